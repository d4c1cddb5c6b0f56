/** Days as days: a whole number of days since 1970-01-01, with no clock and no time zone anywhere. */
export type CalendarDay = number & { readonly __day: unique symbol };

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01 of a proleptic Gregorian date (algorithm of civil days counted from March). */
export function calendarDay(year: number, month: number, day: number): CalendarDay {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146097 + dayOfEra - 719468) as CalendarDay;
}

export function daysInMonth(year: number, month: number): number {
  return month === 12 ? 31 : calendarDay(year, month + 1, 1) - calendarDay(year, month, 1);
}

/** Reads "2026-03-31"; undefined when it is not a day of the calendar. */
export function parseDay(text: string): CalendarDay | undefined {
  const m = FORM.exec(text);
  if (!m) return undefined;
  const [year, month, day] = [Number(m[1]), Number(m[2]), Number(m[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return calendarDay(year, month, day);
}

export function datePartsOf(day: CalendarDay): { year: number; month: number; day: number } {
  const z = day + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

const pad = (n: number, width: number) => String(n).padStart(width, '0');

/** "2026-03-31" */
export function formatDay(day: CalendarDay): string {
  const p = datePartsOf(day);
  return `${pad(p.year, 4)}-${pad(p.month, 2)}-${pad(p.day, 2)}`;
}

/** "31/03/2026", as dates are written on Vietnamese papers. */
export function vietnameseDay(day: CalendarDay): string {
  const p = datePartsOf(day);
  return `${pad(p.day, 2)}/${pad(p.month, 2)}/${pad(p.year, 4)}`;
}

/** Monday to Friday. Public holidays are data of a calendar, not of this file. */
export function isWeekday(day: CalendarDay): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7; // 1970-01-01 was a Thursday; 0 is Sunday
  return weekday !== 0 && weekday !== 6;
}
