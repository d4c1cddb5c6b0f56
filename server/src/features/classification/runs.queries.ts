import type { Json } from '@congtam/evidence';
import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

export interface RunRow {
  readonly id: string;
  readonly cycle: string;
  readonly unit: string;
  readonly number: number;
  readonly asOf: string;
  readonly askedBy: string;
  /** Absent while it is computed. */
  readonly outcome: 'done' | 'refused' | null;
  readonly receipt: Json | null;
  readonly frames: readonly { readonly regulation: string; readonly frame: string }[] | null;
  readonly evidence: number | null;
  /** The cycle was closed once more since it was asked for. */
  readonly isOutdated: boolean;
}

const run = sql`r.id, r.cycle_id as cycle, r.unit_id as unit, r.number, r.as_of as "asOf", r.asked_by as "askedBy",
  e.outcome, e.receipt, e.frames, (
    select i.evidence from congtam.evaluation_input i where i.run_id = r.id) as evidence, exists (
    select 1 from congtam.cycle_step s
    where s.cycle_id = r.cycle_id and s.state = 'closing' and s.taken_at > r.asked_at) as "isOutdated"`;
const runs = sql`congtam.evaluation_run r left join congtam.evaluation_end e on e.run_id = r.id`;

export async function runById({ db }: Tx, id: string): Promise<RunRow | undefined> {
  const { rows } = await sql<RunRow>`select ${run} from ${runs} where r.id = ${id}`.execute(db);
  return rows[0];
}

/** Newest first. */
export async function runsOf({ db }: Tx, cycle: string): Promise<readonly RunRow[]> {
  const { rows } = await sql<RunRow>`
    select ${run} from ${runs} where r.cycle_id = ${cycle} order by r.number desc limit 100`.execute(db);
  return rows;
}

/** Names of people, as far as the actor may see them. */
export async function namesOfPeople(
  { db }: Tx,
  people: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.full_name as name from congtam.person p where p.id = any (${[...people]}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The newest run of a cycle that has results. */
export async function lastDone({ db }: Tx, cycle: string): Promise<RunRow | undefined> {
  const { rows } = await sql<RunRow>`
    select ${run} from ${runs} where r.cycle_id = ${cycle} and e.outcome = 'done'
    order by r.number desc limit 1`.execute(db);
  return rows[0];
}

export async function addRun(
  { db }: Tx,
  row: Pick<RunRow, 'id' | 'cycle' | 'unit' | 'number' | 'asOf' | 'askedBy'>,
): Promise<void> {
  await db
    .insertInto('congtam.evaluation_run')
    .values({
      id: row.id,
      cycle_id: row.cycle,
      unit_id: row.unit,
      number: row.number,
      as_of: row.asOf,
      asked_by: row.askedBy,
    })
    .execute();
}

export async function inputOfRun({ db }: Tx, id: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('congtam.evaluation_input')
    .select('tables')
    .where('run_id', '=', id)
    .executeTakeFirst();
  return row?.tables;
}

/** Whether the actor may read what a run was computed on, without its being read. */
export async function mayReadInput({ db }: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select exists (select 1 from congtam.evaluation_input i where i.run_id = ${id}) as may`.execute(db);
  return rows[0]?.may ?? false;
}

/** @returns false when it was there already */
export async function addInput(
  { db }: Tx,
  row: { readonly run: string; readonly tables: Buffer; readonly hash: Buffer; readonly evidence: number },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('congtam.evaluation_input')
    .values({ run_id: row.run, tables: row.tables, hash: row.hash, evidence: row.evidence })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export interface ResultRow {
  readonly regulation: string;
  readonly kind: 'person' | 'unit';
  readonly position: number;
  readonly subject: string;
  readonly unit: string;
  readonly person: string | null;
  readonly outcome: string;
  readonly score: string | null;
  readonly beforeQuota: string | null;
  readonly suggested: string | null;
  readonly duty: string | null;
  /** What stands in the results document. */
  readonly line: string;
}

export interface BoardRow {
  readonly regulation: string;
  readonly position: number;
  readonly quota: string;
  readonly scope: string;
  readonly dutyGroup: string | null;
  readonly unit: string;
  readonly line: string;
  /** How many it counts; 0 where a run was kept without it. */
  readonly size: number;
}

/** A board as it is kept, with everybody it counts. */
export interface NewBoard extends Omit<BoardRow, 'size'> {
  readonly members: readonly string[];
}

const AT_ONCE = 1000;

function* pieces<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let at = 0; at < items.length; at += AT_ONCE) yield items.slice(at, at + AT_ONCE);
}

export async function addResults({ db }: Tx, run: string, rows: readonly ResultRow[]): Promise<void> {
  for (const some of pieces(rows)) {
    const column = <T>(of: (row: ResultRow) => T): T[] => some.map(of);
    await sql`
      insert into congtam.evaluation_result (run_id, regulation, kind, position, subject_code, unit_id, person_id,
        outcome, score, before_quota, suggested, duty, line)
      select ${run}::uuid, * from unnest(${column((r) => r.regulation)}::text[], ${column((r) => r.kind)}::text[],
        ${column((r) => r.position)}::integer[], ${column((r) => r.subject)}::text[], ${column((r) => r.unit)}::uuid[],
        ${column((r) => r.person)}::uuid[], ${column((r) => r.outcome)}::text[], ${column((r) => r.score)}::text[],
        ${column((r) => r.beforeQuota)}::text[], ${column((r) => r.suggested)}::text[],
        ${column((r) => r.duty)}::text[], ${column((r) => r.line)}::text[])`.execute(db);
  }
}

export async function addBoards({ db }: Tx, run: string, rows: readonly NewBoard[]): Promise<void> {
  for (const some of pieces(rows)) {
    const column = <T>(of: (row: NewBoard) => T): T[] => some.map(of);
    await sql`
      insert into congtam.evaluation_board (run_id, regulation, position, quota, scope, duty_group, unit_id, line, members)
      select ${run}::uuid, t.regulation, t.position, t.quota, t.scope, t.duty_group, t.unit, t.line,
        array(select jsonb_array_elements_text(t.members::jsonb))
      from unnest(${column((r) => r.regulation)}::text[],
        ${column((r) => r.position)}::integer[], ${column((r) => r.quota)}::text[], ${column((r) => r.scope)}::text[],
        ${column((r) => r.dutyGroup)}::text[], ${column((r) => r.unit)}::uuid[],
        ${column((r) => r.line)}::text[], ${column((r) => JSON.stringify(r.members))}::text[])
        as t (regulation, position, quota, scope, duty_group, unit, line, members)`.execute(db);
  }
}

export async function addEnd(
  { db }: Tx,
  row: { readonly run: string; readonly outcome: string; readonly receipt: string; readonly frames: string },
): Promise<void> {
  await db
    .insertInto('congtam.evaluation_end')
    .values({ run_id: row.run, outcome: row.outcome, receipt: row.receipt, frames: row.frames })
    .execute();
}

const result = sql`t.regulation, t.kind, t.position, t.subject_code as subject, t.unit_id as unit,
  t.person_id as person, t.outcome, t.score, t.before_quota as "beforeQuota", t.suggested, t.duty, t.line`;

/** Results in sight, in the order of the document. */
export async function resultsOf(
  { db }: Tx,
  given: {
    readonly run: string;
    readonly regulation?: string | undefined;
    readonly subject?: string | undefined;
    readonly unit?: string | undefined;
    readonly person?: string | undefined;
    readonly offset?: number;
    readonly limit?: number;
  },
): Promise<readonly ResultRow[]> {
  const { run, regulation = null, subject = null, unit = null, person = null } = given;
  const { offset = 0, limit = null } = given;
  const { rows } = await sql<ResultRow>`
    select ${result} from congtam.evaluation_result t
    where t.run_id = ${run} and (${regulation}::text is null or t.regulation = ${regulation})
      and (${subject}::text is null or t.subject_code = ${subject})
      and (${unit}::uuid is null or t.unit_id = ${unit})
      and (${person}::uuid is null or t.person_id = ${person})
    order by t.regulation, t.kind desc, t.position offset ${offset} limit ${limit}`.execute(db);
  return rows;
}

/** Quotas in sight, as a run found them, in the order of the document. */
export async function boardsOf(
  { db }: Tx,
  given: {
    readonly run: string;
    readonly regulation?: string | undefined;
    readonly quota?: string | undefined;
    readonly scope?: string | undefined;
    /** Only boards that count them; of runs kept without whom a board counts, those on which they are a candidate. */
    readonly subject?: string | undefined;
  },
): Promise<readonly BoardRow[]> {
  const { run, regulation = null, quota = null, scope = null, subject = null } = given;
  const { rows } = await sql<BoardRow>`
    select b.regulation, b.position, b.quota, b.scope, b.duty_group as "dutyGroup", b.unit_id as unit, b.line,
      coalesce(cardinality(b.members), 0) as size
    from congtam.evaluation_board b
    where b.run_id = ${run} and (${regulation}::text is null or b.regulation = ${regulation})
      and (${quota}::text is null or b.quota = ${quota}) and (${scope}::text is null or b.scope = ${scope})
      and (${subject}::text is null or ${subject} = any (b.members)
        or b.members is null and b.line::jsonb -> 'candidates' @> jsonb_build_array(
          jsonb_build_object('subject', ${subject}::text)))
    order by b.regulation, b.position`.execute(db);
  return rows;
}

/** Of some subjects, those whom each of some boards counts, by the position of the board. */
export async function membersAmong(
  { db }: Tx,
  given: {
    readonly run: string;
    readonly regulation: string;
    readonly positions: readonly number[];
    readonly subjects: readonly string[];
  },
): Promise<ReadonlyMap<number, readonly string[]>> {
  const { run, regulation, positions, subjects } = given;
  const { rows } = await sql<{ position: number; found: readonly string[] }>`
    select b.position, array(select unnest(b.members) intersect select unnest(${[...subjects]}::text[]) order by 1) as found
    from congtam.evaluation_board b
    where b.run_id = ${run} and b.regulation = ${regulation} and b.position = any (${[...positions]}::integer[])
      and b.members && ${[...subjects]}::text[]`.execute(db);
  return new Map(rows.map(({ position, found }) => [position, found]));
}

/** The results of some subjects. */
export async function resultsAmong(
  { db }: Tx,
  given: { readonly run: string; readonly regulation: string; readonly subjects: readonly string[] },
): Promise<readonly ResultRow[]> {
  const { rows } = await sql<ResultRow>`
    select ${result} from congtam.evaluation_result t
    where t.run_id = ${given.run} and t.regulation = ${given.regulation}
      and t.subject_code = any (${[...given.subjects]}::text[])`.execute(db);
  return rows;
}

/** Whether a binding board counts a subject, seen or not, for an authority of its unit. */
export async function isCountedOutOfSight(
  { db }: Tx,
  given: {
    readonly run: string;
    readonly regulation: string;
    readonly quota: string;
    readonly subject: string;
  },
): Promise<boolean> {
  const { rows } = await sql<{ counted: boolean }>`
    select access.is_counted_out_of_sight(${given.run}, ${given.regulation}, ${given.quota}, ${given.subject})
      as counted`.execute(db);
  return rows[0]?.counted ?? false;
}

/** What a run computed on, to explain one result of it that the actor may see. */
export async function inputOfResult({ db }: Tx, runId: string, subject: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ tables: Buffer | null }>`
    select access.input_of_result(${runId}, ${subject}) as tables`.execute(db);
  return rows[0]?.tables ?? undefined;
}

/** Whether it may be used to explain a result to the actor, without its being read. */
export async function mayExplain({ db }: Tx, runId: string, subject: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select access.input_of_result(${runId}, ${subject}) is not null as may`.execute(db);
  return rows[0]?.may ?? false;
}
