import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';
import type { LevelState } from './classification.states.ts';
import type { ResultRow } from './runs.queries.ts';

/** A result of a run with where the level stands now. */
export interface StandingRow
  extends Pick<
    ResultRow,
    'regulation' | 'kind' | 'subject' | 'unit' | 'person' | 'outcome' | 'score' | 'suggested' | 'line'
  > {
  /** What was decided, here or on paper, and counts; absent while nothing is. */
  readonly decided: string | null;
  readonly document: string | null;
  readonly on: string | null;
  /** Where the acts on the level stand; absent before any. */
  readonly state: LevelState | null;
}

/** Levels of a run as they stand now, in the order of the document; of one person, or of all in sight. */
export async function standingLevels(
  { db }: Tx,
  given: {
    readonly cycle: string;
    readonly period: string;
    readonly run: string;
    readonly regulation?: string | undefined;
    readonly subject?: string | undefined;
    readonly person?: string | undefined;
  },
): Promise<readonly StandingRow[]> {
  const { cycle, period, run, regulation = null, subject = null, person = null } = given;
  const { rows } = await sql<StandingRow>`
    with act as (
      select distinct on (l.regulation, l.subject_code) l.regulation, l.subject_code, l.state, l.round
      from congtam.level_act l where l.cycle_id = ${cycle}
      order by l.regulation, l.subject_code, l.number desc
    ), answer as (
      select a.seq, a.regulation, a.subject_code, a.option, a.document, a.on_day, a.is_brought, a.round
      from congtam.answer a where a.cycle_id = ${cycle} and a.question = 'level' and a.period = ${period}
    )
    select t.regulation, t.kind, t.subject_code as subject, t.unit_id as unit, t.person_id as person, t.outcome, t.score,
      t.suggested, t.line, k.state, d.option as decided, d.document, d.on_day as "on"
    from congtam.evaluation_result t
      left join act k on k.regulation = t.regulation and k.subject_code = t.subject_code
      left join lateral (
        select a.option, a.document, a.on_day from answer a
        where a.subject_code = t.subject_code and (a.regulation is null or a.regulation = t.regulation)
          and (a.is_brought or (k.state in ('decided', 'decidedUnchanged') and a.round = k.round))
        order by a.seq desc limit 1) d on true
    where t.run_id = ${run} and t.outcome <> 'other-regime'
      and (${regulation}::text is null or t.regulation = ${regulation})
      and (${subject}::text is null or t.subject_code = ${subject})
      and (${person}::uuid is null or t.person_id = ${person})
    order by t.regulation, t.kind desc, t.position`.execute(db);
  return rows;
}

/** A level that somebody brought along for an earlier period, as it stands on paper. */
export interface BroughtLevel {
  readonly period: string;
  readonly regulation: string | null;
  readonly level: string;
  readonly document: string | null;
}

/** Levels of earlier periods recorded from paper in whatever cycle: of several about one period the last counts. */
export async function broughtLevels({ db }: Tx, person: string): Promise<readonly BroughtLevel[]> {
  const { rows } = await sql<BroughtLevel>`
    select distinct on (a.period, a.regulation) a.period, a.regulation, a.option as level, a.document
    from congtam.answer a where a.person_id = ${person} and a.question = 'level' and a.is_brought
    order by a.period, a.regulation, a.seq desc`.execute(db);
  return rows;
}

/** Cycles in which a person has a result, newest period first, each with its newest run. */
export async function cyclesOfPerson(
  { db }: Tx,
  person: string,
): Promise<
  readonly { readonly cycle: string; readonly kind: string; readonly period: string; readonly run: string }[]
> {
  const { rows } = await sql<{ cycle: string; kind: string; period: string; run: string }>`
    select c.id as cycle, c.kind, c.period, r.id as run
    from congtam.cycle c join lateral (
      select r.id from congtam.evaluation_run r join congtam.evaluation_end e on e.run_id = r.id
      where r.cycle_id = c.id and e.outcome = 'done' order by r.number desc limit 1) r on true
    where exists (
      select 1 from congtam.evaluation_result t where t.run_id = r.id and t.person_id = ${person})
    order by c.period desc, c.planned_at desc limit 100`.execute(db);
  return rows;
}
