import type { Regulation } from '@congtam/engine';
import type { Tx } from '../../database/as-actor.ts';
import { type TableMapping, tableMapping } from '../../feeding/mapping.ts';
import { chainBelow } from './library.ts';
import { isInUse, isIssuedFor, packsInSight } from './packs.ts';
import { registerTablesWith } from './register-tables.ts';
import * as queries from './regulations.queries.ts';

/** A mapping speaks of registers, and of products and catalogues of work, which another feature feeds. */
const isRegister = (name: string): boolean => !name.startsWith('work');

const partOf = ({ tables, facts }: TableMapping, is: (register: string) => boolean): TableMapping => ({
  tables: tables.filter(({ register }) => is(register)),
  facts: facts.filter(({ register }) => is(register)),
});

export interface Texts {
  /** The text asked for and, before it, those it lies on. */
  readonly regulations: readonly Regulation[];
  /** How registers feed their tables, as far as they say it themselves. */
  readonly own: readonly TableMapping[];
  /** The same for work. */
  readonly ownOfWork: readonly TableMapping[];
  /** Tables that the registers fill: nothing else does. */
  readonly ofRegisters: ReadonlySet<string>;
}

/** How packs of units say themselves that their tables are fed: from registers, and from work. */
export async function mappingsOf(
  tx: Tx,
  isUsed: (pack: queries.LocalPackRow) => boolean,
): Promise<Pick<Texts, 'own' | 'ownOfWork'>> {
  const rows = (await queries.localPacks(tx)).filter(isUsed);
  const said = rows.map((row) => tableMapping.parse(row.registerTables));
  return {
    own: said.map((mapping) => partOf(mapping, isRegister)),
    ownOfWork: said.map((mapping) => partOf(mapping, (name) => !isRegister(name))),
  };
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
  const { own, ownOfWork } = await mappingsOf(tx, ({ id }) => texts.some(({ local }) => local === id));
  const { tables: ofRegisters } = registerTablesWith(own);
  return {
    regulations: texts.map((pack) => pack.regulation),
    own,
    ownOfWork,
    ofRegisters: new Set(ofRegisters.map(({ table }) => table)),
  };
}
