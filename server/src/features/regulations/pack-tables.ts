import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { type Feed, feedTables } from '../../feeding/feed.ts';
import type { Refusal } from '../../refusal.ts';
import { rosterYears } from '../people/roster-years.queries.ts';
import { concernedBy, entriesIn } from '../registers/registers.queries.ts';
import { lineOf, unitsBelow } from '../units/units.queries.ts';
import { registerTablesWith } from './register-tables.ts';
import * as errors from './regulations.errors.ts';
import { textsFor } from './texts.queries.ts';

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
  const texts = await textsFor(tx, line, { regulation, version });
  if (texts === undefined) return errors.noSuchRegulation();
  const mapping = registerTablesWith(texts.own);
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
  const { regulations } = texts;
  const ownYear = await rosterYears(tx, { unit, regulations, year: Number(year) });
  return feedTables({ regulations, mapping, entries: fed, year: Number(year), ownYear });
}
