import { describe, expect, it } from 'vitest';
import { formatDay, parseDay } from './calendar-day.ts';
import { best } from './evaluation/nearest-decision.ts';
import {
  covers,
  inYear,
  type Period,
  parsePeriod,
  periodHolding,
  periodsWithin,
  previousPeriod,
  yearOf,
} from './period.ts';

const named = (id: string): Period => parsePeriod(id)!;
const days = ({ from, to }: Period) => `${formatDay(from)}..${formatDay(to)}`;
const ids = (periods: readonly Period[]) => periods.map((p) => p.id);
const may = { ends: 5 };

describe('a year of work that ends in May', () => {
  const year = inYear(named('2026'), may);

  it('begins in June of the year before, and bears the number of the year in which it ends', () => {
    expect([year.id, year.year, days(year)]).toEqual(['2026', 2026, '2025-06-01..2026-05-31']);
    expect(days(inYear(named('2026'), { ends: 2 }))).toBe('2025-03-01..2026-02-28');
    expect(days(inYear(named('2024'), { ends: 2 }))).toBe('2023-03-01..2024-02-29');
    expect(days(inYear(named('2026'), { ends: 11 }))).toBe('2025-12-01..2026-11-30');
  });

  it('has twelve months of two calendar years, in order', () => {
    expect(ids(periodsWithin(year, 'month'))).toEqual([
      ...['06', '07', '08', '09', '10', '11', '12'].map((m) => `2025-${m}`),
      ...['01', '02', '03', '04', '05'].map((m) => `2026-${m}`),
    ]);
  });

  it('has only the quarters that lie wholly inside, and the weeks whose Thursday does', () => {
    expect(ids(periodsWithin(year, 'quarter'))).toEqual(['2025-Q3', '2025-Q4', '2026-Q1']);
    const weeks = ids(periodsWithin(year, 'week'));
    // 2025-06-05 and 2026-05-28 are Thursdays.
    expect([weeks[0], weeks.at(-1), weeks.length]).toEqual(['2025-W23', '2026-W22', 52]);
  });

  it('has halves of its own', () => {
    expect(periodsWithin(year, 'half').map(days)).toEqual([
      '2025-06-01..2025-11-30',
      '2025-12-01..2026-05-31',
    ]);
    const january = inYear(named('2026'), { ends: 5, secondHalfFrom: 1 });
    expect(periodsWithin(january, 'half').map(days)).toEqual([
      '2025-06-01..2025-12-31',
      '2026-01-01..2026-05-31',
    ]);
    expect(ids(periodsWithin(periodsWithin(january, 'half')[1]!, 'month'))).toHaveLength(5);
    const october = inYear(named('2026-H1'), { ends: 5, secondHalfFrom: 10 });
    expect(days(october)).toBe('2025-06-01..2025-09-30');
  });

  it('comes after the one a year before, its first half after the second of that', () => {
    expect(days(previousPeriod(year))).toBe('2024-06-01..2025-05-31');
    expect(days(previousPeriod(inYear(named('2026-H1'), may)))).toBe('2024-12-01..2025-05-31');
    expect(previousPeriod(named('2026-01')).id).toBe('2025-12');
  });

  it('covers what lies in it and nothing else, and holds each month once', () => {
    expect(
      ['2025-05', '2025-06', '2025-12', '2026-05', '2026-06'].map((id) => covers(year, named(id))),
    ).toEqual([false, true, true, true, false]);
    expect(days(periodHolding(named('2025-09'), 'half', may)!)).toBe('2025-06-01..2025-11-30');
    expect(periodHolding(named('2025-09'), 'year', may)?.id).toBe('2026');
    expect(periodHolding(named('2025-09'), 'year', undefined)?.id).toBe('2025');
    expect(periodHolding(named('2026-Q2'), 'year', may)).toBeUndefined();
  });

  it('says in which year a day lies', () => {
    const on = (day: string) => yearOf(parseDay(day)!, may);
    expect([on('2025-05-31'), on('2025-06-01'), on('2025-12-31'), on('2026-05-31')]).toEqual([
      2025, 2026, 2026, 2026,
    ]);
  });

  it('is the same object each time, leaves months alone, and goes back to the calendar', () => {
    expect(inYear(named('2026'), { ends: 5 })).toBe(year);
    expect(inYear(named('2025-09'), may)).not.toHaveProperty('own');
    expect(days(inYear(year, undefined))).toBe('2026-01-01..2026-12-31');
  });

  it('is what a decision for the year answers for', () => {
    const decision = {
      question: 'q',
      subject: '*',
      option: 'o',
      by: 'x',
      on: parseDay('2026-06-01')!,
      period: '2026',
    };
    expect(best([decision], named('2025-09'), may)).toBe(decision);
    expect(best([decision], named('2026-09'), may)).toBeUndefined();
    expect(best([decision], named('2025-09'), undefined)).toBeUndefined();
  });
});
