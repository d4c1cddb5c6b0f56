import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { refusalOfVersion } from '../../http/versions.ts';
import { isRefusal, type Refusal, Refused } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import {
  beforeItExisted,
  circle,
  hasPeople,
  hasUnitsBelow,
  movedByOfficers,
  noSuchUnit,
  parentDissolved,
  severalRoots,
} from './units.errors.ts';
import * as queries from './units.queries.ts';

export type UnitDescription = Pick<
  queries.UnitOnDay,
  'name' | 'kind' | 'role' | 'parent' | 'fieldsInCharge' | 'territories' | 'yearEnds' | 'recognisedBy'
>;

/** Founds a unit under another, or, for an administrator, at the top. */
export async function foundUnit(
  tx: Tx,
  holder: Holder,
  given: UnitDescription & { readonly code: string; readonly from: string; readonly ground: string },
): Promise<queries.UnitOnDay | Refusal> {
  await queries.lockTree(tx);
  const { code, from, parent, ground } = given;
  const line = parent === null ? [] : await queries.lineOf(tx, parent, from);
  if (parent !== null && line.length === 0) return noSuchUnit();
  const why = refusalOf(holder, 'unit.found', { line });
  if (why) return parent === null ? severalRoots() : why;
  if (!(await isRecogniserThere(tx, given.recognisedBy, from))) return noSuchUnit();
  const id = newId();
  await queries.addUnit(tx, { id, code });
  await queries.addVersion(tx, { ...given, id, isDissolved: false, recordedBy: holder.account });
  await requireWholeTree(tx, id, from);
  await record(tx, {
    action: 'unit.found',
    subject: { kind: 'unit', id },
    unit: id,
    facts: { code, from, parent, ground, ...described(given) },
  });
  return { ...given, id, isDissolved: false };
}

/** Says what a unit is from a day on. The same day again is a correction: what was said before stays on record. */
export async function changeUnit(
  tx: Tx,
  holder: Holder,
  unit: string,
  given: Partial<UnitDescription> & { readonly from: string; readonly ground: string },
  seenVersion: string | undefined,
): Promise<queries.UnitOnDay | Refusal> {
  await queries.lockTree(tx);
  const { from, ground } = given;
  const before = await existing(tx, unit, from);
  if (isRefusal(before)) return before;
  const outdated = refusalOfVersion(seenVersion, unitVersion(await queries.versionsOf(tx, unit)));
  if (outdated) return outdated;
  const why = refusalOf(holder, 'unit.change', {
    line: await queries.lineOf(tx, unit, from),
    state: stateOf(before),
  });
  if (why) return why;
  const after = { ...before, ...given };
  if (after.parent !== before.parent) {
    const moved = await refusalOfMove(tx, holder, unit, after.parent, from);
    if (moved) return moved;
  }
  if (!(await isRecogniserThere(tx, after.recognisedBy, from))) return noSuchUnit();
  await queries.addVersion(tx, { ...after, recordedBy: holder.account });
  await requireWholeTree(tx, unit, from);
  await record(tx, {
    action: 'unit.change',
    subject: { kind: 'unit', id: unit },
    unit,
    facts: { from, parent: after.parent, ground, ...described(after) },
  });
  return after;
}

/** What a unit is known to be, as a short name: versions are only ever added. */
export const unitVersion = (versions: readonly queries.UnitVersion[]): string => `v${versions.length}`;

/**
 * Who moves a unit needs the right where it is and where it goes, on the day of the move and today: nobody widens their
 * own reach by a day of the past. The right of administrators ends where somebody answers for either side: rights by
 * unit are given by two persons, so one alone does not move the unit under them.
 */
async function refusalOfMove(tx: Tx, holder: Holder, unit: string, parent: string | null, from: string) {
  if (parent !== null && (await queries.lineOf(tx, parent, from)).length === 0) return noSuchUnit();
  if (parent !== null && (await queries.lineOf(tx, parent, from)).includes(unit)) return circle(from);
  const sides = parent === null ? [unit] : [unit, parent];
  const today = todayInVietnam();
  if (await queries.isOverseen(tx, sides)) {
    const officer = { ...holder, roles: holder.roles.filter((role) => role.unit !== null) };
    if (parent === null || officer.roles.length === 0) return movedByOfficers();
    holder = officer;
  } else if (parent === null) return refusalOf(holder, 'unit.found', { line: [] }) && severalRoots();
  for (const day of new Set([from, today])) {
    for (const [side, action] of [
      [unit, 'unit.change'],
      [parent, 'unit.found'],
    ] as const) {
      const line = side === null ? [] : await queries.lineOf(tx, side, day);
      const why = line.length === 0 ? undefined : refusalOf(holder, action, { line });
      if (why) return why;
    }
  }
  return undefined;
}

/**
 * The tree as it would be is whole on every later day too: a change of the past or the future closes no circle then.
 *
 * @throws Refused naming the first day on which it would not be
 */
async function requireWholeTree(tx: Tx, unit: string, from: string): Promise<void> {
  const broken = await queries.treeFault(tx, unit, from);
  if (broken === undefined) return;
  switch (broken.fault) {
    case 'circle':
      throw new Refused(circle(broken.on));
    case 'parent':
      throw new Refused(parentDissolved(broken.on));
    case 'below':
      throw new Refused(hasUnitsBelow());
    default:
      return broken.fault satisfies never;
  }
}

/**
 * Dissolves units on a day, with those that come in their place: a merger has several predecessors, a division several
 * successors, a plain dissolution none.
 */
export async function mergeUnits(
  tx: Tx,
  holder: Holder,
  given: {
    readonly predecessors: readonly string[];
    readonly successors: readonly string[];
    readonly on: string;
    readonly ground: string;
  },
): Promise<{ readonly dissolved: readonly string[] } | Refusal> {
  await queries.lockTree(tx);
  const { predecessors, successors, on, ground } = given;
  for (const successor of successors) {
    const unit = await existing(tx, successor, on);
    if (isRefusal(unit)) return unit;
    if (unit.isDissolved || predecessors.includes(successor)) return noSuchUnit();
  }
  const ending: queries.UnitOnDay[] = [];
  for (const predecessor of predecessors) {
    const unit = await existing(tx, predecessor, on);
    if (isRefusal(unit)) return unit;
    const line = await queries.lineOf(tx, predecessor, on);
    const why = refusalOf(holder, 'unit.merge', { line, state: stateOf(unit) });
    if (why) return why;
    if (await queries.hasUnitsBelow(tx, predecessor, on)) return hasUnitsBelow();
    if (await queries.hasPeople(tx, predecessor, on)) return hasPeople();
    ending.push(unit);
  }
  const isByOfficer = holder.roles.some(({ unit }) => unit !== null);
  if (!isByOfficer && (await queries.isOverseen(tx, [...predecessors, ...successors])))
    return movedByOfficers();
  for (const unit of ending) {
    for (const successor of successors) {
      await queries.addSuccession(tx, { predecessor: unit.id, successor, on });
    }
    const recordedBy = holder.account;
    await queries.addVersion(tx, { ...unit, from: on, ground, isDissolved: true, recordedBy });
    // What was said of later days ends with it: none of it brings the unit back.
    for (const later of newestByDay(await queries.versionsOf(tx, unit.id))) {
      if (later.from > on && !later.isDissolved)
        await queries.addVersion(tx, { ...later, ground, isDissolved: true, recordedBy });
    }
    await requireWholeTree(tx, unit.id, on);
    await record(tx, {
      action: 'unit.dissolve',
      subject: { kind: 'unit', id: unit.id },
      unit: unit.id,
      facts: { on, ground, successors: [...successors] },
    });
  }
  return { dissolved: ending.map(({ id }) => id) };
}

/** Takes back a dissolution or merger that was recorded wrongly: the unit goes on; made again, it has the right day. */
export async function restoreUnit(
  tx: Tx,
  holder: Holder,
  unit: string,
  ground: string,
  seenVersion: string | undefined,
): Promise<queries.UnitOnDay | Refusal> {
  await queries.lockTree(tx);
  const versions = await queries.versionsOf(tx, unit);
  const days = newestByDay(versions);
  const gone = days.slice(days.findLastIndex(({ isDissolved }) => !isDissolved) + 1);
  const last = days.at(-1);
  if (last === undefined) return noSuchUnit();
  const since = gone[0]?.from ?? last.from;
  const line = [
    ...(await queries.lineThrough(tx, unit, since)),
    ...(last.parent === null ? [] : await queries.lineOf(tx, last.parent, since)),
  ];
  const why =
    refusalOf(holder, 'unit.restore', { line, state: stateOf(last) }) ??
    refusalOfVersion(seenVersion, unitVersion(versions));
  if (why) return why;
  const successors = (await queries.successionsOf(tx, unit)).filter((one) => one.predecessor === unit);
  const isByOfficer = holder.roles.some(({ unit: held }) => held !== null);
  const sides = [unit, ...successors.map(({ successor }) => successor)];
  if (!isByOfficer && (await queries.isOverseen(tx, sides))) return movedByOfficers();
  for (const day of gone) {
    await queries.addVersion(tx, { ...day, ground, isDissolved: false, recordedBy: holder.account });
  }
  await requireWholeTree(tx, unit, since);
  await queries.withdrawSuccessions(tx, unit, holder.account);
  const facts = { on: since, ground, successors: successors.map(({ successor }) => successor) };
  await record(tx, { action: 'unit.restore', subject: { kind: 'unit', id: unit }, unit, facts });
  return { ...last, ground, isDissolved: false };
}

/** What holds from each day on, in the order of the days: the newest revision of each. */
const newestByDay = (versions: readonly queries.UnitVersion[]): readonly queries.UnitVersion[] =>
  versions.filter(({ from }, at) => versions[at + 1]?.from !== from);

async function existing(tx: Tx, unit: string, day: string): Promise<queries.UnitOnDay | Refusal> {
  const found = await queries.unitOn(tx, unit, day);
  if (found !== undefined) return found;
  return (await queries.versionsOf(tx, unit)).length > 0 ? beforeItExisted() : noSuchUnit();
}

const stateOf = ({ isDissolved }: queries.UnitOnDay): 'existing' | 'dissolved' =>
  isDissolved ? 'dissolved' : 'existing';

const isRecogniserThere = async (tx: Tx, unit: string | null, day: string): Promise<boolean> =>
  unit === null || (await queries.lineOf(tx, unit, day)).length > 0;

/** What an event says of a unit. */
export const described = (unit: UnitDescription) => ({
  name: unit.name,
  kind: unit.kind,
  role: unit.role,
  fieldsInCharge: [...unit.fieldsInCharge],
  territories: [...unit.territories],
  yearEnds: unit.yearEnds,
  recognisedBy: unit.recognisedBy,
});
