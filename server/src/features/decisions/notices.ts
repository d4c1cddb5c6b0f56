import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { lineThrough } from '../units/units.queries.ts';
import { type Deciding, takeSteps } from './deciding.ts';
import * as errors from './decisions.errors.ts';
import * as queries from './decisions.queries.ts';
import * as notices from './notices.queries.ts';

/** Sends a personal notice; its person acknowledges it, or it is handed over before a witness and not signed. */
export async function actOnNotice(
  tx: Tx,
  holder: Holder,
  { sources }: Deciding,
  given: {
    readonly decision: string;
    readonly lateBecause: string | null;
    readonly subject: string;
    readonly act: notices.NoticeRow['state'];
    readonly witness: string | null;
    readonly note: string | null;
  },
) {
  const { decision, subject, act, witness, note } = given;
  await queries.lockDecision(tx, decision);
  const head = await queries.decisionById(tx, decision);
  const item = (await queries.itemsOf(tx, decision)).find((one) => one.subject === subject);
  if (head === undefined || item === undefined) return errors.noSuchDecision();
  const action = act === 'acknowledged' ? 'notice.acknowledge' : 'notice.give';
  const line = await lineThrough(tx, item.unit, todayInVietnam());
  const why = refusalOf(holder, action, { line, person: item.person });
  if (why) return why;
  const before = await notices.noticeOf(tx, decision, subject);
  if (head.state !== 'numbered' && head.state !== 'published') return errors.notInThisOrder();
  if ((act === 'sent') !== (before === undefined)) return errors.notInThisOrder();
  if (before !== undefined && before.state !== 'sent') return errors.alreadyDone();
  if (act === 'sent')
    await takeSteps(tx, holder, sources, { head, does: 'notice', lateBecause: given.lateBecause, subject });
  const { unit, person } = item;
  const number = (before?.number ?? 0) + 1;
  await notices.addNotice(tx, {
    ...{ decision, subject, number, state: act, unit, person, witness, note, by: holder.account },
  });
  await record(tx, {
    action,
    subject: { kind: 'notice', id: `${decision}/${subject}` },
    unit,
    ...(person === null ? {} : { person }),
    facts: { decision, subject, act, number },
    ...(witness === null || note === null ? {} : { texts: { witness, note } }),
  });
  return (await notices.noticeOf(tx, decision, subject)) ?? errors.noSuchDecision();
}
