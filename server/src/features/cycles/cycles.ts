import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { noSuchCycle } from '../../evaluation/cycle-refusals.ts';
import { daysOf, lastDayOf } from '../../evaluation/periods.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { copyOf, packedTables, sha256 } from '../../evaluation/tables.ts';
import { namedTwice } from '../../http/named-twice.ts';
import { enqueue } from '../../jobs/queue.ts';
import { isRefusal, type Refusal, Refused } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { decisionsOf, useDecision } from '../duty-groups/duty-groups.queries.ts';
import { lineOf, lineThrough, unitsBelow } from '../units/units.queries.ts';
import * as errors from './cycles.errors.ts';
import * as queries from './cycles.queries.ts';
import { afterAct, type CycleAct, isAfter } from './cycles.states.ts';
import { deadlinesIn, dossierDay, levelDays } from './deadlines.ts';
import { lastDayFor, levelDayFor } from './last-days.queries.ts';
import { overlapping } from './overlaps.ts';

/** Kinds of cycles, with the kind of period each runs over; before an appointment any will do. */
export const CYCLE_KINDS = ['week', 'month', 'quarter', 'half', 'year', 'beforeAppointment'] as const;

export interface CyclePlan {
  readonly unit: string;
  readonly kind: (typeof CYCLE_KINDS)[number];
  readonly period: string;
  readonly roots: readonly string[];
  readonly excluded: readonly string[];
  readonly people: readonly string[];
  readonly regulations: readonly { readonly regulation: string; readonly version: string | null }[];
  readonly entryUntil: string | null;
  readonly isPilot: boolean;
  readonly ground: string;
}

/** Plans a cycle: from here on its period, its people by rule and the versions of its regulations are fixed. */
export async function planCycle(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  plan: CyclePlan,
): Promise<queries.CycleRow | Refusal> {
  const { unit, kind, period, ground } = plan;
  const days = daysOf(period);
  if (days === undefined) return errors.wrongPeriod(kind);
  const { read, to: on } = days;
  if (kind !== 'beforeAppointment' && read.unit !== kind) return errors.wrongPeriod(kind);
  if ((kind === 'beforeAppointment') !== plan.people.length > 0) return errors.wrongPeriod(kind);
  const line = await lineOf(tx, unit, on);
  if (line.length === 0) return errors.noSuchUnit();
  const why = refusalOf(holder, 'cycle.plan', { line });
  if (why) return why;
  const roots = plan.roots.length === 0 ? [unit] : plan.roots;
  const below = new Set(await unitsBelow(tx, unit, on));
  if ([...roots, ...plan.excluded].some((one) => !below.has(one))) return errors.noSuchUnit();
  const named = plan.regulations.map(({ regulation }) => regulation);
  const twice = namedTwice('regulations', named, 'regulation');
  if (twice) return twice;
  const regulations = await sources.fix(tx, { ...plan, on });
  if (isRefusal(regulations)) return regulations;
  const id = newId();
  const planned = { ...plan, id, roots, regulations, frozen: undefined };
  const packs = await sources.joined(tx, planned);
  if (isRefusal(packs)) return packs;
  const overlaps = await overlapping(tx, sources, planned);
  if (overlaps) return overlaps;
  const calendar = deadlinesIn(
    packs.map((pack) => pack.regulation),
    period,
  );
  const entryUntil = plan.entryUntil ?? dossierDay(calendar);
  await queries.addCycle(tx, { ...planned, entryUntil, plannedBy: holder.account });
  const step = { step: 1, state: 'planned', ground, takenBy: holder.account } as const;
  await queries.addStep(tx, id, step);
  await record(tx, {
    action: 'cycle.plan',
    subject: { kind: 'cycle', id },
    unit,
    facts: {
      ...{ kind, period, roots: [...roots], excluded: [...plan.excluded], isPilot: plan.isPilot },
      people: [...plan.people],
      entryUntil,
      regulations: regulations.map(({ regulation, version }) => `${regulation}@${version}`),
      ground,
    },
  });
  return { ...planned, entryUntil, state: 'planned', step: 1, exceptions: [] };
}

/** The right each act asks for. */
const ACTION = {
  open: 'cycle.open',
  close: 'cycle.close',
  askReopening: 'cycle.askReopening',
  agreeReopening: 'cycle.decideReopening',
  declineReopening: 'cycle.decideReopening',
} as const satisfies { readonly [act in Exclude<CycleAct, 'freeze'>]: string };

/**
 * Takes a cycle from one state to the next. Closing is ended by a job that keeps who was where; reopening takes two.
 */
export async function advanceCycle(
  tx: Tx,
  holder: Holder,
  act: keyof typeof ACTION,
  given: { readonly cycle: string; readonly ground: string },
): Promise<queries.CycleRow | Refusal> {
  await queries.lockCycle(tx, given.cycle);
  const found = await queries.cycleById(tx, given.cycle);
  if (found === undefined) return noSuchCycle();
  const line = await lineThrough(tx, found.unit, todayInVietnam());
  const why = refusalOf(holder, ACTION[act], { line, state: found.state });
  if (why) return why;
  const state = afterAct(found.state, act);
  if (state === undefined) throw new Error(`the matrix let ${act} through in ${found.state}`);
  if (act === 'agreeReopening' && (await queries.stepsOf(tx, found.id)).at(-1)?.takenBy === holder.account)
    return errors.sameWhoAsked();
  const step = found.step + 1;
  await queries.addStep(tx, found.id, { step, state, ground: given.ground, takenBy: holder.account });
  await record(tx, {
    action: `cycle.${act}`,
    subject: { kind: 'cycle', id: found.id },
    unit: found.unit,
    facts: { step, state, ground: given.ground },
  });
  if (act === 'close')
    await enqueue(tx, { kind: 'cycle.freeze', payload: { cycle: found.id }, key: found.id });
  return { ...found, state, step, frozen: undefined };
}

/** Cycles whose outcome is the rating of a year, or one on demand; what is shorter is monitoring and has no procedure. */
const WITH_PROCEDURE: readonly string[] = ['year', 'beforeAppointment'];

/**
 * Opens a cycle. Where its regulations say a procedure, each act of it comes in its turn from then on; not in a pilot, of
 * which nothing is signed, and not where the procedure runs on paper.
 */
export async function openCycle(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: { readonly cycle: string; readonly ground: string; readonly isOnPaper: boolean },
): Promise<queries.CycleRow | Refusal> {
  const { isOnPaper, ...step } = given;
  const row = await advanceCycle(tx, holder, 'open', step);
  if (isRefusal(row)) return row;
  await queries.lockOpening(tx, row);
  const overlaps = await overlapping(tx, sources, row);
  if (overlaps) throw new Refused(overlaps);
  if (isOnPaper || row.isPilot || !WITH_PROCEDURE.includes(row.kind)) return row;
  const begun = await sources.steps.begin(tx, holder, step);
  if (isRefusal(begun)) throw new Refused(begun);
  return row;
}

/**
 * Ends the closing of a cycle: keeps units, people, chosen readings and duty groups as they are now. Done twice, or on two
 * servers at once, it is done once, with one event.
 *
 * @returns false when there is nothing to end
 */
export async function freezeCycle(
  tx: Tx,
  by: string,
  sources: EvaluationSources,
  id: string,
): Promise<boolean> {
  await queries.lockLongWork(tx, 'freeze', id);
  const found = await queries.cycleById(tx, id);
  if (found === undefined || found.state !== 'closing') return false;
  const packs = await sources.joined(tx, found);
  if (isRefusal(packs)) throw new Error(`the regulations of cycle ${id} cannot be read: ${packs.code}`);
  const tables = await sources.freeze(tx, found, packs);
  const text = copyOf(tables);
  const countOf = (table: string) =>
    new Set((tables.find((one) => one.table === table)?.rows ?? []).map(([id]) => id)).size;
  const day = lastDayOf(found.period);
  const below = await unitsBelow(tx, found.unit, day);
  const groups = (await decisionsOf(tx, below, day)).map((decision) => decision.id);
  const step = found.step + 1;
  const hash = sha256(text);
  const [people, units] = [countOf('people'), countOf('units')];
  // Only now: while it is closing nothing is taken, and who is refused need not wait for a province to be kept.
  await queries.lockCycle(tx, id);
  await queries.addStep(tx, id, { step, state: 'closed', ground: 'cycle.freeze', takenBy: by });
  await queries.addFreeze(tx, {
    cycle: id,
    step,
    roster: packedTables(text),
    hash,
    people,
    units,
    groups,
    by,
  });
  for (const decision of groups) await useDecision(tx, { decision, cycle: id, by });
  await record(tx, {
    action: 'cycle.freeze',
    subject: { kind: 'cycle', id },
    unit: found.unit,
    facts: { step, state: 'closed', people, units, roster: hash.toString('hex'), groups: [...groups] },
  });
  return true;
}

/** Gives a unit and all below it days of its own: for what it enters, for its levels, or both. */
export async function exceptFromDeadline(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: queries.ExceptionRow & { readonly cycle: string },
): Promise<queries.ExceptionRow | Refusal> {
  const { unit, entryUntil, levelUntil, ground } = given;
  const found = await queries.cycleHeld(tx, given.cycle);
  if (found === undefined) return noSuchCycle();
  const line = await lineThrough(tx, found.unit, todayInVietnam());
  const why = refusalOf(holder, 'cycle.exceptDeadline', { line, state: found.state });
  if (why) return why;
  const on = lastDayOf(found.period);
  if (!(await lineOf(tx, unit, on)).includes(found.unit)) return errors.noSuchUnit();
  if (levelUntil !== null) {
    const latest = levelDays(await calendarOf(tx, sources, found))?.latest;
    if (latest !== undefined && levelUntil > latest.lastDay)
      return errors.beyondCalendar(latest.lastDay, latest.articles);
  }
  const id = newId();
  await queries.addException(tx, { ...given, id, by: holder.account });
  await record(tx, {
    action: 'cycle.exceptDeadline',
    subject: { kind: 'cycle', id: found.id },
    unit,
    facts: { entryUntil, levelUntil, ground },
  });
  return { unit, entryUntil, levelUntil, ground };
}

/** What the regulations of a cycle say of its days; none where they cannot be read any more. */
async function calendarOf(tx: Tx, sources: EvaluationSources, cycle: queries.CycleRow) {
  const packs = await sources.joined(tx, cycle);
  return isRefusal(packs)
    ? []
    : deadlinesIn(
        packs.map(({ regulation }) => regulation),
        cycle.period,
      );
}

/** A cycle with how it came to stand where it does, and with its calendar. */
export async function openedCycle(tx: Tx, sources: EvaluationSources, id: string) {
  const found = await queries.cycleById(tx, id);
  if (found === undefined) return noSuchCycle();
  return {
    ...found,
    steps: await queries.stepsOf(tx, id),
    freezes: await queries.freezesOf(tx, id),
    deadlines: await calendarOf(tx, sources, found),
  };
}

/** The days that hold for one unit of a cycle, and whether they have passed by the clock of the server. */
export async function lastDaysOf(
  tx: Tx,
  sources: EvaluationSources,
  given: { readonly cycle: string; readonly unit: string; readonly now: number },
) {
  const cycle = await queries.cycleById(tx, given.cycle);
  if (cycle === undefined) return noSuchCycle();
  const on = lastDayOf(cycle.period);
  if (!(await lineOf(tx, given.unit, on)).includes(cycle.unit)) return errors.noSuchUnit();
  const packs = await sources.joined(tx, cycle);
  if (isRefusal(packs)) return packs;
  const regulations = packs.map(({ regulation }) => regulation);
  const entryUntil = await lastDayFor(tx, cycle, given.unit, on);
  const levelUntil = await levelDayFor(tx, cycle, regulations, given.unit);
  const isPast = (day: string | null) => isAfter(day, given.now);
  return { entryUntil, levelUntil, isEntryLate: isPast(entryUntil), isLevelLate: isPast(levelUntil) };
}
