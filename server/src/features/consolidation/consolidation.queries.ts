import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';
import type { RunOfCycle } from '../classification/standing-levels.queries.ts';

/** A cycle that goes into a consolidated report, with the run its results are of. */
export interface ConsolidatedCycle extends RunOfCycle {
  readonly number: number;
  readonly regulations: readonly string[];
}

/**
 * Cycles of a period that rate somebody in these units, each with its newest run; those planned last come first. Pilots
 * and appointments are no part of any report.
 */
export async function cyclesReporting(
  { db }: Tx,
  given: { readonly period: string; readonly units: readonly string[] },
): Promise<readonly ConsolidatedCycle[]> {
  const { rows } = await sql<ConsolidatedCycle>`
    select c.id as cycle, r.id as run, r.number, array(
      select g.regulation from congtam.cycle_regulation g where g.cycle_id = c.id order by g.position) as regulations
    from congtam.cycle c join lateral (
      select r.id, r.number from congtam.evaluation_run r join congtam.evaluation_end e on e.run_id = r.id
      where r.cycle_id = c.id and e.outcome = 'done' order by r.number desc limit 1) r on true
    where c.period = ${given.period} and not c.is_pilot and c.kind <> 'beforeAppointment' and exists (
      select 1 from congtam.evaluation_result t where t.run_id = r.id and t.unit_id = any (${[...given.units]}::uuid[]))
    order by c.planned_at desc, c.id`.execute(db);
  return rows;
}

export interface ReportRow {
  readonly id: string;
  readonly unit: string;
  readonly period: string;
  readonly number: number;
  readonly ground: string;
  readonly reason: string | null;
  readonly hash: string;
  readonly sentByName: string;
  /** RFC 3339, in UTC. */
  readonly sentAt: string;
  readonly isLast: boolean;
}

const report = sql`c.id, c.unit_id as unit, c.period, c.number, c.ground, c.reason, encode(c.figures_hash, 'hex') as hash,
  c.sent_by_name as "sentByName",
  to_char(c.sent_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "sentAt",
  access.is_last_consolidation(c.unit_id, c.period, c.number) as "isLast"`;

/** Reports of a unit, newest first; those replaced only when asked for. */
export async function reportsOf(
  { db }: Tx,
  given: { readonly unit: string; readonly period: string | null; readonly withReplaced: boolean },
): Promise<readonly ReportRow[]> {
  const { rows } = await sql<ReportRow>`
    select ${report} from congtam.consolidation c
    where c.unit_id = ${given.unit} and (${given.period}::text is null or c.period = ${given.period})
      and (${given.withReplaced} or access.is_last_consolidation(c.unit_id, c.period, c.number))
    order by c.period desc, c.number desc limit 200`.execute(db);
  return rows;
}

export async function reportById(
  { db }: Tx,
  id: string,
): Promise<(ReportRow & { readonly figures: string }) | undefined> {
  const { rows } = await sql<ReportRow & { figures: string }>`
    select ${report}, c.figures from congtam.consolidation c where c.id = ${id}`.execute(db);
  return rows[0];
}

/** The report before one, which it replaces. */
export async function figuresBefore(
  { db }: Tx,
  row: Pick<ReportRow, 'unit' | 'period' | 'number'>,
): Promise<string | undefined> {
  const { rows } = await sql<{ figures: string }>`
    select c.figures from congtam.consolidation c
    where c.unit_id = ${row.unit} and c.period = ${row.period} and c.number = ${row.number} - 1`.execute(db);
  return rows[0]?.figures;
}

export async function addReport(
  { db }: Tx,
  row: Pick<ReportRow, 'id' | 'unit' | 'period' | 'number' | 'ground' | 'reason' | 'sentByName'> & {
    readonly figures: string;
    readonly hash: Buffer;
    readonly sentBy: string;
  },
): Promise<void> {
  await db
    .insertInto('congtam.consolidation')
    .values({
      id: row.id,
      unit_id: row.unit,
      period: row.period,
      number: row.number,
      ground: row.ground,
      reason: row.reason,
      figures: row.figures,
      figures_hash: row.hash,
      sent_by: row.sentBy,
      sent_by_name: row.sentByName,
    })
    .execute();
}

export async function addShown(
  { db }: Tx,
  row: Pick<ReportRow, 'id' | 'unit' | 'period' | 'number'> & { readonly figures: string },
): Promise<void> {
  await db
    .insertInto('congtam.consolidation_shown')
    .values({
      consolidation_id: row.id,
      unit_id: row.unit,
      period: row.period,
      number: row.number,
      figures: row.figures,
    })
    .execute();
}

/** What is shown outside the competent role, newest period first. */
export async function shownReports({ db }: Tx): Promise<
  readonly {
    readonly id: string;
    readonly unit: string;
    readonly period: string;
    readonly number: number;
    readonly figures: string;
  }[]
> {
  const { rows } = await sql<{ id: string; unit: string; period: string; number: number; figures: string }>`
    select s.consolidation_id as id, s.unit_id as unit, s.period, s.number, s.figures
    from congtam.consolidation_shown s order by s.period desc, s.consolidation_id limit 50`.execute(db);
  return rows;
}

/** One who sends a report of a unit at a time, on whatever server. */
export async function lockReports({ db }: Tx, unit: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`consolidation ${unit}`}, 85))`.execute(db);
}
