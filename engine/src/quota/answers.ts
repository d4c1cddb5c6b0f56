import type { World } from '../evaluation/world.ts';
import type { Exact } from '../exact.ts';
import type { Period } from '../period.ts';
import type { Decision } from '../register.ts';
import type { Effect, Quota } from '../regulation/format.ts';

/**
 * By what a person has raised the share of exactly this scope, not of one above it, and to which number, if the answer
 * gives one; else it is the raised share of the text.
 */
export function raisedBy(
  world: World,
  quota: Quota,
  scopeId: string,
  period: Period,
): { by: string; entered?: Exact } | undefined {
  const asked = quota.raised && world.program.regulation.questions.get(quota.raised.question);
  if (quota.raised === undefined || asked === undefined) return undefined;
  const decision = world
    .decisionsAbout(asked.id, scopeId)
    .filter((d) => d.period === undefined || d.period === period.id)
    .at(-1);
  const effect = decision && asked.options.get(decision.option)?.effect;
  if (decision === undefined || effect === undefined) return undefined;
  const by = decision.document ?? decision.by;
  if (effect.kind === 'accept') return { by };
  return effect.kind === 'enter' && decision.value ? { by, entered: decision.value } : undefined;
}

export function choiceOf(
  world: World,
  quota: Quota,
  subject: string,
  period: Period,
): { yes: boolean; document?: string } | undefined {
  const asked = world.program.regulation.questions.get(quota.choice);
  const decision =
    asked &&
    world
      .decisionsAbout(asked.id, subject)
      .filter((d) => d.period === undefined || d.period === period.id)
      .at(-1);
  const effect = decision && asked.options.get(decision.option)?.effect;
  if (decision === undefined || effect === undefined) return undefined;
  const document = decision.document === undefined ? {} : { document: decision.document };
  return {
    yes: givesPlace(effect, quota),
    ...document,
  };
}

/** Whether the place was given first, by choice or as a decided level, and then taken back by a later decision. */
export function wasGivenBefore(
  world: World,
  quota: Quota,
  subject: string,
  period: Period,
  yes: boolean | undefined,
): boolean {
  const inPeriod = (d: Decision) => d.period === undefined || d.period === period.id;
  const levels = world.decisionsAbout('level', subject).filter(inPeriod);
  const takenBack =
    levels.slice(0, -1).some((d) => d.option === quota.level) && levels.at(-1)?.option !== quota.level;
  if (takenBack) return true;
  const asked = world.program.regulation.questions.get(quota.choice);
  const choices = asked ? world.decisionsAbout(asked.id, subject).filter(inPeriod) : [];
  const gave = (d: Decision) => givesPlace(asked?.options.get(d.option)?.effect, quota);
  return yes === false && choices.slice(0, -1).some(gave);
}

const givesPlace = (effect: Effect | undefined, quota: Quota): boolean =>
  effect?.kind === 'accept' || (effect?.kind === 'level' && effect.level === quota.level);
