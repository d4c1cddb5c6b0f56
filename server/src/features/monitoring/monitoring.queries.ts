import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';
import type { FileAct, FileState, FileStep } from './monitoring.states.ts';

/** A row of a sheet as it was last said and counts. */
export interface StatementRow {
  readonly sheet: string;
  readonly unit: string;
  readonly person: string | null;
  readonly period: string;
  readonly key: string;
  readonly step: FileStep;
  /** Null: taken back. */
  readonly cells: { readonly [column: string]: string } | null;
  readonly reason: string | null;
  readonly document: string | null;
  readonly isLate: boolean;
  readonly act: number | null;
  readonly seq: number;
}

const statement = sql`s.sheet, s.unit_id as unit, s.person_id as person, s.period, s.row_key as key, s.step, s.cells,
  s.reason, s.document, s.is_late as "isLate", s.act, s.seq`;

interface Asked {
  readonly cycle: string;
  /** Only of this sheet. */
  readonly sheet?: string | undefined;
  /** Only of these sheets. */
  readonly sheets?: readonly string[];
  /** Only about this person. */
  readonly person?: string | undefined;
  /** Only of this period. */
  readonly period?: string;
  /** Only about this person and about units. */
  readonly about?: string | undefined;
  /** Only about units, such as catalogues. */
  readonly isOfUnits?: boolean;
  /** Whose drafts count as well. */
  readonly draftsOf?: { readonly person: string; readonly period: string } | undefined;
}

/**
 * Rows as they stand, in the order in which each was first said. What somebody said in their monitoring counts once it
 * was handed on; what was said later and is still a draft does not.
 */
export async function rowsStanding({ db }: Tx, asked: Asked): Promise<readonly StatementRow[]> {
  const { cycle, sheet, sheets, person, period, about, isOfUnits = false, draftsOf } = asked;
  const whom = person ?? about;
  // Only what is asked stands in the statement: one that may mean anything is planned for everything.
  const isDraft = draftsOf && sql`or s.person_id = ${draftsOf.person} and s.period = ${draftsOf.period}`;
  // Of a file with its drafts everything counts, of units there are no drafts: then nobody asks what was handed on.
  const isHandedOn =
    !isOfUnits && (draftsOf === undefined || draftsOf.person !== person || draftsOf.period !== period);
  const delivered = sql`
    with delivered as materialized (
      select a.person_id, a.period, max(a.number) as upto from congtam.monitoring_act a
      where a.cycle_id = ${cycle} and a.act in ('submit', 'confirm', 'approve', 'closeForLeaver')
        ${whom === undefined ? sql`` : sql`and a.person_id = ${whom}`}
      group by a.person_id, a.period)`;
  // First of all the places of what was said first and last: what was said in between is not read. By their keys, which
  // differ most, they are sorted fastest.
  const { rows } = await sql<StatementRow>`
    ${isHandedOn ? delivered : sql``}
    select ${statement}
    from (
      select min(s.seq) as first, max(s.seq) as last
      from congtam.statement s
        ${isHandedOn ? sql`left join delivered d on d.person_id = s.person_id and d.period = s.period` : sql``}
      where s.cycle_id = ${cycle}
        ${sheet === undefined ? sql`` : sql`and s.sheet = ${sheet}`}
        ${sheets === undefined ? sql`` : sql`and s.sheet = any (${[...sheets]}::text[])`}
        ${person === undefined ? sql`` : sql`and s.person_id = ${person}`}
        ${period === undefined ? sql`` : sql`and s.period = ${period}`}
        ${about === undefined ? sql`` : sql`and (s.person_id = ${about} or s.person_id is null)`}
        ${isOfUnits ? sql`and s.person_id is null and s.act is null` : sql``}
        ${isHandedOn ? sql`and (s.act is null or s.act <= d.upto ${isDraft ?? sql``})` : sql``}
      group by s.row_key, s.sheet, s.subject_id, s.period) said
      join congtam.statement s on s.seq = said.last
    where s.cells is not null order by said.first`.execute(db);
  return rows;
}

/**
 * What people gave themselves, by person: the sum of some criteria in each period, and of the periods the mean, cut at two
 * decimals. Only what was handed on counts.
 */
export async function selfPointsIn(
  { db }: Tx,
  given: { readonly cycle: string; readonly sheets: readonly string[]; readonly facts: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const { cycle, sheets, facts } = given;
  const { rows } = await sql<{ person: string; points: string }>`
    with delivered as materialized (
      select a.person_id, a.period, max(a.number) as upto from congtam.monitoring_act a
      where a.cycle_id = ${cycle} and a.act in ('submit', 'confirm', 'approve', 'closeForLeaver')
      group by a.person_id, a.period
    ), last as (
      select distinct on (s.person_id, s.period, s.sheet, s.row_key) s.person_id, s.period, s.cells
      from congtam.statement s left join delivered d on d.person_id = s.person_id and d.period = s.period
      where s.cycle_id = ${cycle} and s.sheet = any (${[...sheets]}::text[]) and s.person_id is not null
        and (s.act is null or s.act <= d.upto)
      order by s.person_id, s.period, s.sheet, s.row_key, s.seq desc
    ), summed as (
      select l.person_id, l.period, sum(replace(c.value, ',', '.')::numeric) as points
      from last l cross join lateral jsonb_each_text(l.cells) c
      where l.cells ->> 'rater' = 'self' and c.key = any (${[...facts]}::text[])
        and c.value ~ '^[0-9]{1,6}([.,][0-9]{1,6})?$'
      group by 1, 2
    )
    select s.person_id as person, trim_scale(trunc(avg(s.points), 2))::text as points from summed s
    group by 1`.execute(db);
  return new Map(rows.map(({ person, points }) => [person, points]));
}

/** Everything that was ever said of a person in a period, oldest first. */
export async function historyOf(
  { db }: Tx,
  { cycle, person, period }: { readonly cycle: string; readonly person: string; readonly period: string },
): Promise<readonly (StatementRow & { readonly saidBy: string; readonly saidAt: string })[]> {
  const { rows } = await sql<StatementRow & { readonly saidBy: string; readonly saidAt: string }>`
    select ${statement}, s.said_by as "saidBy",
      to_char(s.said_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "saidAt"
    from congtam.statement s
    where s.cycle_id = ${cycle} and s.person_id = ${person} and s.period = ${period}
    order by s.seq`.execute(db);
  return rows;
}

/** Of whom something was recorded of a period from paper: it counts, whatever became of their file. */
export async function recordedIn(
  { db }: Tx,
  { cycle, period }: { readonly cycle: string; readonly period: string },
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ person: string }>`
    select distinct s.person_id as person from congtam.statement s
    where s.cycle_id = ${cycle} and s.period = ${period} and s.act is null and s.person_id is not null`.execute(
    db,
  );
  return new Set(rows.map(({ person }) => person));
}

/** Of these people, what they or who confirms said in files of a sheet, drafts as well, by person and period. */
export async function saidInFiles(
  { db }: Tx,
  given: { readonly cycle: string; readonly sheet: string; readonly people: readonly string[] },
): Promise<ReadonlySet<string>> {
  const { cycle, sheet, people } = given;
  if (people.length === 0) return new Set();
  const { rows } = await sql<{ person: string; period: string }>`
    select distinct l.person_id as person, l.period from (
      select distinct on (s.person_id, s.period, s.row_key) s.person_id, s.period, s.cells
      from congtam.statement s
      where s.cycle_id = ${cycle} and s.sheet = ${sheet} and s.person_id = any (${[...people]}::uuid[])
        and s.act is not null
      order by s.person_id, s.period, s.row_key, s.seq desc) l
    where l.cells is not null`.execute(db);
  return new Set(rows.map(({ person, period }) => `${person} ${period}`));
}

/** Into how many parts people are put to wait for each other: a lock for each would be too many for a province. */
const PARTS = 256;

const partOf = (person: RawBuilder<unknown>) => sql`hashtextextended(${person}, 26) & ${PARTS - 1}`;
const lockOf = (cycle: string, part: RawBuilder<unknown>) =>
  sql`hashtextextended(${cycle} || ' ' || (${part}), 26)`;

/**
 * The office and a file never say the same rows at the same moment: whoever comes second sees what the first said. Files do
 * not wait for each other.
 */
export const lockOfFile = (cycle: string, person: string): RawBuilder<unknown> =>
  sql`pg_advisory_xact_lock_shared(${lockOf(cycle, partOf(sql`${person}::uuid::text`))})`;

/** Taken by the office against the files of these people. */
export async function lockFiles({ db }: Tx, cycle: string, people: readonly string[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(${lockOf(cycle, sql`t.part`)}) from (
      select distinct ${partOf(sql`p::text`)} as part from unnest(${[...people]}::uuid[]) p order by 1) t`.execute(
    db,
  );
}

/** The last statement of a sheet in a cycle: whoever changes rows has seen it. */
export async function lastSaid({ db }: Tx, cycle: string, sheet: string): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    select coalesce(max(s.seq), 0) as seq from congtam.statement s
    where s.cycle_id = ${cycle} and s.sheet = ${sheet}`.execute(db);
  return rows[0]?.seq ?? 0;
}

/** Grows with every statement in sight and every act that makes one count. */
export async function evidenceNumber({ db }: Tx, cycle: string): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select (select coalesce(max(s.seq), 0) from congtam.statement s where s.cycle_id = ${cycle})
      + (select count(*) from congtam.monitoring_act a where a.cycle_id = ${cycle}) as number`.execute(db);
  return rows[0]?.number ?? 0;
}

export type NewStatement = Omit<StatementRow, 'seq'>;

/**
 * An insert of many rows, in their order. What all of them say alike, as most is in a save, goes once: a list costs both
 * sides something for each row. Their keys are a list always: by it there are as many rows as are given.
 */
function insertOf(cycle: string, by: string, given: readonly NewStatement[]): RawBuilder<unknown> {
  const lists: RawBuilder<unknown>[] = [];
  const names: RawBuilder<unknown>[] = [];
  const list = (name: RawBuilder<unknown>, values: readonly unknown[]): RawBuilder<unknown> => {
    names.push(name);
    lists.push(sql`${values}::text[]`);
    return sql`t.${name}`;
  };
  const column = (
    name: RawBuilder<unknown>,
    type: RawBuilder<unknown>,
    of: (row: NewStatement) => unknown,
  ): RawBuilder<unknown> => {
    const values = given.map(of);
    return sql`${values.every((value) => value === values[0]) ? values[0] : list(name, values)}::${type}`;
  };
  const row = sql.join([
    sql`${cycle}::uuid`,
    column(sql`sheet`, sql`text`, ({ sheet }) => sheet),
    column(sql`unit`, sql`uuid`, ({ unit }) => unit),
    column(sql`person`, sql`uuid`, ({ person }) => person),
    column(sql`period`, sql`text`, ({ period }) => period),
    list(
      sql`key`,
      given.map(({ key }) => key),
    ),
    column(sql`step`, sql`text`, ({ step }) => step),
    column(sql`cells`, sql`jsonb`, ({ cells }) => (cells === null ? null : JSON.stringify(cells))),
    column(sql`reason`, sql`text`, ({ reason }) => reason),
    column(sql`document`, sql`text`, ({ document }) => document),
    column(sql`late`, sql`boolean`, ({ isLate }) => isLate),
    column(sql`act`, sql`smallint`, ({ act }) => act),
    sql`${by}::uuid`,
  ]);
  return sql`
    insert into congtam.statement (cycle_id, sheet, unit_id, person_id, period, row_key, step, cells, reason, document,
      is_late, act, said_by)
    select ${row} from unnest(${sql.join(lists)}) with ordinality as t (${sql.join(names)}, at)
    order by t.at`;
}

/** Writes many rows in one statement. */
export async function addStatements(
  { db }: Tx,
  cycle: string,
  by: string,
  given: readonly NewStatement[],
): Promise<void> {
  if (given.length > 0) await insertOf(cycle, by, given).execute(db);
}

export interface FileRow {
  readonly person: string;
  readonly period: string;
  readonly state: FileState;
  readonly number: number;
  readonly unit: string;
  /** The unit that closed it for somebody who left: there it stays until the end. */
  readonly closedIn: string | null;
  readonly isLate: boolean;
}

/** Where files stand, of those in sight: the newest act of each. */
export async function filesOf(
  { db }: Tx,
  given: {
    readonly cycle: string;
    readonly person?: string | undefined;
    readonly period?: string | undefined;
  },
): Promise<readonly FileRow[]> {
  const { cycle, person, period } = given;
  const { rows } = await sql<FileRow>`
    select distinct on (a.person_id, a.period) a.person_id as person, a.period, a.state, a.number, a.unit_id as unit,
      max(a.unit_id::text) filter (where a.act = 'closeForLeaver') over (partition by a.person_id, a.period) as "closedIn",
      bool_or(a.is_late) over (partition by a.person_id, a.period) as "isLate"
    from congtam.monitoring_act a
    where a.cycle_id = ${cycle}
      ${person === undefined ? sql`` : sql`and a.person_id = ${person}`}
      ${period === undefined ? sql`` : sql`and a.period = ${period}`}
    order by a.person_id, a.period, a.number desc`.execute(db);
  return rows;
}

export interface ActRow {
  readonly number: number;
  readonly act: FileAct;
  readonly step: FileStep;
  readonly state: FileState;
  readonly reason: string | null;
  readonly isLate: boolean;
  readonly takenBy: string;
  readonly takenAt: string;
}

export async function actsOf(
  { db }: Tx,
  { cycle, person, period }: { readonly cycle: string; readonly person: string; readonly period: string },
): Promise<readonly ActRow[]> {
  const { rows } = await sql<ActRow>`
    select a.number, a.act, a.step, a.state, a.reason, a.is_late as "isLate", a.taken_by as "takenBy",
      to_char(a.taken_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "takenAt"
    from congtam.monitoring_act a
    where a.cycle_id = ${cycle} and a.person_id = ${person} and a.period = ${period} order by a.number`.execute(
    db,
  );
  return rows;
}

/** Writes an act on a file with what it says, in one statement. */
export async function addAct(
  { db }: Tx,
  row: Omit<ActRow, 'takenAt'> & {
    readonly cycle: string;
    readonly person: string;
    readonly period: string;
    readonly unit: string;
  },
  said: readonly NewStatement[],
): Promise<void> {
  const act = sql`
    insert into congtam.monitoring_act (cycle_id, person_id, period, number, act, step, state, unit_id, reason, is_late,
      taken_by)
    values (${row.cycle}, ${row.person}, ${row.period}, ${row.number}, ${row.act}, ${row.step}, ${row.state}, ${row.unit},
      ${row.reason}, ${row.isLate}, ${row.takenBy})`;
  const whole = said.length === 0 ? act : sql`with act as (${act}) ${insertOf(row.cycle, row.takenBy, said)}`;
  await whole.execute(db);
}
