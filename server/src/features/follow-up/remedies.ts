import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { bindAttachment } from '../../attachments/attachments.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { ofPilot } from '../../evaluation/cycle-refusals.ts';
import { isRefusal, type Refusal, Refused } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { cycleById } from '../cycles/cycles.queries.ts';
import { lineOf, lineThrough } from '../units/units.queries.ts';
import * as errors from './follow-up.errors.ts';
import * as queries from './follow-up.queries.ts';

/** Puts a measure against a shortcoming into the plan of a unit: who carries it out by when, and who follows it. */
export async function planRemedy(
  tx: Tx,
  holder: Holder,
  given: Omit<queries.RemedyRow, 'id' | 'state' | 'steps'>,
): Promise<queries.RemedyRow | Refusal> {
  const { unit, owner, follower, dueOn, shortcoming, measure, ground, cycle } = given;
  const line = await lineOf(tx, unit, todayInVietnam());
  if (line.length === 0) return errors.noSuchUnit();
  const why = refusalOf(holder, 'remedy.plan', { line });
  if (why) return why;
  if (cycle !== null && (await cycleById(tx, cycle))?.isPilot) return ofPilot();
  if (owner === follower) return errors.followedByAnother();
  const id = newId();
  await queries.addRemedy(tx, { ...given, id, plannedBy: holder.account });
  await record(tx, {
    action: 'remedy.plan',
    subject: { kind: 'remedy', id },
    ...{ unit, person: owner },
    facts: { owner, follower, dueOn, ground, cycle },
    texts: { shortcoming, measure },
  });
  return (await queries.remedyById(tx, id)) ?? errors.noSuchRemedy();
}

const AFTER = { report: 'reported', check: 'open', close: 'closed' } as const;

/** Reports on a measure, checks it, or closes it on proof: who carries it out reports, others check and close. */
export async function stepRemedy(
  tx: Tx,
  holder: Holder,
  given: {
    readonly remedy: string;
    readonly act: 'report' | 'follow' | 'check' | 'close';
    readonly words: string;
    readonly attachment: string | null;
  },
): Promise<queries.RemedyRow | Refusal> {
  const { words, attachment } = given;
  const row = await queries.remedyById(tx, given.remedy);
  if (row === undefined) return errors.noSuchRemedy();
  const { id, unit, owner, follower, state } = row;
  const line = await lineThrough(tx, unit, todayInVietnam());
  // Who follows a measure checks it without a role.
  const isFollower = given.act === 'follow';
  const why = refusalOf(holder, `remedy.${given.act}`, {
    ...(isFollower ? { person: follower } : { line, person: owner }),
    state,
  });
  const act = given.act === 'follow' ? 'check' : given.act;
  if (why) return why;
  if (act === 'close' && attachment === null && !row.steps.some((step) => step.attachment !== null))
    return errors.closingNeedsProof();
  if (attachment !== null) {
    const subject = { kind: 'remedy', id };
    const bound = await bindAttachment(tx, holder, { attachment, subject, unit, person: owner, seenBy: [] });
    if (isRefusal(bound)) throw new Refused(bound);
  }
  const number = row.steps.length + 1;
  const isLate = todayInVietnam() > row.dueOn;
  await queries.addRemedyStep(tx, id, holder.account, {
    ...{ number, act, state: AFTER[act], words, attachment, isLate, takenByName: holder.name },
  });
  await record(tx, {
    action: `remedy.${act}`,
    subject: { kind: 'remedy', id },
    ...{ unit, person: owner },
    facts: { number, state: AFTER[act], isLate, attachment },
    texts: { words },
  });
  return (await queries.remedyById(tx, id)) ?? errors.noSuchRemedy();
}

/** Measures in sight, those due first, each with whether it is overdue. */
export async function listRemedies(tx: Tx, unit: string | null) {
  const today = todayInVietnam();
  const rows = await queries.remediesSeen(tx, unit);
  return {
    remedies: rows.map((row) => ({ ...row, isOverdue: row.state !== 'closed' && row.dueOn < today })),
  };
}
