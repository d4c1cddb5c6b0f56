import type { Regulation } from '@congtam/engine';
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
import { type Choice, choiceOf, type LiveLine, lineOf, liveLine } from './board.ts';
import * as errors from './classification.errors.ts';
import { type AnswerRow, answersOf, isLevelOf } from './classification.queries.ts';
import * as runs from './runs.queries.ts';

/** A closed cycle with its newest results and its regulations: what everything that is decided stands on. */
export async function openedForDecisions(tx: Tx, sources: EvaluationSources, id: string) {
  const cycle = await cycleById(tx, id);
  if (cycle === undefined) return noSuchCycle();
  if (cycle.state !== 'closed') return notClosed();
  const opened = await withResults(tx, sources, cycle);
  // What was said after it was reopened is in no run of before.
  return !isRefusal(opened) && opened.run.isOutdated ? errors.runOutdated() : opened;
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

/** The boards of a quota in one scope, each as it is now. */
export interface Standing {
  readonly quota: string;
  readonly scope: string;
  readonly scopeUnit: string;
  readonly lines: readonly LiveLine[];
}

/**
 * The boards of a regulation with all that was chosen and decided since the run: all in sight, or those that count a
 * subject. Asked under the lock of the scope when a place is to be given.
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
  const boards = await runs.boardsOf(tx, { run: run.id, ...given });
  if (boards.length === 0) return [];
  const answers = await answersOf(tx, cycle.id);
  const standings = new Map<string, { quota: string; scope: string; scopeUnit: string; lines: LiveLine[] }>();
  for (const [id, rows] of byQuota(boards)) {
    const choices = choicesOf(pack.regulation, id, cycle.period, answers);
    const counted = await runs.membersAmong(tx, {
      ...{ run: run.id, regulation: given.regulation, positions: rows.map(({ position }) => position) },
      subjects: [...choices.levels].flatMap(([subject, { isGiven }]) => (isGiven ? [subject] : [])),
    });
    for (const row of rows) {
      const line = lineOf(row);
      const onBoard = new Set(line.candidates.map(({ subject }) => subject));
      const beside = (counted.get(row.position) ?? []).filter((subject) => !onBoard.has(subject));
      const key = JSON.stringify([id, row.scope]);
      const standing = standings.get(key) ?? { quota: id, scope: row.scope, scopeUnit: row.unit, lines: [] };
      standing.lines.push(liveLine(line, choices.all, beside));
      standings.set(key, standing);
    }
  }
  return [...standings.values()];
}

function byQuota(boards: readonly runs.BoardRow[]): ReadonlyMap<string, readonly runs.BoardRow[]> {
  const quotas = new Map<string, runs.BoardRow[]>();
  for (const board of boards) quotas.set(board.quota, [...(quotas.get(board.quota) ?? []), board]);
  return quotas;
}

/** What was chosen about places of a quota, and who is decided to hold its level. */
function choicesOf(
  regulation: Regulation,
  quota: string,
  period: string,
  answers: readonly AnswerRow[],
): { readonly all: ReadonlyMap<string, Choice>; readonly levels: ReadonlyMap<string, Choice> } {
  const asked = choiceOf(regulation, quota);
  const level = regulation.quotas.find(({ id }) => id === quota)?.level;
  const places = new Map<string, Choice>();
  const levels = new Map<string, Choice>();
  for (const answer of answers) {
    const { subject, option, document } = answer;
    if (isLevelOf(answer, regulation.id, period))
      levels.set(subject, { isGiven: option === level, document, isDecided: true });
    else if (
      answer.question === asked?.question &&
      (answer.regulation ?? regulation.id) === regulation.id &&
      (answer.period === period || answer.period === '')
    )
      places.set(subject, { isGiven: option === asked.given, document });
  }
  // A level that stands takes its place, whatever was chosen before or brought after it.
  return { all: new Map([...places, ...levels]), levels };
}
