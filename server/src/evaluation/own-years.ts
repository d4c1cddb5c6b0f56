import { type OwnYear, ownYearsIn, type Regulation, vocabularyOf } from '@congtam/engine';
import type { EvaluatedCycle, KnownSubject, OwnYears } from './sources.ts';
import type { SheetRow } from './tables.ts';

/** Whose year of work is an own one by sheets of units and people, by their id here. */
export function ownYearsOf(
  { period }: Pick<EvaluatedCycle, 'period'>,
  regulations: readonly Regulation[],
  sheets: { readonly units: readonly SheetRow[]; readonly people: readonly SheetRow[] },
  subjects: Iterable<Pick<KnownSubject, 'kind' | 'id' | 'code'>>,
): OwnYears | undefined {
  const year = Number(period.slice(0, 4));
  const found = ownYearsIn({ vocabulary: vocabularyOf(regulations), regulations, year }, sheets);
  if (found === undefined) return undefined;
  const codes = new Map([...subjects].map(({ id, code }) => [id, code]));
  const ofUnits = new Set<OwnYear>();
  for (const { id = '' } of sheets.units) {
    const own = found({ kind: 'unit', id });
    if (own !== undefined) ofUnits.add(own);
  }
  return {
    of: ({ kind, id }, asking) => found({ kind, id: codes.get(id) ?? '' }, asking),
    ofUnits: [...ofUnits],
  };
}
