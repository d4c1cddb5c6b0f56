import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { noSuchCycle } from '../../evaluation/cycle-refusals.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { type CycleRow, cycleById } from '../cycles/cycles.queries.ts';
import { lineThrough } from '../units/units.queries.ts';
import { choiceOf, isAboveLine, isCandidate, liveLine } from './board.ts';
import * as errors from './classification.errors.ts';
import * as queries from './classification.queries.ts';
import { refusalOfFull } from './line-reached.ts';
import { openedForDecisions, resultFor, type Standing, standingsOf, withResults } from './opened.ts';

/** Whom a place is about. */
export interface PlaceGiven {
  readonly cycle: string;
  readonly regulation: string;
  readonly quota: string;
  readonly subject: string;
}

/**
 * Gives somebody a place under a quota, or says that they get none: a choice of a person, with its reason. Of two who give
 * the last place at once, on whatever server, one is told that the line is reached.
 */
export async function choosePlace(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: PlaceGiven & {
    readonly isGiven: boolean;
    readonly reason: string;
    readonly document: string | null;
  },
): Promise<Standing | Refusal> {
  const { regulation, quota, subject, isGiven, reason, document } = given;
  const opened = await openedForDecisions(tx, sources, given.cycle);
  if (isRefusal(opened)) return opened;
  const { cycle, packs } = opened;
  const row = await resultFor(tx, holder, opened, { regulation, subject, action: 'classification.answer' });
  if (isRefusal(row)) return row;
  const [before] = await standingsOf(tx, opened, { regulation, quota, subject });
  const pack = packs.find((one) => one.regulation.id === regulation);
  const asked = pack && choiceOf(pack.regulation, quota);
  if (before === undefined || asked === undefined || !before.lines.some((line) => isCandidate(line, subject)))
    return errors.noSuchQuota();
  const why = refusalOf(holder, 'classification.answer', {
    line: await lineThrough(tx, before.scopeUnit, todayInVietnam()),
    person: row.person,
  });
  if (why) return why;
  await queries.lockScope(tx, [cycle.id, regulation, quota, before.scope]);
  // A place that is taken back beside a level that stands would be given once more.
  if (await isDecided(tx, cycle, { regulation, subject })) return errors.levelDecided();
  const [standing] = await standingsOf(tx, opened, { regulation, quota, subject });
  const full = standing?.lines.find((line) => isAboveLine(line, subject));
  if (isGiven && full !== undefined) return refusalOfFull(tx, opened, before, full);
  const option = isGiven ? asked.given : asked.notGiven;
  await queries.addAnswers(tx, cycle.id, holder.account, [
    {
      ...{ question: asked.question, subject, period: cycle.period, option, value: null, document, reason },
      regulation: packs.length > 1 ? regulation : null,
      ...{
        unit: row.unit,
        person: row.person,
        by: holder.name,
        on: todayInVietnam(),
        isBrought: false,
        round: 1,
      },
    },
  ]);
  await record(tx, {
    action: 'classification.choosePlace',
    subject: { kind: 'quotaPlace', id: `${cycle.id}/${regulation}/${quota}/${subject}` },
    unit: row.unit,
    ...(row.person === null ? {} : { person: row.person }),
    facts: { regulation, quota, scope: before.scope, subject, option, document },
    texts: { reason },
  });
  const lines = (standing ?? before).lines.map((line) =>
    liveLine(line, new Map([[subject, { isGiven, document }]]), line.beside),
  );
  return { ...before, lines };
}

const isDecided = async (
  tx: Tx,
  { id, period }: Pick<CycleRow, 'id' | 'period'>,
  { regulation, subject }: Pick<PlaceGiven, 'regulation' | 'subject'>,
): Promise<boolean> =>
  (await queries.answersOf(tx, id)).some(
    (answer) => answer.subject === subject && queries.isLevelOf(answer, regulation, period),
  );

/** Submits somebody above the line as a request for an exception, with its ground. It gives no place by itself. */
export async function askException(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: PlaceGiven & { readonly ground: string; readonly document: string },
): Promise<queries.ExceptionRow | Refusal> {
  const { regulation, quota, subject, ground, document } = given;
  const opened = await openedForDecisions(tx, sources, given.cycle);
  if (isRefusal(opened)) return opened;
  const row = await resultFor(tx, holder, opened, {
    regulation,
    subject,
    action: 'classification.askException',
  });
  if (isRefusal(row)) return row;
  const [standing] = await standingsOf(tx, opened, { regulation, quota, subject });
  if (standing === undefined) return errors.noSuchQuota();
  if (!standing.lines.some((line) => isAboveLine(line, subject))) return errors.notAboveLine();
  const { scope } = standing;
  const asked = { regulation, quota, scope, subject, unit: row.unit, person: row.person, ground, document };
  const id = newId();
  await queries.addException(tx, { ...asked, id, cycle: opened.cycle.id, by: holder.account });
  await record(tx, {
    action: 'classification.askException',
    subject: { kind: 'quotaException', id },
    unit: row.unit,
    ...(row.person === null ? {} : { person: row.person }),
    facts: { cycle: opened.cycle.id, regulation, quota, scope, subject, document },
    texts: { ground },
  });
  return asked;
}

/** The boards of a cycle as they are now, in one scope or in all that are in sight, with the exceptions asked for. */
export async function boardsNow(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: {
    readonly cycle: string;
    readonly regulation: string;
    readonly quota?: string | undefined;
    readonly scope?: string | undefined;
  },
) {
  const cycle = await cycleById(tx, given.cycle);
  if (cycle === undefined) return noSuchCycle();
  const opened = await withResults(tx, sources, cycle);
  if (isRefusal(opened)) return opened;
  const { regulation, quota, scope } = given;
  const all = await standingsOf(tx, opened, {
    regulation,
    ...(quota === undefined ? {} : { quota }),
    ...(scope === undefined ? {} : { scope }),
  });
  const today = todayInVietnam();
  const boards: Standing[] = [];
  for (const standing of all) {
    const line = await lineThrough(tx, standing.scopeUnit, today);
    if (refusalOf(holder, 'classification.board', { line }) === undefined) boards.push(standing);
  }
  const exceptions = (await queries.exceptionsOf(tx, cycle.id)).filter(
    (asked) =>
      asked.regulation === regulation &&
      boards.some((board) => board.quota === asked.quota && board.scope === asked.scope),
  );
  return { run: opened.run.id, boards, exceptions };
}
