import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';
import type { LevelAct, LevelState } from './classification.states.ts';

/** A row of the sheet of decisions. */
export interface AnswerRow {
  readonly seq: number;
  readonly regulation: string | null;
  readonly question: string;
  readonly unit: string;
  readonly person: string | null;
  readonly subject: string;
  readonly period: string;
  readonly option: string;
  readonly value: string | null;
  readonly by: string;
  readonly on: string;
  readonly document: string | null;
  readonly reason: string | null;
  readonly isBrought: boolean;
  readonly round: number;
}

const answer = sql`a.seq, a.regulation, a.question, a.unit_id as unit, a.person_id as person,
  a.subject_code as subject, a.period, a.option, a.value, a.by_whom as by, a.on_day as "on", a.document, a.reason,
  a.is_brought as "isBrought", a.round`;

/**
 * All that was decided in a cycle and counts, in the order in which it was recorded: of several about one thing the last
 * counts. A level of a round before the present one counts no more; the acts of that round are kept. Nor does one of this
 * period that came on paper, once somebody acted on it here.
 */
export async function answersOf({ db }: Tx, cycle: string): Promise<readonly AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
    select ${answer} from congtam.answer a
    where a.cycle_id = ${cycle} and (a.question <> 'level'
      or (a.is_brought and a.period is distinct from (select c.period from congtam.cycle c where c.id = a.cycle_id))
      or a.is_brought is distinct from exists (
        select 1 from congtam.level_act l
        where l.cycle_id = a.cycle_id and l.subject_code = a.subject_code
          and l.regulation = coalesce(a.regulation, l.regulation)
          and (a.is_brought or (l.act = 'decide' and l.round = a.round and not exists (
            select 1 from congtam.level_act m
            where m.cycle_id = l.cycle_id and m.subject_code = l.subject_code and m.regulation = l.regulation
              and m.number > l.number)))))
    order by a.seq`.execute(db);
  return rows;
}

/** Whether an answer is a level under a regulation in a period: levels of other years are brought along as well. */
export const isLevelOf = (
  answer: Pick<AnswerRow, 'question' | 'regulation' | 'period'>,
  regulation: string,
  period: string,
): boolean =>
  answer.question === 'level' && (answer.regulation ?? regulation) === regulation && answer.period === period;

/** Grows with every answer in sight, and with every act on a level. */
export async function lastAnswer({ db }: Tx, cycle: string): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    select (select coalesce(max(a.seq), 0) from congtam.answer a where a.cycle_id = ${cycle})
      + (select count(*) from congtam.level_act l where l.cycle_id = ${cycle}) as seq`.execute(db);
  return rows[0]?.seq ?? 0;
}

export async function addAnswers(
  { db }: Tx,
  cycle: string,
  by: string,
  given: readonly Omit<AnswerRow, 'seq'>[],
): Promise<void> {
  for (const row of given) {
    await db
      .insertInto('congtam.answer')
      .values({
        cycle_id: cycle,
        regulation: row.regulation,
        question: row.question,
        unit_id: row.unit,
        person_id: row.person,
        subject_code: row.subject,
        period: row.period,
        option: row.option,
        value: row.value,
        by_whom: row.by,
        on_day: row.on,
        document: row.document,
        reason: row.reason,
        is_brought: row.isBrought,
        round: row.round,
        recorded_by: by,
      })
      .execute();
  }
}

/** One who takes a place at a time in a scope, on whatever server: the last place is given once. */
export async function lockScope({ db }: Tx, given: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${given.join(' ')}, 27))`.execute(db);
}

export interface LevelActRow {
  readonly regulation: string;
  readonly subject: string;
  readonly number: number;
  readonly act: LevelAct;
  readonly state: LevelState;
  readonly round: number;
  readonly level: string | null;
  readonly suggested: string | null;
  readonly reason: string | null;
  readonly document: string | null;
  readonly unit: string;
  readonly person: string | null;
  readonly run: string;
  readonly takenBy: string;
  readonly takenAt: string;
}

/** What was done about levels, oldest first; of all rounds. */
export async function levelActsOf(
  { db }: Tx,
  given: {
    readonly cycle: string;
    readonly regulation?: string | undefined;
    readonly subject?: string | undefined;
  },
): Promise<readonly LevelActRow[]> {
  const { cycle, regulation = null, subject = null } = given;
  const { rows } = await sql<LevelActRow>`
    select l.regulation, l.subject_code as subject, l.number, l.act, l.state, l.round, l.level, l.suggested, l.reason,
      l.document, l.unit_id as unit, l.person_id as person, l.run_id as run, l.taken_by as "takenBy",
      to_char(l.taken_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "takenAt"
    from congtam.level_act l
    where l.cycle_id = ${cycle} and (${regulation}::text is null or l.regulation = ${regulation})
      and (${subject}::text is null or l.subject_code = ${subject})
    order by l.regulation, l.subject_code, l.number`.execute(db);
  return rows;
}

export async function addLevelAct(
  { db }: Tx,
  cycle: string,
  row: Omit<LevelActRow, 'takenAt'>,
): Promise<void> {
  await db
    .insertInto('congtam.level_act')
    .values({
      cycle_id: cycle,
      regulation: row.regulation,
      subject_code: row.subject,
      number: row.number,
      act: row.act,
      state: row.state,
      round: row.round,
      level: row.level,
      suggested: row.suggested,
      reason: row.reason,
      document: row.document,
      unit_id: row.unit,
      person_id: row.person,
      run_id: row.run,
      taken_by: row.takenBy,
    })
    .execute();
}

export interface ExceptionRow {
  readonly regulation: string;
  readonly quota: string;
  readonly scope: string;
  readonly subject: string;
  readonly unit: string;
  readonly person: string | null;
  readonly ground: string;
  readonly document: string;
}

export async function exceptionsOf({ db }: Tx, cycle: string): Promise<readonly ExceptionRow[]> {
  const { rows } = await sql<ExceptionRow>`
    select x.regulation, x.quota, x.scope, x.subject_code as subject, x.unit_id as unit, x.person_id as person,
      x.ground, x.document
    from congtam.quota_exception x where x.cycle_id = ${cycle} order by x.asked_at, x.id`.execute(db);
  return rows;
}

export async function addException(
  { db }: Tx,
  row: ExceptionRow & { readonly id: string; readonly cycle: string; readonly by: string },
): Promise<void> {
  await db
    .insertInto('congtam.quota_exception')
    .values({
      id: row.id,
      cycle_id: row.cycle,
      regulation: row.regulation,
      quota: row.quota,
      scope: row.scope,
      subject_code: row.subject,
      unit_id: row.unit,
      person_id: row.person,
      ground: row.ground,
      document: row.document,
      asked_by: row.by,
    })
    .execute();
}

export interface SettlementRow {
  readonly entry: string;
  readonly touched: string;
  readonly outcome: string;
  readonly ground: string;
}

export async function settlementsOf(
  { db }: Tx,
  cycle: string,
  subject: string,
): Promise<readonly SettlementRow[]> {
  const { rows } = await sql<SettlementRow>`
    select s.entry_id as entry, s.touched, s.outcome, s.ground from congtam.settlement s
    where s.cycle_id = ${cycle} and s.subject_code = ${subject} order by s.settled_at, s.id`.execute(db);
  return rows;
}

export async function addSettlement(
  { db }: Tx,
  row: SettlementRow & {
    readonly id: string;
    readonly cycle: string;
    readonly subject: string;
    readonly unit: string;
    readonly person: string;
    readonly by: string;
  },
): Promise<void> {
  await db
    .insertInto('congtam.settlement')
    .values({
      id: row.id,
      cycle_id: row.cycle,
      subject_code: row.subject,
      unit_id: row.unit,
      person_id: row.person,
      entry_id: row.entry,
      touched: row.touched,
      outcome: row.outcome,
      ground: row.ground,
      settled_by: row.by,
    })
    .execute();
}
