import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

export type RemedyState = 'open' | 'reported' | 'closed';

interface StepTaken {
  readonly number: number;
  readonly isLate: boolean;
  readonly takenByName: string;
  /** RFC 3339, in UTC. */
  readonly takenAt: string;
}

export interface RemedyStep extends StepTaken {
  readonly act: 'report' | 'check' | 'close';
  readonly state: RemedyState;
  readonly words: string;
  readonly attachment: string | null;
}

export interface RemedyRow {
  readonly id: string;
  readonly unit: string;
  readonly cycle: string | null;
  readonly shortcoming: string;
  readonly measure: string;
  readonly owner: string;
  readonly follower: string;
  readonly dueOn: string;
  readonly ground: string;
  readonly state: RemedyState;
  readonly steps: readonly RemedyStep[];
}

const at = sql`to_char(s.taken_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const remedy = sql`r.id, r.unit_id as unit, r.cycle_id as cycle, r.shortcoming, r.measure, r.owner_id as owner,
  r.follower_id as follower, r.due_on as "dueOn", r.ground, coalesce((
    select s.state from congtam.remedy_step s where s.remedy_id = r.id order by s.number desc limit 1), 'open') as state, (
    select coalesce(jsonb_agg(jsonb_build_object('number', s.number, 'act', s.act, 'state', s.state, 'words', s.words,
      'attachment', s.attachment_id, 'isLate', s.is_late, 'takenByName', s.taken_by_name, 'takenAt', ${at})
      order by s.number), '[]')
    from congtam.remedy_step s where s.remedy_id = r.id) as steps`;

export async function remedyById({ db }: Tx, id: string): Promise<RemedyRow | undefined> {
  const { rows } = await sql<RemedyRow>`select ${remedy} from congtam.remedy r where r.id = ${id}`.execute(
    db,
  );
  return rows[0];
}

/** Measures in sight, those due first. */
export async function remediesSeen({ db }: Tx, unit: string | null): Promise<readonly RemedyRow[]> {
  const { rows } = await sql<RemedyRow>`
    select ${remedy} from congtam.remedy r where (${unit}::uuid is null or r.unit_id = ${unit})
    order by r.due_on, r.id limit 500`.execute(db);
  return rows;
}

export async function addRemedy(
  { db }: Tx,
  row: Omit<RemedyRow, 'state' | 'steps'> & { readonly plannedBy: string },
): Promise<void> {
  await db
    .insertInto('congtam.remedy')
    .values({
      id: row.id,
      unit_id: row.unit,
      cycle_id: row.cycle,
      shortcoming: row.shortcoming,
      measure: row.measure,
      owner_id: row.owner,
      follower_id: row.follower,
      due_on: row.dueOn,
      ground: row.ground,
      planned_by: row.plannedBy,
    })
    .execute();
}

export async function addRemedyStep(
  { db }: Tx,
  id: string,
  by: string,
  row: Omit<RemedyStep, 'takenAt'>,
): Promise<void> {
  await db
    .insertInto('congtam.remedy_step')
    .values({
      remedy_id: id,
      number: row.number,
      act: row.act,
      state: row.state,
      words: row.words,
      attachment_id: row.attachment,
      is_late: row.isLate,
      taken_by: by,
      taken_by_name: row.takenByName,
    })
    .execute();
}

export interface QuestionStep extends StepTaken {
  readonly act: 'put' | 'escalate' | 'answer';
  readonly unit: string;
  readonly dueOn: string | null;
  readonly words: string | null;
}

export interface QuestionRow {
  readonly id: string;
  readonly unit: string;
  readonly question: string;
  /** The unit that has to answer; null once it is answered. */
  readonly liesWith: string | null;
  readonly steps: readonly QuestionStep[];
}

const question = sql`q.id, q.unit_id as unit, q.question, access.question_lies_with(q.id) as "liesWith", (
    select coalesce(jsonb_agg(jsonb_build_object('number', s.number, 'act', s.act, 'unit', s.at_unit, 'dueOn', s.due_on,
      'words', s.words, 'isLate', s.is_late, 'takenByName', s.taken_by_name, 'takenAt', ${at}) order by s.number), '[]')
    from congtam.unit_question_step s where s.question_id = q.id) as steps`;

export async function questionById({ db }: Tx, id: string): Promise<QuestionRow | undefined> {
  const { rows } = await sql<QuestionRow>`
    select ${question} from congtam.unit_question q where q.id = ${id}`.execute(db);
  return rows[0];
}

/** Questions in sight, those not answered first. */
export async function questionsSeen({ db }: Tx): Promise<readonly QuestionRow[]> {
  const { rows } = await sql<QuestionRow>`
    select ${question} from congtam.unit_question q
    order by access.question_lies_with(q.id) is null, q.asked_at limit 500`.execute(db);
  return rows;
}

export async function addQuestion(
  { db }: Tx,
  row: { readonly id: string; readonly unit: string; readonly question: string; readonly by: string },
): Promise<void> {
  await db
    .insertInto('congtam.unit_question')
    .values({ id: row.id, unit_id: row.unit, question: row.question, asked_by: row.by })
    .execute();
}

export async function addQuestionStep(
  { db }: Tx,
  id: string,
  by: string,
  row: Omit<QuestionStep, 'takenAt'>,
): Promise<void> {
  await db
    .insertInto('congtam.unit_question_step')
    .values({
      question_id: id,
      number: row.number,
      act: row.act,
      at_unit: row.unit,
      due_on: row.dueOn,
      words: row.words,
      is_late: row.isLate,
      taken_by: by,
      taken_by_name: row.takenByName,
    })
    .execute();
}

/** Puts reminders down for whoever has something due; as the system. */
export async function remindOfWhatIsDue({ db }: Tx): Promise<number> {
  const { rows } = await sql<{ told: number }>`select access.remind_of_what_is_due() as told`.execute(db);
  return rows[0]?.told ?? 0;
}
