import type { EventName } from '../../access/actions.ts';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { lockFiles } from '../../database/locks.ts';
import { newId } from '../../database/new-id.ts';
import { isRefusal, type Refusal, Refused } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { lineOf } from '../units/units.queries.ts';
import * as errors from './people.errors.ts';
import { personById } from './people.queries.ts';
import { fileOf, type PersonFile } from './people.ts';
import { addPost, dayBefore, laterOf, type NewPost, postHeld, recordPost } from './posts.ts';
import * as queries from './transfers.queries.ts';

/** A transfer and what whoever asks may do with it now. */
export interface TransferSeen extends queries.Transfer, queries.UnitNames {
  readonly maySettle: boolean;
  readonly mayWithdraw: boolean;
}

/** Transfers in sight, newest first, each with what can be done with it: what waits for another body is not offered. */
export async function transfersOf(
  tx: Tx,
  holder: Holder,
  query: Parameters<typeof queries.transfersSeen>[1],
): Promise<readonly TransferSeen[]> {
  const seen: TransferSeen[] = [];
  for (const transfer of await queries.transfersSeen(tx, query)) {
    const isOpen = transfer.state === 'handedOver';
    const may = async (action: SettlingAction) =>
      isOpen && (await refusalToSettle(tx, holder, transfer, action)) === undefined;
    seen.push({
      ...transfer,
      maySettle: (await may('transfer.settle')) && transfer.handedBy !== holder.account,
      mayWithdraw: await may('transfer.withdraw'),
    });
  }
  return seen;
}

/** The first officer: the old unit lets somebody go to a unit that the decision names by its code. */
export async function handOver(
  tx: Tx,
  holder: Holder,
  given: {
    readonly person: string;
    readonly post: string;
    readonly kind: string;
    readonly toUnitCode: string;
    /** First day in the new unit. */
    readonly on: string;
    readonly until: string | null;
    readonly ground: string;
  },
): Promise<queries.Transfer | Refusal> {
  const { person, on, until, kind } = given;
  const held = await postHeld(tx, person, given.post);
  if (isRefusal(held)) return held;
  const { post } = held;
  const line = await lineOf(tx, post.unit, on);
  const why =
    line.length === 0 ? errors.noSuchUnit() : refusalOf(holder, 'transfer.handOver', { line, person });
  if (why) return why;
  const toUnit = await queries.unitOfCode(tx, given.toUnitCode, on);
  if (toUnit === undefined || toUnit === post.unit) return errors.noSuchReceiver();
  const lastDay = dayBefore(on);
  if (lastDay < post.from || (post.to !== null && post.to < lastDay)) return errors.daysOutOfOrder();
  if (until !== null && (kind !== 'secondment' || until < on)) return errors.untilOfSecondment();
  const id = newId();
  const row = { ...given, id, fromUnit: post.unit, toUnit, handedBy: holder.account };
  await queries.addTransfer(tx, row);
  await recordTransfer(tx, 'transfer.handOver', row);
  const { fullName = '', staffCode = '' } = (await personById(tx, person)) ?? {};
  return { ...row, fullName, staffCode, state: 'handedOver', settledGround: null };
}

/** The second officer: the new unit takes the person over and says as what. Until then nothing changes for them. */
export async function takeOver(
  tx: Tx,
  holder: Holder,
  id: string,
  described: Omit<
    NewPost,
    'unit' | 'from' | 'to' | 'ground' | 'isMain' | 'secondedFrom' | 'secondedFromName'
  >,
): Promise<PersonFile | Refusal> {
  const transfer = await settleable(tx, holder, id, 'transfer.settle');
  if (isRefusal(transfer)) return transfer;
  if (transfer.handedBy === holder.account) return errors.secondOfficer();
  const { person, fromUnit, toUnit, on, until, ground, kind } = transfer;
  if (!(await queries.releasePost(tx, { transfer: id, kept: newId(), resumed: newId() })))
    throw new Refused(errors.postChanged());
  const begun = await addPost(tx, person, {
    ...described,
    unit: toUnit,
    from: on,
    to: until,
    ground,
    isMain: true,
    secondedFrom: kind === 'secondment' ? fromUnit : null,
    secondedFromName: null,
  });
  if (!(await queries.settleTransfer(tx, id, { state: 'taken', by: holder.account, ground: null })))
    throw new Refused(errors.postChanged());
  await recordTransfer(tx, 'transfer.take', transfer);
  await recordPost(tx, 'person.givePost', begun);
  return fileOf(tx, person);
}

/** The new unit sends it back, or the old one thinks better of it. */
export async function calledOff(
  tx: Tx,
  holder: Holder,
  id: string,
  { state, ground }: { readonly state: 'refused' | 'withdrawn'; readonly ground: string },
): Promise<queries.Transfer | Refusal> {
  const action = state === 'refused' ? 'transfer.settle' : 'transfer.withdraw';
  const transfer = await settleable(tx, holder, id, action);
  if (isRefusal(transfer)) return transfer;
  if (state === 'refused' && transfer.handedBy === holder.account) return errors.secondOfficer();
  if (!(await queries.settleTransfer(tx, id, { state, by: holder.account, ground })))
    throw new Refused(errors.postChanged());
  await recordTransfer(tx, state === 'refused' ? 'transfer.refuse' : 'transfer.withdraw', {
    ...transfer,
    ground,
  });
  return { ...transfer, state, settledGround: ground };
}

async function settleable(
  tx: Tx,
  holder: Holder,
  id: string,
  action: SettlingAction,
): Promise<queries.Transfer | Refusal> {
  const found = await queries.transferById(tx, id);
  if (found === undefined) return errors.noSuchTransfer();
  await lockFiles(tx, [found.person]);
  const transfer = await queries.transferById(tx, id);
  if (transfer === undefined) return errors.noSuchTransfer();
  return (await refusalToSettle(tx, holder, transfer, action)) ?? transfer;
}

type SettlingAction = 'transfer.settle' | 'transfer.withdraw';

async function refusalToSettle(
  tx: Tx,
  holder: Holder,
  { person, state, on, toUnit, fromUnit }: queries.Transfer,
  action: SettlingAction,
): Promise<Refusal | undefined> {
  const unit = action === 'transfer.settle' ? toUnit : fromUnit;
  const line = await lineOf(tx, unit, laterOf(on, todayInVietnam()));
  return refusalOf(holder, action, { line, person, state });
}

/** Two units are concerned: each sees an event of its own. */
async function recordTransfer(
  tx: Tx,
  action: EventName,
  transfer: Omit<queries.Transfer, 'fullName' | 'staffCode' | 'state' | 'settledGround'>,
): Promise<void> {
  const { id, person, kind, fromUnit, toUnit, on, until, ground } = transfer;
  const facts = { transfer: id, kind, fromUnit, toUnit, on, until, ground };
  const subject = { kind: 'person', id: person };
  for (const unit of [fromUnit, toUnit]) await record(tx, { action, subject, person, unit, facts });
}
