import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';
import { FOLLOW_UP_ACTS, type FollowUpAct, followUpState } from './use-of-results.states.ts';

export type UseAct = FollowUpAct | 'putForward' | 'hold';

/** Stands in place of a rule for acts about commendation. */
export const COMMENDATION = 'commendation';

export interface UseRow {
  readonly regulation: string;
  readonly subject: string;
  readonly rule: string;
  readonly number: number;
  readonly act: UseAct;
  readonly reason: string | null;
  readonly document: string | null;
  readonly unit: string;
  readonly person: string | null;
  readonly takenBy: string;
  readonly takenAt: string;
}

/** What was done with results of a cycle, oldest first. */
export async function usesOf(
  { db }: Tx,
  given: { readonly cycle: string; readonly subject?: string; readonly rule?: string },
): Promise<readonly UseRow[]> {
  const { cycle, subject = null, rule = null } = given;
  const { rows } = await sql<UseRow>`
    select u.regulation, u.subject_code as subject, u.rule, u.number, u.act, u.reason, u.document, u.unit_id as unit,
      u.person_id as person, u.taken_by as "takenBy",
      to_char(u.taken_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "takenAt"
    from congtam.result_use u
    where u.cycle_id = ${cycle} and (${subject}::text is null or u.subject_code = ${subject})
      and (${rule}::text is null or u.rule = ${rule})
    order by u.regulation, u.subject_code, u.rule, u.number`.execute(db);
  return rows;
}

export async function addUse({ db }: Tx, cycle: string, row: Omit<UseRow, 'takenAt'>): Promise<void> {
  await db
    .insertInto('congtam.result_use')
    .values({
      cycle_id: cycle,
      regulation: row.regulation,
      subject_code: row.subject,
      rule: row.rule,
      number: row.number,
      act: row.act,
      reason: row.reason,
      document: row.document,
      unit_id: row.unit,
      person_id: row.person,
      taken_by: row.takenBy,
    })
    .execute();
}

/** Whether somebody was put forward for commendation, for whoever settles what a later discipline touches. */
export async function commendationNow(
  tx: Tx,
  { cycle, subject }: { readonly cycle: string; readonly subject: string },
): Promise<readonly { readonly touched: 'commendation'; readonly now: string }[]> {
  const last = (await usesOf(tx, { cycle, subject, rule: COMMENDATION })).at(-1);
  return last === undefined ? [] : [{ touched: 'commendation', now: last.act }];
}

/** What was taken up of what regulations suggest after the levels of a cycle, and was not left since. */
export async function followUpsTaken(
  tx: Tx,
  cycle: string,
): Promise<readonly Pick<UseRow, 'regulation' | 'subject' | 'rule'>[]> {
  const uses = (await usesOf(tx, { cycle })).filter(({ rule }) => rule !== COMMENDATION);
  const parts = new Map<string, UseRow[]>();
  for (const use of uses) {
    const key = JSON.stringify([use.regulation, use.subject, use.rule]);
    parts.set(key, [...(parts.get(key) ?? []), use]);
  }
  return [...parts.values()].flatMap((part) => {
    const acts = part.flatMap(({ act }) => FOLLOW_UP_ACTS.filter((known) => known === act));
    const [first] = part;
    const isTaken = ['takenUp', 'finished'].includes(followUpState(acts));
    return first !== undefined && isTaken ? [first] : [];
  });
}
