import { sql } from 'kysely';
import type { HeldRole, Holder } from '../../access/roles.ts';
import { isRoleName } from '../../access/roles.ts';
import type { Tx } from '../../database/as-actor.ts';
import type { Page } from '../../http/paging.ts';

export interface AccountRow {
  readonly id: string;
  readonly login: string;
  readonly displayName: string;
  readonly status: 'invited' | 'active' | 'disabled';
  readonly lastSignInAt: string | null;
}

export async function isSetUp({ db }: Tx): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select access.is_set_up() as is`.execute(db);
  return rows[0]?.is === true;
}

export async function setUp(
  { db }: Tx,
  first: { readonly id: string; readonly login: string; readonly displayName: string; readonly hash: string },
  second: {
    readonly id: string;
    readonly login: string;
    readonly displayName: string;
    readonly code: Buffer;
  },
  ground: string,
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select access.set_up(${first.id}, ${first.login}, ${first.displayName}, ${first.hash},
      ${second.id}, ${second.login}, ${second.displayName}, ${second.code}, ${ground}) as done`.execute(db);
  return rows[0]?.done === true;
}

export interface Credential {
  readonly account: string;
  readonly status: AccountRow['status'];
  readonly hash: string;
}

export async function credentialOf({ db }: Tx, login: string): Promise<Credential | undefined> {
  const { rows } = await sql<Credential>`
    select account_id as account, status, password_hash as hash from access.credential_of(${login})`.execute(
    db,
  );
  return rows[0];
}

/** The same, for whoever also holds an unused recovery code of the account. */
export async function credentialOfRecovery(
  { db }: Tx,
  login: string,
  code: Buffer,
): Promise<Credential | undefined> {
  const { rows } = await sql<Credential>`
    select account_id as account, status, password_hash as hash
    from access.credential_of_recovery(${login}, ${code})`.execute(db);
  return rows[0];
}

export async function isKnownDevice({ db }: Tx, device: Buffer, login: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select access.is_known_device(${device}, ${login}) as is`.execute(db);
  return rows[0]?.is === true;
}

/** Seconds to wait before an attempt may be made; 0 when it may, and then it is counted. */
export async function beginAttempt(
  { db }: Tx,
  bucket: Buffer,
  freeAttempts: number,
  longestSeconds: number,
): Promise<number> {
  const { rows } = await sql<{ seconds: number }>`
    select ceil(extract(epoch from access.begin_attempt(
      ${bucket}, ${freeAttempts}, make_interval(secs => ${longestSeconds}))))::int as seconds`.execute(db);
  return rows[0]?.seconds ?? 0;
}

export async function attemptSucceeded({ db }: Tx, bucket: Buffer, account: string): Promise<void> {
  await sql`select access.attempt_succeeded(${bucket}, ${account})`.execute(db);
}

/** One attempt of a bucket was right: it no longer counts, the others do. */
export async function takeAttemptBack({ db }: Tx, bucket: Buffer): Promise<void> {
  await sql`select access.take_attempt_back(${bucket})`.execute(db);
}

/** Counts a refusal that is of no account. */
export async function countStranger({ db }: Tx): Promise<void> {
  await sql`select access.count_stranger()`.execute(db);
}

/** Ends one's oldest sessions beyond so many. */
export async function keepNewestSessions({ db }: Tx, most: number): Promise<void> {
  await sql`select access.keep_newest_sessions(${most})`.execute(db);
}

export async function rememberDevice({ db }: Tx, account: string, device: Buffer): Promise<void> {
  await db
    .insertInto('congtam.known_device')
    .values({ token_hash: device, account_id: account })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function beginSession(
  { db }: Tx,
  session: { readonly account: string; readonly token: Buffer },
  limits: { readonly idleMinutes: number; readonly hours: number },
): Promise<void> {
  await db
    .insertInto('congtam.session')
    .values({
      token_hash: session.token,
      account_id: session.account,
      expires_at: sql<Date>`now() + make_interval(hours => ${limits.hours})`,
      idle_limit: sql<string>`make_interval(mins => ${limits.idleMinutes})`,
    })
    .execute();
}

export async function holderOfSession({ db }: Tx, token: Buffer): Promise<Holder | undefined> {
  const { rows } = await sql<Omit<Holder, 'roles'> & { readonly roles: readonly HeldRole[] }>`
    select account_id as account, display_name as name, person_id as person, grants as roles,
      second_factor_age as "secondFactorAge"
    from access.open_session(${token})`.execute(db);
  const found = rows[0];
  return found && { ...found, roles: found.roles.filter(({ role }) => isRoleName(role)) };
}

/** Who the actor is at this moment, where there is no session: in a job. */
export async function holderOfActor({ db, actor }: Tx): Promise<Holder> {
  if (actor.kind !== 'account') throw new Error('nobody holds no roles');
  const { rows } = await sql<Pick<Holder, 'name' | 'person' | 'roles'>>`
    select a.display_name as name, access.my_person() as person, access.my_roles() as roles
    from congtam.account a where a.id = ${actor.account}`.execute(db);
  const { name = '', person = null, roles = [] } = rows[0] ?? {};
  return { account: actor.account, name, person, roles: roles.filter(({ role }) => isRoleName(role)) };
}

/** The login of who acts. */
export async function ownLogin({ db, actor }: Tx): Promise<string> {
  if (actor.kind !== 'account') throw new Error('nobody has no login');
  const { login } = await db
    .selectFrom('congtam.account')
    .select('login')
    .where('id', '=', actor.account)
    .executeTakeFirstOrThrow();
  return login;
}

export async function endSession({ db }: Tx, token: Buffer): Promise<void> {
  await db.deleteFrom('congtam.session').where('token_hash', '=', token).execute();
}

export async function endSessionsOf({ db }: Tx, account: string): Promise<void> {
  await db.deleteFrom('congtam.session').where('account_id', '=', account).execute();
}

export async function rolesOf({ db }: Tx): Promise<readonly string[]> {
  const { rows } = await sql<{ role: string }>`
    select role from congtam.role_grant where account_id = access.actor_id() and ended_at is null`.execute(
    db,
  );
  return rows.map(({ role }) => role);
}

const accountsOf = ({ db }: Tx) =>
  db
    .selectFrom('congtam.account')
    .select([
      'id',
      'login',
      'display_name as displayName',
      sql<AccountRow['status']>`status`.as('status'),
      sql<string | null>`to_char(last_sign_in_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`.as(
        'lastSignInAt',
      ),
    ]);

export const accounts = (tx: Tx, { after, limit }: Page): Promise<readonly AccountRow[]> =>
  accountsOf(tx)
    .$if(after !== undefined, (query) =>
      query.where('login', '>', ({ selectFrom }) =>
        selectFrom('congtam.account as a')
          .select('a.login')
          .where('a.id', '=', after ?? ''),
      ),
    )
    .orderBy('login')
    .limit(limit)
    .execute();

export const accountById = (tx: Tx, id: string): Promise<AccountRow | undefined> =>
  accountsOf(tx).where('id', '=', id).executeTakeFirst();

export async function addAccount(
  { db }: Tx,
  account: { readonly id: string; readonly login: string; readonly displayName: string },
): Promise<void> {
  const { id, login, displayName } = account;
  await db
    .insertInto('congtam.account')
    .values({ id, login, display_name: displayName, kind: 'person', status: 'invited' })
    .execute();
}

export async function setStatus({ db }: Tx, account: string, status: string): Promise<void> {
  await db.updateTable('congtam.account').set({ status }).where('id', '=', account).execute();
}

/** Hours that are over, with how many sign-ins of no account were refused in each; given once. */
export async function takeStrangers({
  db,
}: Pick<Tx, 'db'>): Promise<readonly { readonly since: string; readonly times: number }[]> {
  const { rows } = await sql<{ since: string; times: number }>`
    select since, times from access.take_strangers() order by since`.execute(db);
  return rows;
}

/** Makes another administrator where fewer than two are left; false when there are two. */
export async function restoreAdministrator(
  { db }: Pick<Tx, 'db'>,
  given: {
    readonly id: string;
    readonly login: string;
    readonly displayName: string;
    readonly code: Buffer;
    readonly ground: string;
  },
): Promise<boolean> {
  const { id, login, displayName, code, ground } = given;
  const { rows } = await sql<{ done: boolean }>`
    select access.restore_administrator(${id}, ${login}, ${displayName}, ${code}, ${ground}) as done`.execute(
    db,
  );
  return rows[0]?.done === true;
}

/** The last passwords of who acts, as hashes, the present one first. */
export async function ownPasswords({ db }: Tx, most: number): Promise<readonly string[]> {
  const { rows } = await sql<{
    hash: string;
  }>`select hash from access.own_passwords(${most}) as hash`.execute(db);
  return rows.map(({ hash }) => hash);
}

export async function ownPasswordHash({ db }: Tx): Promise<string | undefined> {
  const { rows } = await sql<{ hash: string | null }>`select access.own_password_hash() as hash`.execute(db);
  return rows[0]?.hash ?? undefined;
}

export async function changeOwnPassword({ db }: Tx, hash: string, keptSession: Buffer): Promise<void> {
  await sql`select access.change_own_password(${hash}, ${keptSession})`.execute(db);
}

/** What has run out: sessions, counted attempts, answers kept for calls that come twice. */
export async function sweepSessions({ db }: Tx): Promise<void> {
  await sql`delete from congtam.session where expires_at < now() or seen_at + idle_limit < now()`.execute(db);
  await sql`delete from congtam.sign_in_attempt where at < now() - interval '1 day'`.execute(db);
  await sql`delete from congtam.kept_answer where answered_at < now() - interval '1 day'`.execute(db);
}

export async function disableIdleAccounts({ db }: Tx, days: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from access.disable_idle_accounts(${days}) as id`.execute(db);
  return rows.map(({ id }) => id);
}
