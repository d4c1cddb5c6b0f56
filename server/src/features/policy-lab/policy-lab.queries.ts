import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

export interface SimulationRow {
  readonly id: string;
  readonly unit: string;
  readonly title: string;
  readonly pack: string | null;
  readonly instead: string | null;
  readonly readings: { readonly [reading: string]: string };
  readonly cycles: readonly string[];
  readonly askedBy: string;
  readonly askedByName: string;
  /** RFC 3339, in UTC. */
  readonly askedAt: string;
  /** Null while it is computed. */
  readonly outcome: 'done' | 'refused' | null;
}

const simulation = sql`s.id, s.unit_id as unit, s.title, s.pack_id as pack, s.instead, s.readings, s.cycles,
  s.asked_by as "askedBy", s.asked_by_name as "askedByName",
  to_char(s.asked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "askedAt", e.outcome`;
const simulations = sql`congtam.simulation s left join congtam.simulation_end e on e.simulation_id = s.id`;

/** Simulations of a unit, newest first. */
export async function simulationsOf({ db }: Tx, unit: string): Promise<readonly SimulationRow[]> {
  const { rows } = await sql<SimulationRow>`
    select ${simulation} from ${simulations} where s.unit_id = ${unit}
    order by s.asked_at desc, s.id limit 100`.execute(db);
  return rows;
}

export async function simulationById({ db }: Tx, id: string): Promise<SimulationRow | undefined> {
  const { rows } = await sql<SimulationRow>`
    select ${simulation} from ${simulations} where s.id = ${id}`.execute(db);
  return rows[0];
}

/** What was kept of a simulation; undefined while it is computed. */
export async function resultOf({ db }: Tx, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('congtam.simulation_end')
    .select('result')
    .where('simulation_id', '=', id)
    .executeTakeFirst();
  return row?.result;
}

export async function addSimulation(
  { db }: Tx,
  row: Omit<SimulationRow, 'askedAt' | 'outcome'>,
): Promise<void> {
  await db
    .insertInto('congtam.simulation')
    .values({
      id: row.id,
      unit_id: row.unit,
      title: row.title,
      pack_id: row.pack,
      instead: row.instead,
      readings: JSON.stringify(row.readings),
      cycles: [...row.cycles],
      asked_by: row.askedBy,
      asked_by_name: row.askedByName,
    })
    .execute();
}

export async function addEnd(
  { db }: Tx,
  row: { readonly simulation: string; readonly outcome: 'done' | 'refused'; readonly result: string },
): Promise<void> {
  await db
    .insertInto('congtam.simulation_end')
    .values({ simulation_id: row.simulation, outcome: row.outcome, result: row.result })
    .execute();
}

export async function addShown(
  { db }: Tx,
  row: { readonly simulation: string; readonly unit: string; readonly result: string },
): Promise<void> {
  await db
    .insertInto('congtam.simulation_shown')
    .values({ simulation_id: row.simulation, unit_id: row.unit, result: row.result })
    .execute();
}

/** What is shown outside the competent role. */
export async function shownSimulations({
  db,
}: Tx): Promise<readonly { readonly id: string; readonly unit: string; readonly result: string }[]> {
  const { rows } = await sql<{ id: string; unit: string; result: string }>`
    select w.simulation_id as id, w.unit_id as unit, w.result from congtam.simulation_shown w
    order by w.simulation_id desc limit 100`.execute(db);
  return rows;
}

/** Year of birth of people, as far as it is recorded and in sight. */
export async function recordedOf(
  { db }: Tx,
  people: readonly string[],
): Promise<ReadonlyMap<string, { readonly born: number | null; readonly sex: string | null }>> {
  const { rows } = await sql<{ id: string; born: number | null; sex: string | null }>`
    select p.id, extract(year from p.born_on)::integer as born, p.sex from congtam.person p
    where p.id = any (${[...people]}::uuid[]) and (p.born_on is not null or p.sex is not null)`.execute(db);
  return new Map(rows.map(({ id, born, sex }) => [id, { born, sex }]));
}

export interface CommentRow {
  readonly id: string;
  readonly pack: string;
  readonly unit: string;
  readonly author: string;
  readonly clause: string;
  readonly content: string;
  readonly receivedOn: string;
  readonly answer: {
    readonly number: number;
    readonly verdict: 'accepted' | 'partly' | 'notAccepted';
    readonly explanation: string;
    readonly answeredByName: string;
  } | null;
}

const comment = sql`c.id, c.pack_id as pack, c.unit_id as unit, c.author, c.clause, c.content,
  c.received_on as "receivedOn", (
    select jsonb_build_object('number', a.number, 'verdict', a.verdict, 'explanation', a.explanation,
      'answeredByName', a.answered_by_name)
    from congtam.draft_comment_answer a where a.comment_id = c.id order by a.number desc limit 1) as answer`;

/** Comments on a draft, clause by clause. */
export async function commentsOn({ db }: Tx, pack: string): Promise<readonly CommentRow[]> {
  const { rows } = await sql<CommentRow>`
    select ${comment} from congtam.draft_comment c where c.pack_id = ${pack}
    order by c.clause, c.received_on, c.id limit 2000`.execute(db);
  return rows;
}

export async function commentById({ db }: Tx, id: string): Promise<CommentRow | undefined> {
  const { rows } = await sql<CommentRow>`
    select ${comment} from congtam.draft_comment c where c.id = ${id}`.execute(db);
  return rows[0];
}

export async function addComment(
  { db }: Tx,
  row: Omit<CommentRow, 'answer'> & { readonly enteredBy: string },
): Promise<void> {
  await db
    .insertInto('congtam.draft_comment')
    .values({
      id: row.id,
      pack_id: row.pack,
      unit_id: row.unit,
      author: row.author,
      clause: row.clause,
      content: row.content,
      received_on: row.receivedOn,
      entered_by: row.enteredBy,
    })
    .execute();
}

export async function addAnswer(
  { db }: Tx,
  row: NonNullable<CommentRow['answer']> & { readonly comment: string; readonly answeredBy: string },
): Promise<void> {
  await db
    .insertInto('congtam.draft_comment_answer')
    .values({
      comment_id: row.comment,
      number: row.number,
      verdict: row.verdict,
      explanation: row.explanation,
      answered_by: row.answeredBy,
      answered_by_name: row.answeredByName,
    })
    .execute();
}
