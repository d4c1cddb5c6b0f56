import { describe, expect, it } from 'vitest';
import { formatDay } from '../calendar-day.ts';
import { parsePeriod } from '../period.ts';
import { dueDay } from './deadline-day.ts';
import type { DayOfMonth } from './format.ts';

const due = (day: number, month: DayOfMonth['month'], period: string) =>
  formatDay(dueDay({ before: { day, month }, year: 'same' }, parsePeriod(period)!));

describe('a deadline counted from the end of the period', () => {
  it('before the 5th of the first month of the next quarter', () => {
    expect(due(5, 'next', '2026-Q1')).toBe('2026-04-05');
    expect(due(5, 'next', '2026-Q4')).toBe('2027-01-05');
  });

  it('before the 26th of the last month, of months, quarters, halves and years', () => {
    expect(['2026-02', '2026-Q3', '2026-H1', '2026'].map((p) => due(26, 'last', p))).toEqual([
      '2026-02-26',
      '2026-09-26',
      '2026-06-26',
      '2026-12-26',
    ]);
  });

  it('of a week that ends in the next month, by its Sunday', () => {
    // ISO week 14 of 2026: 30 March to 5 April.
    expect(due(10, 'last', '2026-W14')).toBe('2026-04-10');
  });
});
