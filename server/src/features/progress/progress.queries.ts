import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

export const MEASURES = ['result', 'level', 'dossier', 'step'] as const;

/** How many subjects of a unit stand at one place. */
export interface StandingCount {
  readonly unit: string;
  readonly regulation: string;
  readonly measure: (typeof MEASURES)[number];
  /** An outcome, a state of a level or of a dossier, a step of the procedure. */
  readonly key: string;
  readonly subjects: number;
  readonly late: number;
}

/** Counts of a unit and all below it; none where the actor may not read people. */
export async function progressWithin(
  { db }: Tx,
  unit: string,
  period: string,
): Promise<readonly StandingCount[]> {
  const { rows } = await sql<StandingCount>`
    select p.unit_id as unit, p.regulation, p.measure, p.key, p.subjects::integer as subjects, p.late::integer as late
    from access.progress_within(${unit}, ${period}) p`.execute(db);
  return rows;
}

/** A cycle of a period as far as oversight goes. */
export interface CycleStanding {
  readonly id: string;
  readonly unit: string;
  readonly roots: readonly string[];
  readonly excluded: readonly string[];
  readonly state: 'planned' | 'open' | 'closing' | 'closed' | 'reopening';
  readonly entryUntil: string | null;
  readonly isComputed: boolean;
}

export async function cyclesStanding({ db }: Tx, period: string): Promise<readonly CycleStanding[]> {
  const { rows } = await sql<CycleStanding>`
    select c.id, c.unit_id as unit, c.roots, c.excluded, s.state, c.entry_until as "entryUntil", exists (
      select 1 from congtam.evaluation_run r join congtam.evaluation_end e on e.run_id = r.id
      where r.cycle_id = c.id and e.outcome = 'done') as "isComputed"
    from congtam.cycle c join lateral (
      select t.state from congtam.cycle_step t where t.cycle_id = c.id order by t.step desc limit 1) s on true
    where c.period = ${period} and not c.is_pilot and c.kind <> 'beforeAppointment'
    order by c.planned_at, c.id`.execute(db);
  return rows;
}

export interface UrgingRow {
  readonly id: string;
  readonly unit: string;
  readonly period: string;
  readonly about: 'regulation' | 'catalogue' | 'cycle' | 'level' | 'dossier' | 'report';
  readonly words: string;
  readonly dueOn: string | null;
  readonly urgedByName: string;
  /** RFC 3339, in UTC. */
  readonly urgedAt: string;
}

/** Urgings in sight of a period, newest first. */
export async function urgingsOf({ db }: Tx, period: string): Promise<readonly UrgingRow[]> {
  const { rows } = await sql<UrgingRow>`
    select u.id, u.unit_id as unit, u.period, u.about, u.words, u.due_on as "dueOn", u.urged_by_name as "urgedByName",
      to_char(u.urged_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "urgedAt"
    from congtam.urging u where u.period = ${period} order by u.urged_at desc, u.id limit 5000`.execute(db);
  return rows;
}

export async function addUrgings(
  { db }: Tx,
  rows: readonly (Omit<UrgingRow, 'urgedAt'> & { readonly urgedBy: string })[],
): Promise<void> {
  await db
    .insertInto('congtam.urging')
    .values(
      rows.map((row) => ({
        id: row.id,
        unit_id: row.unit,
        period: row.period,
        about: row.about,
        words: row.words,
        due_on: row.dueOn,
        urged_by: row.urgedBy,
        urged_by_name: row.urgedByName,
      })),
    )
    .execute();
}

/** A subject of one unit, where it stands, and its dossier. */
export interface SubjectStanding {
  readonly cycle: string;
  readonly regulation: string;
  readonly subject: string;
  readonly kind: 'person' | 'unit';
  readonly name: string;
  readonly person: string | null;
  readonly outcome: string;
  readonly suggested: string | null;
  readonly level: string | null;
  /** What the level, or the one suggested, is called. */
  readonly label: { readonly vi: string; readonly en: string } | null;
  readonly state: string | null;
  readonly dossier: string | null;
  readonly dossierState: string | null;
  readonly dueOn: string | null;
}

/** Subjects of one unit in sight, those whose level is furthest from decided first. */
export async function subjectsStanding(
  { db }: Tx,
  given: { readonly unit: string; readonly period: string; readonly offset: number; readonly limit: number },
): Promise<readonly SubjectStanding[]> {
  const { rows } = await sql<SubjectStanding>`
    with run as (
      select c.id as cycle_id, r.id as run_id from congtam.cycle c join lateral (
        select r.id from congtam.evaluation_run r join congtam.evaluation_end e on e.run_id = r.id
        where r.cycle_id = c.id and e.outcome = 'done' order by r.number desc limit 1) r on true
      where c.period = ${given.period} and not c.is_pilot and c.kind <> 'beforeAppointment'
    ), called as (
      select r.run_id, f.of ->> 'regulation' as regulation, l.of ->> 'id' as level, l.of -> 'label' as label
      from run r join congtam.evaluation_end e on e.run_id = r.run_id
        cross join lateral (select jsonb_array_elements(e.frames) as of) f
        cross join lateral (select jsonb_array_elements((f.of ->> 'frame')::jsonb -> 'levels') as of) l
    )
    select r.cycle_id as cycle, t.regulation, t.subject_code as subject, t.kind,
      coalesce(p.full_name, t.subject_code) as name, t.person_id as person, t.outcome, t.suggested, k.level, k.state,
      c.label,
      d.id as dossier, case when d.id is not null then access.state_of_dossier(d.id) end as "dossierState",
      d.due_on as "dueOn"
    from run r join congtam.evaluation_result t on t.run_id = r.run_id and t.unit_id = ${given.unit}
      left join congtam.person p on p.id = t.person_id
      left join lateral (
        select l.level, l.state from congtam.level_act l
        where l.cycle_id = r.cycle_id and l.regulation = t.regulation and l.subject_code = t.subject_code
        order by l.number desc limit 1) k on true
      left join lateral (
        select d.id, d.due_on from congtam.dossier d
        where d.cycle_id = r.cycle_id and d.regulation = t.regulation and d.subject_code = t.subject_code
        order by d.round desc limit 1) d on true
      left join called c on c.run_id = r.run_id and c.regulation = t.regulation
        and c.level = coalesce(k.level, t.suggested)
    where t.outcome <> 'other-regime'
    order by coalesce(k.state in ('decided', 'decidedUnchanged'), false), t.regulation, t.kind, t.position
    offset ${given.offset} limit ${given.limit}`.execute(db);
  return rows;
}
