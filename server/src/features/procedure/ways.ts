import { type WorkingDays, whoTakes } from '@congtam/regulations';
import type { Tx } from '../../database/as-actor.ts';
import { noSuchCycle } from '../../evaluation/cycle-refusals.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { isRefusal } from '../../refusal.ts';
import { levelActsOf } from '../classification/classification.queries.ts';
import { lastDone, resultsOf } from '../classification/runs.queries.ts';
import { cycleById } from '../cycles/cycles.queries.ts';
import * as queries from './procedure.queries.ts';
import { mayTake, type StepState } from './procedure.states.ts';
import { kindFor, standingOf } from './steps.ts';

/** Of a line of the results document. */
interface Found {
  readonly name?: string;
  readonly group?: string;
  readonly authority?: { readonly rule: string };
}

type Counts = { [state in StepState]: number };

const keyOf = ({ regulation, subject }: { readonly regulation: string; readonly subject: string }) =>
  JSON.stringify([regulation, subject]);

function bySubject<Row extends { readonly regulation: string; readonly subject: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  const grouped = new Map<string, Row[]>();
  for (const row of rows) {
    const known = grouped.get(keyOf(row));
    if (known === undefined) grouped.set(keyOf(row), [row]);
    else known.push(row);
  }
  return grouped;
}

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
  const taken = bySubject(await queries.stepsTaken(tx, { cycle: cycle.id }));
  const acts = bySubject(await levelActsOf(tx, { cycle: cycle.id }));
  const kinds = new Map<string, ReturnType<typeof emptyKind>>();
  const subjects = [];
  for (const row of run === undefined ? [] : await resultsOf(tx, { run: run.id })) {
    const { regulation, subject, unit, person, outcome } = row;
    const procedure = packs.find((pack) => pack.regulation.id === regulation)?.procedure;
    if (outcome === 'other-regime' || procedure === undefined) continue;
    const found: Found = JSON.parse(row.line);
    const kind = kindFor(procedure, found.group ?? null, found.authority?.rule ?? null);
    if (kind === undefined) continue;
    const round = Math.max(1, ...(acts.get(keyOf(row)) ?? []).map((act) => act.round));
    const { states, due } = standingOf(kind, { cycle, round, all: taken.get(keyOf(row)) ?? [], days });
    const counted = kinds.get(keyOf({ regulation, subject: kind.id })) ?? emptyKind(regulation, kind);
    kinds.set(keyOf({ regulation, subject: kind.id }), counted);
    counted.subjects += 1;
    for (const { step, counts } of counted.steps) {
      const state = states.get(step) ?? 'waiting';
      counts[state] += 1;
    }
    const next = kind.steps.find((step) => !step.isOptional && mayTake(states.get(step.id)));
    subjects.push({
      ...{ regulation, subject, unit, person, round, kind: kind.id, name: found.name ?? subject },
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
