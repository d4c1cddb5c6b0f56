import { groupsIn, parsePeriod } from '@congtam/engine';
import { settleReadings } from '@congtam/regulations';
import { isSaidIn, isSheetOfFile } from '../../evaluation/file-sheets.ts';
import { registerOf, tablesFrom } from '../../evaluation/tables.ts';
import { placeOfSheet } from './sheet-view.ts';
import type { ReadCycle } from './sheets.ts';

/**
 * Who of a cycle has anything to say in a period, by code: whom a regulation that is about them asks, in the group it puts
 * them in, for a sheet of files. Nobody waits for the file of the others.
 */
export function askedIn(
  { regulations, descriptors, packs, roster }: ReadCycle,
  given: string,
): (code: string) => boolean {
  const period = parsePeriod(given);
  const sheets = descriptors.filter((one) => isSheetOfFile(one) && isSaidIn(one, given));
  const asking = sheets.flatMap(({ id }) => placeOfSheet(id, regulations).askedBy);
  const people = new Map([
    ['units', roster.units],
    ['people', roster.people],
  ]);
  const taken =
    period === undefined ? undefined : registerOf(tablesFrom(people, descriptors), regulations, period.year);
  // What cannot be read hides nobody.
  if (period === undefined || taken === undefined || 'problems' in taken) return () => true;
  const readings = new Map<string, Map<string, string>>();
  for (const one of settleReadings(packs, taken.register, new Map(), period.to))
    readings.set(
      one.regulation,
      (readings.get(one.regulation) ?? new Map<string, string>()).set(one.reading, one.option),
    );
  const groups = groupsIn(regulations, { register: taken.register, period, readings });
  return (code) => {
    const own = groups.get(code);
    return asking.some(({ regulation, groups: of }) => {
      const group = own?.get(regulation);
      return group !== undefined && (of === null || of.includes(group));
    });
  };
}
