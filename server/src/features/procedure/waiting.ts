import type { WorkingDays } from '@congtam/regulations';
import type { Tx } from '../../database/as-actor.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import type { WaitingStep } from '../../evaluation/step-keeper.ts';
import { isRefusal } from '../../refusal.ts';
import { lastDone } from '../classification/runs.queries.ts';
import { cycleById } from '../cycles/cycles.queries.ts';
import { levelDaysGranted } from '../cycles/last-days.queries.ts';
import { undecidedBefore } from './decided-first.ts';
import { kindFor } from './kinds.ts';
import * as queries from './procedure.queries.ts';
import { mayTake } from './procedure.states.ts';
import { bySubject, countedIn, standingOf } from './standing.ts';

/**
 * The steps that wait to be taken in a cycle whose procedure is carried here, of every subject in sight; only those that have
 * to be done, and none of cycles that go on paper.
 */
export async function waitingIn(
  tx: Tx,
  sources: Pick<EvaluationSources, 'joined'>,
  days: WorkingDays,
  id: string,
): Promise<readonly WaitingStep[]> {
  const cycle = await cycleById(tx, id);
  const run = await lastDone(tx, id);
  if (cycle === undefined || run === undefined || (await queries.procedureOfCycle(tx, id)) === undefined)
    return [];
  const packs = await sources.joined(tx, cycle);
  if (isRefusal(packs)) return [];
  const takenOf = bySubject(await queries.stepsTaken(tx, { cycle: id }));
  const frames = await queries.framesIn(tx, run.id);
  const grantedTo = levelDaysGranted(tx, cycle);
  const waiting: WaitingStep[] = [];
  for (const frame of frames) {
    const procedure = packs.find(({ regulation }) => regulation.id === frame.regulation)?.procedure;
    const kind = procedure && kindFor(procedure, frame.group, frame.authority);
    if (procedure === undefined || kind === undefined) continue;
    const others = undecidedBefore(frame, kind, { procedure, frames, takenOf });
    const rows = countedIn(frame.round, takenOf(frame));
    const { states, due } = standingOf(kind, { cycle, rows, days, granted: await grantedTo(frame.unit) });
    for (const step of kind.steps) {
      const state = states.get(step.id);
      if (step.isOptional || !mayTake(state) || (step.does === 'decision' && others.length > 0)) continue;
      waiting.push({
        ...{ cycle: id, regulation: frame.regulation, subject: frame.subject, unit: frame.unit },
        ...{ person: frame.person, step: step.id, label: step.label, does: step.does, by: step.by },
        ...{ place: step.place, dueBy: due.get(step.id)?.day ?? null },
        isOverdue: state === 'overdue',
      });
    }
  }
  return waiting;
}
