import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';
import type { EvaluatedCycle, FixedRegulation } from '../../evaluation/sources.ts';
import type { CycleState } from './cycles.states.ts';

export interface CycleRow extends EvaluatedCycle {
  readonly kind: string;
  readonly entryUntil: string | null;
  readonly isPilot: boolean;
  readonly ground: string;
  readonly state: CycleState;
  readonly step: number;
  /** Days of its own that a unit was given, oldest first. */
  readonly exceptions: readonly ExceptionRow[];
}

export interface ExceptionRow {
  readonly unit: string;
  /** Null: as everybody. */
  readonly entryUntil: string | null;
  readonly levelUntil: string | null;
  readonly ground: string;
}

const cycle = sql`c.id, c.unit_id as unit, c.kind, c.period, c.roots, c.excluded, c.people,
  c.entry_until as "entryUntil", c.is_pilot as "isPilot", c.ground, s.state, s.step, (
    select coalesce(jsonb_agg(jsonb_build_object('regulation', r.regulation, 'version', r.version, 'parts', r.parts)
      order by r.position), '[]')
    from congtam.cycle_regulation r where r.cycle_id = c.id) as regulations, (
    select coalesce(jsonb_agg(jsonb_build_object('unit', e.unit_id, 'entryUntil', e.entry_until,
      'levelUntil', e.level_until, 'ground', e.ground) order by e.recorded_at, e.id), '[]')
    from congtam.cycle_exception e where e.cycle_id = c.id) as exceptions`;
const cycles = sql`congtam.cycle c join lateral (
  select t.state, t.step from congtam.cycle_step t where t.cycle_id = c.id order by t.step desc limit 1) s on true`;

type ReadRow = Omit<CycleRow, 'frozen'>;

/** What was frozen when a cycle was closed is asked for of the closed alone: most of the time there is none. */
async function withFrozen({ db }: Tx, rows: readonly ReadRow[]): Promise<readonly CycleRow[]> {
  const closed = rows.flatMap(({ id, state }) => (state === 'closed' ? [id] : []));
  const frozen =
    closed.length === 0
      ? []
      : (
          await sql<{ cycle: string; roster: Buffer }>`
            select distinct on (f.cycle_id) f.cycle_id as cycle, f.roster from congtam.cycle_freeze f
            where f.cycle_id = any (${closed}) order by f.cycle_id, f.step desc`.execute(db)
        ).rows;
  return rows.map((row) => ({ ...row, frozen: frozen.find(({ cycle: id }) => id === row.id)?.roster }));
}

export async function cycleById(tx: Tx, id: string): Promise<CycleRow | undefined> {
  const { rows } = await sql<ReadRow>`select ${cycle} from ${cycles} where c.id = ${id}`.execute(tx.db);
  const [found] = await withFrozen(tx, rows);
  return found;
}

export async function cyclesSeen(
  tx: Tx,
  { unit, period }: { readonly unit?: string | undefined; readonly period?: string | undefined },
): Promise<readonly CycleRow[]> {
  const { rows } = await sql<ReadRow>`
    select ${cycle} from ${cycles}
    where (${unit ?? null}::uuid is null or c.unit_id = ${unit ?? null})
      and (${period ?? null}::text is null or c.period = ${period ?? null})
    order by c.planned_at desc, c.id limit 200`.execute(tx.db);
  return withFrozen(tx, rows);
}

export interface CycleBeside {
  readonly id: string;
  readonly unit: string;
  readonly roots: readonly string[];
  readonly excluded: readonly string[];
  readonly ground: string;
  /** The first text that both use. */
  readonly base: string;
}

/** Other cycles of a kind over a period that were opened, are no pilots and use one of these texts; those of long ago first. */
export async function openedBeside(
  { db }: Tx,
  given: {
    readonly id: string;
    readonly kind: string;
    readonly period: string;
    readonly bases: readonly string[];
  },
): Promise<readonly CycleBeside[]> {
  const { id, kind, period, bases } = given;
  const { rows } = await sql<CycleBeside>`
    select c.id, c.unit_id as unit, c.roots, c.excluded, c.ground, b.regulation as base
    from ${cycles} join lateral (
      select r.regulation from congtam.cycle_regulation r
      where r.cycle_id = c.id and r.regulation = any (${[...bases]}::text[]) order by r.position limit 1) b on true
    where c.kind = ${kind} and c.period = ${period} and c.id <> ${id} and not c.is_pilot and s.state <> 'planned'
    order by c.planned_at, c.id`.execute(db);
  return rows;
}

/** One who opens a cycle of a kind over a period at a time: of two that overlap the second sees the first. */
export async function lockOpening(
  { db }: Tx,
  { kind, period }: { readonly kind: string; readonly period: string },
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`opening ${kind} ${period}`}, 25))`.execute(db);
}

/**
 * One who changes where a cycle stands at a time, on whatever server: the second sees what the first did, and whoever writes
 * into it is done before or begins after.
 */
export async function lockCycle({ db }: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`cycle ${id}`}, 25))`.execute(db);
}

/**
 * A cycle for somebody who writes into it: where it stands is changed by nobody before they are done, and any number write
 * at once. Held in a statement before the one that reads, since what a statement sees is settled when it begins; both go
 * in one round trip. Locks of single things of a cycle (scopes, steps) come after this one, those of documents before.
 *
 * @param also a lock of a single thing, taken right after it
 */
export async function cycleHeld(
  tx: Tx,
  id: string,
  also?: RawBuilder<unknown>,
): Promise<CycleRow | undefined> {
  const held = sql`select pg_advisory_xact_lock_shared(hashtextextended(${`cycle ${id}`}, 25))
    ${also === undefined ? sql`` : sql`, ${also}`}`;
  const [, found] = await Promise.all([held.execute(tx.db), cycleById(tx, id)]);
  return found;
}

/** Work on a whole cycle that goes on for long, done by one at a time: nobody else of the cycle waits for it. */
export async function lockLongWork({ db }: Tx, kind: 'freeze' | 'book', id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${kind} ${id}`}, 25))`.execute(db);
}

export async function addCycle(
  { db }: Tx,
  row: Omit<CycleRow, 'state' | 'step' | 'frozen' | 'exceptions'> & { readonly plannedBy: string },
): Promise<void> {
  await db
    .insertInto('congtam.cycle')
    .values({
      id: row.id,
      unit_id: row.unit,
      kind: row.kind,
      period: row.period,
      roots: [...row.roots],
      excluded: [...row.excluded],
      people: [...row.people],
      entry_until: row.entryUntil,
      is_pilot: row.isPilot,
      ground: row.ground,
      planned_by: row.plannedBy,
    })
    .execute();
  await db
    .insertInto('congtam.cycle_regulation')
    .values(row.regulations.map((regulation, at) => regulationRow(row.id, at + 1, regulation)))
    .execute();
}

const regulationRow = (cycle: string, position: number, given: FixedRegulation) => ({
  cycle_id: cycle,
  position,
  regulation: given.regulation,
  version: given.version,
  parts: JSON.stringify(given.parts),
});

export interface StepRow {
  readonly step: number;
  readonly state: CycleState;
  readonly ground: string;
  readonly takenBy: string;
  /** RFC 3339, in UTC. */
  readonly takenAt: string;
}

export async function stepsOf({ db }: Tx, id: string): Promise<readonly StepRow[]> {
  const { rows } = await sql<StepRow>`
    select s.step, s.state, s.ground, s.taken_by as "takenBy",
      to_char(s.taken_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "takenAt"
    from congtam.cycle_step s where s.cycle_id = ${id} order by s.step`.execute(db);
  return rows;
}

export async function addStep(
  { db }: Tx,
  id: string,
  { step, state, ground, takenBy }: Omit<StepRow, 'takenAt'>,
): Promise<void> {
  await db
    .insertInto('congtam.cycle_step')
    .values({ cycle_id: id, step, state, ground, taken_by: takenBy })
    .execute();
}

export async function addException(
  { db }: Tx,
  row: ExceptionRow & { readonly id: string; readonly cycle: string; readonly by: string },
): Promise<void> {
  await db
    .insertInto('congtam.cycle_exception')
    .values({
      id: row.id,
      cycle_id: row.cycle,
      unit_id: row.unit,
      entry_until: row.entryUntil,
      level_until: row.levelUntil,
      ground: row.ground,
      recorded_by: row.by,
    })
    .execute();
}

export async function addFreeze(
  { db }: Tx,
  row: {
    readonly cycle: string;
    readonly step: number;
    readonly roster: Buffer;
    readonly hash: Buffer;
    readonly people: number;
    readonly units: number;
    readonly groups: readonly string[];
    readonly by: string;
  },
): Promise<void> {
  await db
    .insertInto('congtam.cycle_freeze')
    .values({
      cycle_id: row.cycle,
      step: row.step,
      roster: row.roster,
      roster_hash: row.hash,
      people: row.people,
      units: row.units,
      groups: [...row.groups],
      frozen_by: row.by,
    })
    .execute();
}

export interface FreezeRow {
  readonly step: number;
  readonly people: number;
  readonly units: number;
  readonly hash: string;
}

export async function freezesOf({ db }: Tx, id: string): Promise<readonly FreezeRow[]> {
  const { rows } = await sql<FreezeRow>`
    select f.step, f.people, f.units, encode(f.roster_hash, 'hex') as hash
    from congtam.cycle_freeze f where f.cycle_id = ${id} order by f.step`.execute(db);
  return rows;
}
