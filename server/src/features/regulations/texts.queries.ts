import type { Regulation } from '@congtam/engine';
import type { Tx } from '../../database/as-actor.ts';
import { type TableMapping, tableMapping } from '../../feeding/mapping.ts';
import { chainBelow } from './library.ts';
import { isInUse, isIssuedFor, packsInSight } from './packs.ts';
import * as queries from './regulations.queries.ts';

export interface Texts {
  /** The text asked for and, before it, those it lies on. */
  readonly regulations: readonly Regulation[];
  /** How their tables are fed, as far as they say it themselves. */
  readonly own: readonly TableMapping[];
}

/**
 * A version of a regulation with what it lies on: a layer speaks of the stages and tables of the texts below it.
 * Undefined when none such is in use for a unit.
 *
 * @param line the unit and all above it
 */
export async function textsFor(
  tx: Tx,
  line: readonly string[],
  { regulation, version }: { readonly regulation: string; readonly version: string },
): Promise<Texts | undefined> {
  const packs = (await packsInSight(tx)).filter((pack) => isInUse(pack) && isIssuedFor(pack, line));
  const asked = packs.find((pack) => pack.regulation.id === regulation && pack.version === version);
  const { layerOf } = asked?.regulation ?? {};
  const below = chainBelow(packs, { id: regulation, from: version, layerOf });
  if (asked === undefined || below === undefined) return undefined;
  const texts = [...below, asked];
  const rows = (await queries.localPacks(tx)).filter(({ id }) => texts.some(({ local }) => local === id));
  return {
    regulations: texts.map((pack) => pack.regulation),
    own: rows.map((row) => tableMapping.parse(row.registerTables)),
  };
}
