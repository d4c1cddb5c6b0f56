import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';
import { type Settled, settled } from '../../database/settled.ts';

export interface SubjectRow {
  readonly id: string;
  readonly account: string;
  readonly issuer: string;
  readonly subject: string;
  readonly atSignIn: boolean;
  readonly proposedBy: string;
  readonly confirmedBy: string | null;
  readonly endedBy: string | null;
  readonly state: Settled;
}

export async function beginSignOn({ db }: Tx, browser: Buffer): Promise<void> {
  await sql`select access.begin_sign_on(${browser})`.execute(db);
}

/** @returns whether that browser was sent to the provider lately and has not come back before */
export async function takeSignOn({ db }: Tx, browser: Buffer): Promise<boolean> {
  const { rows } = await sql<{ is: boolean | null }>`select access.take_sign_on(${browser}) as is`.execute(
    db,
  );
  return rows[0]?.is === true;
}

export async function accountOfSubject(
  { db }: Tx,
  issuer: string,
  subject: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ account: string | null }>`
    select access.account_of_subject(${issuer}, ${subject}) as account`.execute(db);
  return rows[0]?.account ?? undefined;
}

/** The account of a login that was never bound at this provider. */
export async function accountToBind({ db }: Tx, issuer: string, login: string): Promise<string | undefined> {
  const { rows } = await sql<{ account: string | null }>`
    select access.account_to_bind(${issuer}, ${login}) as account`.execute(db);
  return rows[0]?.account ?? undefined;
}

export async function bindAtSignIn(
  { db }: Tx,
  given: { readonly id: string; readonly account: string; readonly issuer: string; readonly subject: string },
): Promise<void> {
  const { id, account, issuer, subject } = given;
  await db
    .insertInto('congtam.sign_on_subject')
    .values({
      id,
      account_id: account,
      issuer,
      subject,
      at_sign_in: true,
      proposed_by: account,
      confirmed_by: account,
      confirmed_at: sql<Date>`now()`,
    })
    .execute();
}

/** Somebody invited is active from here; the sign-in counts against idleness. */
export async function enterBound({ db }: Tx): Promise<void> {
  await sql`select access.enter_bound()`.execute(db);
}

const subjectsOf = ({ db }: Tx) =>
  db
    .selectFrom('congtam.sign_on_subject')
    .select([
      'id',
      'account_id as account',
      'issuer',
      'subject',
      'at_sign_in as atSignIn',
      'proposed_by as proposedBy',
      'confirmed_by as confirmedBy',
      'ended_by as endedBy',
      settled.as('state'),
    ]);

export const subjects = (tx: Tx): Promise<readonly SubjectRow[]> =>
  subjectsOf(tx).orderBy('proposed_at', 'desc').limit(1000).execute();

export const subjectById = (tx: Tx, id: string): Promise<SubjectRow | undefined> =>
  subjectsOf(tx).where('id', '=', id).executeTakeFirst();

export async function proposeSubject(
  { db }: Tx,
  given: Pick<SubjectRow, 'id' | 'account' | 'issuer' | 'subject' | 'proposedBy'>,
): Promise<void> {
  const { id, account, issuer, subject, proposedBy } = given;
  await db
    .insertInto('congtam.sign_on_subject')
    .values({ id, account_id: account, issuer, subject, proposed_by: proposedBy })
    .execute();
}
