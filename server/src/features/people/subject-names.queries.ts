import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

/** A person, or a unit where there is no person. */
export interface Named {
  readonly unit: string;
  readonly person: string | null;
}

/** What people and units are called today; null for somebody who is not in sight. */
export async function subjectNames(
  { db }: Tx,
  subjects: readonly Named[],
): Promise<(subject: Named) => string | null> {
  const people = subjects.flatMap(({ person }) => person ?? []);
  const units = subjects.flatMap(({ unit, person }) => (person === null ? [unit] : []));
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.full_name as name from congtam.person p where p.id = any (${[...new Set(people)]}::uuid[])
    union all
    select v.id, v.name from (
      select distinct on (w.unit_id) w.unit_id as id, w.name from congtam.unit_version w
      where w.unit_id = any (${[...new Set(units)]}::uuid[]) and w.valid_from <= access.today()
      order by w.unit_id, w.valid_from desc, w.revision desc) v`.execute(db);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return ({ unit, person }) => names.get(person ?? unit) ?? null;
}
