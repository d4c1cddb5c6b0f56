import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';
import type { HandoverState } from './work.states.ts';

export interface HandoverRow {
  readonly id: string;
  readonly product: string;
  readonly toPerson: string;
  readonly toUnit: string;
  /** The day from which it is to be the other's. */
  readonly on: string;
  readonly madeBy: string;
  readonly step: number;
  readonly state: HandoverState;
  readonly steps: readonly {
    readonly state: HandoverState;
    readonly on: string;
    readonly reason: string;
    readonly by: string;
  }[];
}

const handover = sql`h.id, h.product_id as product, h.to_person as "toPerson", h.to_unit as "toUnit", h.on_day as "on",
  h.made_by as "madeBy", s.step, s.state, (
    select jsonb_agg(jsonb_build_object('state', a.state, 'on', a.on_day, 'reason', a.reason, 'by', a.taken_by)
      order by a.step)
    from congtam.work_handover_step a where a.handover_id = h.id) as steps`;
const standing = sql`congtam.work_handover h join lateral (
  select * from congtam.work_handover_step v where v.handover_id = h.id order by v.step desc limit 1) s on true`;

export async function handoverById({ db }: Tx, id: string): Promise<HandoverRow | undefined> {
  const { rows } = await sql<HandoverRow>`select ${handover} from ${standing} where h.id = ${id}`.execute(db);
  return rows[0];
}

export async function handoversOf({ db }: Tx, product: string): Promise<readonly HandoverRow[]> {
  const { rows } = await sql<HandoverRow>`
    select ${handover} from ${standing} where h.product_id = ${product} order by h.made_at, h.id`.execute(db);
  return rows;
}

/** What waits for an answer of somebody: theirs to take over, or in their sight to agree to. */
export async function handoversWaiting({ db }: Tx): Promise<readonly HandoverRow[]> {
  const { rows } = await sql<HandoverRow>`
    select ${handover} from ${standing} where s.state in ('offered', 'agreed')
    order by h.made_at, h.id limit 200`.execute(db);
  return rows;
}

export async function addHandover(
  { db }: Tx,
  row: Pick<HandoverRow, 'id' | 'product' | 'toPerson' | 'toUnit' | 'on' | 'madeBy'>,
): Promise<void> {
  await db
    .insertInto('congtam.work_handover')
    .values({
      id: row.id,
      product_id: row.product,
      to_person: row.toPerson,
      to_unit: row.toUnit,
      on_day: row.on,
      made_by: row.madeBy,
    })
    .execute();
}

export async function addStep(
  { db }: Tx,
  given: {
    readonly handover: string;
    readonly product: string;
    readonly step: number;
    readonly state: HandoverState;
    readonly on: string;
    readonly reason: string;
    readonly by: string;
  },
): Promise<void> {
  await db
    .insertInto('congtam.work_handover_step')
    .values({
      handover_id: given.handover,
      product_id: given.product,
      step: given.step,
      state: given.state,
      on_day: given.on,
      reason: given.reason,
      taken_by: given.by,
    })
    .execute();
}

/** Where somebody serves on a day, of the units that the actor serves in or oversees; the main one first. */
export async function unitsServed({ db }: Tx, person: string, day: string): Promise<readonly string[]> {
  const { rows } = await sql<{ units: string[] }>`
    select access.units_served(${person}, ${day}) as units`.execute(db);
  return rows[0]?.units ?? [];
}
