import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

/** What is known of one's own second factor. */
export interface SecondFactorRow {
  readonly since: string;
  readonly recoveryCodesLeft: number;
}

export async function ownSecondFactor({ db, actor }: Tx): Promise<SecondFactorRow | undefined> {
  if (actor.kind !== 'account') return undefined;
  const { rows } = await sql<SecondFactorRow>`
    select to_char(confirmed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since,
      (select count(*)::int from congtam.recovery_code c where c.account_id = f.account_id and c.used_at is null)
        as "recoveryCodesLeft"
    from congtam.second_factor f where f.account_id = ${actor.account}`.execute(db);
  return rows[0];
}

/** The sealed secret and the last step that was used. */
export async function ownSealedSecret({
  db,
}: Tx): Promise<{ readonly sealed: Buffer; readonly lastStep: number } | undefined> {
  const { rows } = await sql<{ sealed: Buffer; lastStep: number }>`
    select sealed, last_step as "lastStep" from access.own_second_factor()`.execute(db);
  return rows[0];
}

/** @returns whether the step was still to be used: of two at once, one */
export async function takeStep({ db }: Tx, account: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('congtam.second_factor')
    .set({ last_step: step })
    .where('account_id', '=', account)
    .where('last_step', '<', step)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** @returns whether there was such a code, not used before */
export async function takeRecoveryCode({ db }: Tx, account: string, code: Buffer): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('congtam.recovery_code')
    .set({ used_at: sql<Date>`now()` })
    .where('account_id', '=', account)
    .where('code_hash', '=', code)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

export async function offer({ db }: Tx, account: string, sealed: Buffer): Promise<void> {
  await db.deleteFrom('congtam.second_factor_offer').where('account_id', '=', account).execute();
  await db
    .insertInto('congtam.second_factor_offer')
    .values({ account_id: account, sealed, expires_at: sql<Date>`now() + interval '15 minutes'` })
    .execute();
}

export async function ownOffer({ db }: Tx): Promise<Buffer | undefined> {
  const { rows } = await sql<{ sealed: Buffer | null }>`
    select access.own_second_factor_offer() as sealed`.execute(db);
  return rows[0]?.sealed ?? undefined;
}

export async function enrol({ db }: Tx, account: string, sealed: Buffer, step: number): Promise<void> {
  await db.deleteFrom('congtam.second_factor_offer').where('account_id', '=', account).execute();
  await db
    .insertInto('congtam.second_factor')
    .values({ account_id: account, sealed, last_step: step })
    .execute();
}

export async function replaceRecoveryCodes(
  { db }: Tx,
  account: string,
  codes: readonly Buffer[],
): Promise<void> {
  await db.deleteFrom('congtam.recovery_code').where('account_id', '=', account).execute();
  if (codes.length === 0) return;
  await db
    .insertInto('congtam.recovery_code')
    .values(codes.map((code) => ({ account_id: account, code_hash: code })))
    .execute();
}

export async function removeOwn(tx: Tx, account: string): Promise<void> {
  await replaceRecoveryCodes(tx, account, []);
  await tx.db.deleteFrom('congtam.second_factor').where('account_id', '=', account).execute();
}

/** How many there were; undefined when the actor may not. */
export async function removeOf({ db }: Tx, account: string): Promise<number | undefined> {
  const { rows } = await sql<{ removed: number | null }>`
    select access.remove_second_factor(${account}) as removed`.execute(db);
  return rows[0]?.removed ?? undefined;
}

/** From here the session counts as one in which the second factor was just shown. */
export async function markProved({ db }: Tx, session: Buffer): Promise<void> {
  await db
    .updateTable('congtam.session')
    .set({ second_factor_at: sql<Date>`now()` })
    .where('token_hash', '=', session)
    .execute();
}
