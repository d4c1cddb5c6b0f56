import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';
import type { PointAct, PointState } from './review-points.states.ts';

export interface ThresholdsRow {
  readonly unit: string;
  readonly number: number;
  readonly thresholds: { readonly [name: string]: unknown };
  readonly document: string;
  readonly setAt: string;
}

/** The newest thresholds of the first of these units that has any: of the nearest body that oversees. */
export async function thresholdsOf({ db }: Tx, line: readonly string[]): Promise<ThresholdsRow | undefined> {
  const { rows } = await sql<ThresholdsRow>`
    select t.unit_id as unit, t.number, t.thresholds, t.document, to_char(t.set_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "setAt"
    from unnest(${[...line]}::uuid[]) with ordinality l (id, height)
      join congtam.review_threshold t on t.unit_id = l.id
    order by l.height, t.number desc limit 1`.execute(db);
  return rows[0];
}

/** How many thresholds a unit has set so far. */
export async function timesSet({ db }: Tx, unit: string): Promise<number> {
  const { rows } = await sql<{ times: number }>`
    select coalesce(max(number), 0)::int as times from congtam.review_threshold where unit_id = ${unit}`.execute(
    db,
  );
  return rows[0]?.times ?? 0;
}

export async function addThresholds(
  { db }: Tx,
  row: Omit<ThresholdsRow, 'setAt'> & { readonly setBy: string },
): Promise<void> {
  await db
    .insertInto('congtam.review_threshold')
    .values({
      ...{ unit_id: row.unit, number: row.number, thresholds: JSON.stringify(row.thresholds) },
      ...{ document: row.document, set_by: row.setBy },
    })
    .execute();
}

export async function addSearch(
  { db }: Tx,
  row: {
    readonly id: string;
    readonly unit: string;
    readonly cycle: string;
    readonly thresholds: object;
    readonly answerBy: string;
    readonly found: number;
    readonly searchedBy: string;
  },
): Promise<void> {
  await db
    .insertInto('congtam.review_search')
    .values({
      ...{ id: row.id, unit_id: row.unit, cycle_id: row.cycle, thresholds: JSON.stringify(row.thresholds) },
      ...{ answer_by: row.answerBy, found: row.found, searched_by: row.searchedBy },
    })
    .execute();
}

export interface NewPoint {
  readonly id: string;
  readonly kind: string;
  readonly unit: string;
  readonly person: string | null;
  readonly period: string;
  readonly numbers: { readonly [name: string]: number };
  readonly vi: string;
  readonly en: string;
}

/** What was raised in a cycle before, as `kind unit person period`. */
export async function knownPoints({ db }: Tx, cycle: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`select access.known_points(${cycle}) as key`.execute(db);
  return new Set(rows.map(({ key }) => key));
}

export async function addPoints(
  { db }: Tx,
  of: { readonly search: string; readonly cycle: string; readonly answerBy: string },
  points: readonly NewPoint[],
): Promise<void> {
  if (points.length === 0) return;
  await sql`
    insert into congtam.review_point
      (id, search_id, cycle_id, kind, unit_id, person_id, period, numbers, says_vi, says_en, answer_by)
    select id, ${of.search}::uuid, ${of.cycle}::uuid, kind, unit, person, period, numbers, vi, en, ${of.answerBy}::date
    from jsonb_to_recordset(${JSON.stringify(points)}::jsonb) as r(
      id uuid, kind text, unit uuid, person uuid, period text, numbers jsonb, vi text, en text)`.execute(db);
}

export interface PointRow {
  readonly id: string;
  readonly cycle: string;
  readonly kind: string;
  readonly unit: string;
  readonly person: string | null;
  readonly period: string;
  readonly numbers: { readonly [name: string]: number };
  readonly vi: string;
  readonly en: string;
  readonly answerBy: string;
  readonly foundAt: string;
  readonly state: PointState;
  readonly steps: readonly {
    readonly number: number;
    readonly act: PointAct;
    readonly words: string;
    readonly takenByName: string;
    readonly takenAt: string;
  }[];
}

/** Points in sight, those whose day comes first at the top. */
export async function pointsSeen(
  { db }: Tx,
  given: { readonly cycle?: string | undefined; readonly id?: string },
): Promise<readonly PointRow[]> {
  const { cycle = null, id = null } = given;
  const { rows } = await sql<PointRow>`
    select p.id, p.cycle_id as cycle, p.kind, p.unit_id as unit, p.person_id as person, p.period, p.numbers,
      p.says_vi as vi, p.says_en as en, p.answer_by as "answerBy", to_char(p.found_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "foundAt", coalesce((
        select s.state from congtam.review_point_step s where s.point_id = p.id order by s.number desc limit 1),
        'withUnit') as state, (
        select coalesce(jsonb_agg(jsonb_build_object('number', s.number, 'act', s.act, 'words', s.words,
          'takenByName', s.taken_by_name, 'takenAt', to_char(s.taken_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by s.number), '[]')
        from congtam.review_point_step s where s.point_id = p.id) as steps
    from congtam.review_point p
    where (${cycle}::uuid is null or p.cycle_id = ${cycle}) and (${id}::uuid is null or p.id = ${id})
    order by p.answer_by, p.kind, p.id limit 1000`.execute(db);
  return rows;
}

export async function addStep(
  { db }: Tx,
  row: {
    readonly point: string;
    readonly number: number;
    readonly act: PointAct;
    readonly state: PointState;
    readonly words: string;
    readonly takenBy: string;
    readonly takenByName: string;
  },
): Promise<void> {
  await db
    .insertInto('congtam.review_point_step')
    .values({
      ...{ point_id: row.point, number: row.number, act: row.act, state: row.state, words: row.words },
      ...{ taken_by: row.takenBy, taken_by_name: row.takenByName },
    })
    .execute();
}

/** Who confirmed most of the months of each person of a cycle. */
export async function ratersOf(
  { db }: Tx,
  cycle: string,
): Promise<readonly { readonly person: string; readonly rater: string }[]> {
  const { rows } = await sql<{ person: string; rater: string }>`
    select a.person_id as person, mode() within group (order by a.taken_by) as rater from congtam.monitoring_act a
    where a.cycle_id = ${cycle} and a.act = 'confirm' group by a.person_id`.execute(db);
  return rows;
}

/** Rows of people that were said after the last day of a cycle. */
export async function lateRows(
  { db }: Tx,
  cycle: string,
): Promise<readonly { readonly person: string; readonly edits: number }[]> {
  const { rows } = await sql<{ person: string; edits: number }>`
    select s.person_id as person, count(*)::int as edits from congtam.statement s
    where s.cycle_id = ${cycle} and s.is_late and s.person_id is not null group by s.person_id`.execute(db);
  return rows;
}

/** What people wrote of themselves on the papers of a cycle: remarks of the sheets of both decrees, by name of field. */
export async function selfReviews(
  { db }: Tx,
  cycle: string,
): Promise<readonly { readonly person: string; readonly text: string }[]> {
  const { rows } = await sql<{ person: string; text: string }>`
    select i.person_id as person, concat_ws(' ', i.input::jsonb ->> 'strengths', i.input::jsonb ->> 'weaknesses',
      i.input::jsonb ->> 'selfRemarks', i.input::jsonb ->> 'politics', i.input::jsonb ->> 'ethics',
      i.input::jsonb ->> 'workStyle', i.input::jsonb ->> 'discipline') as text
    from congtam.issued_paper i where i.cycle_id = ${cycle} and i.person_id is not null`.execute(db);
  return rows.filter(({ text }) => text !== '');
}
