import type { Action } from '../../access/actions.ts';
import { mayEver, refusalOf, type Target } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import type { Tx } from '../../database/as-actor.ts';
import { monitoredPeriods } from '../../evaluation/file-sheets.ts';
import { daysOf } from '../../evaluation/periods.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { descriptorsOf } from '../../evaluation/tables.ts';
import { isRefusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { runsOf } from '../classification/runs.queries.ts';
import { type CycleRow, cyclesSeen } from '../cycles/cycles.queries.ts';
import { lastDayFor } from '../cycles/last-days.queries.ts';
import { decisionsOf } from '../decisions/decisions.queries.ts';
import { type FileRow, filesOf } from '../monitoring/monitoring.queries.ts';
import { recordedOf } from '../monitoring/recorded.queries.ts';
import { postsOf } from '../people/people.queries.ts';
import { cyclesCarried } from '../procedure/procedure.queries.ts';
import { lineOf, lineThrough } from '../units/units.queries.ts';
import { cataloguesProposed } from '../work/catalogues.queries.ts';
import { causesWaiting } from '../work/causes.queries.ts';
import { handoversWaiting } from '../work/handovers.queries.ts';
import { workNotComplete } from '../work/not-complete.queries.ts';
import { namedInSight, productsByIds, productsWaiting } from '../work/work.queries.ts';
import {
  inOrder,
  isWaitedAct,
  type NextAct,
  type Step,
  together,
  WAITED_FOR,
  type WaitedAct,
} from './next-steps.states.ts';
import { stepsOfDeciding } from './steps-of-deciding.ts';
import { stepsOfOversight } from './steps-of-oversight.ts';

export interface Found {
  readonly mine: Step[];
  readonly others: Step<WaitedAct>[];
}

/** Everything that waits for somebody, and what of theirs waits for others: one look when they come in. */
export async function nextSteps(tx: Tx, holder: Holder, sources: EvaluationSources) {
  const today = todayInVietnam();
  const found: Found = { mine: [], others: [] };
  const cycles = await cyclesSeen(tx, {});
  const desk = deskOf(tx, holder, today);
  const carried = await cyclesCarried(tx);
  for (const cycle of cycles) {
    await stepsOfCycle(tx, cycle, desk, found);
    if (cycle.state === 'closed' && carried.has(cycle.id))
      await stepsOfProcedure(tx, holder, sources, cycle, found);
    if (cycle.state !== 'open') continue;
    await ownFiles(tx, holder, sources, cycle, today, found);
    await filesOfOthers(tx, holder, cycle, desk, found);
  }
  await ownWork(tx, holder, today, found);
  await workOfOthers(tx, holder, desk, found);
  await stepsOfDeciding(tx, holder, desk, new Map(cycles.map(({ id, period }) => [id, period])), found);
  await stepsOfOversight(tx, holder, desk, found);
  return {
    today,
    mine: inOrder(together(found.mine), today),
    others: together(found.others).map((one) => ({ ...one, who: WAITED_FOR[one.act] })),
  };
}

const step = <Act extends NextAct | WaitedAct>(
  act: Act,
  more: Partial<Omit<Step, 'act'>> = {},
): Step<Act> => ({
  act,
  count: 1,
  cycle: null,
  period: null,
  unit: null,
  due: null,
  ...more,
});

/** Whether the holder may do something about things of a unit; each line of units is asked for once. */
function deskOf(tx: Tx, holder: Holder, today: string) {
  const lines = new Map<string, Promise<readonly string[]>>();
  const line = (unit: string) => {
    const known = lines.get(unit) ?? lineThrough(tx, unit, today);
    lines.set(unit, known);
    return known;
  };
  return {
    today,
    may: async (action: Action, unit: string, more: Target = {}): Promise<boolean> =>
      mayEver(holder, action) && refusalOf(holder, action, { line: await line(unit), ...more }) === undefined,
    /** The unit at which they hold what lets them: where the list of all below is opened. */
    held: async (action: Action, unit: string): Promise<string> => {
      const up = await line(unit);
      const at = up.findLast(
        (one) =>
          holder.roles.some((role) => role.unit === one) &&
          refusalOf(holder, action, { line: up.slice(up.indexOf(one)) }) === undefined,
      );
      return at ?? unit;
    },
  };
}
export type Desk = ReturnType<typeof deskOf>;

async function stepsOfCycle(tx: Tx, cycle: CycleRow, { today, may }: Desk, { mine }: Found) {
  const { id, unit, state, period, entryUntil } = cycle;
  const at = { cycle: id, period, unit };
  if (state === 'planned' && (await may('cycle.open', unit, { state }))) mine.push(step('openCycle', at));
  if (state === 'reopening' && (await may('cycle.decideReopening', unit, { state })))
    mine.push(step('decideReopening', at));
  const isOver = entryUntil !== null && entryUntil < today;
  if (state === 'open' && (await may('cycle.close', unit, { state })))
    mine.push(step(isOver ? 'closeCycle' : 'followCycle', { ...at, due: entryUntil }));
  if (state !== 'closed') return;
  const isComputed = (await runsOf(tx, id)).some(({ outcome }) => outcome !== 'refused');
  if (!isComputed && (await may('classification.run', unit, { state }))) mine.push(step('computeCycle', at));
  const isDrafted = (await decisionsOf(tx, id)).length > 0;
  if (isComputed && !isDrafted && (await may('decision.draft', unit))) mine.push(step('draftDecision', at));
}

/** What of the procedure is said and heard before a decision is drafted, and what somebody's own level waits for. */
async function stepsOfProcedure(
  tx: Tx,
  holder: Holder,
  { steps }: Pick<EvaluationSources, 'steps'>,
  { id, unit, period }: CycleRow,
  { mine, others }: Found,
) {
  const given = { cycle: id, does: ['selfReview', 'meeting', 'partyOpinion'] } as const;
  const told = new Set<string>();
  for (const { does, person, regulation, dueBy, isTheirs } of await steps.waitingFor(tx, holder, given)) {
    const at = { cycle: id, period, unit, due: dueBy };
    const isOwn = person !== null && person === holder.person;
    if (!isTheirs) {
      if (isWaitedAct(does) && !told.has(regulation)) others.push(step(does, at));
      told.add(regulation);
    } else if (does === 'selfReview') mine.push(step(isOwn ? 'selfReview' : 'unitSelfReview', at));
    else if (does === 'meeting' || does === 'partyOpinion') mine.push(step(does, at));
  }
}

/** Of the holder's own files: those of periods that have begun and are not handed on, and who has those that are. */
async function ownFiles(
  tx: Tx,
  { person }: Holder,
  sources: EvaluationSources,
  cycle: CycleRow,
  today: string,
  { mine, others }: Found,
) {
  if (person === null) return;
  const unit = await unitIn(tx, cycle, person);
  if (unit === undefined) return;
  const packs = await sources.joined(tx, cycle);
  if (isRefusal(packs)) return;
  const due = await lastDayFor(tx, cycle, unit, daysOf(cycle.period)?.to ?? today);
  const files = new Map((await filesOf(tx, { cycle: cycle.id, person })).map((file) => [file.period, file]));
  const regulations = packs.map(({ regulation }) => regulation);
  const own = await sources.ownYears(tx, cycle, { regulations, people: [person] });
  const year = own?.of({ kind: 'person', id: person });
  const descriptors = descriptorsOf(regulations);
  const recorded = await recordedOf(tx, { cycle: cycle.id, person, descriptors });
  for (const period of monitoredPeriods(descriptors, cycle.period, [year])) {
    if ((daysOf(period)?.from ?? today) > today) continue;
    const at = { cycle: cycle.id, period, unit };
    const state = files.get(period)?.state ?? 'open';
    // What the office recorded from paper is done.
    if (state === 'open' && recorded(period)) continue;
    switch (state) {
      case 'open':
        mine.push(step('score', { ...at, due }));
        break;
      case 'returned':
        mine.push(step('scoreAgain', { ...at, due }));
        break;
      case 'submitted':
      case 'sentBack':
        others.push(step('confirm', at));
        break;
      case 'confirmed':
        others.push(step('approve', at));
        break;
      case 'approved':
        break;
    }
  }
}

/** Where somebody serves among those a cycle is about; undefined when it is not about them. */
async function unitIn(tx: Tx, cycle: CycleRow, person: string): Promise<string | undefined> {
  if (cycle.people.length > 0 && !cycle.people.includes(person)) return undefined;
  const days = daysOf(cycle.period);
  if (days === undefined) return undefined;
  const posts = (await postsOf(tx, person)).filter(
    ({ from, to }) => from <= days.to && (to === null || to >= days.from),
  );
  for (const { unit } of posts.toSorted((a, b) => Number(b.isMain) - Number(a.isMain))) {
    const line = await lineOf(tx, unit, days.to);
    if (line.some((one) => cycle.roots.includes(one)) && !line.some((one) => cycle.excluded.includes(one)))
      return unit;
  }
  return undefined;
}

/** Of the files in sight those that wait for the holder to confirm or approve them. */
async function filesOfOthers(tx: Tx, holder: Holder, cycle: CycleRow, { may, held }: Desk, { mine }: Found) {
  if (!mayEver(holder, 'monitoring.confirm') && !mayEver(holder, 'monitoring.approve')) return;
  const asks = { submitted: 'confirm', sentBack: 'confirm', confirmed: 'approve' } as const;
  const isAsked = (state: FileRow['state']): state is keyof typeof asks => Object.hasOwn(asks, state);
  for (const { state, person, unit, period } of await filesOf(tx, { cycle: cycle.id })) {
    if (!isAsked(state)) continue;
    const act = asks[state];
    const action = act === 'confirm' ? 'monitoring.confirm' : 'monitoring.approve';
    if (await may(action, unit, { person, state }))
      mine.push(
        step(act, { cycle: cycle.id, period, unit: await held(action, unit), due: cycle.entryUntil }),
      );
  }
}

async function ownWork(tx: Tx, { person }: Holder, today: string, { mine, others }: Found) {
  if (person === null) return;
  // Nobody reports what a regulation does not take yet: it waits for whoever assigned it.
  const unfinished = await workNotComplete(tx, person);
  for (const { period, unit } of unfinished) others.push(step('classify', { period, unit }));
  for (const { id, state, period, handover, content, unit } of await productsWaiting(tx, person)) {
    if (unfinished.some((one) => one.id === id)) continue;
    if (handover !== null && handover !== 'declined' && handover !== 'withdrawn') continue;
    if (state === 'named') others.push(step('classify', { period, unit }));
    if (state !== 'open' || (daysOf(period)?.from ?? today) > today) continue;
    mine.push(step('report', { period, unit, due: content.work.deadline }));
  }
  for (const { toPerson, state, toUnit, on } of await handoversWaiting(tx))
    if (toPerson === person && state === 'agreed') mine.push(step('takeOver', { unit: toUnit, due: on }));
}

async function workOfOthers(tx: Tx, holder: Holder, { may, held }: Desk, { mine }: Found) {
  if (mayEver(holder, 'work.classify')) {
    for (const { unit, person, period } of await namedInSight(tx))
      if (await may('work.classify', unit, { person, state: 'named' }))
        mine.push(step('classify', { period, unit: await held('work.classify', unit) }));
    for (const { unit, person, period, state } of await workNotComplete(tx))
      if (await may('work.classify', unit, { person, state }))
        mine.push(step('classify', { period, unit: await held('work.classify', unit) }));
    for (const { unit, person, period } of await causesWaiting(tx))
      if (await may('work.decideCause', unit, { person, state: 'requested' }))
        mine.push(step('decideCause', { period, unit: await held('work.decideCause', unit) }));
    const offered = (await handoversWaiting(tx)).filter(({ state }) => state === 'offered');
    for (const { unit, person } of await productsByIds(
      tx,
      offered.map(({ product }) => product),
    ))
      if (await may('work.agreeHandOver', unit, { person }))
        mine.push(step('agreeHandOver', { unit: await held('work.agreeHandOver', unit) }));
  }
  if (!mayEver(holder, 'catalogue.decide')) return;
  for (const { unit } of await cataloguesProposed(tx))
    if (await may('catalogue.decide', unit, { state: 'proposed' }))
      mine.push(step('decideCatalogue', { unit }));
}
