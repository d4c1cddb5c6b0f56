import type { Action } from '../../access/actions.ts';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { namedTwice } from '../../http/named-twice.ts';
import { isRefusal, type Refusal, Refused } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { lastDone } from '../classification/runs.queries.ts';
import { subjectNames } from '../people/subject-names.queries.ts';
import { frameOf } from '../procedure/procedure.queries.ts';
import { lineThrough } from '../units/units.queries.ts';
import * as errors from './meetings.errors.ts';
import * as queries from './meetings.queries.ts';
import { countingsOf, pollsOf } from './polls.queries.ts';

export interface GivenMeeting extends Omit<queries.MeetingRow, 'id'> {
  readonly subjects: readonly string[];
  readonly invitees: readonly Omit<queries.InviteeRow, 'position'>[];
}

/**
 * Calls an evaluation meeting with those invited, some of them to direct. People of a component unit are spoken of in their own
 * unit; whoever is a unit of one is spoken of a level above.
 */
export async function callMeeting(tx: Tx, holder: Holder, given: GivenMeeting) {
  const { cycle, regulation, unit, kind, on, place } = given;
  const today = todayInVietnam();
  const why = refusalOf(holder, 'meeting.call', { line: await lineThrough(tx, unit, today) });
  if (why) return why;
  const twice = namedTwice('subjects', given.subjects);
  if (twice) return twice;
  const run = await lastDone(tx, cycle);
  const subjects: queries.SubjectRow[] = [];
  for (const subject of given.subjects) {
    const frame = run && (await frameOf(tx, { run: run.id, regulation, subject }));
    if (frame === undefined) return errors.subjectOutside(subject);
    const line = await lineThrough(tx, frame.unit, today);
    if (!line.includes(unit) || (kind === 'above' && frame.unit === unit))
      return errors.subjectOutside(subject);
    const isAlone =
      frame.person !== null && frame.unit === unit && (await queries.peopleIn(tx, unit, today)) < 2;
    if (isAlone) return errors.unitOfOne();
    subjects.push({ subject, unit: frame.unit, person: frame.person });
  }
  const id = newId();
  await queries.addMeeting(tx, { id, cycle, regulation, unit, kind, on, place, by: holder.account });
  await queries.addSubjects(tx, id, subjects);
  const invitees = given.invitees.map((one, at) => ({ ...one, position: at + 1 }));
  await queries.addInvitees(tx, { id, unit }, invitees);
  await queries.addAct(tx, { meeting: id, number: 1, act: 'call', unit, by: holder.account });
  const directing = invitees.filter(({ directs }) => directs).length;
  await record(tx, {
    action: 'meeting.call',
    subject: { kind: 'meeting', id },
    unit,
    facts: {
      cycle,
      regulation,
      kind,
      on,
      subjects: [...given.subjects],
      invited: invitees.length,
      directing,
    },
  });
  return openMeeting(tx, id);
}

/** A meeting as far as whoever asks may see it: opinions are for those who answer for the evaluation. */
export async function openMeeting(tx: Tx, id: string) {
  const meeting = await queries.meetingById(tx, id);
  if (meeting === undefined) return errors.noSuchMeeting();
  const subjects = await queries.subjectsOf(tx, id);
  const nameOf = await subjectNames(tx, subjects);
  const { attended, ...rest } = meeting;
  return {
    ...{ ...rest, attended: [...attended] },
    subjects: subjects.map((one) => ({ ...one, name: nameOf(one) })),
    invitees: await queries.inviteesOf(tx, id),
    opinions: await queries.opinionsOf(tx, id),
    polls: await pollsOf(tx, id),
    countings: await countingsOf(tx, id),
  };
}

async function openedFor(
  tx: Tx,
  holder: Holder,
  id: string,
  action: Action,
): Promise<queries.MeetingStanding | Refusal> {
  await queries.lockMeeting(tx, id);
  const meeting = await queries.meetingById(tx, id);
  if (meeting === undefined) return errors.noSuchMeeting();
  const why = refusalOf(holder, action, { line: await lineThrough(tx, meeting.unit, todayInVietnam()) });
  return why ?? meeting;
}

/** Whether a secret ballot of a meeting is not over: no meeting ends before what it asks is answered. */
const doesBallotRun = async (tx: Tx, meeting: string): Promise<boolean> =>
  (await pollsOf(tx, meeting)).some(({ isOver }) => !isOver);

/** The meeting is held: who of those invited came. */
export async function holdMeeting(
  tx: Tx,
  holder: Holder,
  given: { readonly meeting: string; readonly attended: readonly number[] },
) {
  const meeting = await openedFor(tx, holder, given.meeting, 'meeting.keep');
  if (isRefusal(meeting)) return meeting;
  if (meeting.state !== 'called') return errors.notNow();
  const invited = new Set((await queries.inviteesOf(tx, meeting.id)).map(({ position }) => position));
  if (given.attended.some((position) => !invited.has(position))) return errors.notInvited();
  const attended = [...new Set(given.attended)].sort((a, b) => a - b);
  const { id, unit, acts } = meeting;
  await queries.addAct(tx, {
    meeting: id,
    number: acts + 1,
    act: 'hold',
    unit,
    attended,
    by: holder.account,
  });
  await record(tx, {
    action: 'meeting.hold',
    subject: { kind: 'meeting', id },
    unit,
    facts: { attended: attended.length, invited: invited.size },
  });
  return openMeeting(tx, id);
}

/** What somebody invited says of a subject: recorded by the secretary, or by themself. */
export async function giveOpinion(
  tx: Tx,
  holder: Holder,
  given: queries.OpinionRow & { readonly meeting: string },
) {
  const { position, subject, side, opinion, isWritten } = given;
  await queries.lockMeeting(tx, given.meeting);
  const meeting = await queries.meetingById(tx, given.meeting);
  if (meeting === undefined) return errors.noSuchMeeting();
  const invitee = (await queries.inviteesOf(tx, meeting.id)).find((one) => one.position === position);
  if (invitee === undefined) return errors.notInvited();
  const line = await lineThrough(tx, meeting.unit, todayInVietnam());
  const why = refusalOf(holder, 'meeting.giveOpinion', { line, person: invitee.person });
  if (why) return why;
  const mayBe = isWritten || meeting.kind === 'written' ? ['called', 'held'] : ['held'];
  if (!mayBe.includes(meeting.state)) return errors.notNow();
  if (!isWritten && !meeting.attended.includes(position)) return errors.notInvited();
  if (!(await queries.subjectsOf(tx, meeting.id)).some((one) => one.subject === subject))
    return errors.subjectOutside(subject);
  const id = newId();
  await queries.addOpinion(tx, {
    ...{ id, meeting: meeting.id, subject, position, side, opinion, isWritten },
    ...{ unit: meeting.unit, person: invitee.person, by: holder.account },
  });
  await record(tx, {
    action: 'meeting.giveOpinion',
    subject: { kind: 'meeting', id: meeting.id },
    unit: meeting.unit,
    facts: { subject, position, side, isWritten },
    texts: { opinion },
  });
  return openMeeting(tx, meeting.id);
}

/**
 * The minutes are read to the meeting and adopted, with the conclusions on each subject. That is the step of the procedure for
 * everybody spoken of: all of them, or none.
 * @throws Refused when the step of one of them comes out of order
 */
export async function adoptMinutes(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: {
    readonly meeting: string;
    readonly conclusions: string;
    readonly minutes: string;
    readonly isRead: boolean;
    readonly lateBecause: string | null;
  },
) {
  const meeting = await openedFor(tx, holder, given.meeting, 'meeting.keep');
  if (isRefusal(meeting)) return meeting;
  if (meeting.state !== (meeting.kind === 'written' ? 'called' : 'held') && meeting.state !== 'held')
    return errors.notNow();
  if (!given.isRead) return errors.notRead();
  if (await doesBallotRun(tx, meeting.id)) return errors.ballotRuns();
  const { id, unit, acts, cycle, regulation, kind } = meeting;
  const { conclusions, minutes, lateBecause } = given;
  await queries.addAct(tx, {
    ...{ meeting: id, number: acts + 1, act: 'adopt', unit, conclusions, minutes, by: holder.account },
  });
  for (const { subject } of await queries.subjectsOf(tx, id)) {
    const taken = await sources.steps.take(tx, holder, {
      ...{ cycle, regulation, subject, does: kind === 'written' ? 'writtenOpinions' : 'meeting' },
      thing: { kind: 'meeting', id },
      reason: lateBecause,
    });
    if (isRefusal(taken)) throw new Refused(taken);
  }
  await record(tx, {
    action: 'meeting.adopt',
    subject: { kind: 'meeting', id },
    unit,
    facts: { cycle, regulation, kind },
    texts: { conclusions, minutes },
  });
  return openMeeting(tx, id);
}

/** Calls a meeting off, with the reason. */
export async function cancelMeeting(
  tx: Tx,
  holder: Holder,
  given: { readonly meeting: string; readonly reason: string },
) {
  const meeting = await openedFor(tx, holder, given.meeting, 'meeting.keep');
  if (isRefusal(meeting)) return meeting;
  if (meeting.state !== 'called') return errors.notNow();
  if (await doesBallotRun(tx, meeting.id)) return errors.ballotRuns();
  const { id, unit, acts } = meeting;
  await queries.addAct(tx, {
    meeting: id,
    number: acts + 1,
    act: 'cancel',
    unit,
    reason: given.reason,
    by: holder.account,
  });
  await record(tx, {
    action: 'meeting.cancel',
    subject: { kind: 'meeting', id },
    unit,
    facts: {},
    texts: { reason: given.reason },
  });
  return openMeeting(tx, id);
}
