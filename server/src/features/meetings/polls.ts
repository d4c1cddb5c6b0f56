import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { lineThrough } from '../units/units.queries.ts';
import * as errors from './meetings.errors.ts';
import { lockMeeting, meetingById, subjectsOf } from './meetings.queries.ts';
import * as queries from './polls.queries.ts';

/**
 * Opens a secret ballot about a subject, where the text asks for one: it also says of how few papers no count is shown. Others
 * are heard about somebody, not they themself; and each time the same people or others altogether, so that no two counts can be
 * subtracted.
 */
export async function openPoll(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: Pick<queries.PollRow, 'meeting' | 'subject' | 'question' | 'options' | 'voters'>,
) {
  const { subject, question, options, voters } = given;
  await lockMeeting(tx, given.meeting);
  const meeting = await meetingById(tx, given.meeting);
  if (meeting === undefined) return errors.noSuchMeeting();
  const why = refusalOf(holder, 'meeting.keep', {
    line: await lineThrough(tx, meeting.unit, todayInVietnam()),
  });
  if (why) return why;
  if (meeting.state !== 'called' && meeting.state !== 'held') return errors.notNow();
  const about = (await subjectsOf(tx, meeting.id)).find((one) => one.subject === subject);
  if (about === undefined) return errors.subjectOutside(subject);
  if (about.person !== null && voters.includes(about.person)) return errors.aboutTheVoter();
  const { cycle, regulation, unit } = meeting;
  const rules = await sources.steps.opinionsOf(tx, { cycle, regulation, subject });
  if (isRefusal(rules)) return rules;
  const secret = rules.find(({ kind }) => kind === 'anonymous');
  if (secret === undefined) return errors.namedByPack();
  await queries.lockBallotsAbout(tx, about);
  if (await queries.isLikeABallot(tx, { meeting: meeting.id, subject, voters }))
    return errors.likeAnotherBallot();
  const id = newId();
  const poll = { id, meeting: meeting.id, subject, unit, question, options, voters: [...new Set(voters)] };
  await queries.addPoll(tx, { ...poll, suppressBelow: secret.suppressBelow, by: holder.account });
  await record(tx, {
    action: 'poll.open',
    subject: { kind: 'poll', id },
    unit,
    facts: { meeting: meeting.id, subject, options: [...options], voters: poll.voters.length },
  });
  return pollNow(tx, id);
}

/**
 * Votes in secret. The event says that somebody has voted and nothing else; the paper has no time, no order and nothing of who
 * put it in. The last vote also seals what the ballot came to, as a digest that says nothing.
 */
export async function vote(
  tx: Tx,
  _: Holder,
  given: { readonly poll: string; readonly choice: string },
): Promise<{ readonly poll: string; readonly hasVoted: true } | Refusal> {
  const poll = await queries.pollById(tx, given.poll);
  if (poll === undefined) return errors.noSuchMeeting();
  if (!(await queries.castBallot(tx, poll.id, given.choice))) return errors.noVote();
  await record(tx, { action: 'poll.vote', subject: { kind: 'poll', id: poll.id }, unit: poll.unit });
  return { poll: poll.id, hasVoted: true };
}

/** Closes a ballot before all have voted. What it came to is written down with that, as with the last vote. */
export async function closePoll(tx: Tx, holder: Holder, id: string) {
  await queries.lockPoll(tx, id);
  const poll = await queries.pollById(tx, id);
  if (poll === undefined) return errors.noSuchMeeting();
  const why = refusalOf(holder, 'meeting.keep', { line: await lineThrough(tx, poll.unit, todayInVietnam()) });
  if (why) return why;
  if (poll.isOver) return errors.notNow();
  await queries.closePoll(tx, { poll: id, unit: poll.unit, by: holder.account });
  await record(tx, {
    action: 'poll.close',
    subject: { kind: 'poll', id },
    unit: poll.unit,
    facts: { voted: poll.voted, voters: poll.voters.length },
  });
  return pollNow(tx, id);
}

/** A ballot as it stands, with what was written down when it was over: no count while it runs, none of fewer papers than its threshold, none that could be subtracted. */
export async function pollNow(tx: Tx, id: string) {
  const poll = await queries.pollById(tx, id);
  if (poll === undefined) return errors.noSuchMeeting();
  const { question, options, voters, voted, isOver, suppressBelow, isLikeAnother } = poll;
  return {
    ...{ id, question, options: [...options], voters: voters.length, voted, isOver },
    counts: await queries.pollCounts(tx, id),
    isSuppressed: isOver && voted < suppressBelow,
    isLikeAnother: isOver && voted >= suppressBelow && isLikeAnother,
  };
}

/** Records paper ballots as they were counted, with who counted and the counting record. */
export async function recordCounting(
  tx: Tx,
  holder: Holder,
  given: Omit<queries.CountingRow, 'id' | 'unit'>,
) {
  const meeting = await meetingById(tx, given.meeting);
  if (meeting === undefined) return errors.noSuchMeeting();
  const why = refusalOf(holder, 'meeting.keep', {
    line: await lineThrough(tx, meeting.unit, todayInVietnam()),
  });
  if (why) return why;
  if (meeting.state === 'cancelled') return errors.notNow();
  const { subject, issued, returned, invalid, counts } = given;
  if (!(await subjectsOf(tx, meeting.id)).some((one) => one.subject === subject))
    return errors.subjectOutside(subject);
  const valid = Object.values(counts).reduce((sum, papers) => sum + papers, 0);
  if (returned > issued || valid + invalid !== returned) return errors.countsWrong();
  const id = newId();
  const { unit } = meeting;
  await queries.addCounting(tx, { ...given, id, unit, by: holder.account });
  await record(tx, {
    action: 'poll.count',
    subject: { kind: 'countingRecord', id },
    unit,
    facts: {
      meeting: meeting.id,
      subject,
      issued,
      returned,
      invalid,
      counts: { ...counts },
      document: given.document,
    },
  });
  return { id };
}
