import type { OwnYearOf, Regulation } from '@congtam/engine';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import type { Feed } from '../../feeding/feed.ts';
import type { TableMapping } from '../../feeding/mapping.ts';
import type { Refusal } from '../../refusal.ts';
import { rosterYears } from '../people/roster-years.queries.ts';
import { textsFor } from '../regulations/texts.queries.ts';
import { lineOf, unitsBelow } from '../units/units.queries.ts';
import { cataloguesInForce } from './catalogues.queries.ts';
import type { Side } from './product-content.ts';
import { noSuchTable, noSuchUnit } from './work.errors.ts';
import { productsToFeed } from './work.queries.ts';
import { feedWork } from './work-tables.ts';

/**
 * What the work of some units and of the people in them gives to the tables of regulations, for a year. Asks no rights of
 * its own: row security shows what is in sight.
 *
 * @param given.side `reported`: as people say it themselves; `standing`: with what their managers changed
 */
export async function fedByWork(
  tx: Tx,
  given: {
    readonly units: readonly string[];
    readonly regulations: readonly Regulation[];
    readonly own?: readonly TableMapping[];
    readonly year: number;
    readonly ownYear: OwnYearOf | undefined;
    readonly side?: Side;
  },
): Promise<Feed> {
  const { units, regulations, own = [], year, ownYear, side = 'standing' } = given;
  const catalogues = await cataloguesInForce(tx, units, `${year}-12-31`);
  // A year of work that ends before December begins in the year before.
  const years = ownYear === undefined ? [year] : [year - 1, year];
  const products = await productsToFeed(tx, units, years);
  return feedWork({ regulations, own, catalogues, products, year, ownYear, side });
}

/**
 * What the work of a unit and all below it gives to the tables of a regulation, for a year. Reading it all is an act of
 * its own, recorded once for the unit.
 */
export async function workTablesFor(
  tx: Tx,
  holder: Holder,
  given: {
    readonly unit: string;
    readonly regulation: string;
    readonly version: string;
    readonly year: string;
    readonly side?: Side;
  },
): Promise<Feed | Refusal> {
  const { unit, regulation, version, year, side = 'standing' } = given;
  const last = `${year}-12-31`;
  const line = await lineOf(tx, unit, last);
  if (line.length === 0) return noSuchUnit();
  const why = refusalOf(holder, 'work.feed', { line });
  if (why) return why;
  const texts = await textsFor(tx, line, { regulation, version });
  if (texts === undefined) return noSuchTable(regulation, []);
  const units = await unitsBelow(tx, unit, last);
  const { regulations, ownOfWork: own } = texts;
  const ownYear = await rosterYears(tx, { unit, regulations, year: Number(year) });
  const fed = await fedByWork(tx, { regulations, own, units, year: Number(year), ownYear, side });
  await record(tx, {
    action: 'work.feed',
    subject: { kind: 'unit', id: unit },
    unit,
    facts: { regulation, version, year, side },
  });
  return fed;
}
