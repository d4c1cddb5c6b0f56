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

/** Runs whose levels are asked about, each with its cycle. */
export interface RunOfCycle {
  readonly run: string;
  readonly cycle: string;
}

/**
 * Of results of runs over one period: where the acts on each level stand (`act`), and what was decided, here or on paper,
 * and counts (`given`): of what came on paper nothing any more once somebody acted here. Both by run, regulation and
 * subject; `of_run` are the runs.
 */
const standing = (runs: readonly RunOfCycle[], period: string) => sql`
  of_run as (
    select * from unnest(${runs.map(({ run }) => run)}::uuid[], ${runs.map(({ cycle }) => cycle)}::uuid[])
      as r (run_id, cycle_id)
  ), act as materialized (
    select distinct on (r.run_id, l.regulation, l.subject_code) r.run_id, l.regulation, l.subject_code, l.state, l.round,
      l.level
    from of_run r join congtam.level_act l on l.cycle_id = r.cycle_id
    order by r.run_id, l.regulation, l.subject_code, l.number desc
  ), given as materialized (
    select distinct on (t.run_id, t.regulation, t.subject_code) t.run_id, t.regulation, t.subject_code, a.option,
      a.document, a.on_day
    from of_run r
      join congtam.answer a on a.cycle_id = r.cycle_id and a.question = 'level' and a.period = ${period}
      join congtam.evaluation_result t on t.run_id = r.run_id and t.subject_code = a.subject_code
        and (a.regulation is null or a.regulation = t.regulation)
      left join act k on k.run_id = r.run_id and k.regulation = t.regulation and k.subject_code = t.subject_code
    where case when k.state is null then a.is_brought
      else not a.is_brought and k.state in ('decided', 'decidedUnchanged') and a.round = k.round end
    order by t.run_id, t.regulation, t.subject_code, a.seq desc
  )`;
const resultsStanding = sql`of_run r join congtam.evaluation_result t on t.run_id = r.run_id
  left join act k on k.run_id = r.run_id and k.regulation = t.regulation and k.subject_code = t.subject_code
  left join given d on d.run_id = r.run_id and d.regulation = t.regulation and d.subject_code = t.subject_code`;

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
    with ${standing([{ run, cycle }], period)}
    select t.regulation, t.kind, t.subject_code as subject, t.unit_id as unit, t.person_id as person, t.outcome, t.score,
      t.suggested, t.line, k.state, d.option as decided, d.document, d.on_day as "on"
    from ${resultsStanding}
    where t.outcome <> 'other-regime'
      and (${regulation}::text is null or t.regulation = ${regulation})
      and (${subject}::text is null or t.subject_code = ${subject})
      and (${person}::uuid is null or t.person_id = ${person})
    order by t.regulation, t.kind desc, t.position`.execute(db);
  return rows;
}

/** How many subjects of a unit are alike in all that a summary tells apart. */
export interface CountedLevels {
  readonly regulation: string;
  readonly kind: 'person' | 'unit';
  readonly unit: string;
  /** The group of the regulation. */
  readonly group: string | null;
  /** Job position of the main post on the day asked for. */
  readonly position: string | null;
  readonly decided: string | null;
  /** What was last proposed and is not decided. */
  readonly proposed: string | null;
  readonly suggested: string | null;
  readonly outcome: string;
  /** Articles that the result stands on, where it gives no level. */
  readonly cites: readonly string[];
  readonly count: number;
}

/**
 * Subjects of some units counted by where their level stands, over many runs of one period. Whoever is in several runs
 * under one regulation is counted in the one that comes first.
 *
 * @param on the day whose posts count
 */
export async function countedLevels(
  { db }: Tx,
  given: {
    readonly runs: readonly RunOfCycle[];
    readonly period: string;
    readonly units: readonly string[];
    readonly on: string;
  },
): Promise<readonly CountedLevels[]> {
  const { runs, period, units, on } = given;
  const { rows } = await sql<CountedLevels>`
    with ${standing(runs, period)}, within as (
      select unnest(${[...units]}::uuid[]) as unit_id
    ), once as (
      select distinct on (t.regulation, t.kind, t.subject_code) t.regulation, t.kind, t.unit_id, t.person_id, t.outcome,
        t.suggested, t.line, d.option as decided, case when k.state = 'proposed' then k.level end as proposed
      from ${resultsStanding} join within w on w.unit_id = t.unit_id
      where t.outcome <> 'other-regime'
      order by t.regulation, t.kind, t.subject_code, array_position(${runs.map(({ run }) => run)}::uuid[], t.run_id)
    ), main as (
      select distinct on (p.person_id) p.person_id, p.job_position from congtam.post p
      where p.is_main and p.valid_from <= ${on} and (p.valid_to is null or p.valid_to >= ${on})
      order by p.person_id, p.valid_from desc
    )
    select o.regulation, o.kind, o.unit_id as unit, l.of ->> 'group' as "group", m.job_position as position, o.decided,
      o.proposed, o.suggested, o.outcome, l.cites, count(*)::integer as count
    from once o left join main m on m.person_id = o.person_id cross join lateral (
      select x.of, case when coalesce(o.decided, o.suggested) = 'notRated' then coalesce(x.of -> 'cites', '[]')
        else '[]'::jsonb end as cites
      from (select o.line::jsonb as of) x) l
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
    order by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10`.execute(db);
  return rows;
}

/** A subject of some units as `countedLevels` counts it, by its code and that of the unit. */
export interface SubjectLevel extends Omit<CountedLevels, 'unit' | 'count' | 'position' | 'proposed'> {
  readonly subject: string;
  /** Code of the unit. */
  readonly unit: string;
}

/** What `countedLevels` counts, one by one, in an order that does not change. */
export async function subjectLevels(
  { db }: Tx,
  given: { readonly runs: readonly RunOfCycle[]; readonly period: string; readonly units: readonly string[] },
): Promise<readonly SubjectLevel[]> {
  const { runs, period, units } = given;
  const { rows } = await sql<SubjectLevel>`
    with ${standing(runs, period)}, within as (
      select unnest(${[...units]}::uuid[]) as unit_id
    ), once as (
      select distinct on (t.regulation, t.kind, t.subject_code) t.regulation, t.kind, t.subject_code, t.unit_id, t.outcome,
        t.suggested, t.line::jsonb as of, d.option as decided
      from ${resultsStanding} join within w on w.unit_id = t.unit_id
      where t.outcome <> 'other-regime'
      order by t.regulation, t.kind, t.subject_code, array_position(${runs.map(({ run }) => run)}::uuid[], t.run_id)
    )
    select o.regulation, o.kind, o.subject_code as subject, u.code as unit, o.of ->> 'group' as "group", o.decided,
      o.suggested, o.outcome, coalesce(o.of -> 'cites', '[]') as cites
    from once o join congtam.unit u on u.id = o.unit_id
    order by o.regulation, o.kind, o.subject_code`.execute(db);
  return rows;
}

/** A person of some units as `countedLevels` counts them, by name. */
export interface PersonLevel
  extends Pick<CountedLevels, 'regulation' | 'unit' | 'position' | 'decided' | 'proposed'> {
  readonly cycle: string;
  readonly person: string;
  readonly subject: string;
  readonly name: string;
  readonly title: string | null;
  readonly document: string | null;
  /** The level proposed last, whether or not it was decided since. */
  readonly appraised: string | null;
  /** The reason given last for a level that was proposed or decided. */
  readonly reason: string | null;
}

/** The people that `countedLevels` counts, one by one, as Vietnamese lists are ordered. */
export async function personLevels(
  { db }: Tx,
  given: Parameters<typeof countedLevels>[1],
): Promise<readonly PersonLevel[]> {
  const { runs, period, units, on } = given;
  const { rows } = await sql<PersonLevel>`
    with ${standing(runs, period)}, within as (
      select unnest(${[...units]}::uuid[]) as unit_id
    ), once as (
      select distinct on (t.regulation, t.subject_code) t.regulation, t.unit_id, t.person_id, t.subject_code, r.cycle_id,
        d.option as decided, d.document, case when k.state = 'proposed' then k.level end as proposed
      from ${resultsStanding} join within w on w.unit_id = t.unit_id
      where t.outcome <> 'other-regime' and t.kind = 'person'
      order by t.regulation, t.subject_code, array_position(${runs.map(({ run }) => run)}::uuid[], t.run_id)
    ), main as (
      select distinct on (p.person_id) p.person_id, p.job_position, p.title from congtam.post p
      where p.is_main and p.valid_from <= ${on} and (p.valid_to is null or p.valid_to >= ${on})
      order by p.person_id, p.valid_from desc
    )
    select o.regulation, o.unit_id as unit, m.job_position as position, o.decided, o.proposed, o.document,
      p.full_name as name, m.title, o.cycle_id as cycle, o.person_id as person, o.subject_code as subject,
      a.appraised, a.reason
    from once o join congtam.person p on p.id = o.person_id left join main m on m.person_id = o.person_id
      cross join lateral (
        select (array_agg(l.level order by l.number desc) filter (where l.act = 'propose'))[1] as appraised,
          (array_agg(l.reason order by l.number desc) filter (where l.level is not null and l.reason is not null))[1] as reason
        from congtam.level_act l
        where l.cycle_id = o.cycle_id and l.regulation = o.regulation and l.subject_code = o.subject_code) a
    order by o.regulation, p.given_name collate "vi-x-icu", p.full_name collate "vi-x-icu", p.staff_code`.execute(
    db,
  );
  return rows;
}

/** A level that somebody brought along for an earlier period, as it stands on paper. */
export interface BroughtLevel {
  readonly period: string;
  readonly regulation: string | null;
  readonly level: string;
  readonly document: string | null;
}

/** Levels of earlier periods recorded from paper in whatever cycle but a pilot: of several about one period the last counts. */
export async function broughtLevels({ db }: Tx, person: string): Promise<readonly BroughtLevel[]> {
  const { rows } = await sql<BroughtLevel>`
    select distinct on (a.period, a.regulation) a.period, a.regulation, a.option as level, a.document
    from congtam.answer a join congtam.cycle c on c.id = a.cycle_id and not c.is_pilot
    where a.person_id = ${person} and a.question = 'level' and a.is_brought
    order by a.period, a.regulation, a.seq desc`.execute(db);
  return rows;
}

/**
 * Cycles of some years in which a person has a result, and those before an appointment of any year, no pilots; newest
 * period first, each with its newest run.
 */
export async function cyclesOfPerson(
  { db }: Tx,
  person: string,
  years: readonly string[],
): Promise<
  readonly { readonly cycle: string; readonly kind: string; readonly period: string; readonly run: string }[]
> {
  const { rows } = await sql<{ cycle: string; kind: string; period: string; run: string }>`
    select c.id as cycle, c.kind, c.period, r.id as run
    from congtam.cycle c join lateral (
      select r.id from congtam.evaluation_run r join congtam.evaluation_end e on e.run_id = r.id
      where r.cycle_id = c.id and e.outcome = 'done' order by r.number desc limit 1) r on true
    where not c.is_pilot and (c.kind = 'beforeAppointment' or left(c.period, 4) = any (${[...years]})) and exists (
      select 1 from congtam.evaluation_result t where t.run_id = r.id and t.person_id = ${person})
    order by c.period desc, c.planned_at desc`.execute(db);
  return rows;
}
