import { randomBytes } from 'node:crypto';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { lastDone, resultsOf } from '../classification/runs.queries.ts';
import { cycleById } from '../cycles/cycles.queries.ts';
import * as errors from './inspection.errors.ts';
import * as queries from './inspection.queries.ts';
import { carriedOut, readInspection } from './inspection.ts';
import { drawSample } from './sampling.ts';

/**
 * Draws a sample of the people with a result in a cycle, within the units inspected. Seed, list and outcome are kept, so
 * that anyone can draw it again ({@link drawSample}); a seed that was settled in public may be given.
 */
export async function drawPeople(
  tx: Tx,
  holder: Holder,
  given: {
    readonly inspection: string;
    readonly cycle: string;
    readonly size: number;
    readonly seed: string | null;
  },
): Promise<queries.SampleRow | Refusal> {
  const inspection = await carriedOut(tx, holder, given.inspection, 'inspection.sample');
  if (isRefusal(inspection)) return inspection;
  const results = await resultsInspected(tx, given.inspection, given.cycle);
  const population = [
    ...new Set(results.flatMap(({ person, subject }) => (person === null ? [] : [subject]))),
  ];
  if (population.length === 0) return errors.nobodyToDraw();
  const seed = given.seed ?? randomBytes(16).toString('hex');
  const number = (await queries.samplesOf(tx, inspection.id)).length + 1;
  const sorted = population.sort();
  const drawn = drawSample(seed, sorted, given.size);
  await queries.addSample(tx, inspection.id, {
    ...{ number, cycle: given.cycle, seed, population: sorted, drawn, drawnBy: holder.account },
  });
  await record(tx, {
    action: 'inspection.sample',
    subject: { kind: 'inspection', id: inspection.id },
    unit: inspection.unit,
    facts: { number, cycle: given.cycle, seed, of: sorted.length, drawn: drawn.length },
  });
  const samples = await queries.samplesOf(tx, inspection.id);
  return samples.find((one) => one.number === number) ?? errors.drawnAtOnce();
}

/** Results of the last computation of a cycle within the units inspected; none where the cycle is not looked at. */
export async function resultsInspected(tx: Tx, inspection: string, cycle: string) {
  const found = await cycleById(tx, cycle);
  const run = found && (await lastDone(tx, found.id));
  if (run === undefined) return [];
  const units = new Set(await queries.unitsInspected(tx, inspection));
  return (await resultsOf(tx, { run: run.id })).filter(({ unit }) => units.has(unit));
}

export async function listSamples(tx: Tx, id: string) {
  const inspection = await readInspection(tx, id);
  return isRefusal(inspection) ? inspection : { samples: await queries.samplesOf(tx, id) };
}
