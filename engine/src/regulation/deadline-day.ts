import { type CalendarDay, calendarDay, datePartsOf, daysInMonth } from '../calendar-day.ts';
import { inYear, type Period, periodsOfYear } from '../period.ts';
import type { DayOfMonth, DayOfYear, Deadline, Stage } from './format.ts';

export const isOfMonth = (before: DayOfYear | DayOfMonth): before is DayOfMonth =>
  typeof before.month === 'string';

/**
 * The day before which the level of a period is due: a day of the year that is rated or of the next one, or a day of the
 * month in which the period ends or of the month after it.
 *
 * @example dueDay({ before: { day: 5, month: 'next' }, year: 'same' }, parsePeriod('2026-Q4')!) // 5 January 2027
 */
export function dueDay({ before, year }: Pick<Deadline, 'before' | 'year'>, period: Period): CalendarDay {
  if (!isOfMonth(before))
    return calendarDay(period.year + (year === 'next' ? 1 : 0), before.month, before.day);
  const last = datePartsOf(period.to);
  if (before.month === 'last') return calendarDay(last.year, last.month, before.day);
  return last.month === 12
    ? calendarDay(last.year + 1, 1, before.day)
    : calendarDay(last.year, last.month + 1, before.day);
}

/** Every period that a stage can have in a year that is not a leap year; years that end early where there are such. */
export function periodsOf(stage: Stage, withOwnYears: boolean): readonly Period[] {
  const ofCalendar = stage.periods.flatMap((unit) => periodsOfYear(2025, unit));
  if (!withOwnYears) return ofCalendar;
  const ends = Array.from({ length: 11 }, (_, month) => month + 1);
  return [...ofCalendar, ...ofCalendar.flatMap((p) => ends.map((e) => inYear(p, { ends: e })))];
}

/** How many days the shortest month has in which the deadline of such periods can lie. */
export function daysAtLeast(month: DayOfMonth['month'], periods: readonly Period[]): number {
  const lengths = periods.map((period) => {
    const first = datePartsOf(dueDay({ before: { month, day: 1 }, year: 'same' }, period));
    return daysInMonth(first.year, first.month);
  });
  return Math.min(31, ...lengths);
}
