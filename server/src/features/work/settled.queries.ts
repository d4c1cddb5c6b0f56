import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

/** Of these people those whose work of a period is settled. */
export async function settledIn(
  { db }: Tx,
  people: readonly string[],
  period: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ person: string }>`
    select p.id as person from unnest(${people}::uuid[]) as p (id)
    where access.is_confirmed(p.id, ${period})`.execute(db);
  return new Set(rows.map(({ person }) => person));
}
