import type { Doing } from '@congtam/regulations';
import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

export interface ProcedureRow {
  readonly cycle: string;
  readonly unit: string;
  readonly ground: string;
  readonly begunBy: string;
}

/** Whether the procedure of a cycle is carried here. */
export async function procedureOfCycle({ db }: Tx, cycle: string): Promise<ProcedureRow | undefined> {
  const { rows } = await sql<ProcedureRow>`
    select p.cycle_id as cycle, p.unit_id as unit, p.ground, p.begun_by as "begunBy"
    from congtam.procedure_of_cycle p where p.cycle_id = ${cycle}`.execute(db);
  return rows[0];
}

/** The cycles in sight whose procedure is carried here. */
export async function cyclesCarried({ db }: Tx): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ cycle: string }>`
    select p.cycle_id as cycle from congtam.procedure_of_cycle p`.execute(db);
  return new Set(rows.map(({ cycle }) => cycle));
}

export async function addProcedure({ db }: Tx, row: ProcedureRow): Promise<void> {
  await db
    .insertInto('congtam.procedure_of_cycle')
    .values({ cycle_id: row.cycle, unit_id: row.unit, ground: row.ground, begun_by: row.begunBy })
    .execute();
}

/** Where a subject of a run lies and which way it goes. */
export interface SubjectFrame {
  readonly unit: string;
  readonly person: string | null;
  readonly group: string | null;
  readonly authority: string | null;
  readonly round: number;
}

export async function frameOf(
  { db }: Tx,
  given: { readonly run: string; readonly regulation: string; readonly subject: string },
): Promise<SubjectFrame | undefined> {
  const { run, regulation, subject } = given;
  const { rows } = await sql<SubjectFrame>`
    select f.unit_id as unit, f.person_id as person, f.subject_group as "group", f.authority, f.round
    from access.frame_of_result(${run}, ${regulation}, ${subject}) f`.execute(db);
  return rows[0];
}

/** Frames of every subject of a run in sight, in the order of the results. */
export async function framesIn(
  { db }: Tx,
  run: string,
): Promise<readonly (SubjectFrame & { readonly regulation: string; readonly subject: string })[]> {
  const { rows } = await sql<SubjectFrame & { regulation: string; subject: string }>`
    select f.regulation, f.subject_code as subject, f.unit_id as unit, f.person_id as person, f.subject_group as "group",
      f.authority, f.round
    from access.frames_of_run(${run}) f`.execute(db);
  return rows;
}

export interface StepRow {
  readonly regulation: string;
  readonly subject: string;
  readonly round: number;
  readonly step: string;
  readonly does: Doing;
  readonly unit: string;
  readonly person: string | null;
  readonly thingKind: string;
  readonly thingId: string;
  readonly dueBy: string | null;
  readonly isLate: boolean;
  readonly reason: string | null;
  readonly takenBy: string;
  /** The day in Vietnam, of the server's clock. */
  readonly on: string;
}

/** Steps taken in a cycle, oldest first. */
export async function stepsTaken(
  { db }: Tx,
  given: {
    readonly cycle: string;
    readonly regulation?: string | undefined;
    readonly subject?: string | undefined;
  },
): Promise<readonly StepRow[]> {
  const { cycle, regulation = null, subject = null } = given;
  const { rows } = await sql<StepRow>`
    select s.regulation, s.subject_code as subject, s.round, s.step, s.does, s.unit_id as unit, s.person_id as person,
      s.thing_kind as "thingKind", s.thing_id as "thingId", s.due_by as "dueBy", s.is_late as "isLate", s.reason,
      s.taken_by as "takenBy", to_char(s.taken_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as "on"
    from congtam.procedure_step s
    where s.cycle_id = ${cycle} and (${regulation}::text is null or s.regulation = ${regulation})
      and (${subject}::text is null or s.subject_code = ${subject})
    order by s.taken_at, s.step`.execute(db);
  return rows;
}

export async function addStep({ db }: Tx, cycle: string, row: Omit<StepRow, 'on'>): Promise<void> {
  await db
    .insertInto('congtam.procedure_step')
    .values({
      cycle_id: cycle,
      regulation: row.regulation,
      subject_code: row.subject,
      round: row.round,
      step: row.step,
      does: row.does,
      unit_id: row.unit,
      person_id: row.person,
      thing_kind: row.thingKind,
      thing_id: row.thingId,
      due_by: row.dueBy,
      is_late: row.isLate,
      reason: row.reason,
      taken_by: row.takenBy,
    })
    .execute();
}

/** Who sits in a seat of the table of authorities. */
export interface SeatRow {
  readonly id: string;
  readonly unit: string;
  readonly regulation: string;
  readonly authority: string;
  readonly seat: 'authority' | 'drafter' | 'opinion-giver';
  /** Only for posts of this management tier; null for all. */
  readonly tier: string | null;
  readonly body: string;
  readonly document: string;
  readonly documentDay: string;
  readonly from: string;
  readonly to: string | null;
}

const seat = sql`t.id, t.unit_id as unit, t.regulation, t.authority, t.seat, t.tier, t.body_id as body, t.document,
  t.document_day as "documentDay", t.valid_from as "from", t.valid_to as "to"`;

/** Seats recorded for any of these units, the newest first. */
export async function seatsFor(
  { db }: Tx,
  units: readonly string[],
  regulation?: string,
): Promise<readonly SeatRow[]> {
  const { rows } = await sql<SeatRow>`
    select ${seat} from congtam.authority_seat t
    where t.unit_id = any (${[...units]}::uuid[]) and (${regulation ?? null}::text is null or t.regulation = ${regulation ?? null})
    order by t.recorded_at desc, t.id desc`.execute(db);
  return rows;
}

export async function addSeat({ db }: Tx, row: SeatRow & { readonly recordedBy: string }): Promise<void> {
  await db
    .insertInto('congtam.authority_seat')
    .values({
      id: row.id,
      unit_id: row.unit,
      regulation: row.regulation,
      authority: row.authority,
      seat: row.seat,
      tier: row.tier,
      body_id: row.body,
      document: row.document,
      document_day: row.documentDay,
      valid_from: row.from,
      valid_to: row.to,
      recorded_by: row.recordedBy,
    })
    .execute();
}

/** One step of a subject at a time, on whatever server: the second sees what the first did. */
export async function lockSteps({ db }: Tx, key: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${key.join(' ')}, 56))`.execute(db);
}
