import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { formatDay, parseDay } from '../engine.ts';
import { loadPart } from '../load.ts';
import { readYear, readYears } from './read.ts';
import { dayAfter, workingDaysOf } from './working-days.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const { years, problems } = readYears(root);
const days = workingDaysOf(years);
const day = (text: string) => {
  const found = parseDay(text);
  if (found === undefined) throw new Error(text);
  return found;
};
const due = (from: string, count: number) => {
  const found = days.after(day(from), count);
  return [formatDay(found.day), found.isKnown];
};

describe('working days', () => {
  it('are those of the years that ship, each day with how sure it is', () => {
    expect(problems).toEqual([]);
    expect(days.years).toEqual([2023, 2024, 2025, 2026]);
  });

  it('begin on the day after and pass over weekends', () => {
    expect(due('2026-12-10', 7)).toEqual(['2026-12-21', true]);
    expect(due('2026-12-11', 1)).toEqual(['2026-12-14', true]);
  });

  it('pass over Tết, and count a Saturday that was exchanged for a Friday', () => {
    expect(due('2026-02-13', 1)).toEqual(['2026-02-23', true]);
    expect(due('2025-12-31', 1)).toEqual(['2026-01-05', true]);
    expect(days.isWorkingDay(day('2026-01-10'))).toBe(true);
    expect(due('2026-01-09', 1)).toEqual(['2026-01-10', true]);
    expect(due('2026-08-28', 1)).toEqual(['2026-09-03', true]);
  });

  it('say so where they run into a year whose holidays are not here', () => {
    expect(due('2026-12-29', 2)).toEqual(['2026-12-31', true]);
    expect(due('2026-12-29', 3)).toEqual(['2027-01-01', false]);
    expect(formatDay(dayAfter(day('2026-12-31'), 1))).toBe('2027-01-01');
  });

  it('are refused with file and line where a day is of another year, or stands twice', () => {
    const text = `working-days: 2026
ground: {vi: Luật, en: Law}
days-off:
  - {off: 2026-01-01, label: {vi: Tết, en: New Year}}
  - {off: 2026-01-01, label: {vi: Tết, en: New Year}}
  - {off: 2025-01-02, label: {vi: Tết, en: New Year}}`;
    const loaded = loadPart(text, '2026.yaml');
    const read = 'problems' in loaded ? loaded : readYear(loaded.part);
    expect('problems' in read && read.problems.map(({ code, at }) => `${code} ${at?.line}`)).toEqual([
      'pack.day-twice 5',
      'pack.day-of-another-year 6',
    ]);
  });
});
