import { type OwnYearOf, ownYearsIn, type Regulation, vocabularyOf } from '@congtam/engine';
import type { Tx } from '../../database/as-actor.ts';
import { rosterTables } from './roster-tables.ts';

/**
 * Whose year of work is an own one in a unit and all below it, by their id here; undefined where everybody is in the
 * calendar year.
 */
export async function rosterYears(
  tx: Tx,
  given: { readonly unit: string; readonly regulations: readonly Regulation[]; readonly year: number },
): Promise<OwnYearOf | undefined> {
  const { unit, regulations, year } = given;
  if (regulations.every(({ ownYear }) => ownYear === undefined)) return undefined;
  const { units, people, known, unitsByCode } = await rosterTables(tx, {
    ...{ roots: [unit], excluded: [], people: [] },
    ...{ from: `${year}-01-01`, to: `${year}-12-31` },
  });
  const found = ownYearsIn({ vocabulary: vocabularyOf(regulations), regulations, year }, { units, people });
  if (found === undefined) return undefined;
  const codes = new Map([...known, ...unitsByCode].map(([code, { id }]) => [id, code]));
  return ({ kind, id }, asking) => found({ kind, id: codes.get(id) ?? '' }, asking);
}
