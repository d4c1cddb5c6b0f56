import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

export interface OwnSession {
  readonly id: string;
  readonly since: string;
  readonly lastSeen: string;
  readonly isThis: boolean;
}

export async function ownSessions({ db, actor }: Tx, token: Buffer): Promise<readonly OwnSession[]> {
  if (actor.kind !== 'account') return [];
  const { rows } = await sql<OwnSession>`
    select id, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since,
      to_char(seen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "lastSeen", token_hash = ${token} as "isThis"
    from congtam.session
    where account_id = ${actor.account} and expires_at > now() and seen_at + idle_limit > now()
    order by created_at desc`.execute(db);
  return rows;
}

/** Ends one of one's own sessions, or all but the present one; how many there were. */
export async function endOwnSessions(
  { db, actor }: Tx,
  which: { readonly id: string } | { readonly allBut: Buffer },
): Promise<number> {
  if (actor.kind !== 'account') return 0;
  const mine = db.deleteFrom('congtam.session').where('account_id', '=', actor.account);
  const { numDeletedRows } = await ('id' in which
    ? mine.where('id', '=', which.id)
    : mine.where('token_hash', '<>', which.allBut)
  ).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

export interface NoticeRow {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly by: 'yourself' | 'somebodyElse' | 'system';
}

export async function ownNotices({ db }: Tx, limit: number): Promise<readonly NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    select id, kind, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
      case when caused_by is null then 'system' when caused_by = account_id then 'yourself' else 'somebodyElse' end as by
    from congtam.notice order by congtam.notice.at desc, id limit ${limit}`.execute(db);
  return rows;
}

export async function ownMail({ db, actor }: Tx): Promise<string | null> {
  if (actor.kind !== 'account') return null;
  const row = await db
    .selectFrom('congtam.account')
    .select('mail')
    .where('id', '=', actor.account)
    .executeTakeFirstOrThrow();
  return row.mail;
}

export async function setOwnMail({ db }: Tx, mail: string | null): Promise<void> {
  await sql`select access.set_own_mail(${mail})`.execute(db);
}

/** Where a notice goes: none, one, or for a week the address of before as well. */
export async function mailOfNotice({ db }: Tx, notice: string): Promise<readonly string[]> {
  const { rows } = await sql<{ mail: string }>`
    select mail from access.mail_of_notice(${notice}) as mail order by mail`.execute(db);
  return rows.map(({ mail }) => mail);
}

/** Whether a notice tells of the account or reminds of work. */
export async function kindOfNotice({ db }: Tx, notice: string): Promise<string | undefined> {
  const { rows } = await sql<{ kind: string | null }>`
    select access.kind_of_notice(${notice}) as kind`.execute(db);
  return rows[0]?.kind ?? undefined;
}
