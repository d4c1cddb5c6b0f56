import type { Holder } from '../../access/roles.ts';
import { type Act, record, recordAll } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import type { SheetsInFile } from '../../http/sheets-in-file.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { planHash, planOf, readUnitList, type UnitListPlan, type UnitToBe } from './unit-list-plan.ts';
import { noSuchUnit, planChanged, unitListFaulty } from './units.errors.ts';
import * as queries from './units.queries.ts';
import { described } from './units.ts';

export interface UnitListGiven {
  readonly on: string;
  /** Below which unit those without a parent are founded; null: at the top, by administrators. */
  readonly under: string | null;
  /** Read before the transaction: parsing takes its time. */
  readonly file: SheetsInFile;
}

/** What a list of units would do, with every problem by row and column. Nothing is written. */
export async function checkUnitList(
  tx: Tx,
  holder: Holder,
  given: UnitListGiven,
): Promise<UnitListPlan | Refusal> {
  const { on, under, file } = given;
  const units = await queries.unitsOn(tx, on);
  const below = units.find(({ id }) => id === under);
  if (under !== null && below === undefined) return noSuchUnit();
  const read = readUnitList(file, units);
  const known = {
    units,
    founded: await queries.foundingDays(tx),
    cameAfter: await queries.predecessorCodes(tx, on),
    taken: await queries.codesTaken(
      tx,
      read.units.map(({ id }) => id),
    ),
  };
  return planOf(read, known, { holder, on, today: todayInVietnam(), under: below?.code ?? null });
}

/** Does what was shown, all of it in one transaction, or nothing when something has changed since. */
export async function applyUnitList(
  tx: Tx,
  holder: Holder,
  given: UnitListGiven & { readonly ground: string; readonly plan: string },
): Promise<UnitListPlan | Refusal> {
  await queries.lockTree(tx);
  const plan = await checkUnitList(tx, holder, given);
  if (isRefusal(plan)) return plan;
  if (plan.problems.length > 0) return unitListFaulty(plan.problems.length);
  if (planHash(plan) !== given.plan) return planChanged();
  const { on, ground, file } = given;
  const ids = new Map((await queries.unitsOn(tx, on)).map(({ id, code }) => [code, id]));
  for (const { code } of plan.toFound) ids.set(code, newId());
  const idOf = (code: string | null): string | null => (code === null ? null : (ids.get(code) ?? null));
  const acts: Act[] = [];
  const write = async (unit: UnitToBe, action: 'unit.found' | 'unit.change') => {
    const id = idOf(unit.code);
    if (id === null) throw new Error(`${unit.code} has no id`);
    const { code, from } = unit;
    const version = { ...unit, parent: idOf(unit.parent), recognisedBy: idOf(unit.recognisedBy) };
    await queries.addVersion(tx, { ...version, id, ground, isDissolved: false, recordedBy: holder.account });
    acts.push({
      action,
      subject: { kind: 'unit', id },
      unit: id,
      facts: { code, from, parent: version.parent, ground, ...described(version) },
    });
  };
  // All of them before what is said of any: one may be recognised by another.
  for (const { code } of plan.toFound) await queries.addUnit(tx, { id: ids.get(code) ?? '', code });
  for (const unit of plan.toFound) await write(unit, 'unit.found');
  for (const unit of plan.toChange) await write(unit, 'unit.change');
  await recordAll(tx, acts);
  await record(tx, {
    action: 'unit.importList',
    subject: { kind: 'unitList', id: newId() },
    ...(given.under === null ? {} : { unit: given.under }),
    facts: {
      ...{ on, ground, rows: plan.rows, founded: plan.toFound.length, changed: plan.toChange.length },
      sha256: file.sha256,
    },
  });
  return plan;
}
