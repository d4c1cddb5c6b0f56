import { formatDay, inYear, type OwnYear, type Period, parsePeriod } from '@congtam/engine';

/** First and last day of a period, as the calendar has them; undefined when it is none. */
export function daysOf(
  period: string,
): { readonly from: string; readonly to: string; readonly read: Period } | undefined {
  const read = parsePeriod(period);
  return read && { from: formatDay(read.from), to: formatDay(read.to), read };
}

/** The year that a period which was checked when it came in lies in by its name: with the days of an own one where it is that. */
export function yearOfCycle(period: string, own: OwnYear | undefined): Period {
  const year = parsePeriod(period.slice(0, 4));
  if (year === undefined) throw new Error(`${period} is no period`);
  return inYear(year, own);
}

/** The last day of a period that was checked when it came in. */
export function lastDayOf(period: string): string {
  const days = daysOf(period);
  if (days === undefined) throw new Error(`${period} is no period`);
  return days.to;
}
