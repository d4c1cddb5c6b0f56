import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

export interface Transfer {
  readonly id: string;
  readonly person: string;
  readonly fullName: string;
  readonly staffCode: string;
  readonly post: string;
  readonly kind: string;
  readonly fromUnit: string;
  readonly toUnit: string;
  readonly on: string;
  readonly until: string | null;
  readonly ground: string;
  readonly state: string;
  readonly handedBy: string;
  /** By what it was refused or withdrawn. */
  readonly settledGround: string | null;
}

/** What the two units were called on the day of the transfer, in sight or not. */
export interface UnitNames {
  readonly fromUnitName: string;
  readonly toUnitName: string;
}

const transfer = sql`t.id, t.person_id as person, p.full_name as "fullName", p.staff_code as "staffCode",
  t.post_id as post, t.kind, t.from_unit as "fromUnit", t.to_unit as "toUnit", t.on_day as "on", t.until_day as "until",
  t.ground, t.state, t.handed_by as "handedBy", t.settled_ground as "settledGround"`;

/** Transfers under way that concern units of the actor, and those of people still in sight; newest first. */
export async function transfersSeen(
  { db }: Tx,
  given: { readonly state?: string | undefined; readonly after?: string | undefined; readonly limit: number },
): Promise<readonly (Transfer & UnitNames)[]> {
  const { state, after, limit } = given;
  const inState = state === undefined ? sql`` : sql`and t.state = ${state}`;
  const behind =
    after === undefined
      ? sql``
      : sql`and (t.handed_at, t.id) < (select a.handed_at, a.id from congtam.transfer a where a.id = ${after})`;
  const { rows } = await sql<Transfer & UnitNames>`
    select ${transfer}, u.from_name as "fromUnitName", u.to_name as "toUnitName"
    from congtam.transfer t join congtam.person p on p.id = t.person_id
      cross join lateral access.units_of_transfer(t.id) u
    where true ${inState} ${behind}
    order by t.handed_at desc, t.id desc limit ${limit}`.execute(db);
  return rows;
}

export async function transferById({ db }: Tx, id: string): Promise<Transfer | undefined> {
  const { rows } = await sql<Transfer>`
    select ${transfer} from congtam.transfer t join congtam.person p on p.id = t.person_id
    where t.id = ${id}`.execute(db);
  return rows[0];
}

export async function addTransfer(
  { db }: Tx,
  row: Omit<Transfer, 'fullName' | 'staffCode' | 'state' | 'settledGround'>,
): Promise<void> {
  await db
    .insertInto('congtam.transfer')
    .values({
      id: row.id,
      person_id: row.person,
      post_id: row.post,
      kind: row.kind,
      from_unit: row.fromUnit,
      to_unit: row.toUnit,
      on_day: row.on,
      until_day: row.until,
      ground: row.ground,
      handed_by: row.handedBy,
    })
    .execute();
}

export type Settled = 'taken' | 'refused' | 'withdrawn';

/** False when somebody else has settled it at the same moment. */
export async function settleTransfer(
  { db }: Tx,
  id: string,
  { state, by, ground }: { readonly state: Settled; readonly by: string; readonly ground: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('congtam.transfer')
    .set({ state, settled_by: by, settled_at: sql<Date>`now()`, settled_ground: ground })
    .where('id', '=', id)
    .where('state', '=', 'handedOver')
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Ends the old post as agreed, with what a secondment leaves behind; false when the post has changed meanwhile. */
export async function releasePost(
  { db }: Tx,
  given: { readonly transfer: string; readonly kept: string; readonly resumed: string },
): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select access.take_transfer(${given.transfer}, ${given.kept}, ${given.resumed}) as taken`.execute(db);
  return rows[0]?.taken === true;
}

/** The unit a decision names by its code, whether or not the actor sees it. */
export async function unitOfCode({ db }: Tx, code: string, day: string): Promise<string | undefined> {
  const { rows } = await sql<{ unit: string | null }>`
    select access.unit_of_code(${code}, ${day}) as unit`.execute(db);
  return rows[0]?.unit ?? undefined;
}
