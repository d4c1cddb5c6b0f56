import { sql } from 'kysely';
import type { Tx } from './as-actor.ts';

/** What is held as a whole, beside the files of people: each only grows, so there is no row to lock. */
export type LockedKind = 'registerEntry' | 'dutyGroups' | 'regulationChoices' | 'localPack' | 'transfer';

/**
 * Waits until nobody else is at work on a subject; the next reading sees what they did. Whoever compares a version or a
 * state, or counts, holds the subject first: a comparison without it is no promise.
 */
export async function lockSubject({ db }: Tx, kind: LockedKind, id: string): Promise<void> {
  await sql`select access.lock_subject(${kind}, ${id})`.execute(db);
}

/**
 * Holds the files of people, with their posts and memberships, and the tree of units. Without people: the tree alone,
 * so that nobody is put into a unit that is dissolved at the same moment.
 */
export async function lockFiles({ db }: Tx, people: readonly string[] = []): Promise<void> {
  await sql`select access.lock_people(${people}::uuid[])`.execute(db);
}
