import type { Action } from '../../access/actions.ts';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import type { Tx } from '../../database/as-actor.ts';
import { noSuchCycle, notClosed, notComputed } from '../../evaluation/cycle-refusals.ts';
import { inNameOf, type RunAsked } from '../../evaluation/recomputing.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { type CycleRow, cycleById } from '../cycles/cycles.queries.ts';
import { lineOf as unitLine } from '../units/units.queries.ts';
import { decidedBeside } from './beside.ts';
import { type BoardLine, type Choice, choiceOf, type LiveLine, lineOf, liveLine } from './board.ts';
import * as errors from './classification.errors.ts';
import { answersOf } from './classification.queries.ts';
import * as runs from './runs.queries.ts';

/** A closed cycle with its newest results and its regulations: what everything that is decided stands on. */
export async function openedForDecisions(tx: Tx, sources: EvaluationSources, id: string) {
  const cycle = await cycleById(tx, id);
  if (cycle === undefined) return noSuchCycle();
  if (cycle.state !== 'closed') return notClosed();
  return withResults(tx, sources, cycle);
}

export async function withResults(tx: Tx, sources: EvaluationSources, cycle: CycleRow) {
  const run = await runs.lastDone(tx, cycle.id);
  if (run === undefined) return notComputed();
  const packs = await sources.joined(tx, cycle);
  return isRefusal(packs) ? packs : { cycle, run, packs };
}

/** The newest results of a cycle with what they were computed on, for somebody who may see its board. */
export async function openedForBoard(tx: Tx, holder: Holder, sources: EvaluationSources, id: string) {
  const cycle = await cycleById(tx, id);
  if (cycle === undefined) return noSuchCycle();
  const line = await unitLine(tx, cycle.unit, todayInVietnam());
  const why = refusalOf(holder, 'classification.board', { line });
  if (why) return why;
  const opened = await withResults(tx, sources, cycle);
  if (isRefusal(opened)) return opened;
  const { run } = opened;
  if (!(await runs.mayReadInput(tx, run.id))) return notComputed();
  const of: RunAsked = { run: run.id, inNameOf: inNameOf(tx) };
  return { ...opened, line, of };
}

export type Opened = Exclude<Awaited<ReturnType<typeof withResults>>, Refusal>;

/** The result of a subject under one regulation, for somebody who may act on it where it lies today. */
export async function resultFor(
  tx: Tx,
  holder: Holder,
  { run }: Opened,
  given: {
    readonly regulation: string;
    readonly subject: string;
    readonly action: Action;
    readonly state?: string;
  },
) {
  const [row] = await runs.resultsOf(tx, { run: run.id, ...given });
  if (row === undefined || row.outcome === 'other-regime') return errors.noSuchSubject();
  const line = await unitLine(tx, row.unit, todayInVietnam());
  const { action, state } = given;
  const why = refusalOf(holder, action, {
    line,
    person: row.person,
    ...(state === undefined ? {} : { state }),
  });
  return why ?? row;
}

/** Boards of a quota in which a subject stands, each as it is now. */
export interface Standing {
  readonly quota: string;
  readonly scope: string;
  readonly scopeUnit: string;
  readonly lines: readonly LiveLine[];
}

/**
 * Where a subject stands under each quota of a regulation, with all that was chosen and decided since the run. Asked under
 * the lock of the scope when a place is to be given.
 */
export async function standingsOf(
  tx: Tx,
  { cycle, run, packs }: Opened,
  given: {
    readonly regulation: string;
    readonly subject?: string;
    readonly quota?: string;
    readonly scope?: string;
  },
): Promise<readonly Standing[]> {
  const pack = packs.find(({ regulation }) => regulation.id === given.regulation);
  if (pack === undefined) return [];
  const { regulation, subject, quota, scope } = given;
  const boards = await runs.boardsOf(tx, { run: run.id, regulation, quota, scope, subject });
  const answers = await answersOf(tx, cycle.id);
  const groups = new Map<string, { unit: string; lines: BoardLine[] }>();
  for (const board of boards) {
    const line = lineOf(board);
    if (subject !== undefined && !line.candidates.some((one) => one.subject === subject)) continue;
    const key = JSON.stringify([line.quota, line.scope]);
    const group = groups.get(key) ?? { unit: board.unit, lines: [] };
    group.lines.push(line);
    groups.set(key, group);
  }
  const besides = new Map<string, ReadonlyMap<string, readonly string[]>>();
  for (const id of new Set([...groups.values()].flatMap(({ lines }) => lines.map((line) => line.quota))))
    besides.set(
      id,
      await decidedBeside(
        tx,
        { run: run.id, regulation: pack.regulation, quota: id, period: cycle.period },
        answers,
      ),
    );
  return [...groups.values()].flatMap(({ unit, lines }) => {
    const [first] = lines;
    if (first === undefined) return [];
    const beside = besides.get(first.quota)?.get(first.scope);
    const choices = new Map<string, Choice>();
    const asked = choiceOf(pack.regulation, first.quota);
    const level = pack.regulation.quotas.find(({ id }) => id === first.quota)?.level;
    // A level that stands takes its place, whatever was chosen before or brought after it.
    for (const [question, given] of [
      [asked?.question, asked?.given],
      ['level', level],
    ])
      for (const answer of answers)
        if (
          answer.question === question &&
          (answer.regulation ?? regulation) === regulation &&
          (answer.period === cycle.period || (answer.period === '' && question !== 'level'))
        )
          choices.set(answer.subject, { isGiven: answer.option === given, document: answer.document });
    const live = lines.map((line) =>
      liveLine(line, choices, line.dutyGroup === undefined ? beside : undefined),
    );
    return [{ quota: first.quota, scope: first.scope, scopeUnit: unit, lines: live }];
  });
}
