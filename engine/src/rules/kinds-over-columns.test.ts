import { expect, it } from 'vitest';
import { parseDay } from '../calendar-day.ts';
import { columnsFrom } from '../evaluation/columns-from.ts';
import { overColumns } from '../evaluation/over-columns.ts';
import { formatExact, ratio } from '../exact.ts';
import { parsePeriod } from '../period.ts';
import { isGap } from './measured.ts';
import { person, rule, tried } from './rules.fixture.ts';

const rules = [
  rule('steps', {
    id: 'tier',
    of: 'rate',
    steps: [
      { 'at-least': '90%', value: '30' },
      { above: '50%', value: '20' },
    ],
    else: '0',
  }),
  rule('sum', { id: 'criteria', of: ['knowledge', 'digital'], 'when-not-applicable': 're-weight' }),
  rule('sum', {
    of: [{ value: '50' }, 'criteria', { add: 'tier' }, { less: 'flood', times: '2' }],
    'at-most': '90',
  }),
];

const others = [
  rule('sum', { id: 'load', of: ['work'], for: ['head', 'staff'] }),
  rule('share-of-total', { id: 'part', of: 'load', among: 'people-of-own-unit', 'when-none': '0' }),
  rule('over-subjects', {
    id: 'mates',
    of: 'load',
    whom: 'people-of-own-unit',
    as: 'highest',
    'when-none': '0',
  }),
  rule('sum', { of: ['part', 'mates', 'load'] }),
];

const rounded = (digits: string, to: string) => ({ rounded: { digits, to, article: 'a1' } });
const ofRounded = [
  rule('mean', { id: 'third', of: ['knowledge', 'work'], weights: ['1', '2'], ...rounded('2', 'nearest') }),
  rule('over-subjects', {
    id: 'mates',
    of: 'third',
    whom: 'people-of-own-unit',
    as: 'highest',
    'when-none': '0',
    ...rounded('1', 'up'),
  }),
  rule('share-of-total', {
    id: 'part',
    of: 'third',
    among: 'people-of-own-unit',
    'when-none': '0',
    ...rounded('3', 'down'),
  }),
  rule('sum', { of: ['third', 'mates', { add: 'part', times: '1/3' }], ...rounded('2', 'nearest') }),
];

it.each([
  ['of criteria', rules],
  ['of rounded quantities', ofRounded],
  ['of others', others],
])('columns give the same numbers as subjects one by one, or leave them to that: %s', (_, rules) => {
  const ids = Array.from({ length: 40 }, (_, i) => `p${i}`);
  const people = ids.map((id) => person(id));
  const scores = ids.map((subject, i) => ({
    subject,
    period: '2026-03',
    rate: i % 9 === 0 ? '' : String((i % 11) / 10),
    knowledge: String(i % 10),
    digital: i % 4 === 0 ? 'không áp dụng' : String(i % 6),
    flood: i % 13 === 0 ? '' : String(i % 5),
    work: String((i * 7) % 23),
  }));
  const { program, register, measured } = tried(rules, { people, scores });
  const request = { program, register, period: parsePeriod('2026-03')!, asOf: parseDay('2026-12-31')! };
  let compared = 0;
  for (const { group, stage, subjects, source } of columnsFrom(request)) {
    const toExact = new Uint8Array(subjects.length);
    const column = overColumns(program, group, stage)!.measure('x', source, toExact);
    subjects.forEach((index, row) => {
      const exact = measured('x', register.people[index]!.id);
      if (toExact[row] === 1 || source.toExact?.[row] === 1) return;
      compared += 1;
      expect(isGap(exact)).toBe(false);
      if (!isGap(exact))
        expect(formatExact(ratio(column.values[row]!, column.scale))).toBe(formatExact(exact));
    });
  }
  expect(compared).toBeGreaterThan(10);
});
