import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';
import type { CodeTyped } from './secrets.ts';

/** Whether an account holds a role, will hold one, or one is proposed for it. */
export async function carriesRoles({ db }: Tx, account: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select access.carries_roles(${account}) as is`.execute(db);
  return rows[0]?.is === true;
}

export async function startActivation(
  { db }: Tx,
  given: {
    readonly account: string;
    readonly code: Buffer;
    readonly takesTwo: boolean;
    readonly by: string;
  },
): Promise<void> {
  const { account, code, takesTwo, by } = given;
  await db.deleteFrom('congtam.activation').where('account_id', '=', account).execute();
  await db
    .insertInto('congtam.activation')
    .values({
      account_id: account,
      code_hash: code,
      expires_at: sql<Date>`now() + interval '3 days'`,
      takes_two: takesTwo,
      started_by: by,
    })
    .execute();
}

/** An activation that waits for its second half; undefined when there is none. */
export async function halfActivation(
  { db }: Tx,
  account: string,
): Promise<{ readonly startedBy: string | null } | undefined> {
  return db
    .selectFrom('congtam.activation')
    .select('started_by as startedBy')
    .where('account_id', '=', account)
    .where('takes_two', '=', true)
    .where('confirmed_by', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst();
}

/** @returns whether it was still to be confirmed */
export async function confirmActivation(
  { db }: Tx,
  given: { readonly account: string; readonly code: Buffer; readonly by: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('congtam.activation')
    .set({ second_hash: given.code, confirmed_by: given.by })
    .where('account_id', '=', given.account)
    .where('takes_two', '=', true)
    .where('confirmed_by', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** The last passwords of an account as hashes, for whoever holds a code that opens it; undefined when it does not. */
export async function passwordsOfActivation(
  { db }: Tx,
  login: string,
  { first, second }: CodeTyped,
  most: number,
): Promise<readonly string[] | undefined> {
  const { rows } = await sql<{ is: boolean; hashes: readonly string[] }>`
    select access.is_activation_good(${login}, ${first}, ${second}) as is,
      array(select access.passwords_of_activation(${login}, ${first}, ${second}, ${most})) as hashes`.execute(
    db,
  );
  return rows[0]?.is === true ? rows[0].hashes : undefined;
}

export async function activate(
  { db }: Tx,
  login: string,
  { first, second }: CodeTyped,
  hash: string,
): Promise<string | null> {
  const { rows } = await sql<{ account: string | null }>`
    select access.activate(${login}, ${first}, ${second}, ${hash}) as account`.execute(db);
  return rows[0]?.account ?? null;
}
