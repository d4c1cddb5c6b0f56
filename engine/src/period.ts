import { type CalendarDay, calendarDay, datePartsOf, daysInMonth } from './calendar-day.ts';

/** What a period may be. A school year is a year with other first and last days, not a new kind. */
export const PERIOD_UNITS = ['week', 'month', 'quarter', 'half', 'year'] as const;
export type PeriodUnit = (typeof PERIOD_UNITS)[number];

/** One period: `2026-W07`, `2026-03`, `2026-Q1`, `2026-H1` or `2026`; `from` and `to` are its first and last day. */
export interface Period {
  readonly id: string;
  readonly unit: PeriodUnit;
  readonly year: number;
  /** 1-based place inside its year (month 3, quarter 1 …). */
  readonly index: number;
  readonly from: CalendarDay;
  readonly to: CalendarDay;
  /** Present on years and halves whose days are not those of the calendar. */
  readonly own?: OwnYear;
}

/** A year of work that ends before December: `2026` with `ends: 5` is June 2025 to May 2026. */
export interface OwnYear {
  /** The month that is its last, 1 to 11. */
  readonly ends: number;
  /** The month with which its second half begins; the seventh of the year unless said. */
  readonly secondHalfFrom?: number;
}

const FORM = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])|W(0[1-9]|[1-4]\d|5[0-3])))?$/;

const months = (
  id: string,
  unit: PeriodUnit,
  year: number,
  index: number,
  first: number,
  last: number,
): Period => ({
  id,
  unit,
  year,
  index,
  from: calendarDay(year, first, 1),
  to: calendarDay(year, last, daysInMonth(year, last)),
});

/** Reads a period id; undefined when it is none. Weeks are those of ISO 8601. */
export function parsePeriod(id: string): Period | undefined {
  const m = FORM.exec(id);
  if (!m) return undefined;
  const year = Number(m[1]);
  if (m[2]) return months(id, 'month', year, Number(m[2]), Number(m[2]), Number(m[2]));
  if (m[3]) return months(id, 'quarter', year, Number(m[3]), Number(m[3]) * 3 - 2, Number(m[3]) * 3);
  if (m[4]) return months(id, 'half', year, Number(m[4]), Number(m[4]) * 6 - 5, Number(m[4]) * 6);
  if (m[5]) return week(id, year, Number(m[5]));
  return months(id, 'year', year, 1, 1, 12);
}

function week(id: string, year: number, index: number): Period | undefined {
  const jan4 = calendarDay(year, 1, 4);
  const weekday = (((jan4 + 3) % 7) + 7) % 7; // 0 is Monday
  const from = (jan4 - weekday + (index - 1) * 7) as CalendarDay;
  const to = (from + 6) as CalendarDay;
  const thursday = (from + 3) as CalendarDay;
  if (thursday < calendarDay(year, 1, 1) || thursday > calendarDay(year, 12, 31)) return undefined;
  return { id, unit: 'week', year, index, from, to };
}

const COUNT: Record<Exclude<PeriodUnit, 'week'>, number> = { month: 12, quarter: 4, half: 2, year: 1 };

/** Every period of one unit in a year, in order. */
export function periodsOfYear(year: number, unit: PeriodUnit): readonly Period[] {
  let known = ofYear.get(year);
  if (known === undefined) {
    known = {};
    ofYear.set(year, known);
  }
  known[unit] ??= makePeriods(year, unit);
  return known[unit];
}

/** Periods never change; four digits are all the years there are. */
const ofYear = new Map<number, Partial<Record<PeriodUnit, readonly Period[]>>>();

function makePeriods(year: number, unit: PeriodUnit): Period[] {
  const y = String(year).padStart(4, '0');
  const ids =
    unit === 'year'
      ? [y]
      : Array.from({ length: unit === 'week' ? 53 : COUNT[unit] }, (_, i) => `${y}-${suffix(unit, i + 1)}`);
  return ids.map(parsePeriod).filter((p) => p !== undefined);
}

function suffix(unit: PeriodUnit, index: number): string {
  if (unit === 'quarter') return `Q${index}`;
  if (unit === 'half') return `H${index}`;
  return `${unit === 'week' ? 'W' : ''}${String(index).padStart(2, '0')}`;
}

const within = new WeakMap<Period, Partial<Record<PeriodUnit, readonly Period[]>>>();

/**
 * The periods of `unit` that lie in `span`; a week belongs to the span that holds its Thursday. In a year of its own
 * months, quarters and weeks stay those of the calendar, halves are its own. The same span is answered with the same
 * periods, for mass runs ask it again for every person.
 */
export function periodsWithin(span: Period, unit: PeriodUnit): readonly Period[] {
  let known = within.get(span);
  if (known === undefined) {
    known = {};
    within.set(span, known);
  }
  known[unit] ??= periodsNear(span, unit).filter((p) => isInside(span, p));
  return known[unit];
}

/** All periods of a unit that a span could hold. */
function periodsNear({ year, own }: Period, unit: PeriodUnit): readonly Period[] {
  if (own === undefined) return periodsOfYear(year, unit);
  if (isOfItsYear(unit)) return periodsOfYear(year, unit).map((p) => inYear(p, own));
  return [...periodsOfYear(year - 1, unit), ...periodsOfYear(year, unit)];
}

const isInside = (span: Period, { unit, from, to }: Period): boolean =>
  unit === 'week' ? from + 3 >= span.from && from + 3 <= span.to : from >= span.from && to <= span.to;

/** Whether a period lies in a span, or is it; a week belongs to the span that holds its Thursday. */
export const covers = (span: Period, period: Period): boolean =>
  span.id === period.id || (span.unit !== 'week' && isInside(span, period));

/** The period of the same kind right before this one, in the same kind of year. */
export function previousPeriod(period: Period): Period {
  const { unit, year, index, own } = period;
  const earlier = index > 1 ? periodsOfYear(year, unit)[index - 2] : periodsOfYear(year - 1, unit).at(-1);
  if (earlier === undefined) throw new Error(`no period before ${period.id}`);
  return inYear(earlier, own);
}

/** Years and halves have the days of the year of work; the others are the same for everybody. */
const isOfItsYear = (unit: PeriodUnit): boolean => unit === 'year' || unit === 'half';

const ownPeriods = new Map<string, Period>();

/**
 * The period of the same name in a year of work; without one, that of the calendar.
 *
 * @example inYear(parsePeriod('2026')!, { ends: 5 }) // 2025-06-01 to 2026-05-31
 */
export function inYear(period: Period, own: OwnYear | undefined): Period {
  if (!isOfItsYear(period.unit) || period.own === own) return period;
  const { id, unit, year, index } = period;
  if (own === undefined) return periodsOfYear(year, unit)[index - 1] ?? period;
  const key = `${id} ${own.ends} ${own.secondHalfFrom ?? ''}`;
  const known = ownPeriods.get(key);
  if (known !== undefined) return known;
  const first = own.ends + 1;
  const second = monthOfSecondHalf(own);
  const begins = firstOf(year - 1, unit === 'half' && index === 2 ? second : first);
  const ends = firstOf(year - 1, unit === 'half' && index === 1 ? second : first + 12);
  const made = { id, unit, year, index, own, from: begins, to: (ends - 1) as CalendarDay };
  ownPeriods.set(key, made);
  return made;

  function firstOf(from: number, month: number): CalendarDay {
    return month > 12 ? calendarDay(from + 1, month - 12, 1) : calendarDay(from, month, 1);
  }
}

/** Counted from January of the calendar year in which the year of work begins. */
function monthOfSecondHalf({ ends, secondHalfFrom }: OwnYear): number {
  if (secondHalfFrom === undefined) return ends + 7;
  return secondHalfFrom > ends ? secondHalfFrom : secondHalfFrom + 12;
}

/** The period of a unit that holds this one; undefined where it straddles two. */
export const periodHolding = (
  period: Period,
  unit: PeriodUnit,
  own: OwnYear | undefined,
): Period | undefined =>
  (own === undefined ? [period.year] : [period.year, period.year + 1])
    .flatMap((year) => periodsOfYear(year, unit))
    .map((p) => inYear(p, own))
    .find((p) => p.from <= period.from && p.to >= period.to);

/** The number of the year of work that a day lies in. */
export function yearOf(day: CalendarDay, own: OwnYear | undefined): number {
  const { year, month } = datePartsOf(day);
  return own !== undefined && month > own.ends ? year + 1 : year;
}
