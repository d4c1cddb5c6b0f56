import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';
import type { FieldFault } from '../../refusal.ts';

/** Papers of one form for many, asked for at once. */
export interface BatchRow {
  readonly id: string;
  readonly cycle: string;
  readonly unit: string;
  readonly form: string;
  readonly regulation: string | null;
  readonly period: string;
  readonly given: { readonly [field: string]: unknown };
  readonly subjects: readonly string[];
  readonly askedBy: string;
  readonly askedAt: string;
  /** How many have their paper by now. */
  readonly issued: number;
  readonly leftOut: number;
}

const batch = sql`b.id, b.cycle_id as cycle, b.unit_id as unit, b.form, b.regulation, b.period, b.given, b.subjects,
  b.asked_by as "askedBy", to_char(b.asked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "askedAt",
  (select count(*)::int from congtam.issued_paper p where p.batch_id = b.id) as issued,
  (select count(*)::int from congtam.paper_batch_fault f where f.batch_id = b.id) as "leftOut"`;

export async function addBatch(
  { db }: Tx,
  row: Omit<BatchRow, 'askedAt' | 'issued' | 'leftOut'>,
): Promise<void> {
  await db
    .insertInto('congtam.paper_batch')
    .values({
      id: row.id,
      cycle_id: row.cycle,
      unit_id: row.unit,
      form: row.form,
      regulation: row.regulation,
      period: row.period,
      given: JSON.stringify(row.given),
      subjects: [...row.subjects],
      asked_by: row.askedBy,
    })
    .execute();
}

export async function batchById({ db }: Tx, id: string): Promise<BatchRow | undefined> {
  const { rows } = await sql<BatchRow>`
    select ${batch} from congtam.paper_batch b where b.id = ${id}`.execute(db);
  return rows[0];
}

/** Newest first. */
export async function batchesOf({ db }: Tx, cycle: string): Promise<readonly BatchRow[]> {
  const { rows } = await sql<BatchRow>`
    select ${batch} from congtam.paper_batch b where b.cycle_id = ${cycle}
    order by b.asked_at desc, b.id limit 100`.execute(db);
  return rows;
}

/** Subjects of a batch that are done with: they have their paper, or it is known why not. */
export async function settledIn({ db }: Tx, id: string): Promise<readonly string[]> {
  const { rows } = await sql<{ subject: string }>`
    select p.subject_code as subject from congtam.issued_paper p where p.batch_id = ${id}
    union select f.subject_code from congtam.paper_batch_fault f where f.batch_id = ${id}`.execute(db);
  return rows.map(({ subject }) => subject);
}

export interface BatchFault {
  readonly subject: string;
  readonly faults: readonly FieldFault[];
}

export async function addFault({ db }: Tx, row: BatchFault & { readonly batch: string }): Promise<void> {
  await db
    .insertInto('congtam.paper_batch_fault')
    .values({ batch_id: row.batch, subject_code: row.subject, faults: JSON.stringify(row.faults) })
    .execute();
}

export async function faultsIn({ db }: Tx, id: string): Promise<readonly BatchFault[]> {
  const { rows } = await sql<BatchFault>`
    select f.subject_code as subject, f.faults from congtam.paper_batch_fault f
    where f.batch_id = ${id} order by f.subject_code limit 1000`.execute(db);
  return rows;
}

/** What the last paper that says it says of somebody: their own level, the proposal of the Party committee, what is to follow. */
export interface SaidOnPapers {
  readonly person: string;
  readonly selfLevel: string | null;
  readonly proposal: string | null;
  readonly handling: string | null;
}

/** By person, from the papers of a cycle in sight. */
export async function saidOnPapers({ db }: Tx, cycle: string): Promise<readonly SaidOnPapers[]> {
  const { rows } = await sql<SaidOnPapers>`
    with said as (
      select i.person_id as person, i.issued_at, i.id, i.input::jsonb ->> 'selfLevel' as level,
        case i.form when 'party-opinion' then i.input::jsonb ->> 'proposal' end as proposal,
        i.input::jsonb ->> 'handling' as handling
      from congtam.issued_paper i where i.cycle_id = ${cycle} and i.person_id is not null
    )
    select s.person, (array_agg(s.level order by s.issued_at desc, s.id desc) filter (where s.level is not null))[1] as "selfLevel",
      (array_agg(s.proposal order by s.issued_at desc, s.id desc) filter (where s.proposal is not null))[1] as proposal,
      (array_agg(s.handling order by s.issued_at desc, s.id desc) filter (where s.handling is not null))[1] as handling
    from said s where coalesce(s.level, s.proposal, s.handling) is not null group by s.person`.execute(db);
  return rows;
}
