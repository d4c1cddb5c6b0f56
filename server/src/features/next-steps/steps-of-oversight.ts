import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import type { Tx } from '../../database/as-actor.ts';
import { clocksOf } from '../../national-clocks.ts';
import { workingDays } from '../../working-days.ts';
import { questionsSeen, remediesSeen } from '../follow-up/follow-up.queries.ts';
import { findingsSeen, requestsSeen } from '../inspection/evidence.queries.ts';
import { inspectionsSeen } from '../inspection/inspection.queries.ts';
import { oldestWaiting } from '../national-database/national-database.queries.ts';
import { unitsBelow } from '../units/units.queries.ts';
import type { NextAct, Step } from './next-steps.states.ts';
import type { Desk, Found } from './next-steps.ts';

/** What waits after the decisions: measures, questions, inspections, and what has to be in the national database. */
export async function stepsOfOversight(
  tx: Tx,
  holder: Holder,
  desk: Desk,
  { mine }: Pick<Found, 'mine'>,
): Promise<void> {
  const waits = (act: NextAct, unit: string, due: string | null, count = 1) =>
    mine.push({ act, count, cycle: null, period: null, unit, due } satisfies Step);
  for (const { unit, owner, follower, state, dueOn } of await remediesSeen(tx, null)) {
    if (state === 'open' && owner === holder.person) waits('reportRemedy', unit, dueOn);
    if (state !== 'reported' || owner === holder.person) continue;
    const about = { person: owner, state };
    if (follower === holder.person || (await desk.may('remedy.close', unit, about)))
      waits('checkRemedy', unit, dueOn);
  }
  for (const { liesWith, steps } of await questionsSeen(tx))
    if (liesWith !== null && (await desk.may('question.answer', liesWith, { state: 'waiting' })))
      waits('answerQuestion', liesWith, steps.at(-1)?.dueOn ?? null);
  await inspections(tx, holder, desk, waits);
  await nationalDatabase(tx, holder, desk, waits);
}

type Waits = (act: NextAct, unit: string, due: string | null, count?: number) => void;

/**
 * Of those inspected what they are asked for and have to answer, of those who inspect what was answered; while it runs, for
 * nothing is settled afterwards.
 */
async function inspections(tx: Tx, { person }: Holder, { may, today }: Desk, waits: Waits): Promise<void> {
  const running = new Map(
    (await inspectionsSeen(tx)).flatMap((one) =>
      !one.isEnded && one.from <= today && today <= one.to ? [[one.id, one]] : [],
    ),
  );
  if (running.size === 0) return;
  for (const { inspection, unit, person: of, answers, dueOn } of await requestsSeen(tx, {}))
    if (running.get(inspection)?.isMine === false && answers.length === 0)
      if (await may('inspection.answer', unit, { person: of })) waits('supplyEvidence', unit, dueOn);
  for (const { inspection, unit, person: about, state, replyBy } of await findingsSeen(tx, {})) {
    const of = running.get(inspection);
    if (of === undefined) continue;
    if (of.isMine) {
      if (state === 'replied' || (state === 'told' && replyBy < today)) waits('settleFinding', unit, of.to);
    } else if (state === 'told' && (about === null || about === person)) {
      if (await may('inspection.reply', unit, { person: about, state }))
        waits('replyToFinding', unit, replyBy);
    }
  }
}

/** What was decided and has to be in the national database, by the shortest of its clocks. */
async function nationalDatabase(tx: Tx, holder: Holder, { today }: Desk, waits: Waits): Promise<void> {
  for (const unit of new Set(holder.roles.map((role) => role.unit))) {
    if (unit === null || refusalOf(holder, 'nationalDatabase.send', { line: [unit] }) !== undefined) continue;
    const { count, decidedOn } = await oldestWaiting(tx, await unitsBelow(tx, unit, today));
    if (decidedOn === null) continue;
    waits('sendResults', unit, clocksOf(decidedOn, today, workingDays())[0]?.dueOn ?? null, count);
  }
}
