import {
  covers,
  inYear,
  type OwnYear,
  type Period,
  type PeriodUnit,
  parsePeriod,
  periodsOfYear,
  periodsWithin,
  type SubjectKind,
  type TableDescriptor,
} from '@congtam/engine';

/** Results brought from elsewhere are no part of what somebody says month by month. */
const BROUGHT = 'period-results';

/** Whether rows of a sheet are said of one person in one period: then they stand in that person's monitoring file. */
export const isSheetOfFile = ({ id, columns }: TableDescriptor): boolean =>
  id !== BROUGHT &&
  columns.some(
    (column) => column.id === 'subject' && column.type.kind === 'subject' && column.type.of === 'person',
  ) &&
  columns.some((column) => column.id === 'period');

/** Whether a sheet of files is said in such periods: what is concluded of a year stands in no file of a month. */
export const isSaidIn = ({ columns }: TableDescriptor, period: string): boolean => {
  const unit = parsePeriod(period)?.unit;
  return columns.some(
    ({ id, type }) =>
      id === 'period' && type.kind === 'period' && unit !== undefined && type.units.includes(unit),
  );
};

/** Whom the rows of a sheet are about; undefined where they name nobody of the cycle. */
export function aboutOf({ columns }: TableDescriptor): SubjectKind | 'any' | undefined {
  const type = columns.find(({ id }) => id === 'subject')?.type;
  return type?.kind === 'subject' ? type.of : undefined;
}

/**
 * The periods of which rows of a sheet may be said in a cycle, in the order of days: those within its own, and those that
 * hold it; none where its rows are of no period.
 *
 * @param own years of work among those of the cycle, whose months of autumn lie in the calendar year before; `undefined` is
 *   the calendar year
 */
export function periodsOfSheet(
  { columns }: TableDescriptor,
  cycle: string,
  own: readonly (OwnYear | undefined)[] = [undefined],
): readonly string[] {
  const whole = parsePeriod(cycle);
  const type = columns.find(({ id }) => id === 'period')?.type;
  if (whole === undefined || type?.kind !== 'period') return [];
  return type.units.flatMap((unit) => {
    const around = periodsOfYear(whole.year, unit).filter((one) => covers(one, whole));
    return inOrderOfDays([...around, ...own.flatMap((year) => periodsWithin(inYear(whole, year), unit))]);
  });
}

/** Ids of periods, each once: a half of a year of work has the name of that of the calendar. */
function inOrderOfDays(periods: readonly Period[]): readonly string[] {
  const byName = new Map(periods.map((period) => [period.id, period]));
  return [...byName.values()].toSorted((a, b) => a.from - b.from).map(({ id }) => id);
}

const FROM_FINEST: readonly PeriodUnit[] = ['week', 'month', 'quarter', 'half', 'year'];

/**
 * The periods of a cycle in which people are monitored, in the order of days: the finest kind that the sheets of files
 * take, the period of the cycle itself where none is finer. Whoever has a year of work of their own is monitored in its
 * months: those of autumn lie in the calendar year before.
 *
 * @param own years of work among those who are asked about; `undefined` is the calendar year
 */
export function monitoredPeriods(
  descriptors: readonly TableDescriptor[],
  cycle: string,
  own: readonly (OwnYear | undefined)[] = [undefined],
): readonly string[] {
  const whole = parsePeriod(cycle);
  if (whole === undefined) return [];
  const units = new Set(
    descriptors
      .filter(isSheetOfFile)
      .flatMap(({ columns }) =>
        columns.flatMap(({ id, type }) => (id === 'period' && type.kind === 'period' ? [...type.units] : [])),
      ),
  );
  const finer = FROM_FINEST.slice(0, FROM_FINEST.indexOf(whole.unit)).find((unit) => units.has(unit));
  if (finer === undefined) return [whole.id];
  return inOrderOfDays(own.flatMap((year) => periodsWithin(inYear(whole, year), finer)));
}
