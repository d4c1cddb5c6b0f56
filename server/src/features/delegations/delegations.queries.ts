import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';
import { type Settled, settled } from '../../database/settled.ts';

export interface DelegationRow {
  readonly id: string;
  readonly unit: string;
  readonly role: 'authority' | 'head';
  readonly actions: readonly string[] | null;
  readonly person: string;
  readonly account: string;
  readonly from: string;
  readonly to: string;
  readonly document: string;
  readonly documentDay: string;
  readonly proposedBy: string;
  readonly state: 'proposed' | 'accepted' | 'ended';
}

export interface ActingHeadRow {
  readonly id: string;
  readonly unit: string;
  readonly person: string;
  /** `takingCharge` is phụ trách, `acting` is quyền. */
  readonly kind: 'takingCharge' | 'acting';
  readonly from: string;
  readonly to: string | null;
  readonly document: string;
  readonly documentDay: string;
  readonly recordedBy: string;
  readonly state: Settled;
  /** Months with a day of acting, up to now. */
  readonly months: readonly string[];
}

const delegation = sql`d.id, d.unit_id as unit, d.role, d.actions, d.to_person as person, d.to_account as account,
  d.valid_from as "from", d.valid_to as "to", d.document, d.document_day as "documentDay", d.proposed_by as "proposedBy",
  case when d.ended_at is not null then 'ended' when d.accepted_at is not null then 'accepted' else 'proposed' end as state`;

export async function delegationById({ db }: Tx, id: string): Promise<DelegationRow | undefined> {
  const { rows } = await sql<DelegationRow>`
    select ${delegation} from congtam.delegation d where d.id = ${id}`.execute(db);
  return rows[0];
}

export async function delegationsSeen(
  { db }: Tx,
  { unit, limit }: { readonly unit?: string | undefined; readonly limit: number },
): Promise<readonly DelegationRow[]> {
  const { rows } = await sql<DelegationRow>`
    select ${delegation} from congtam.delegation d
    where ${unit ?? null}::uuid is null or d.unit_id = ${unit ?? null}
    order by d.valid_from desc, d.id desc limit ${limit}`.execute(db);
  return rows;
}

export async function addDelegation({ db }: Tx, row: Omit<DelegationRow, 'state'>): Promise<void> {
  await db
    .insertInto('congtam.delegation')
    .values({
      id: row.id,
      unit_id: row.unit,
      role: row.role,
      actions: row.actions === null ? null : [...row.actions],
      to_account: row.account,
      to_person: row.person,
      valid_from: row.from,
      valid_to: row.to,
      document: row.document,
      document_day: row.documentDay,
      proposed_by: row.proposedBy,
    })
    .execute();
}

/** @returns false when it had been settled before */
export async function acceptDelegation({ db }: Tx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('congtam.delegation')
    .set({ accepted_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** The account of somebody in sight, for who delegates to them. */
export async function accountOf({ db }: Tx, person: string): Promise<string | undefined> {
  const { rows } = await sql<{
    account: string | null;
  }>`select access.account_of(${person}) as account`.execute(db);
  return rows[0]?.account ?? undefined;
}

const acting = sql`h.id, h.unit_id as unit, h.person_id as person, h.kind, h.valid_from as "from", h.valid_to as "to",
  h.document, h.document_day as "documentDay", h.recorded_by as "recordedBy",
  ${settled} as state,
  array(
    select to_char(m, 'YYYY-MM') from generate_series(date_trunc('month', h.valid_from::timestamp),
      least(h.valid_to, access.today())::timestamp, interval '1 month') m
    where h.confirmed_at is not null and h.valid_from <= least(h.valid_to, access.today())) as months`;

export async function actingHeadById({ db }: Tx, id: string): Promise<ActingHeadRow | undefined> {
  const { rows } = await sql<ActingHeadRow>`
    select ${acting} from congtam.acting_head h where h.id = ${id}`.execute(db);
  return rows[0];
}

export async function actingHeadsOf({ db }: Tx, unit: string): Promise<readonly ActingHeadRow[]> {
  const { rows } = await sql<ActingHeadRow>`
    select ${acting} from congtam.acting_head h where h.unit_id = ${unit} order by h.valid_from, h.id`.execute(
    db,
  );
  return rows;
}

/**
 * Months of acting as head of somebody in sight, each once, with the unit: monitoring asks them as a head.
 *
 * @param year four digits
 */
export async function monthsOfActing(
  { db }: Tx,
  person: string,
  year: string,
): Promise<readonly { readonly month: string; readonly unit: string }[]> {
  const { rows } = await sql<{ month: string; unit: string }>`
    select distinct m.month, t.unit from (
      select ${acting} from congtam.acting_head h where h.person_id = ${person}) t, unnest(t.months) m (month)
    where left(m.month, 4) = ${year} order by m.month, t.unit`.execute(db);
  return rows;
}

export async function addActingHead({ db }: Tx, row: Omit<ActingHeadRow, 'state' | 'months'>): Promise<void> {
  await db
    .insertInto('congtam.acting_head')
    .values({
      id: row.id,
      unit_id: row.unit,
      person_id: row.person,
      kind: row.kind,
      valid_from: row.from,
      valid_to: row.to,
      document: row.document,
      document_day: row.documentDay,
      recorded_by: row.recordedBy,
    })
    .execute();
}

/** @returns false when it had ended before */
export async function endActingHead({ db }: Tx, id: string, by: string, lastDay: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('congtam.acting_head')
    .set({ ended_by: by, ended_at: sql<Date>`now()`, valid_to: lastDay })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
