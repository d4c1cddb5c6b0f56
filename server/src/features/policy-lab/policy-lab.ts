import type { Bilingual } from '@congtam/engine';
import { SIMULATION_MARK, type Simulation } from '@congtam/regulations';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { enqueue } from '../../jobs/queue.ts';
import type { Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { lastDone } from '../classification/runs.queries.ts';
import { type CycleRow, cycleById } from '../cycles/cycles.queries.ts';
import { localPackById } from '../regulations/regulations.queries.ts';
import { lineOf, unitsBelow } from '../units/units.queries.ts';
import { moversNamed, unitsMoving } from './movers.queries.ts';
import * as errors from './policy-lab.errors.ts';
import * as queries from './policy-lab.queries.ts';
import type { ShownEffect } from './shown.ts';

/** What was kept of a simulation that was computed, or why it could not be. */
export type Kept =
  | {
      readonly mark: Bilingual;
      readonly effects: Simulation['effects'];
      /** People tried and moved, cycle by cycle. */
      readonly cycles: readonly {
        readonly cycle: string;
        readonly period: string;
        readonly people: number;
        readonly moved: number;
      }[];
    }
  | { readonly mark: Bilingual; readonly problems: readonly Bilingual[] };

/** Asks for a draft to be tried on closed cycles. A job does it, with the rights of who asked. */
export async function requestSimulation(
  tx: Tx,
  holder: Holder,
  given: {
    readonly unit: string;
    readonly title: string;
    readonly pack: string | null;
    readonly instead: string | null;
    readonly readings: { readonly [reading: string]: string };
    readonly cycles: readonly string[];
  },
): Promise<queries.SimulationRow | Refusal> {
  const { unit, pack, readings } = given;
  const why = await refusalFor(tx, holder, 'policyLab.run', unit);
  if (why) return why;
  if (pack === null && Object.keys(readings).length === 0) return errors.nothingToTry();
  if (pack !== null && (await localPackById(tx, pack)) === undefined) return errors.noSuchDraft();
  const cycles = [...new Set(given.cycles)];
  const below = new Set(await unitsBelow(tx, unit, todayInVietnam()));
  for (const id of cycles) {
    const cycle = await cycleById(tx, id);
    if (!(await isFrozen(tx, cycle, below))) return errors.notFrozen(id);
  }
  const id = newId();
  await queries.addSimulation(tx, {
    ...given,
    ...{ id, cycles, askedBy: holder.account, askedByName: holder.name },
  });
  await enqueue(tx, { kind: 'policyLab.run', payload: { simulation: id }, key: id });
  await record(tx, {
    action: 'policyLab.run',
    subject: { kind: 'simulation', id },
    unit,
    facts: { pack, instead: given.instead, readings, cycles },
  });
  return (await queries.simulationById(tx, id)) ?? errors.noSuchSimulation();
}

/** Closed, of these units, with results whose evidence was kept. */
async function isFrozen(tx: Tx, cycle: CycleRow | undefined, units: ReadonlySet<string>): Promise<boolean> {
  if (cycle?.state !== 'closed' || !units.has(cycle.unit)) return false;
  return (await lastDone(tx, cycle.id)) !== undefined;
}

/** Simulations of a unit. */
export async function listSimulations(tx: Tx, holder: Holder, unit: string) {
  const why = await refusalFor(tx, holder, 'policyLab.see', unit);
  return why ?? { mark: SIMULATION_MARK, simulations: await queries.simulationsOf(tx, unit) };
}

/** A simulation with what came of it. That it was read is recorded: its counts may be of few. */
export async function openSimulation(tx: Tx, holder: Holder, id: string) {
  const row = await queries.simulationById(tx, id);
  if (row === undefined) return errors.noSuchSimulation();
  const why = await refusalFor(tx, holder, 'policyLab.see', row.unit);
  if (why) return why;
  const text = await queries.resultOf(tx, id);
  await record(tx, {
    action: 'policyLab.see',
    subject: { kind: 'simulation', id },
    unit: row.unit,
    facts: { outcome: row.outcome },
  });
  const kept = text === undefined ? undefined : readKept(text);
  return { ...row, mark: SIMULATION_MARK, result: kept ?? null };
}

/**
 * Who moves in a simulation and which units, for the competent role and only where somebody asks for it: counts are what
 * is shown unasked. That it was read is recorded.
 */
export async function moversOf(
  tx: Tx,
  holder: Holder,
  asked: { readonly simulation: string; readonly offset: number; readonly limit: number },
) {
  const row = await queries.simulationById(tx, asked.simulation);
  if (row === undefined) return errors.noSuchSimulation();
  const why = await refusalFor(tx, holder, 'policyLab.see', row.unit);
  if (why) return why;
  const { offset, limit } = asked;
  const found = await moversNamed(tx, asked);
  await record(tx, {
    action: 'policyLab.seeMovers',
    subject: { kind: 'simulation', id: row.id },
    unit: row.unit,
    facts: { rows: found.length, offset },
  });
  return {
    mark: SIMULATION_MARK,
    units: await unitsMoving(tx, row.id),
    movers: found,
    next: found.length === limit ? offset + limit : null,
  };
}

/** What of simulations may be seen by whoever is in a unit below or above. */
export async function simulationsShown(tx: Tx) {
  const rows = await queries.shownSimulations(tx);
  return {
    mark: SIMULATION_MARK,
    simulations: rows.map(({ id, unit, result }) => ({ id, unit, ...readShown(result) })),
  };
}

/** What we wrote ourselves, read back. */
export const readKept = (text: string): Kept => JSON.parse(text);
const readShown = (text: string): { readonly title: string; readonly effects: readonly ShownEffect[] } =>
  JSON.parse(text);

/** Why somebody may not do it in a unit. */
export async function refusalFor(
  tx: Tx,
  holder: Holder,
  action: 'policyLab.run' | 'policyLab.see' | 'policyLab.collect' | 'policyLab.answer',
  unit: string,
): Promise<Refusal | undefined> {
  const line = await lineOf(tx, unit, todayInVietnam());
  if (line.length === 0) return errors.noSuchUnit();
  return refusalOf(holder, action, { line });
}
