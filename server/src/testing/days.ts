import { todayInVietnam } from '../vietnam-day.ts';

/** A day so many days after today in Vietnam, or before it: `2026-03-31`. */
export const daysFromToday = (days: number): string =>
  new Date(Date.parse(todayInVietnam()) + days * 86_400_000).toISOString().slice(0, 10);
