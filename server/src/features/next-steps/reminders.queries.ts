import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

/** Accounts that were not reminded today; as the system. */
export async function accountsToRemind({ db }: Tx): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select access.accounts_to_remind() as id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Reminds an account that something is due. @returns false when it was reminded today */
export async function remind({ db }: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ told: boolean }>`select access.remind(${id}) as told`.execute(db);
  return rows[0]?.told === true;
}
