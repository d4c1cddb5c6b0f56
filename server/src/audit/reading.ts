import { sql } from 'kysely';
import type { Reading } from '../access/actions.ts';
import type { Holder } from '../access/roles.ts';
import type { Tx } from '../database/as-actor.ts';
import { record } from './record.ts';

/**
 * Reading what is kept of somebody is an act: it is in the log like any other, and they see it by day, role and unit.
 *
 * @param action what was read
 */
export async function recordReading(tx: Tx, holder: Holder, person: string, action: Reading) {
  const subject = { kind: 'person', id: person };
  if (holder.person === person) return record(tx, { action, subject, person, role: 'self' });
  const { rows } = await sql<{ role: string; at: string }>`
    select s.role, s.unit_id as at from access.sight_of_person(${person}) s`.execute(tx.db);
  const [seen] = rows;
  const facts = seen === undefined ? {} : { at: seen.at };
  return record(tx, { action, subject, person, role: seen?.role ?? 'none', facts });
}

/**
 * A page of people with their names was read: one event, saying how many, where, and whether a name was looked for.
 * Who holds no role sees nobody but themself, which is no act.
 */
export async function recordListing(
  tx: Tx,
  holder: Holder,
  {
    unit,
    isSearch,
    count,
  }: { readonly unit: string | undefined; readonly isSearch: boolean; readonly count: number },
) {
  if (holder.roles.length === 0) return;
  await record(tx, {
    action: 'people.read',
    subject: { kind: 'people', id: unit ?? 'all' },
    ...(unit === undefined ? {} : { unit }),
    facts: { search: isSearch, count },
  });
}
