import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

/** Somebody who would end elsewhere, or a unit that would. */
export interface MoverRow {
  readonly cycle: string;
  readonly regulation: string;
  /** Of a person the unit they are in; the unit itself where it moves. */
  readonly unit: string | null;
  /** Null where the unit itself moves. */
  readonly person: string | null;
  readonly from: string;
  readonly to: string;
}

/** Keeps who moves in a simulation, in the order of cycles and registers. */
export async function addMovers({ db }: Tx, simulation: string, movers: readonly MoverRow[]): Promise<void> {
  if (movers.length === 0) return;
  const rows = movers.map((one, at) => ({ ...one, position: at + 1 }));
  await sql`
    insert into congtam.simulation_mover
      (simulation_id, position, cycle_id, regulation, unit_id, person_id, from_end, to_end)
    select ${simulation}::uuid, r.position, r.cycle, r.regulation, r.unit, r.person, r."from", r."to"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      position integer, cycle uuid, regulation text, unit uuid, person uuid, "from" text, "to" text)`.execute(
    db,
  );
}

/** How many people of a unit move, and whether its own level does. */
export interface UnitMoving {
  readonly unit: string;
  readonly people: number;
  readonly isMovingItself: boolean;
}

/** Units in which somebody moves or that move themselves, those with the most first. */
export async function unitsMoving({ db }: Tx, simulation: string): Promise<readonly UnitMoving[]> {
  const { rows } = await sql<UnitMoving>`
    select m.unit_id as unit, count(m.person_id)::integer as people, bool_or(m.person_id is null) as "isMovingItself"
    from congtam.simulation_mover m where m.simulation_id = ${simulation} and m.unit_id is not null
    group by m.unit_id order by 2 desc, 3 desc, 1`.execute(db);
  return rows;
}

/** Who moves, by name where the person is in sight, a page at a time. */
export async function moversNamed(
  { db }: Tx,
  given: { readonly simulation: string; readonly offset: number; readonly limit: number },
): Promise<readonly (MoverRow & { readonly name: string | null })[]> {
  const { simulation, offset, limit } = given;
  const { rows } = await sql<MoverRow & { name: string | null }>`
    select m.cycle_id as cycle, m.regulation, m.unit_id as unit, m.person_id as person, m.from_end as "from", m.to_end as "to",
      p.full_name as name
    from congtam.simulation_mover m left join congtam.person p on p.id = m.person_id
    where m.simulation_id = ${simulation} order by m.position offset ${offset} limit ${limit}`.execute(db);
  return rows;
}
