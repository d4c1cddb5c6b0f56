import { mayEver } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import type { Tx } from '../../database/as-actor.ts';
import { type DecisionWaiting, decisionsWaiting } from '../decisions/decisions.queries.ts';
import { noticesToAcknowledge } from '../decisions/notices.queries.ts';
import { dossiersSubmitted } from '../dossiers/dossiers.queries.ts';
import { meetingsSeen } from '../meetings/meetings.queries.ts';
import { petitionsSeen } from '../petitions/petitions.queries.ts';
import type { NextAct, Step } from './next-steps.states.ts';
import type { Desk, Found } from './next-steps.ts';

type Making = <Act extends NextAct>(act: Act, more: Omit<Step, 'act' | 'count' | 'period'>) => Step<Act>;

/** What waits between the first meeting and the last answer: ballots, decisions, notices, petitions, dossiers. */
export async function stepsOfDeciding(
  tx: Tx,
  holder: Holder,
  desk: Desk,
  periods: ReadonlyMap<string, string>,
  { mine, others }: Found,
): Promise<void> {
  const step: Making = (act, more) => {
    const period = more.cycle === null ? null : (periods.get(more.cycle) ?? null);
    return { act, count: 1, period, ...more };
  };
  if (holder.person !== null)
    for (const { cycle, unit } of await noticesToAcknowledge(tx))
      mine.push(step('acknowledge', { cycle, unit, due: null }));
  for (const { cycle, unit, votesWaiting, state, on } of await meetingsSeen(tx, {})) {
    if (votesWaiting > 0) mine.push({ ...step('vote', { cycle, unit, due: on }), count: votesWaiting });
    if (state === 'called' && on <= desk.today && (await desk.may('meeting.keep', unit)))
      mine.push(step('holdMeeting', { cycle, unit, due: on }));
  }
  for (const decision of mayActOnDecisions(holder) ? await decisionsWaiting(tx, holder.person) : [])
    for (const act of await actsOn(decision, holder, desk))
      mine.push(step(act, { cycle: decision.cycle, unit: decision.unit, due: null }));
  await petitions(tx, holder, desk, step, { mine, others });
  if (!mayEver(holder, 'dossier.receive')) return;
  for (const { cycle, recipient, person, dueOn } of await dossiersSubmitted(tx))
    if (await desk.may('dossier.receive', recipient, { person, state: 'submitted' }))
      mine.push(step('receiveDossier', { cycle, unit: recipient, due: dueOn }));
}

const mayActOnDecisions = (holder: Holder): boolean =>
  (
    [
      'decision.submit',
      'decision.signPart',
      'decision.giveOpinion',
      'decision.decide',
      'decision.number',
      'notice.give',
    ] as const
  ).some((action) => mayEver(holder, action));

/** What the holder may do next with a document. */
async function actsOn(
  { state, unit, hasOpinion, unsigned, unsent, isAboutThem }: DecisionWaiting,
  { person }: Holder,
  { may }: Desk,
): Promise<readonly NextAct[]> {
  const acts: NextAct[] = [];
  switch (state) {
    case 'drafted':
    case 'returned':
      for (const body of unsigned) if (await may('decision.signPart', body)) acts.push('signPart');
      // What is not signed by all cannot be submitted yet.
      if (unsigned.length === 0 && (await may('decision.submit', unit))) acts.push('submitDecision');
      break;
    case 'submitted':
      if (await may('decision.decide', unit)) acts.push('decideLevels');
      else if (!hasOpinion && (await may('decision.giveOpinion', unit))) acts.push('giveOpinion');
      break;
    case 'decided':
      if (await may('decision.number', unit, isAboutThem ? { person } : {})) acts.push('numberDecision');
      break;
    case 'numbered':
      if (await may('decision.publish', unit)) acts.push('publishDecision');
      if (unsent > 0 && (await may('notice.give', unit))) acts.push('sendNotices');
      break;
    case 'published':
      if (unsent > 0 && (await may('notice.give', unit))) acts.push('sendNotices');
      break;
    case 'withdrawn':
      break;
  }
  return acts;
}

/**
 * A petition waits for who may take it on, which never is who decided the level. Where nobody else holds that authority it
 * would wait unseen until its day has passed: so whoever oversees petitions sees those not taken on, and those that are late.
 */
async function petitions(
  tx: Tx,
  holder: Holder,
  { may, today }: Desk,
  step: Making,
  { mine, others }: Found,
): Promise<void> {
  for (const { cycle, unit, person, state, dueOn } of await petitionsSeen(tx, {})) {
    if (state !== 'filed' && state !== 'taken') continue;
    const act = state === 'filed' ? 'takePetition' : 'answerPetition';
    if (person === holder.person) others.push(step('answerPetition', { cycle, unit, due: dueOn }));
    else if (await may(state === 'filed' ? 'petition.take' : 'petition.answer', unit, { person, state }))
      mine.push(step(act, { cycle, unit, due: dueOn }));
    else if (
      (state === 'filed' || (dueOn !== null && dueOn < today)) &&
      (await may('petition.see', unit, { person, state }))
    )
      mine.push(step('watchPetition', { cycle, unit, due: dueOn }));
  }
}
