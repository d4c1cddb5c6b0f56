import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';
import type { FindingAct, FindingState } from './inspection.states.ts';

export interface AnswerRow {
  readonly id: string;
  readonly words: string;
  readonly isLate: boolean;
  readonly answeredByName: string;
  readonly answeredAt: string;
}

export interface RequestRow {
  readonly id: string;
  readonly inspection: string;
  readonly unit: string;
  readonly person: string | null;
  readonly asks: string;
  readonly dueOn: string;
  readonly askedByName: string;
  readonly askedAt: string;
  readonly answers: readonly AnswerRow[];
}

export async function requestsSeen(
  { db }: Tx,
  given: { readonly inspection?: string; readonly id?: string },
): Promise<readonly RequestRow[]> {
  const { inspection = null, id = null } = given;
  const { rows } = await sql<RequestRow>`
    select q.id, q.inspection_id as inspection, q.unit_id as unit, q.person_id as person, q.asks, q.due_on as "dueOn",
      q.asked_by_name as "askedByName", to_char(q.asked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "askedAt", (
        select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'words', n.words, 'isLate', n.is_late,
          'answeredByName', n.answered_by_name, 'answeredAt', to_char(n.answered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by n.id), '[]')
        from congtam.inspection_answer n where n.request_id = q.id) as answers
    from congtam.inspection_request q
    where (${inspection}::uuid is null or q.inspection_id = ${inspection}) and (${id}::uuid is null or q.id = ${id})
    order by q.id limit 500`.execute(db);
  return rows;
}

export async function addRequest(
  { db }: Tx,
  row: Omit<RequestRow, 'askedAt' | 'answers'> & { readonly askedBy: string },
): Promise<void> {
  await db
    .insertInto('congtam.inspection_request')
    .values({
      ...{ id: row.id, inspection_id: row.inspection, unit_id: row.unit, person_id: row.person },
      ...{ asks: row.asks, due_on: row.dueOn, asked_by: row.askedBy, asked_by_name: row.askedByName },
    })
    .execute();
}

export async function addAnswer(
  { db }: Tx,
  row: Omit<AnswerRow, 'answeredAt'> & { readonly request: string; readonly answeredBy: string },
): Promise<void> {
  await db
    .insertInto('congtam.inspection_answer')
    .values({
      ...{ id: row.id, request_id: row.request, words: row.words, is_late: row.isLate },
      ...{ answered_by: row.answeredBy, answered_by_name: row.answeredByName },
    })
    .execute();
}

export interface FindingRow {
  readonly id: string;
  readonly inspection: string;
  readonly unit: string;
  readonly person: string | null;
  readonly says: string;
  readonly article: string | null;
  readonly on: string;
  readonly replyBy: string;
  readonly foundByName: string;
  readonly foundAt: string;
  readonly state: FindingState;
  readonly steps: readonly {
    readonly number: number;
    readonly act: FindingAct;
    readonly words: string;
    readonly takenByName: string;
    readonly takenAt: string;
  }[];
}

export async function findingsSeen(
  { db }: Tx,
  given: { readonly inspection?: string; readonly id?: string },
): Promise<readonly FindingRow[]> {
  const { inspection = null, id = null } = given;
  const { rows } = await sql<FindingRow>`
    select f.id, f.inspection_id as inspection, f.unit_id as unit, f.person_id as person, f.says, f.article,
      f.on_day as "on", f.reply_by as "replyBy", f.found_by_name as "foundByName",
      to_char(f.found_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "foundAt", coalesce((
        select s.state from congtam.inspection_finding_step s where s.finding_id = f.id order by s.number desc limit 1),
        'told') as state, (
        select coalesce(jsonb_agg(jsonb_build_object('number', s.number, 'act', s.act, 'words', s.words,
          'takenByName', s.taken_by_name, 'takenAt', to_char(s.taken_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by s.number), '[]')
        from congtam.inspection_finding_step s where s.finding_id = f.id) as steps
    from congtam.inspection_finding f
    where (${inspection}::uuid is null or f.inspection_id = ${inspection}) and (${id}::uuid is null or f.id = ${id})
    order by f.id limit 500`.execute(db);
  return rows;
}

export async function addFinding(
  { db }: Tx,
  row: Omit<FindingRow, 'foundAt' | 'state' | 'steps'> & { readonly foundBy: string },
): Promise<void> {
  await db
    .insertInto('congtam.inspection_finding')
    .values({
      ...{ id: row.id, inspection_id: row.inspection, unit_id: row.unit, person_id: row.person },
      ...{ says: row.says, article: row.article, on_day: row.on, reply_by: row.replyBy },
      ...{ found_by: row.foundBy, found_by_name: row.foundByName },
    })
    .execute();
}

export async function addFindingStep(
  { db }: Tx,
  row: {
    readonly finding: string;
    readonly number: number;
    readonly act: FindingAct;
    readonly state: Exclude<FindingState, 'told'>;
    readonly words: string;
    readonly takenBy: string;
    readonly takenByName: string;
  },
): Promise<void> {
  await db
    .insertInto('congtam.inspection_finding_step')
    .values({
      ...{ finding_id: row.finding, number: row.number, act: row.act, state: row.state, words: row.words },
      ...{ taken_by: row.takenBy, taken_by_name: row.takenByName },
    })
    .execute();
}

/** The days of findings that stand against somebody, or against a unit itself, for who may read the file. */
export async function standingFindings(
  { db }: Tx,
  of: { readonly unit: string; readonly person: string | null },
): Promise<readonly string[]> {
  const { rows } = await sql<{ on: string }>`
    select s.on_day as "on" from access.standing_findings(${of.unit}, ${of.person}) s (on_day)`.execute(db);
  return rows.map(({ on }) => on);
}

/** Whether somebody serves, or served, in a unit; true where nobody is named. */
export async function serves(
  { db }: Tx,
  { unit, person }: { readonly unit: string; readonly person: string | null },
): Promise<boolean> {
  if (person === null) return true;
  const row = await db
    .selectFrom('congtam.post')
    .select('id')
    .where('person_id', '=', person)
    .where('unit_id', '=', unit)
    .executeTakeFirst();
  return row !== undefined;
}
