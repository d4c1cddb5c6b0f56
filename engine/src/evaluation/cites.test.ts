import { describe, expect, it } from 'vitest';
import { parseDay } from '../calendar-day.ts';
import { why } from '../explanation/why.ts';
import { parsePeriod } from '../period.ts';
import { body, pack, quota } from '../quota/quota-pack.fixture.ts';
import { changed } from '../regulation/fixtures/changed-pack.ts';
import type { Plain } from '../regulation/plain.ts';
import { citesOf } from './cites.ts';
import { compileRegulation } from './compile.ts';
import { evaluateYear } from './evaluate.ts';
import {
  checked,
  doing,
  flag,
  levelOption,
  person,
  question,
  registerOf,
  resultFor,
  rule,
  small,
  type Tables,
  text,
  unit,
} from './fixtures/small-pack.ts';

const articles = Object.fromEntries(
  ['a1', 'a2', 'a3'].map((id) => [id, { ref: `Article ${id}`, says: { vi: id, en: id } }]),
);
const known = (data: Plain) => changed(data, [['/articles', articles]]);

function found(data: Plain, tables: Tables, subject: string) {
  const regulation = checked(known(data));
  const register = registerOf([regulation], tables);
  const program = compileRegulation(regulation, register.vocabulary);
  const [period, asOf] = [parsePeriod('2025')!, parseDay('2025-12-31')!];
  const evaluation = evaluateYear({ program, register, period, asOf, traced: true });
  const result = resultFor(evaluation, subject);
  const { summary, sections } = why(result, { program, register, evaluation }, 'en');
  const told = sections.flatMap((s) => s.sentences).map((s) => `${s.text} [${s.refs}]`);
  return { result, cites: citesOf(result), summary, told };
}

describe('NT24-11: two quotas on one person', () => {
  const second = {
    ...quota({ share: '10%', base: 'rated', choice: { ask: 'other' } }),
    id: 'second',
    article: 'a2',
    label: text('Second'),
  };
  const other = question({ yes: doing('accept'), no: levelOption('good') });
  const both = changed(pack({ article: 'a3' }), [
    ['/questions/other', other],
    ['/quotas/-', second],
  ]);

  it('are both in the result and cited when both leave no place', () => {
    const { result, cites } = found(both, body(2, 2), 'b0');
    expect(result.quotas?.map((q) => [q.quota, q.state, q.why, ...q.articles])).toEqual([
      ['quota', 'out', 'no-place', 'a3'],
      ['second', 'out', 'no-place', 'a2'],
    ]);
    expect([result.proposed, cites]).toEqual(['good', ['a1', 'a3', 'a2']]);
  });

  it('are both told, each with its article', () => {
    const { summary, told } = found(both, body(2, 2), 'b0');
    expect(summary).toContain(
      'because there is no place for best (“quota”, Article a3, 1/2025) and there is no place for best (“Second”, Article a2, 1/2025)',
    );
    for (const ref of ['a2', 'a3'])
      expect(told).toContain(`There is no place, so the level is good. [Article ${ref}, 1/2025]`);
  });

  it('hold by the strictest: one still leaves a choice, the other no place; both are cited', () => {
    const { result, cites } = found(both, body(2, 7), 'b0');
    expect(result.quotas?.map((q) => [q.quota, q.state])).toEqual([
      ['quota', 'waiting'],
      ['second', 'out'],
    ]);
    expect([result.proposed, cites]).toEqual(['good', ['a1', 'a3', 'a2']]);
  });

  it('are not cited where there is a place for everybody', () => {
    const { result, cites } = found(both, body(1, 9), 'b0');
    expect([result.proposed, cites]).toEqual(['best', ['a1']]);
    expect(result.quotas?.every((q) => q.state === 'in')).toBe(true);
  });
});

describe('two ceilings that bite', () => {
  const ceiling = (id: string, article: string, level: string) => ({
    ...rule(id, ['staff']),
    article,
    when: { fact: id, is: 'yes' },
    level,
  });
  const two = small(
    ['/facts/late', flag('person')],
    ['/facts/rude', flag('person')],
    ['/ceilings', [ceiling('late', 'a2', 'good'), ceiling('rude', 'a3', 'good')]],
  );
  const tables = (points: string, late: string, rude: string) => ({
    units: [unit('ubnd')],
    people: [person('a', 'ubnd')],
    'person-year': [{ subject: 'a', period: '2025', points, late, rude }],
  });

  it('are both cited and told, whichever comes first', () => {
    const { cites, told } = found(two, tables('95', 'yes', 'yes'), 'a');
    expect(cites).toEqual(['a1', 'a2', 'a3']);
    expect(told.join('\n')).toContain('level best is lowered to good. [Article a2, 1/2025]');
    expect(told.join('\n')).toContain('it too allows good at most. [Article a3, 1/2025]');
  });

  it('are not cited where the condition does not hold, or the level is not above them', () => {
    expect(found(two, tables('95', 'no', 'yes'), 'a').cites).toEqual(['a1', 'a3']);
    const low = found(two, tables('60', 'yes', 'yes'), 'a');
    expect(low.cites).toEqual(['a1']);
    expect(low.told.join('\n')).toContain('level good is not lowered. [Article a3, 1/2025]');
  });
});

it('two caps that bite are both cited', () => {
  const cap = (id: string, by: string, article: string) => ({
    ...rule(id, ['leader']),
    article,
    by,
    whose: 'on-the-day',
    'two-units': { ask: 'which' },
    undetermined: { ask: 'wait' },
  });
  const capped = small(
    [
      '/questions',
      {
        level: question({ good: levelOption('good'), poor: levelOption('poor') }),
        which: question({ lowest: doing('accept'), main: doing('leave-out') }),
        wait: question({ wait: doing('leave-out') }),
      },
    ],
    ['/caps', [cap('own', 'own-unit', 'a2'), cap('headed', 'unit-headed', 'a3')]],
  );
  const tables = (unitPoints: string) => ({
    units: [unit('ubnd')],
    people: [person('h', 'ubnd', { leads: 'head' })],
    'person-year': [{ subject: 'h', period: '2025', points: '95' }],
    'unit-year': [{ subject: 'ubnd', period: '2025', unitPoints }],
  });
  expect(found(capped, tables('60'), 'h').cites).toEqual(['a1', 'a2', 'a3']);
  expect(found(capped, tables('95'), 'h').cites).toEqual(['a1']);
});
