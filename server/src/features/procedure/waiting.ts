import { formatDay, parseDay } from '@congtam/engine';
import type { ProcedureStep, WorkingDays } from '@congtam/regulations';
import type { Tx } from '../../database/as-actor.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import type { WaitingStep } from '../../evaluation/step-keeper.ts';
import { isRefusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { lastDone } from '../classification/runs.queries.ts';
import { cycleById } from '../cycles/cycles.queries.ts';
import { kindFor } from './kinds.ts';
import * as queries from './procedure.queries.ts';
import { lastDayOf, mayTake, statesOf, type Taken, yearOf } from './procedure.states.ts';

/** Steps that are taken once, whatever rounds follow: what was said and found stays said and found. */
export const ONCE: readonly string[] = [
  ...['selfReview', 'meeting', 'writtenOpinions', 'partyOpinion', 'submission'],
];

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
  const today = parseDay(todayInVietnam());
  if (isRefusal(packs) || today === undefined) return [];
  const taken = new Map<string, queries.StepRow[]>();
  for (const row of await queries.stepsTaken(tx, { cycle: id })) {
    const of = taken.get(keyOf(row));
    if (of === undefined) taken.set(keyOf(row), [row]);
    else of.push(row);
  }
  const year = yearOf(cycle.period);
  return (await queries.framesIn(tx, run.id)).flatMap((frame) => {
    const procedure = packs.find(({ regulation }) => regulation.id === frame.regulation)?.procedure;
    const kind = procedure && kindFor(procedure, frame.group, frame.authority);
    if (kind === undefined) return [];
    const done = new Map<string, Taken>();
    for (const { step, does, round, on, isLate } of taken.get(keyOf(frame)) ?? []) {
      const day = parseDay(on);
      if (day !== undefined && (round === frame.round || ONCE.includes(does)))
        done.set(step, { on: day, isLate });
    }
    const given = { today, taken: done, year, days };
    const states = statesOf(kind.steps, given);
    return kind.steps.flatMap((step: ProcedureStep): WaitingStep[] => {
      const state = states.get(step.id);
      if (step.isOptional || !mayTake(state)) return [];
      const last = lastDayOf(step, given);
      return [
        {
          ...{ cycle: id, regulation: frame.regulation, subject: frame.subject, unit: frame.unit },
          ...{ person: frame.person, step: step.id, label: step.label, does: step.does, by: step.by },
          ...{ place: step.place, dueBy: last === undefined ? null : formatDay(last.day) },
          isOverdue: state === 'overdue',
        },
      ];
    });
  });
}

const keyOf = ({ regulation, subject }: { readonly regulation: string; readonly subject: string }): string =>
  `${regulation} ${subject}`;
