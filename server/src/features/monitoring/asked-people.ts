import { type Bilingual, groupsIn, parsePeriod, type Regulation, say } from '@congtam/engine';
import { settleReadings } from '@congtam/regulations';
import { isSaidIn, isSheetOfFile } from '../../evaluation/file-sheets.ts';
import { registerOf, tablesFrom } from '../../evaluation/tables.ts';
import { placeOfSheet } from './described-sheet.ts';
import type { ReadCycle } from './sheets.ts';

/**
 * Why somebody of a cycle, by code, has nothing to say in a period: no regulation asks for a sheet of files then, none that
 * asks is about them, or it asks others than the group it puts them in. Undefined for whom is waited for.
 */
export function whyNotAskedIn(
  { regulations, descriptors, packs, roster }: ReadCycle,
  given: string,
): (code: string) => Bilingual | undefined {
  const period = parsePeriod(given);
  const sheets = descriptors.filter((one) => isSheetOfFile(one) && isSaidIn(one, given));
  const asking = sheets.flatMap(({ id }) => placeOfSheet(id, regulations).askedBy);
  if (asking.length === 0) return () => NOTHING_THEN;
  const people = new Map([
    ['units', roster.units],
    ['people', roster.people],
  ]);
  const taken =
    period === undefined
      ? undefined
      : registerOf(tablesFrom(people, descriptors), regulations, period.year, { only: [] });
  // What cannot be read hides nobody.
  if (period === undefined || taken === undefined || 'problems' in taken) return () => undefined;
  const readings = new Map<string, Map<string, string>>();
  for (const one of settleReadings(packs, taken.register, new Map(), period.to))
    readings.set(
      one.regulation,
      (readings.get(one.regulation) ?? new Map<string, string>()).set(one.reading, one.option),
    );
  const groups = groupsIn(regulations, { register: taken.register, period, readings });
  const askers = regulations.filter(({ id }) => asking.some(({ regulation }) => regulation === id));
  const ofNobodyElse = notAbout(askers);
  return (code) => {
    const own = groups.get(code);
    const isAsked = asking.some(({ regulation, groups: of }) => {
      const group = own?.get(regulation);
      return group !== undefined && (of === null || of.includes(group));
    });
    if (isAsked) return undefined;
    for (const { id, number, groups: known } of askers) {
      const group = known.find((one) => one.id === own?.get(id));
      if (group !== undefined) return notOfGroup(number, group.label);
    }
    return ofNobodyElse;
  };
}

const NOTHING_THEN = say(
  'quy định của đợt không yêu cầu nộp gì cho kỳ này',
  'the regulations of the cycle ask for nothing in this period',
);

function notAbout(regulations: readonly Pick<Regulation, 'number'>[]): Bilingual {
  const numbers = regulations.map(({ number }) => number).join(', ');
  return say(`không thuộc đối tượng của ${numbers}`, `${numbers} is not about them`);
}

const notOfGroup = (number: string, { vi, en }: Bilingual): Bilingual =>
  say(`${number} không yêu cầu nhóm “${vi}” nộp`, `${number} asks nothing of the group '${en}'`);
