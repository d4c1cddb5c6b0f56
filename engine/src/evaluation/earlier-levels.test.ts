import { describe, expect, it } from 'vitest';
import type { Plain } from '../regulation/plain.ts';
import {
  evaluated,
  LADDERS,
  levelOf,
  person,
  points,
  resultFor,
  rule,
  SCORES,
  small,
  text,
  unit,
} from './fixtures/small-pack.ts';

const units = [unit('ubnd'), unit('p1', { role: 'directUnit', parent: 'ubnd' })];

describe('a level of an earlier period', () => {
  const quarters = (when: Plain): Plain =>
    small(
      ['/stages/quarter', { label: text('quarter'), periods: ['quarter'] }],
      ['/facts/quarterPoints', points('person', 'quarter')],
      [
        '/calculation',
        [
          ...SCORES,
          { ...rule('quarterScore', ['leader', 'staff'], 'quarter'), kind: 'sum', of: ['quarterPoints'] },
        ],
      ],
      [
        '/ladders',
        [
          ...LADDERS,
          {
            ...rule('quarterLadder', ['leader', 'staff'], 'quarter'),
            rungs: [
              { article: 'a1', level: 'good', when: { measure: 'quarterScore', 'at-least': '50' } },
              { article: 'a1', level: 'poor', when: { measure: 'quarterScore', below: '50' } },
            ],
            otherwise: { ask: 'level' },
          },
        ],
      ],
      ['/ceilings', [{ ...rule('gate', ['leader', 'staff']), when, level: 'good' }]],
    );
  const bad: Plain = { level: 'quarter', period: 'same', quantifier: 'some', is: 'poor', 'when-none': 'no' };
  const tables = (points: readonly string[], decisions: readonly Record<string, string>[] = []) => ({
    units,
    people: [person('staff', 'p1')],
    'person-year': [{ subject: 'staff', period: '2025', points: '95' }],
    'person-quarter': points.flatMap((p, i) =>
      p === '' ? [] : [{ subject: 'staff', period: `2025-Q${i + 1}`, quarterPoints: p }],
    ),
    decisions,
  });

  it('one bad quarter holds the year down', () => {
    expect(levelOf(evaluated(quarters(bad), tables(['80', '80', '80', '80'])), 'staff')).toBe('best');
    expect(levelOf(evaluated(quarters(bad), tables(['80', '40', '80', '80'])), 'staff')).toBe('good');
  });

  it('a quarter not yet recorded leaves the year open, and is named', () => {
    const result = resultFor(evaluated(quarters(bad), tables(['80', '80', '80', ''])), 'staff');
    expect(result.missing).toEqual([
      expect.objectContaining({ subject: 'staff', period: '2025-Q4', what: 'level@quarter' }),
    ]);
  });

  it('a decided level of the year before counts, and without one nobody guesses', () => {
    const twice: Plain = { level: 'year', period: 'previous', is: 'poor' };
    const pack = small(['/ceilings', [{ ...rule('gate', ['leader', 'staff']), when: twice, level: 'good' }]]);
    const year = {
      question: 'level',
      subject: 'staff',
      period: '2024',
      by: 'x',
      document: '1',
      on: '2024-12-15',
    };
    const run = (decisions: readonly Record<string, string>[]) => {
      const { 'person-quarter': _, ...rest } = tables([]);
      return levelOf(evaluated(pack, { ...rest, decisions }), 'staff');
    };
    expect(run([{ ...year, option: 'poor' }])).toBe('good');
    expect(run([{ ...year, option: 'best' }])).toBe('best');
    expect(run([])).toBe('facts-missing');
  });
});
