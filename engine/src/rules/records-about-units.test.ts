import { describe, expect, it } from 'vitest';
import type { Plain } from '../regulation/plain.ts';
import { complaintsAbout, packWith, person, rule, tried, UNITS } from './rules.fixture.ts';

const year = { period: '2026' };
const about = (kind: string, more: { readonly [key: string]: Plain } = {}) =>
  rule(kind, {
    for: ['head', 'staff'],
    stage: 'year',
    table: 'criticism',
    of: 'units-in-charge',
    on: 'on',
    where: { column: 'form', is: 'written' },
    ...(kind === 'share-of-records' ? { 'when-none': { ask: 'none' } } : {}),
    ...more,
  });
const count = about('count-of-records');
const share = about('share-of-records');

const units = [
  ...UNITS,
  { id: 'land', name: 'Lĩnh vực đất đai', kind: 'administrativeAgency', role: 'directUnit', parent: 'xa' },
  { id: 'school', name: 'Lĩnh vực giáo dục', kind: 'administrativeAgency', role: 'directUnit', parent: 'xa' },
];
/** A deputy who handed the land over to a colleague on 1 July. */
const people = [
  person('h', { leads: 'deputy', inCharge: 'land; school', to: '2026-06-30' }),
  person('h', { leads: 'deputy', inCharge: 'school', from: '2026-07-01' }),
  person('k', { leads: 'deputy', inCharge: 'land', from: '2026-07-01' }),
  person('a'),
];
const row = (subject: string, on: string, form = 'written') => ({ subject, on, form });
const seen = (rows: readonly Record<string, string>[]) => ({ units, people, criticism: rows });
const rows = [
  row('land', '2026-03-01'),
  row('land', '2026-08-01'),
  row('school', '2026-08-01'),
  row('school', '2026-09-01'),
  row('school', '2026-10-01', 'spoken'),
  row('school', '2025-12-31'),
];

describe('rows about a field somebody answered for', () => {
  it('count for whoever answered for the field on the day of the row, within the period', () => {
    expect(complaintsAbout(packWith([count]))).toEqual([]);
    const counted = tried([count], seen(rows), year);
    // Land in March, school in August and September; land in August is the colleague's.
    expect(counted.value('x', 'h')).toBe('3');
    expect(counted.value('x', 'k')).toBe('1');
    expect(counted.value('x', 'a')).toBe('0');
  });

  it('are told by the names of the fields', () => {
    const counted = tried([count], seen(rows), year);
    expect(counted.explain('vi', 'x', 'h')).toBe('3 (Lĩnh vực đất đai: 1; Lĩnh vực giáo dục: 2)');
    expect(counted.words('vi')).toBe(
      'số dòng “Văn bản phê bình” về đơn vị, lĩnh vực mình phụ trách mà Hình thức: Văn bản',
    );
  });

  it('leave the number open where a row has no day', () => {
    const undated = tried([count], seen([row('school', '2026-08-01'), row('school', '')]), year);
    expect(undated.value('x', 'h')).toBe('missing criticism (1–2)');
    expect(undated.value('x', 'a')).toBe('0');
  });

  it('give a share of all rows about them', () => {
    expect(complaintsAbout(packWith([share]))).toEqual([]);
    const shared = tried([share], seen(rows), year);
    // Four rows met the deputy, one of them of words only.
    expect(shared.value('x', 'h')).toBe('0.75');
    expect(shared.explain('en', 'x', 'h')).toBe(
      'Written criticism: 3 / 4 = 75% (Lĩnh vực đất đai: 1; Lĩnh vực giáo dục: 2)',
    );
    expect(shared.value('x', 'a')).toBe('ask none');
    expect(tried([share], seen([row('school', '')]), year).value('x', 'h')).toBe('missing criticism (0–1)');
  });
});

it('one’s own rows can be counted by their day', () => {
  const own = rule('count-of-records', { stage: 'year', table: 'discipline', of: 'self', on: 'on' });
  expect(complaintsAbout(packWith([own]))).toEqual([]);
  const discipline = ['2025-12-31', '2026-01-01', '2026-12-31'].map((on) => ({ subject: 'a', act: 'x', on }));
  expect(tried([own], { discipline }, year).value()).toBe('2');
});

describe('is refused:', () => {
  it.each<[string, Plain, string]>([
    [
      'a table about persons on a way to units',
      { ...count, table: 'discipline', where: { column: 'act', is: 'x' } },
      'pack.records-of-other-subject /calculation/0/table',
    ],
    [
      'rows of units as one’s own',
      { ...count, of: 'self' },
      'pack.records-of-other-subject /calculation/0/table',
    ],
    ['a day that is none', { ...count, on: 'form' }, 'pack.records-without-day /calculation/0/on'],
    [
      'no day at all',
      rule('count-of-records', { table: 'criticism', of: 'units-in-charge', stage: 'year' }),
      'pack.records-without-day /calculation/0/table',
    ],
    [
      'a day, and not whose rows',
      rule('count-of-records', { table: 'discipline', on: 'on', stage: 'year' }),
      'pack.missing-key /calculation/0/of',
    ],
    ['an unknown table', { ...count, table: 'praise' }, 'pack.unknown-table /calculation/0/table'],
    [
      'a unit on the way of a leader',
      { ...count, for: 'organisation' },
      'pack.path-from-other-subject /calculation/0/of',
    ],
  ])('%s', (_, one, told) => {
    expect(complaintsAbout(packWith([one]))).toContain(told);
  });
});
