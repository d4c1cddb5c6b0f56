import { calendarDay, datePartsOf, type Period, periodsOfYear, type Regulation } from '@congtam/engine';

const FAR = 9_999;

/** For each stage of a regulation the first period of its finest unit that ends while `own` is in force, by id. */
export function periodsInForce(regulation: Regulation, own: Regulation): string[] {
  const { inForceFrom: from, inForceTo: to = calendarDay(FAR, 12, 31) } = own;
  const { year } = datePartsOf(from);
  const ends = (period: Period) => period.to >= from && period.to <= to;
  const found = [...regulation.stages.values()].flatMap(({ periods: [finest] }) => {
    if (finest === undefined) return [];
    const candidates = [year, year + 1].flatMap((y) => periodsOfYear(y, finest));
    return candidates.find(ends)?.id ?? [];
  });
  return [...new Set(found)];
}
