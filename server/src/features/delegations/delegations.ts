import { delegable, refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { confirmIn, endIn } from '../../database/settled.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { personById } from '../people/people.queries.ts';
import { lineOf } from '../units/units.queries.ts';
import * as errors from './delegations.errors.ts';
import * as queries from './delegations.queries.ts';

/**
 * Proposes to delegate a role one holds in person, or some of its actions, at its unit or one below. It holds once the
 * other accepts: nobody answers for what they do not know of.
 */
export async function proposeDelegation(
  tx: Tx,
  holder: Holder,
  given: Pick<
    queries.DelegationRow,
    'unit' | 'role' | 'actions' | 'person' | 'from' | 'to' | 'document' | 'documentDay'
  >,
): Promise<queries.DelegationRow | Refusal> {
  const { unit, role, actions, person, from, to, document, documentDay } = given;
  const line = await lineOf(tx, unit, todayInVietnam());
  if (line.length === 0) return errors.noSuchPlace();
  // Only the role itself is delegated: who holds another one there has not this one to give.
  const ofThisRole = { ...holder, roles: holder.roles.filter((held) => held.role === role) };
  const why = refusalOf(ofThisRole, 'delegation.propose', { line, person });
  if (why) return why;
  const known: readonly string[] = delegable(role);
  const never = (actions ?? []).filter((action) => !known.includes(action));
  if (never.length > 0) return errors.notDelegable(never);
  if ((await personById(tx, person)) === undefined) return errors.noSuchDelegate();
  const account = await queries.accountOf(tx, person);
  if (account === undefined) return errors.noAccount();
  const id = newId();
  await queries.addDelegation(tx, { ...given, id, account, proposedBy: holder.account });
  await record(tx, {
    action: 'delegation.propose',
    subject: { kind: 'delegation', id },
    unit,
    role,
    facts: {
      role,
      actions: actions === null ? null : [...actions],
      account,
      from,
      to,
      document,
      documentDay,
    },
  });
  return (await queries.delegationById(tx, id)) ?? errors.noSuchDelegation();
}

/** From here it holds, within its days. */
export async function acceptDelegation(
  tx: Tx,
  holder: Holder,
  id: string,
): Promise<queries.DelegationRow | Refusal> {
  const found = await queries.delegationById(tx, id);
  if (found === undefined) return errors.noSuchDelegation();
  const { account, state, unit } = found;
  const why = refusalOf(holder, 'delegation.accept', { account, state });
  if (why) return why;
  if (!(await queries.acceptDelegation(tx, id))) return errors.noSuchDelegation();
  await record(tx, { action: 'delegation.accept', subject: { kind: 'delegation', id }, unit });
  return { ...found, state: 'accepted' };
}

/** Ends a delegation at once: who gave it, who got it, or who holds such a role there in person. */
export async function endDelegation(
  tx: Tx,
  holder: Holder,
  id: string,
  reason: string,
): Promise<queries.DelegationRow | Refusal> {
  const found = await queries.delegationById(tx, id);
  if (found === undefined) return errors.noSuchDelegation();
  const { unit, state, account, proposedBy } = found;
  const mine = proposedBy === holder.account ? holder.account : account;
  const line = await lineOf(tx, unit, todayInVietnam());
  const why = refusalOf(holder, 'delegation.end', { line, account: mine, state });
  if (why) return why;
  if (!(await endIn(tx, 'congtam.delegation', { id, by: holder.account }))) return errors.noSuchDelegation();
  await record(tx, {
    action: 'delegation.end',
    subject: { kind: 'delegation', id },
    unit,
    facts: { before: state },
    texts: { reason },
  });
  return { ...found, state: 'ended' };
}

/** Records who takes charge of a unit, or acts as its head; a second person confirms. */
export async function recordActingHead(
  tx: Tx,
  holder: Holder,
  given: Pick<queries.ActingHeadRow, 'unit' | 'person' | 'kind' | 'from' | 'to' | 'document' | 'documentDay'>,
): Promise<queries.ActingHeadRow | Refusal> {
  const { unit, person, kind, from, to, document, documentDay } = given;
  const line = await lineOf(tx, unit, from);
  if (line.length === 0) return errors.noSuchPlace();
  const why = refusalOf(holder, 'actingHead.record', { line, person });
  if (why) return why;
  if ((await personById(tx, person)) === undefined) return errors.noSuchDelegate();
  const id = newId();
  await queries.addActingHead(tx, { ...given, id, recordedBy: holder.account });
  await record(tx, {
    action: 'actingHead.record',
    subject: { kind: 'actingHead', id },
    unit,
    person,
    facts: { kind, from, to, document, documentDay },
  });
  return (await queries.actingHeadById(tx, id)) ?? errors.noSuchActingHead();
}

/** The second person: from here the acting head has the rights of the head, at the next request. */
export async function confirmActingHead(
  tx: Tx,
  holder: Holder,
  id: string,
): Promise<queries.ActingHeadRow | Refusal> {
  const found = await settled(tx, holder, id, 'actingHead.confirm');
  if (isRefusal(found)) return found;
  if (found.recordedBy === holder.account) return errors.needsAnother();
  if (!(await confirmIn(tx, 'congtam.acting_head', { id, by: holder.account })))
    return errors.noSuchActingHead();
  const { unit, person } = found;
  await record(tx, { action: 'actingHead.confirm', subject: { kind: 'actingHead', id }, unit, person });
  return (await queries.actingHeadById(tx, id)) ?? errors.noSuchActingHead();
}

/** @param given.lastDay the last day of acting; absent: it ends at once */
export async function endActingHead(
  tx: Tx,
  holder: Holder,
  id: string,
  given: { readonly lastDay?: string | undefined; readonly document: string },
): Promise<queries.ActingHeadRow | Refusal> {
  const found = await settled(tx, holder, id, 'actingHead.end');
  if (isRefusal(found)) return found;
  const { unit, person, from, to, state } = found;
  const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
  const yesterday = dayBefore(todayInVietnam());
  const earliest = dayBefore(from);
  const lastDay = given.lastDay ?? [earliest, yesterday].sort().at(-1) ?? yesterday;
  if (lastDay < earliest || (to !== null && lastDay > to)) return errors.lastDayOutOfOrder();
  if (!(await queries.endActingHead(tx, id, holder.account, lastDay))) return errors.noSuchActingHead();
  await record(tx, {
    action: 'actingHead.end',
    subject: { kind: 'actingHead', id },
    unit,
    person,
    facts: { before: state, lastDay, document: given.document },
  });
  return (await queries.actingHeadById(tx, id)) ?? errors.noSuchActingHead();
}

async function settled(
  tx: Tx,
  holder: Holder,
  id: string,
  action: 'actingHead.confirm' | 'actingHead.end',
): Promise<queries.ActingHeadRow | Refusal> {
  const found = await queries.actingHeadById(tx, id);
  if (found === undefined) return errors.noSuchActingHead();
  const { unit, person, state } = found;
  const line = await lineOf(tx, unit, todayInVietnam());
  return refusalOf(holder, action, { line, person, state }) ?? found;
}
