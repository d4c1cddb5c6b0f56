import { sql } from 'kysely';
import type { RoleName } from '../../access/roles.ts';
import type { Tx } from '../../database/as-actor.ts';
import { type Settled, settled } from '../../database/settled.ts';
import type { Page } from '../../http/paging.ts';

export interface GrantRow {
  readonly id: string;
  readonly account: string;
  readonly role: RoleName;
  readonly unit: string | null;
  readonly from: string;
  readonly to: string | null;
  readonly ground: string;
  readonly proposedBy: string;
  readonly confirmedBy: string | null;
  readonly endedBy: string | null;
  readonly state: Settled;
  /** Confirmed or not, it gives nothing until the account is opened by two, or is somebody's again. */
  readonly isResting: boolean;
  readonly login: string;
  readonly displayName: string;
  /** Full name of whose account it is; null for an account that is nobody's. */
  readonly personName: string | null;
}

const grantsOf = ({ db }: Tx) =>
  db.selectFrom('congtam.role_grant').select([
    'id',
    'account_id as account',
    sql<RoleName>`role`.as('role'),
    'unit_id as unit',
    'valid_from as from',
    'valid_to as to',
    'ground',
    'proposed_by as proposedBy',
    'confirmed_by as confirmedBy',
    'ended_by as endedBy',
    settled.as('state'),
    sql<boolean>`(select a.opened_by_one or (a.released_at is not null and unit_id is not null)
        from congtam.account a where a.id = account_id)`.as('isResting'),
    sql<string>`(select a.login from congtam.account a where a.id = account_id)`.as('login'),
    sql<string>`(select a.display_name from congtam.account a where a.id = account_id)`.as('displayName'),
    sql<string | null>`access.name_behind(account_id)`.as('personName'),
  ]);

/** Newest first. */
export const grants = (tx: Tx, { after, limit }: Page): Promise<readonly GrantRow[]> =>
  grantsOf(tx)
    .$if(after !== undefined, (query) =>
      query.where(({ eb, refTuple, selectFrom }) =>
        eb(
          refTuple('proposed_at', 'id'),
          '<',
          selectFrom('congtam.role_grant as a')
            .select(['a.proposed_at', 'a.id'])
            .where('a.id', '=', after ?? '')
            .$asTuple('proposed_at', 'id'),
        ),
      ),
    )
    .orderBy('proposed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

export const grantById = (tx: Tx, id: string): Promise<GrantRow | undefined> =>
  grantsOf(tx).where('id', '=', id).executeTakeFirst();

export async function proposeGrant(
  { db }: Tx,
  grant: Pick<GrantRow, 'id' | 'account' | 'role' | 'unit' | 'from' | 'to' | 'ground' | 'proposedBy'>,
): Promise<void> {
  await db
    .insertInto('congtam.role_grant')
    .values({
      id: grant.id,
      account_id: grant.account,
      role: grant.role,
      unit_id: grant.unit,
      valid_from: grant.from,
      valid_to: grant.to,
      ground: grant.ground,
      proposed_by: grant.proposedBy,
    })
    .execute();
}

/** Whether an account would be administrator and hold a role of the business on some day; the database refuses it too. */
export async function hasOppositeRole(
  { db }: Tx,
  { account, role, from, to }: Pick<GrantRow, 'account' | 'role' | 'from' | 'to'>,
): Promise<boolean> {
  const found = await db
    .selectFrom('congtam.role_grant')
    .select('id')
    .where('account_id', '=', account)
    .where('ended_at', 'is', null)
    .where('role', role === 'administrator' ? '<>' : '=', 'administrator')
    .where(sql<boolean>`daterange(valid_from, valid_to, '[]') && daterange(${from}::date, ${to}::date, '[]')`)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Whether a unit is there on a day, and today where the day has passed. */
export async function unitExists({ db }: Tx, unit: string, day: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select access.unit_exists(${unit}, ${day}::date) as is`.execute(
    db,
  );
  return rows[0]?.is === true;
}

/** Whether an account is somebody's, as whoever holds a role in a unit is; or the first officer's. */
export async function mayHoldInUnit(
  { db }: Tx,
  { account, role }: Pick<GrantRow, 'account' | 'role'>,
): Promise<boolean> {
  const { rows } = await sql<{
    is: boolean;
  }>`select access.may_hold_in_unit(${account}, ${role}) as is`.execute(db);
  return rows[0]?.is === true;
}

/** An act of somebody to whom a role had been given shortly before. */
export interface FreshAct {
  readonly event: string;
  readonly at: string;
  readonly action: string;
  readonly unit: string | null;
  readonly account: string;
  readonly role: string;
  readonly roleUnit: string | null;
  readonly grantedAt: string;
}

/** Acts, among those who asks may see, that follow a grant of a role to their actor within so many hours; newest first. */
export async function actsSoonAfterGrant(
  { db }: Tx,
  { hours, days, limit }: { readonly hours: number; readonly days: number; readonly limit: number },
): Promise<readonly FreshAct[]> {
  const { rows } = await sql<FreshAct>`
    select e.id as event, e.at, e.action, e.unit_id as unit, g.account_id as account, g.role, g.unit_id as "roleUnit",
      to_char(g.confirmed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "grantedAt"
    from access.recent_grants(now() - make_interval(days => ${days})) g
    join audit.event e on e.actor = g.account_id
      and e.at >= to_char(g.confirmed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      and e.at < to_char((g.confirmed_at + make_interval(hours => ${hours})) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    where e.subject_kind <> 'session' and e.action not like '%.read'
      and (g.role = 'administrator') = (e.subject_kind in ('account', 'roleGrant', 'installation'))
    order by e.id desc limit ${limit}`.execute(db);
  return rows;
}
