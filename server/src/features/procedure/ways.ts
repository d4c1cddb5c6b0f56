import { type WorkingDays, whoTakes } from '@congtam/regulations';
import type { Tx } from '../../database/as-actor.ts';
import { noSuchCycle } from '../../evaluation/cycle-refusals.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { isRefusal } from '../../refusal.ts';
import { lastDone } from '../classification/runs.queries.ts';
import { cycleById } from '../cycles/cycles.queries.ts';
import { levelDaysGranted } from '../cycles/last-days.queries.ts';
import { subjectNames } from '../people/subject-names.queries.ts';
import { kindFor } from './kinds.ts';
import * as queries from './procedure.queries.ts';
import { mayTake, type StepState } from './procedure.states.ts';
import { bySubject, countedIn, standingOf } from './standing.ts';

type Counts = { [state in StepState]: number };

/**
 * Where everybody of a cycle in sight stands in the procedure: by kind of subject how many are at each step, and of each
 * subject what is next, until when, and what came late.
 */
export async function waysOfCycle(
  tx: Tx,
  sources: Pick<EvaluationSources, 'joined'>,
  days: WorkingDays,
  given: { readonly cycle: string },
) {
  const cycle = await cycleById(tx, given.cycle);
  if (cycle === undefined) return noSuchCycle();
  const packs = await sources.joined(tx, cycle);
  if (isRefusal(packs)) return packs;
  const carried = await queries.procedureOfCycle(tx, cycle.id);
  const run = await lastDone(tx, cycle.id);
  const takenOf = bySubject(await queries.stepsTaken(tx, { cycle: cycle.id }));
  const frames = run === undefined ? [] : await queries.framesIn(tx, run.id);
  const nameOf = await subjectNames(tx, frames);
  const grantedTo = levelDaysGranted(tx, cycle);
  const kinds = new Map<string, ReturnType<typeof emptyKind>>();
  const subjects = [];
  for (const frame of frames) {
    const { regulation, subject, unit, person, group, authority, round } = frame;
    const procedure = packs.find((pack) => pack.regulation.id === regulation)?.procedure;
    const kind = procedure && kindFor(procedure, group, authority);
    if (kind === undefined) continue;
    const rows = countedIn(round, takenOf(frame));
    const { states, due } = standingOf(kind, { cycle, rows, days, granted: await grantedTo(unit) });
    const key = `${regulation} ${kind.id}`;
    const counted = kinds.get(key) ?? emptyKind(regulation, kind);
    kinds.set(key, counted);
    counted.subjects += 1;
    for (const { step, counts } of counted.steps) {
      const state = states.get(step) ?? 'waiting';
      counts[state] += 1;
    }
    const next = kind.steps.find((step) => !step.isOptional && mayTake(states.get(step.id)));
    subjects.push({
      ...{ regulation, subject, unit, person, round, kind: kind.id, name: nameOf(frame) ?? subject },
      next: next?.id ?? null,
      isOverdue: next !== undefined && states.get(next.id) === 'overdue',
      dueBy: next === undefined ? null : (due.get(next.id)?.day ?? null),
      late: [...states.values()].filter((state) => state === 'doneLate').length,
    });
  }
  return {
    isCarried: carried !== undefined,
    ground: carried?.ground ?? null,
    isComputed: run !== undefined,
    hasProcedure: packs.some(({ procedure }) => procedure !== undefined),
    kinds: [...kinds.values()],
    subjects,
  };
}

function emptyKind(regulation: string, { id, label, steps }: NonNullable<ReturnType<typeof kindFor>>) {
  return {
    ...{ regulation, kind: id, label, subjects: 0 },
    steps: steps.map((step) => ({
      ...{ step: step.id, label: step.label, by: [...step.by], who: whoTakes(step) },
      ...{ isOptional: step.isOptional, articles: [...step.articles] },
      counts: { waiting: 0, open: 0, overdue: 0, done: 0, doneLate: 0, passed: 0 } satisfies Counts,
    })),
  };
}
