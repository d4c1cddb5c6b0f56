import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';
import { utc } from './decisions.queries.ts';
import type { NoticeState } from './decisions.states.ts';

export interface NoticeRow {
  readonly subject: string;
  readonly number: number;
  readonly state: NoticeState;
  readonly at: string;
}

/** How the notice of a result to one subject stands; undefined when it was not sent. */
export async function noticeOf(
  { db }: Tx,
  decision: string,
  subject: string,
): Promise<NoticeRow | undefined> {
  const { rows } = await sql<NoticeRow>`
    select n.subject_code as subject, n.number, n.act as state, ${utc(sql`n.taken_at`)} as at
    from congtam.notice_act n where n.decision_id = ${decision} and n.subject_code = ${subject}
    order by n.number desc limit 1`.execute(db);
  return rows[0];
}

/** A notice of a decision as it stands, with what was said where it was not signed. */
export interface NoticeLine extends Omit<NoticeRow, 'number'> {
  readonly witness: string | null;
  readonly note: string | null;
}

/** Notices of a decision that were sent, of those in sight, as they stand. */
export async function noticesOf({ db }: Tx, decision: string): Promise<readonly NoticeLine[]> {
  const { rows } = await sql<NoticeLine>`
    select distinct on (n.subject_code) n.subject_code as subject, n.act as state, ${utc(sql`n.taken_at`)} as at,
      n.witness, n.note
    from congtam.notice_act n where n.decision_id = ${decision} order by n.subject_code, n.number desc`.execute(
    db,
  );
  return rows;
}

export async function addNotice(
  { db }: Tx,
  row: Omit<NoticeRow, 'at'> & {
    readonly decision: string;
    readonly unit: string;
    readonly person: string | null;
    readonly witness: string | null;
    readonly note: string | null;
    readonly by: string;
  },
): Promise<void> {
  await db
    .insertInto('congtam.notice_act')
    .values({
      decision_id: row.decision,
      subject_code: row.subject,
      number: row.number,
      act: row.state,
      unit_id: row.unit,
      person_id: row.person,
      witness: row.witness,
      note: row.note,
      taken_by: row.by,
    })
    .execute();
}

/** Notices to who asks that they have not acknowledged, by cycle. */
export async function noticesToAcknowledge({
  db,
}: Tx): Promise<readonly { readonly cycle: string; readonly unit: string }[]> {
  const { rows } = await sql<{ cycle: string; unit: string }>`
    select d.cycle_id as cycle, n.unit_id as unit
    from congtam.notice_act n join congtam.decision d on d.id = n.decision_id
    where n.person_id = access.my_person() and n.act = 'sent' and not exists (
      select 1 from congtam.notice_act m
      where m.decision_id = n.decision_id and m.subject_code = n.subject_code and m.number > n.number)`.execute(
    db,
  );
  return rows;
}
