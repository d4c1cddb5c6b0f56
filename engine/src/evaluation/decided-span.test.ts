import { describe, expect, it } from 'vitest';
import { parseDay } from '../calendar-day.ts';
import { example, registerOf, request } from '../intake/example.fixture.ts';
import { parsePeriod } from '../period.ts';
import { compileRegulation } from './compile.ts';
import { World } from './world.ts';

const answer = (period: string, value: string, more = {}) => ({
  question: 'no-task',
  subject: '001234',
  period,
  option: 'score',
  value,
  on: '2026-12-15',
  ...more,
});

/** The value answered for each of these periods. */
function answered(decisions: Record<string, string>[], periods: readonly string[]) {
  const program = compileRegulation(example, request.vocabulary);
  const world = new World(program, registerOf({ decisions }), parseDay('2026-12-31')!, false);
  return periods.map((period) => {
    const found = world.decision('no-task', 'person', 0, parsePeriod(period)!);
    return found && [found.period ?? '*', Number(found.value?.n)].join(' ');
  });
}

describe('a decision for a longer period', () => {
  it('answers for every period in it, and for no other', () => {
    expect(answered([answer('2026-Q1', '1')], ['2026-03', '2026-Q1', '2026-04', '2026-H1', '2026'])).toEqual([
      '2026-Q1 1',
      '2026-Q1 1',
      undefined,
      undefined,
      undefined,
    ]);
    expect(answered([answer('2026', '1')], ['2026-03', '2026-W09', '2026'])).toEqual(Array(3).fill('2026 1'));
  });

  it('gives way to one for a nearer period, whatever the order and the days', () => {
    const rows = [
      answer('', '0', { on: '2026-12-20' }),
      answer('2026', '1', { on: '2026-12-19' }),
      answer('2026-H1', '2', { on: '2026-12-18' }),
      answer('2026-Q1', '3', { on: '2026-12-17' }),
      answer('2026-03', '4', { on: '2026-12-16' }),
    ];
    for (const decisions of [rows, rows.toReversed()]) {
      expect(answered(decisions, ['2026-03', '2026-02', '2026-05', '2026-09', '2025-09'])).toEqual([
        '2026-03 4',
        '2026-Q1 3',
        '2026-H1 2',
        '2026 1',
        '* 0',
      ]);
    }
  });

  it('of equal periods is the later one', () => {
    const rows = [answer('2026', '1', { on: '2026-06-01' }), answer('2026', '2', { on: '2026-07-01' })];
    expect(answered(rows.toReversed(), ['2026-03'])).toEqual(['2026 2']);
  });

  it('of the unit gives way to any of the person', () => {
    const rows = [answer('2026', '1'), answer('2026-03', '2', { subject: 'vp' })];
    expect(answered(rows, ['2026-03'])).toEqual(['2026 1']);
  });
});
