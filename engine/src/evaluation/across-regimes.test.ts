import { describe, expect, it } from 'vitest';
import { changed } from '../regulation/fixtures/changed-pack.ts';
import type { Plain } from '../regulation/plain.ts';
import {
  checked,
  evaluated,
  levelOf,
  person,
  points,
  resultFor,
  rule,
  small,
  smallPack,
  text,
  together,
  unit,
} from './fixtures/small-pack.ts';

/** The year as the mean of its months; months may be brought along from another body. */
const byMonths: Plain = small(
  ['/stages/month', { label: text('month'), periods: ['month'] }],
  ['/facts', { monthPoints: points('person', 'month'), unitPoints: points('unit') }],
  [
    '/calculation',
    [
      { ...rule('monthScore', ['leader', 'staff'], 'month'), kind: 'sum', of: ['monthPoints'] },
      {
        ...rule('score', ['leader', 'staff']),
        kind: 'mean-over-periods',
        of: 'monthScore',
        from: 'month',
        'recorded-by': 'monthScore',
        'when-some-are-missing': { ask: 'goOn' },
      },
      { ...rule('unitScore', ['organisation']), kind: 'sum', of: ['unitPoints'] },
    ],
  ],
  [
    '/questions/goOn',
    {
      article: 'a1',
      ground: text('g'),
      decider: text('d'),
      options: {
        go: Object.fromEntries([
          ['says', text('go')],
          ['then', 'accept'],
        ]),
      },
    },
  ],
);
const employees: Plain = changed(byMonths, [
  ['/regulation', 'employees'],
  ['/applies-to/0/when', { attribute: 'service', is: 'publicEmployee' }],
]);
const month = (n: number) => `2025-${String(n).padStart(2, '0')}`;
const months = (from: number, to: number, score: string) =>
  Array.from({ length: to - from + 1 }, (_, i) => ({
    subject: 'a',
    period: month(from + i),
    monthPoints: score,
  }));
const changedInJuly = {
  units: [unit('ubnd')],
  people: [
    person('a', 'ubnd', { service: 'publicEmployee', to: '2025-06-30' }),
    person('a', 'ubnd', { service: 'civilServant', from: '2025-07-01' }),
  ],
};
const packs = () => [checked(byMonths), checked(employees)];

describe('a public employee to June and a civil servant from July', () => {
  it('is rated for the year under the text of the service held on the last day, and under that one only', () => {
    const all = together(packs(), { ...changedInJuly, 'person-month': months(7, 12, '95') });
    expect(resultFor(all.get('employees'), 'a').outcome).toBe('other-regime');
    expect(resultFor(all.get('small'), 'a').group).toBe('staff');
  });

  it('has the months under the other text counted only when they are brought along', () => {
    const own = months(7, 12, '95');
    const alone = resultFor(together(packs(), { ...changedInJuly, 'person-month': own }).get('small'), 'a');
    const along = Array.from({ length: 6 }, (_, i) => ({
      subject: 'a',
      period: month(i + 1),
      measure: 'monthScore',
      value: '35',
      body: 'trường',
      regulation: 'small',
    }));
    const brought = resultFor(
      together(packs(), { ...changedInJuly, 'person-month': own, 'period-results': along }).get('small'),
      'a',
    );
    expect(brought.score).toEqual({ n: 65, d: 1 });
    expect(alone.score ?? alone.outcome).not.toEqual({ n: 65, d: 1 });
  });

  it('looked at in May is still a public employee', () => {
    const all = together(
      packs(),
      { ...changedInJuly, 'person-month': months(1, 5, '95') },
      { asOf: '2025-05-31' },
    );
    expect(resultFor(all.get('employees'), 'a').outcome).not.toBe('other-regime');
    expect(resultFor(all.get('small'), 'a').outcome).toBe('other-regime');
  });
});

describe('a year that begins under one text and ends under another', () => {
  const later = changed(smallPack, [
    ['/in-force-from', '2025-07-01'],
    ['/ladders/0/rungs/0/when/at-least', '96'],
  ]);
  const tables = {
    units: [unit('ubnd')],
    people: [person('a', 'ubnd')],
    'person-year': [{ subject: 'a', period: '2025', points: '95' }],
  };

  it('is rated by the text in force on its last day', () => {
    expect(levelOf(evaluated(later, tables), 'a')).toBe('good');
  });

  it('a past year run again under its own text gives what it gave', () => {
    const before = evaluated(smallPack, tables);
    evaluated(later, tables);
    expect(resultFor(evaluated(smallPack, tables), 'a').proposed).toBe(resultFor(before, 'a').proposed);
  });
});
