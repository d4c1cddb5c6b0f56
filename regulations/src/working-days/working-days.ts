import { type CalendarDay, datePartsOf, isWeekday } from '../engine.ts';
import type { YearOfDays } from './read.ts';

/** The days on which offices work, as far as the years that are known. */
export interface WorkingDays {
  /** Years whose holidays and exchanged days were announced and are here. */
  readonly years: readonly number[];
  isWorkingDay(day: CalendarDay): boolean;
  /**
   * The day on which so many working days have passed, counted from the day after. `isKnown` is false where the count runs
   * into a year that is not here: its holidays may move the day.
   */
  after(day: CalendarDay, days: number): { readonly day: CalendarDay; readonly isKnown: boolean };
}

/** Puts years together. Outside of them Monday to Friday are taken for working days. */
export function workingDaysOf(years: readonly YearOfDays[]): WorkingDays {
  const off = new Set(
    years.flatMap(({ daysOff, exchanged }) => [...daysOff, ...exchanged].map((one) => one.off)),
  );
  const worked = new Set(years.flatMap(({ exchanged }) => exchanged.map((one) => one.worked)));
  const known = new Set(years.map(({ year }) => year));
  const isWorkingDay = (day: CalendarDay) => worked.has(day) || (isWeekday(day) && !off.has(day));
  return {
    years: [...known].sort((a, b) => a - b),
    isWorkingDay,
    after: (from, days) => {
      let isKnown = true;
      let day = from;
      for (let left = days; left > 0; ) {
        day = nextDay(day);
        isKnown &&= known.has(datePartsOf(day).year);
        if (isWorkingDay(day)) left -= 1;
      }
      return { day, isKnown };
    },
  };
}

/** The day after. */
export const nextDay = (day: CalendarDay): CalendarDay => dayAfter(day, 1);

/** So many days later, whatever days they are. */
export function dayAfter(day: CalendarDay, days: number): CalendarDay {
  const later: unknown = day + days;
  if (!isCalendarDay(later)) throw new Error('a day and a number make a day');
  return later;
}

const isCalendarDay = (value: unknown): value is CalendarDay => Number.isInteger(value);
