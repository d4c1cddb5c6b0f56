import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import type { Refusal } from '../../refusal.ts';
import { concernedBy, entriesIn } from '../registers/registers.queries.ts';
import { lineOf, unitsBelow } from '../units/units.queries.ts';
import { type Feed, feedTables } from './feed.ts';
import { chainBelow } from './library.ts';
import { isInUse, isIssuedFor, packsInSight } from './packs.ts';
import { registerTables, registerTablesWith } from './register-tables.ts';
import * as errors from './regulations.errors.ts';
import * as queries from './regulations.queries.ts';

/**
 * What the registers of a unit and all below it give to the tables that a regulation asks for, for a year. Reading them
 * all is an act of its own, recorded once for the unit.
 */
export async function tablesFor(
  tx: Tx,
  holder: Holder,
  given: {
    readonly unit: string;
    readonly regulation: string;
    readonly version: string;
    readonly year: string;
  },
): Promise<Feed | Refusal> {
  const { unit, regulation, version, year } = given;
  const last = `${year}-12-31`;
  const line = await lineOf(tx, unit, last);
  if (line.length === 0) return errors.noSuchSubject();
  const why = refusalOf(holder, 'regulation.feed', { line });
  if (why) return why;
  const packs = (await packsInSight(tx)).filter((pack) => isInUse(pack) && isIssuedFor(pack, line));
  const asked = packs.find((pack) => pack.regulation.id === regulation && pack.version === version);
  const { layerOf } = asked?.regulation ?? {};
  const below = chainBelow(packs, { id: regulation, from: version, layerOf });
  if (asked === undefined || below === undefined) return errors.noSuchRegulation();
  // A layer speaks of the stages and tables of what it lies on, so those are filled with it.
  const texts = [...below, asked];
  const own = (await queries.localPacks(tx)).filter(({ id }) => texts.some(({ local }) => local === id));
  const mapping = registerTablesWith(own.map((row) => registerTables.parse(row.registerTables)));
  const wanted = [...mapping.tables, ...mapping.facts].map(({ register }) => register);
  const units = await unitsBelow(tx, unit, last);
  const entries = await entriesIn(tx, units, [...new Set(wanted)]);
  const fed = await Promise.all(
    entries.map(async (entry) => {
      const named = entry.person === null ? await concernedBy(tx, entry.id) : [];
      const confirmed = named.filter(({ decision }) => decision === 'confirmed');
      return { ...entry, concerned: confirmed.map(({ person }) => person) };
    }),
  );
  await record(tx, {
    action: 'regulation.feed',
    subject: { kind: 'unit', id: unit },
    unit,
    facts: { regulation, version, year, entries: entries.length },
  });
  return feedTables({
    regulations: texts.map((pack) => pack.regulation),
    ...{ mapping, entries: fed, year: Number(year) },
  });
}
