import { inOrder, NOT_RATED, type Quota, type Regulation } from '@congtam/engine';
import type { Doing } from '@congtam/regulations';
import type { Action } from '../../access/actions.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { noSuchCycle } from '../../evaluation/cycle-refusals.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { refusalOfVersion } from '../../http/versions.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { cycleById } from '../cycles/cycles.queries.ts';
import { decidedLevels } from '../decisions/decisions.queries.ts';
import { choiceOf, isAboveLine, isCandidate } from './board.ts';
import * as errors from './classification.errors.ts';
import * as queries from './classification.queries.ts';
import {
  afterLevelAct,
  firstState,
  isDecided,
  type LevelAct,
  type LevelState,
} from './classification.states.ts';
import { refusalOfFull } from './line-reached.ts';
import { type Opened, openedForDecisions, resultFor, standingsOf, withResults } from './opened.ts';
import * as runs from './runs.queries.ts';

export interface LevelPlace {
  readonly cycle: string;
  readonly regulation: string;
  readonly subject: string;
}

/** Where a level stands. */
export interface LevelStanding extends LevelPlace {
  readonly state: LevelState;
  readonly number: number;
  readonly round: number;
  readonly suggested: string | null;
  readonly level: string | null;
}

const RIGHT: Readonly<Record<LevelAct, Action>> = {
  propose: 'classification.propose',
  decide: 'classification.decide',
  rateAgain: 'classification.rateAgain',
};

/** The step of the procedure that an act on a level is, where one is carried. */
const STEP_OF: { readonly [act in LevelAct]?: Doing } = { propose: 'synthesis', decide: 'decision' };

/** What a level is known to be, as a short name: acts are only ever added. */
export const levelVersion = (number: number): string => `v${number}`;

/** Where a level stands after its acts; before any, where the engine left it. */
export function standingAfter(
  acts: readonly Pick<queries.LevelActRow, 'state' | 'number' | 'round' | 'level'>[],
  suggested: string | null,
): Pick<LevelStanding, 'state' | 'number' | 'round' | 'level'> {
  const last = acts.at(-1);
  if (last === undefined) return { state: firstState(suggested), number: 0, round: 1, level: null };
  const { number, round, level } = last;
  // A new round begins where the engine is now, which may be elsewhere than when it was opened.
  const state =
    last.state === 'suggested' || last.state === 'notDecided' ? firstState(suggested) : last.state;
  return { state, number, round, level };
}

/**
 * Proposes or decides a level, or has it rated again. Another level than the engine's needs a reason and a ground. Units
 * come before their people, and a rating before those that ask for it.
 */
export async function actOnLevel(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: LevelPlace & {
    readonly act: LevelAct;
    readonly level: string | null;
    readonly reason: string | null;
    readonly document: string | null;
    /** Why it comes after its last day, where it does. */
    readonly lateBecause?: string | null;
    /** Part of a decision that supersedes one that is out. */
    readonly replaces?: boolean;
    readonly seen: string | undefined;
  },
): Promise<LevelStanding | Refusal> {
  const { regulation, subject, act, level, reason, document } = given;
  const opened = await openedForDecisions(tx, sources, given.cycle);
  if (isRefusal(opened)) return opened;
  const { cycle, run, packs } = opened;
  const row = await resultFor(tx, holder, opened, { regulation, subject, action: RIGHT[act] });
  if (isRefusal(row)) return row;
  const { suggested, unit, person } = row;
  const before = standingAfter(
    await queries.levelActsOf(tx, { cycle: cycle.id, regulation, subject }),
    suggested,
  );
  const outdated = refusalOfVersion(given.seen, levelVersion(before.number));
  if (outdated) return outdated;
  const mayNow = await resultFor(tx, holder, opened, { ...given, action: RIGHT[act], state: before.state });
  if (isRefusal(mayNow)) return mayNow;
  const state = afterLevelAct(before.state, act, { suggested, level });
  if (state === undefined) throw new Error(`the matrix let ${act} through in ${before.state}`);
  const levels = [...(packs.find((p) => p.regulation.id === regulation)?.regulation.levels ?? [])].map(
    ({ id }) => id,
  );
  if (act !== 'rateAgain') {
    if (level === null || ![...levels, NOT_RATED].includes(level))
      return errors.noSuchLevel([...levels, NOT_RATED]);
    if (level !== suggested && (reason === null || document === null)) return errors.changeNeedsReason();
  } else if (reason === null) return errors.changeNeedsReason();
  else if (given.replaces !== true && (await isOut(tx, given))) return errors.isOut();
  if (act === 'propose' && before.number === 0 && (await isOnPaper(tx, opened, given)))
    return errors.decidedOnPaper();
  if (act === 'decide') {
    const why =
      (await refusalOfOrder(tx, opened, row)) ??
      (await refusalOfLine(tx, opened, row, { level: level ?? '', replaces: given.replaces === true }));
    if (why) return why;
  }
  const round = act === 'rateAgain' ? before.round + 1 : before.round;
  const number = before.number + 1;
  const does = STEP_OF[act];
  if (does !== undefined && act === 'propose' && before.state === 'proposed') {
    const mayAgain = await sources.steps.refusalOfAgain(tx, holder, {
      ...{ cycle: cycle.id, regulation, subject, does },
    });
    if (mayAgain) return mayAgain;
  } else if (does !== undefined) {
    const thing = { kind: 'levelAct', id: `${cycle.id}/${regulation}/${subject}/${number}` };
    const taken = await sources.steps.take(tx, holder, {
      ...{ cycle: cycle.id, regulation, subject, does, thing },
      reason: given.lateBecause ?? null,
      replaces: given.replaces ?? false,
    });
    if (isRefusal(taken)) return taken;
  }
  await queries.addLevelAct(tx, cycle.id, {
    ...{ regulation, subject, number, act, state, round, suggested, reason, document, unit, person },
    level: act === 'rateAgain' ? null : level,
    ...{ run: run.id, takenBy: holder.account },
  });
  const common = {
    ...{ subject, period: cycle.period, value: null, unit, person, round, document, reason },
    regulation: packs.length > 1 ? regulation : null,
    ...{ by: holder.name, on: todayInVietnam(), isBrought: false },
  };
  if (act === 'decide' && level !== null)
    await queries.addAnswers(tx, cycle.id, holder.account, [{ ...common, question: 'level', option: level }]);
  if (act === 'rateAgain')
    await queries.addAnswers(
      tx,
      cycle.id,
      holder.account,
      await placesTakenBack(tx, opened, given, before.level, common),
    );
  await record(tx, {
    action: `classification.${act}`,
    subject: { kind: 'level', id: `${cycle.id}/${regulation}/${subject}` },
    unit,
    ...(person === null ? {} : { person }),
    facts: { regulation, subject, number, round, state, level, suggested, document, run: run.id },
    ...(reason === null ? {} : { texts: { reason } }),
  });
  return {
    cycle: cycle.id,
    regulation,
    subject,
    state,
    number,
    round,
    suggested,
    level: act === 'rateAgain' ? null : level,
  };
}

/**
 * Whether the level stands by the document of a decision: from then on only another replaces it. Rated again beside it, the
 * document would go out with a level that is none, and nothing could be decided by document any more.
 */
const isOut = async (tx: Tx, { cycle, regulation, subject }: LevelPlace): Promise<boolean> =>
  (await decidedLevels(tx, { cycle, regulation, subject })).some(({ isReplaced }) => !isReplaced);

/** Whether the level was decided on paper, which a proposal would end. */
const isOnPaper = async (tx: Tx, { cycle }: Opened, { regulation, subject }: LevelPlace): Promise<boolean> =>
  (await queries.answersOf(tx, cycle.id)).some(
    (one) => one.isBrought && one.subject === subject && queries.isLevelOf(one, regulation, cycle.period),
  );

/** Units before their people; the civil level before the Party's, and so on as the regulations ask of each other. */
async function refusalOfOrder(tx: Tx, opened: Opened, row: runs.ResultRow): Promise<Refusal | undefined> {
  const { cycle, run, packs } = opened;
  if (row.kind === 'unit') return undefined;
  const answers = await queries.answersOf(tx, cycle.id);
  const isSettled = async (regulation: string, subject: string) => {
    const acts = await queries.levelActsOf(tx, { cycle: cycle.id, regulation, subject });
    const last = acts.at(-1);
    if (last !== undefined) return isDecided(last.state);
    return answers.some((a) => a.subject === subject && queries.isLevelOf(a, regulation, cycle.period));
  };
  const units = (
    await runs.resultsOf(tx, { run: run.id, unit: row.unit, regulation: row.regulation })
  ).filter(
    ({ kind, outcome, suggested, beforeQuota }) =>
      kind === 'unit' && outcome !== 'other-regime' && (suggested ?? beforeQuota) !== null,
  );
  for (const { subject } of units) {
    if (!(await isSettled(row.regulation, subject))) return errors.unitFirst(subject);
  }
  const ordered = inOrder(packs.map(({ regulation }) => regulation));
  const order = 'order' in ordered ? ordered.order.map(({ id }) => id) : [];
  const others = (await runs.resultsOf(tx, { run: run.id, subject: row.subject })).filter(
    ({ regulation, outcome, suggested }) =>
      outcome !== 'other-regime' &&
      suggested !== null &&
      order.indexOf(regulation) < order.indexOf(row.regulation),
  );
  for (const { regulation } of others) {
    if (!(await isSettled(regulation, row.subject))) return errors.otherFirst(regulation);
  }
  return undefined;
}

/**
 * Nobody is decided above the line: the last place is given once, whoever asks at the same moment. Whoever reaches another
 * level takes a place of the board that counts them as well.
 */
async function refusalOfLine(
  tx: Tx,
  opened: Opened,
  row: runs.ResultRow,
  { level, replaces }: { readonly level: string; readonly replaces: boolean },
): Promise<Refusal | undefined> {
  const { regulation, subject } = row;
  const pack = opened.packs.find((one) => one.regulation.id === regulation);
  if (pack === undefined) return undefined;
  for (const quota of pack.regulation.quotas) {
    if (quota.level !== level) continue;
    const asked = { regulation, subject, quota: quota.id };
    const [before] = await standingsOf(tx, opened, asked);
    if (before === undefined) {
      const why = await refusalOutOfSight(tx, opened, row, { quota, regulation: pack.regulation });
      if (why) return why;
      continue;
    }
    const isOnBoard = before.lines.some((line) => isCandidate(line, subject));
    // A document that replaces another decides in one act: nothing can be chosen and computed in between.
    if (!isOnBoard && !replaces && (await comesDown(tx, opened, row, { quota, regulation: pack.regulation })))
      return errors.notYetOnBoard();
    await queries.lockScope(tx, [opened.cycle.id, regulation, quota.id, before.scope]);
    const [now] = await standingsOf(tx, opened, asked);
    const full = now?.lines.find((line) => isAboveLine(line, subject));
    if (full !== undefined) return refusalOfFull(tx, opened, before, full);
  }
  return undefined;
}

interface LimitedLevel {
  readonly quota: Quota;
  readonly regulation: Regulation;
}

/**
 * An authority of a part of a body sees no board of the body: it may decide what those who see it have left, a level that
 * the board gave and that nobody took back since.
 */
async function refusalOutOfSight(
  tx: Tx,
  { cycle, run }: Opened,
  { subject, suggested }: runs.ResultRow,
  { quota, regulation }: LimitedLevel,
): Promise<Refusal | undefined> {
  const asked = { run: run.id, regulation: regulation.id, quota: quota.id, subject };
  if (!(await runs.isCountedOutOfSight(tx, asked))) return undefined;
  const place = choiceOf(regulation, quota.id);
  const last = (await queries.answersOf(tx, cycle.id))
    .filter((one) => one.subject === subject && one.question === place?.question)
    .at(-1);
  const isLeft = suggested === quota.level && (last === undefined || last.option === place?.given);
  return isLeft ? undefined : errors.boardOutOfSight();
}

/**
 * Whether a subject reaches a better level that is limited as well, and may come down to this one: until it is computed
 * again their place cannot be told from that of those who stand on the board.
 */
async function comesDown(
  tx: Tx,
  opened: Opened,
  { regulation: id, subject, beforeQuota }: runs.ResultRow,
  { quota, regulation: { quotas, levels } }: LimitedLevel,
): Promise<boolean> {
  const rank = (level: string | null) => levels.findIndex((one) => one.id === level);
  if (beforeQuota === null || rank(beforeQuota) >= rank(quota.level)) return false;
  for (const above of quotas.filter(({ next }) => next === quota.level)) {
    const asked = { regulation: id, quota: above.id, subject };
    if ((await standingsOf(tx, opened, asked)).length > 0) return true;
    if (await runs.isCountedOutOfSight(tx, { run: opened.run.id, ...asked })) return true;
  }
  return false;
}

/** Whoever is rated again gives back their place, however they came by it, and it stays free until somebody is chosen. */
async function placesTakenBack(
  tx: Tx,
  opened: Opened,
  { regulation, subject }: LevelPlace,
  level: string | null,
  common: Omit<queries.AnswerRow, 'seq' | 'question' | 'option'>,
): Promise<readonly Omit<queries.AnswerRow, 'seq'>[]> {
  const pack = opened.packs.find((one) => one.regulation.id === regulation);
  const back: Omit<queries.AnswerRow, 'seq'>[] = [];
  for (const quota of pack?.regulation.quotas ?? []) {
    const asked = pack && choiceOf(pack.regulation, quota.id);
    if (asked === undefined) continue;
    const standings = await standingsOf(tx, opened, { regulation, subject, quota: quota.id });
    const isIn = standings.some(({ lines }) =>
      lines.some(({ candidates }) => candidates.some((one) => one.subject === subject && one.state === 'in')),
    );
    if (quota.level !== level && !isIn) continue;
    for (const option of [asked.given, asked.notGiven])
      back.push({ ...common, question: asked.question, option });
  }
  return back;
}

/** A level with all its rounds, for those who answer for the subject, or the subject. */
export async function openLevel(tx: Tx, holder: Holder, sources: EvaluationSources, place: LevelPlace) {
  const cycle = await cycleById(tx, place.cycle);
  if (cycle === undefined) return noSuchCycle();
  const opened = await withResults(tx, sources, cycle);
  if (isRefusal(opened)) return opened;
  const row = await resultFor(tx, holder, opened, { ...place, action: 'classification.see' });
  if (isRefusal(row)) return row;
  const acts = await queries.levelActsOf(tx, place);
  return { ...place, suggested: row.suggested, ...standingAfter(acts, row.suggested), acts };
}
