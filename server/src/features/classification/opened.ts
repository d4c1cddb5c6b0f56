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
import { type CycleRow, cycleById, cycleHeld } from '../cycles/cycles.queries.ts';
import { lineThrough as unitLine } from '../units/units.queries.ts';
import { type Choice, choiceOf, type LiveLine, lineOf, liveLine } from './board.ts';
import * as errors from './classification.errors.ts';
import { type AnswerRow, answersOf, isLevelOf } from './classification.queries.ts';
import { baseIn, movedOut, placesNow } from './live-places.ts';
import * as runs from './runs.queries.ts';

/** A closed cycle with its newest results and its regulations: what everything that is decided stands on. */
export async function openedForDecisions(tx: Tx, sources: EvaluationSources, id: string) {
  const cycle = await cycleHeld(tx, id);
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
    const { places, levels } = choicesOf(pack.regulation, id, cycle.period, answers);
    const quota = pack.regulation.quotas.find((one) => one.id === id);
    if (quota === undefined) continue;
    const counted = await runs.membersAmong(tx, {
      ...{ run: run.id, regulation: given.regulation, positions: rows.map(({ position }) => position) },
      subjects: [...levels.keys()],
    });
    const of = { run: run.id, regulation: pack.regulation, quota, base: baseIn(run, pack.regulation, quota) };
    const moved = await movedOut(
      tx,
      of,
      new Map([...levels].map(([subject, { level }]) => [subject, level])),
    );
    for (const row of rows) {
      const line = lineOf(row);
      const members = counted.get(row.position) ?? [];
      const onBoard = new Set(line.candidates.map(({ subject }) => subject));
      const beside = members.filter(
        (subject) => levels.get(subject)?.level === quota.level && !onBoard.has(subject),
      );
      const now = placesNow(of, line, {
        count: row.size,
        moved: members.flatMap((subject) => moved.get(subject) ?? []),
      });
      const key = JSON.stringify([id, row.scope]);
      const standing = standings.get(key) ?? { quota: id, scope: row.scope, scopeUnit: row.unit, lines: [] };
      standing.lines.push(liveLine({ ...line, places: now }, new Map([...places, ...levels]), beside));
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

/** What was chosen about places of a quota, and what is decided of whom: a level that stands takes its place, whatever was chosen. */
function choicesOf(
  regulation: Regulation,
  quota: string,
  period: string,
  answers: readonly AnswerRow[],
): {
  readonly places: ReadonlyMap<string, Choice>;
  readonly levels: ReadonlyMap<string, Choice & { readonly level: string }>;
} {
  const asked = choiceOf(regulation, quota);
  const limited = regulation.quotas.find(({ id }) => id === quota)?.level;
  const places = new Map<string, Choice>();
  const levels = new Map<string, Choice & { readonly level: string }>();
  for (const answer of answers) {
    const { subject, option: level, document } = answer;
    if (isLevelOf(answer, regulation.id, period))
      levels.set(subject, { level, isGiven: level === limited, document, isDecided: true });
    else if (
      answer.question === asked?.question &&
      (answer.regulation ?? regulation.id) === regulation.id &&
      (answer.period === period || answer.period === '')
    )
      places.set(subject, { isGiven: level === asked.given, document });
  }
  return { places, levels };
}
