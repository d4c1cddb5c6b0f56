import { expect, it } from 'vitest';
import { parseDay } from '../calendar-day.ts';
import { columnsFrom } from '../evaluation/columns-from.ts';
import {
  evaluated,
  flag,
  rule as head,
  levelOf,
  person,
  points,
  small,
  unit,
  wrongWith,
} from '../evaluation/fixtures/small-pack.ts';
import { overColumns } from '../evaluation/over-columns.ts';
import { parsePeriod } from '../period.ts';
import type { Plain } from '../regulation/plain.ts';
import { complaintsAbout, march, packWith, rule, tried } from './rules.fixture.ts';

const attitude = (values: { readonly [option: string]: Plain }, fact = 'grade') =>
  rule('value-by-choice', { fact, values });

it('a choice that does not apply has the value the text gives it, and is a number like any other', () => {
  const worth = attitude({ high: '100%', low: '50%', 'not-applicable': '80%' });
  expect(complaintsAbout(packWith([worth]))).toEqual([]);
  expect(tried([worth], march({ grade: 'không áp dụng' })).value()).toBe('0.8');
  expect(tried([worth], march({ grade: 'low' })).value()).toBe('0.5');
  expect(tried([worth], march({})).value()).toBe('missing grade');
  expect(tried([worth], march({ grade: 'n/a' })).explain('en')).toBe('“not applicable” counts 80%');
  const total = rule('sum', { id: 'total', of: ['knowledge', 'x'] });
  expect(complaintsAbout(packWith([worth, total]))).toEqual([]);
});

it('a choice that always applies has no value for what cannot be given', () => {
  expect(
    complaintsAbout(packWith([attitude({ yes: '1', no: '0', 'not-applicable': '1' }, 'passed')])),
  ).toEqual(['pack.unknown-option /calculation/0/values/not-applicable']);
});

const without = (of: { readonly [key: string]: Plain }, more: { readonly [key: string]: Plain }): Plain =>
  small(
    ['/facts/training', { ...of, ...more }],
    [
      '/ceilings',
      [{ ...head('untrained', ['staff']), when: { fact: 'training', is: 'not-applicable' }, level: 'good' }],
    ],
  );
const none = { 'may-not-apply': 'yes' };
const asked: readonly (readonly [string, { readonly [key: string]: Plain }, string])[] = [
  ['a flag', flag('person') as { readonly [key: string]: Plain }, 'yes'],
  ['a number', points('person') as { readonly [key: string]: Plain }, '7'],
];

it.each(asked)(
  'a condition asks whether %s does not apply; while nothing is given it is open',
  (_, fact, value) => {
    const run = (training: string) =>
      levelOf(
        evaluated(without(fact, none), {
          units: [unit('ubnd')],
          people: [person('a', 'ubnd')],
          'person-year': [{ subject: 'a', period: '2025', points: '95', training }],
        }),
        'a',
      );
    expect(['không áp dụng', value, ''].map(run)).toEqual(['good', 'best', 'facts-missing']);
  },
);

it.each(asked)('a condition does not ask it of %s that always applies', (_, fact) => {
  expect(wrongWith(without(fact, {}))[0]).toMatch(
    /^pack\.(unknown-option|wrong-type) \/ceilings\/0\/when\/is$/,
  );
});

it('columns say what subjects one by one say, for a choice that does not apply', () => {
  const grades = ['high', 'low', 'không áp dụng', ''];
  const worth = attitude({ high: '100%', low: '50%', 'not-applicable': '80%' });
  const people = grades.map((_, i) => ({ id: `p${i}`, name: 'P', unit: 'xa', service: 'civilServant' }));
  const scores = grades.map((grade, i) => ({ subject: `p${i}`, period: '2026-03', grade, knowledge: '1' }));
  const { program, register } = tried([worth], { people, scores });
  const [columns] = columnsFrom({
    program,
    register,
    period: parsePeriod('2026-03')!,
    asOf: parseDay('2026-12-31')!,
  });
  const toExact = new Uint8Array(4);
  const column = overColumns(program, 'staff', 'month')!.measure('x', columns!.source, toExact);
  expect([...column.values].slice(0, 3).map((v) => v / column.scale)).toEqual([1, 0.5, 0.8]);
  expect([...toExact]).toEqual([0, 0, 0, 1]);
});
