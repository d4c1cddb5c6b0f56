import type { KINDS } from './texts.ts';

const SUFFIX: Readonly<
  Record<keyof typeof KINDS, { readonly most: number; readonly of: (n: number) => string }>
> = {
  year: { most: 1, of: () => '' },
  half: { most: 2, of: (n) => `-H${n}` },
  quarter: { most: 4, of: (n) => `-Q${n}` },
  month: { most: 12, of: (n) => `-${String(n).padStart(2, '0')}` },
};

/** How many periods of a kind there are in a year. */
export const countOf = (kind: keyof typeof KINDS): number => SUFFIX[kind].most;

/** `year, 2026` → `2026`; `quarter, 2026, 3` → `2026-Q3`. */
export const periodOf = (kind: keyof typeof KINDS, year: string, number: number): string =>
  `${year}${SUFFIX[kind].of(number)}`;

/** First and last day of such a period by the calendar. */
export function daysOf(
  kind: keyof typeof KINDS,
  year: string,
  number: number,
): { readonly from: string; readonly to: string } {
  const months = 12 / SUFFIX[kind].most;
  const first = (number - 1) * months;
  const day = (month: number, ofMonth: number) =>
    new Date(Date.UTC(Number(year), month, ofMonth)).toISOString().slice(0, 10);
  return { from: day(first, 1), to: day(first + months, 0) };
}

/** Whether entries end after levels are due: whoever hands in on the last day is too late for a level. */
export const isBackwards = (days: {
  readonly entryUntil: string | null;
  readonly levelUntil: string | null;
}): boolean => days.entryUntil !== null && days.levelUntil !== null && days.entryUntil > days.levelUntil;
