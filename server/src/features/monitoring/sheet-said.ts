import type { Regulation, TableDescriptor } from '@congtam/engine';
import type { StatementRow } from './monitoring.queries.ts';
import { rowsByName, sameRow } from './one-says.ts';
import { keyFor, raterOf } from './raters.ts';
import { keyOf } from './sheets.ts';

type RatingStep = 'self' | 'manager' | 'authority';

/** A sheet of a file as a step says it, and what the office recorded of it. */
export function sheetSaid(
  descriptor: TableDescriptor,
  given: {
    readonly step: RatingStep;
    readonly period: string;
    readonly regulations: readonly Regulation[];
    readonly said: readonly StatementRow[];
  },
) {
  const { step, period, regulations, said } = given;
  const here = said.filter((one) => one.sheet === descriptor.id && one.period === period);
  const same = sameRow(descriptor, regulations);
  return {
    descriptor,
    mine: raterOf(descriptor, step),
    same,
    ofOffice: here.filter((one) => one.act === null),
    /** As the sheet will stand when all of this is said. */
    saying: rowsByName(here, same),
  };
}

/** What the rater before said of the same: where a step has said nothing yet, it begins there. */
export function rowOfRaterBefore(
  descriptor: TableDescriptor | undefined,
  step: RatingStep,
  place: Parameters<typeof keyOf>[0],
  standing: ReadonlyMap<string, StatementRow>,
): StatementRow | undefined {
  if (descriptor === undefined || step === 'self') return undefined;
  const [mine, before] = [
    raterOf(descriptor, step),
    raterOf(descriptor, step === 'manager' ? 'self' : 'manager'),
  ];
  if (mine === undefined || before === undefined) return undefined;
  const row = standing.get(keyOf({ ...place, key: keyFor(place.key, before) }));
  return row && { ...row, cells: { ...row.cells, rater: mine } };
}
