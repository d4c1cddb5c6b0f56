import type { Action } from '../../access/actions.ts';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { isRefusal, type Refusal, Refused } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { lineOf } from '../units/units.queries.ts';
import * as errors from './inspection.errors.ts';
import * as queries from './inspection.queries.ts';
import { type InspectionState, stateOn } from './inspection.states.ts';

/** An inspection as who sees it is shown it. */
export type InspectionSeen = queries.InspectionRow & { readonly state: InspectionState };

const withState = (row: queries.InspectionRow): InspectionSeen => ({
  ...row,
  state: stateOn(todayInVietnam(), row),
});

/**
 * Opens an inspection: its members read as inspectors in these units, of cycles and work within the time looked at, from
 * the first to the last of its days, and nowhere else.
 *
 * @throws Refused when a member serves in a unit inspected, administers the system, or is nobody
 */
export async function openInspection(
  tx: Tx,
  holder: Holder,
  given: {
    readonly unit: string;
    readonly document: string;
    readonly purpose: string;
    readonly units: readonly string[];
    readonly coversFrom: string;
    readonly coversTo: string;
    readonly from: string;
    readonly to: string;
    readonly mostRows: number;
    /** Logins; the first one leads. */
    readonly members: readonly string[];
  },
): Promise<InspectionSeen | Refusal> {
  const today = todayInVietnam();
  for (const unit of [given.unit, ...given.units]) {
    const why = refusalOf(holder, 'inspection.open', { line: await lineOf(tx, unit, today) });
    if (why) return unit === given.unit ? why : errors.outsideOwnScope(unit);
  }
  const id = newId();
  const { members, ...row } = given;
  const units = [...new Set(given.units)];
  await queries.addInspection(tx, {
    ...{ ...row, id, units, openedBy: holder.account, openedByName: holder.name },
  });
  const accounts: string[] = [];
  for (const login of new Set(members)) {
    const found = await queries.memberOf(tx, login, units);
    if (found === undefined) throw new Refused(errors.notAMember(login));
    await queries.addMember(tx, id, { ...found, leads: accounts.length === 0 });
    accounts.push(found.account);
  }
  await record(tx, {
    action: 'inspection.open',
    subject: { kind: 'inspection', id },
    unit: given.unit,
    facts: {
      ...{ document: given.document, units, accounts, mostRows: given.mostRows },
      ...{ coversFrom: given.coversFrom, coversTo: given.coversTo, from: given.from, to: given.to },
    },
    texts: { purpose: given.purpose },
  });
  return readInspection(tx, id);
}

export async function readInspection(tx: Tx, id: string): Promise<InspectionSeen | Refusal> {
  const row = await queries.inspectionById(tx, id);
  return row === undefined ? errors.noSuchInspection() : withState(row);
}

export const listInspections = async (tx: Tx) => ({
  inspections: (await queries.inspectionsSeen(tx)).map(withState),
});

/** Ends an inspection before its last day: from this moment its members read nothing by it. */
export async function endInspection(
  tx: Tx,
  holder: Holder,
  given: { readonly inspection: string; readonly reason: string },
): Promise<InspectionSeen | Refusal> {
  const seen = await readInspection(tx, given.inspection);
  if (isRefusal(seen)) return seen;
  const line = await lineOf(tx, seen.unit, todayInVietnam());
  const why = refusalOf(holder, 'inspection.end', { line, state: seen.state });
  if (why) return why;
  const { reason } = given;
  await queries.addEnd(tx, { inspection: seen.id, reason, endedBy: holder.account });
  await record(tx, {
    action: 'inspection.end',
    subject: { kind: 'inspection', id: seen.id },
    unit: seen.unit,
    facts: { reason },
  });
  return readInspection(tx, seen.id);
}

/** An inspection that who asks carries out, on one of its days; the right is that of its members alone. */
export async function carriedOut(
  tx: Tx,
  holder: Holder,
  id: string,
  action: Extract<Action, `inspection.${string}`>,
): Promise<InspectionSeen | Refusal> {
  const seen = await readInspection(tx, id);
  if (isRefusal(seen)) return seen;
  const why = refusalOf(holder, action, seen.isMine ? { account: holder.account } : {});
  if (why) return why;
  return seen.state === 'running' ? seen : errors.notRunning();
}
