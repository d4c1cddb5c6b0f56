import {
  covers,
  formatDay,
  inYear,
  type OwnYear,
  PERIOD_UNITS,
  type Period,
  type PeriodUnit,
  parsePeriod,
  periodsOfYear,
  type TableDeclaration,
  yearOf,
} from '@congtam/engine';
import type { TableMapping } from './mapping.ts';

/** The year of one subject, as far as a table is fed for it. */
export interface FedYear {
  readonly year: number;
  readonly own: OwnYear | undefined;
  /** First and last days: the subject’s own year, and beside it that of the calendar where rules choose by day. */
  readonly spans: readonly { readonly from: string; readonly to: string }[];
}

/**
 * Rows that bear a day are chosen by it, by each rule in the year of whom it rates: a head on the calendar year looks at the
 * criticism of a school whose year ends in May. Rows without one are of the year that the table is read in, and no other.
 */
export const isDated = ({ per, columns }: Pick<TableDeclaration, 'per' | 'columns'>): boolean =>
  per === undefined && columns.some(({ type }) => type.kind === 'day');

export function fedYear(year: number, own: OwnYear | undefined, isOfDays: boolean): FedYear {
  const [calendar] = periodsOfYear(year, 'year');
  if (calendar === undefined) throw new Error(`${year} is no year`);
  const years = own !== undefined && !isOfDays ? [inYear(calendar, own)] : [calendar, inYear(calendar, own)];
  return { year, own, spans: years.map(({ from, to }) => ({ from: formatDay(from), to: formatDay(to) })) };
}

/**
 * Where an entry stands in a subject’s year: the period column of its row, none where rows have none. Undefined when it is
 * of another year, `nowhere` when it is of this one and lies in no period that the table has.
 */
export function placeIn(
  entry: { readonly on: string; readonly to: string | null; readonly period?: string },
  take: TableMapping['tables'][number]['take'],
  units: readonly PeriodUnit[] | undefined,
  fed: FedYear,
): { readonly period?: string } | 'nowhere' | undefined {
  const ofYear = units === undefined ? {} : units.includes('year') ? { period: String(fed.year) } : 'nowhere';
  switch (take) {
    case 'all':
      return ofYear;
    case 'touching':
      return fed.spans.some(({ from, to }) => entry.on <= to && (entry.to ?? to) >= from)
        ? ofYear
        : undefined;
    case 'year':
      return fed.spans.some(({ from, to }) => entry.on >= from && entry.on <= to) ? ofYear : undefined;
    case 'period':
      return placeOfPeriod(parsePeriod(entry.period ?? ''), units, fed);
    default:
      return take satisfies never;
  }
}

/** The shortest period that the table has and that holds the entry’s own, in the subject’s year of work. */
function placeOfPeriod(
  entry: Period | undefined,
  units: readonly PeriodUnit[] | undefined,
  { year, own, spans }: FedYear,
): { readonly period?: string } | 'nowhere' | undefined {
  if (entry === undefined) return undefined;
  const said = inYear(entry, own);
  const isOfYear = numberOf(said, own) === year;
  if (units === undefined) {
    const isNear = spans.some(({ from, to }) => formatDay(said.from) >= from && formatDay(said.to) <= to);
    return isOfYear || isNear ? {} : undefined;
  }
  const holding = PERIOD_UNITS.filter((unit) => units.includes(unit))
    .flatMap((unit) => [said.year, said.year + 1].flatMap((one) => periodsOfYear(one, unit)))
    .find((longer) => covers(inYear(longer, own), said));
  if (holding === undefined) return isOfYear ? 'nowhere' : undefined;
  // Months say themselves which year they are of; who is rated by them is asked when they are read.
  const isNamed = holding.year === year || (isOfYear && holding.unit !== 'year' && holding.unit !== 'half');
  return isNamed ? { period: holding.id } : undefined;
}

/** Whether a period bears the number of a year, or is one of the earlier months of an own year of that number. */
export function isOfYear(period: string, own: OwnYear | undefined, year: number): boolean {
  const read = parsePeriod(period);
  return read !== undefined && (read.year === year || numberOf(read, own) === year);
}

/** The number of the year of work that a period is of: by its name, or by the day with which it begins. */
function numberOf(period: Period, own: OwnYear | undefined): number {
  const { unit, year, from } = period;
  if (own === undefined || unit === 'year' || unit === 'half') return year;
  if (unit !== 'week') return yearOf(from, own);
  const holding = periodsOfYear(year + 1, 'year').find((next) => covers(inYear(next, own), period));
  return holding?.year ?? year;
}
