import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { lineThrough } from '../units/units.queries.ts';
import { ratedForAct } from './commendation.ts';
import { type Asked, type Following, type Rated, ratedIn, refsOf } from './rated.ts';
import * as errors from './use-of-results.errors.ts';
import * as queries from './use-of-results.queries.ts';
import {
  afterFollowUp,
  FOLLOW_UP_ACTS,
  type FollowUpAct,
  type FollowUpState,
  followUpState,
} from './use-of-results.states.ts';

/** A ground to act on, and what came of it. */
export interface FollowUp extends Omit<Following, 'holds' | 'use'> {
  readonly regulation: string;
  readonly subject: string;
  readonly name: string;
  readonly unit: string;
  readonly isOutdated: boolean;
  /** `no`: it was taken up, and the newest results give the ground no more. */
  readonly holds: 'yes' | 'open' | 'no';
  readonly state: FollowUpState;
  readonly acts: readonly Pick<queries.UseRow, 'number' | 'act' | 'reason' | 'document' | 'takenAt'>[];
}

const isFollowUpAct = (act: string): act is FollowUpAct => FOLLOW_UP_ACTS.some((known) => known === act);

/** What the regulations suggest to do after the levels of a cycle, on which ground, and where each stands. */
export async function followUps(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  asked: Asked,
): Promise<{ readonly run: string; readonly followUps: readonly FollowUp[] } | Refusal> {
  const found = await ratedIn(tx, holder, sources, asked, 'result.use');
  if (isRefusal(found)) return found;
  const uses = (await queries.usesOf(tx, { cycle: asked.cycle })).filter(
    ({ rule }) => rule !== queries.COMMENDATION,
  );
  const list = found.rated.flatMap((one) => {
    const { regulation, subject, name, unit, isOutdated } = one;
    const mine = uses.filter((row) => row.regulation === regulation && row.subject === subject);
    const suggested = suggestionsFor(one);
    const gone = [...new Set(mine.map(({ rule }) => rule))]
      .filter((rule) => !suggested.some((known) => known.rule === rule))
      .flatMap((rule) => {
        const known = found.regulations.find(({ id }) => id === regulation);
        const consequence = known?.consequences.find(({ id }) => id === rule);
        if (consequence === undefined) return [];
        const refs = refsOf(known, consequence.articles);
        return [{ rule, says: consequence.label[asked.language], holds: 'no' as const, refs }];
      });
    return [...suggested, ...gone].map(({ rule, says, holds, refs }) => {
      const acts = mine.filter((row) => row.rule === rule);
      return {
        ...{ regulation, subject, name, unit, isOutdated, rule, says, holds, refs },
        state: followUpState(acts.map(({ act }) => act).filter(isFollowUpAct)),
        acts: acts.map(({ number, act, reason, document, takenAt }) => ({
          ...{ number, act, reason, document, takenAt },
        })),
      };
    });
  });
  return { run: found.run, followUps: list };
}

const suggestionsFor = ({ follows }: Rated): readonly Following[] =>
  follows.filter(({ use }) => use === 'follow-up');

/** Takes a suggestion up, leaves it with the reason, or says that it is done. */
export async function actOnFollowUp(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: Asked & {
    readonly regulation: string;
    readonly subject: string;
    readonly rule: string;
    readonly act: FollowUpAct;
    readonly reason: string | null;
    readonly document: string | null;
  },
): Promise<
  | {
      readonly subject: string;
      readonly rule: string;
      readonly number: number;
      readonly state: FollowUpState;
    }
  | Refusal
> {
  const one = await ratedForAct(tx, holder, sources, given, 'result.followUp');
  if (isRefusal(one)) return one;
  const { cycle, regulation, subject, rule, act, reason, document } = given;
  const acts = (await queries.usesOf(tx, { cycle, subject, rule })).filter(
    (row) => row.regulation === regulation,
  );
  if (acts.length === 0 && !suggestionsFor(one).some((known) => known.rule === rule))
    return errors.noSuchGround();
  const before = followUpState(acts.map((row) => row.act).filter(isFollowUpAct));
  const { unit, person } = one;
  const line = await lineThrough(tx, unit, todayInVietnam());
  const why = refusalOf(holder, 'result.followUp', { line, person, state: before });
  if (why) return why;
  const state = afterFollowUp(before, act);
  if (state === undefined) return errors.notFromHere();
  if (act !== 'takeUp' && reason === null) return errors.needsReason();
  const number = acts.length + 1;
  await queries.addUse(tx, cycle, {
    ...{ regulation, subject, rule, number, act, reason, document, unit, person },
    takenBy: holder.account,
  });
  await record(tx, {
    action: 'result.followUp',
    subject: { kind: 'resultUse', id: `${cycle}/${regulation}/${subject}/${rule}/${number}` },
    unit,
    ...(person === null ? {} : { person }),
    facts: { cycle, regulation, subject, rule, act, state, document },
    ...(reason === null ? {} : { texts: { reason } }),
  });
  return { subject, rule, number, state };
}
