/** Month lengths and Monday-to-Friday days; public holidays are left out of account here. */

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export function monthLength(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);
export const day = (year: number, month: number, date: number): string =>
  `${year}-${two(month)}-${two(date)}`;

const known = new Map<number, readonly (readonly string[])[]>();

/** The Monday-to-Friday days of each month; index 0 is January. */
export function weekdaysOf(year: number): readonly (readonly string[])[] {
  const before = known.get(year);
  if (before) return before;
  const p = year - 1;
  let weekday = (1 + 5 * (p % 4) + 4 * (p % 100) + 6 * (p % 400)) % 7; // 1 January; 0 is Sunday
  const months: string[][] = [];
  for (let month = 1; month <= 12; month++) {
    const days: string[] = [];
    for (let date = 1; date <= monthLength(year, month); date++) {
      if (weekday !== 0 && weekday !== 6) days.push(day(year, month, date));
      weekday = (weekday + 1) % 7;
    }
    months.push(days);
  }
  known.set(year, months);
  return months;
}
