import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

export interface Membership {
  readonly from: string;
  readonly to: string | null;
}

/** Membership of the Party through time, in order of its days. */
export const membershipsOf = ({ db }: Tx, person: string): Promise<readonly Membership[]> =>
  db
    .selectFrom('congtam.party_membership')
    .select(['valid_from as from', 'valid_to as to'])
    .where('person_id', '=', person)
    .orderBy('valid_from')
    .execute();

export async function beginMembership(
  { db }: Tx,
  given: { readonly person: string; readonly from: string; readonly ground: string },
): Promise<void> {
  const { person, from, ground } = given;
  await db
    .insertInto('congtam.party_membership')
    .values({ person_id: person, valid_from: from, valid_to: null, ground })
    .execute();
}

export async function endMembership(
  { db }: Tx,
  given: { readonly person: string; readonly from: string; readonly to: string },
): Promise<void> {
  const { person, from, to } = given;
  await db
    .updateTable('congtam.party_membership')
    .set({ valid_to: to })
    .where('person_id', '=', person)
    .where('valid_from', '=', from)
    .execute();
}

/** The account that was bound; undefined when it may not be. */
export async function bindAccount({ db }: Tx, login: string, person: string): Promise<string | undefined> {
  const { rows } = await sql<{ account: string | null }>`
    select access.bind_account(${login}, ${person}) as account`.execute(db);
  return rows[0]?.account ?? undefined;
}

/** The account that was the person's; undefined when there was none. */
export async function releaseAccount({ db }: Tx, person: string): Promise<string | undefined> {
  const { rows } = await sql<{ account: string | null }>`
    select access.release_account(${person}) as account`.execute(db);
  return rows[0]?.account ?? undefined;
}

/** Disables the accounts of those who have left public service; gives their ids. */
export async function disableLeavers({ db }: Pick<Tx, 'db'>): Promise<readonly string[]> {
  const { rows } = await sql<{ account: string }>`select access.disable_leavers() as account`.execute(db);
  return rows.map(({ account }) => account);
}
