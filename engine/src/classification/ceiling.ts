import { FALSE, type Truth, UNKNOWN } from '../evaluation/condition.ts';
import type { LinkedCeiling } from '../evaluation/program.ts';
import type { View } from '../evaluation/view.ts';
import type { Question } from '../regulation/format.ts';
import { type Gap, openQuestion } from '../rules/measured.ts';
import type { LevelStep } from './classification.ts';

export interface CeilingOutcome {
  readonly possible: readonly string[];
  /** Present while it is not known whether it lowers, or to which level. */
  readonly open?: OpenCeiling;
  readonly step: Omit<LevelStep, 'conditions'>;
}

/** Levels a ceiling may still hold a subject to, and what it lacks to say so. */
export interface OpenCeiling {
  readonly limits: readonly string[];
  readonly gaps: readonly Gap[];
}

export const levelsOffered = (question: Question): string[] =>
  [...question.options.values()].flatMap((o) => (o.effect.kind === 'level' ? [o.effect.level] : []));

/**
 * What a ceiling leaves of the levels possible; undefined where it does nothing. One that asks lets a person lift it
 * (accept) or say which level is the most; until then each of these may come, and nobody is raised by any answer. Several
 * that are open to one level are all open: each of them alone may still bring the subject down to it.
 */
export function ceilingOf(
  ceiling: LinkedCeiling,
  view: View,
  truth: Truth,
  possible: readonly string[],
  lower: (levels: readonly string[], limit: string) => string[],
): CeilingOutcome | undefined {
  if (truth === FALSE) return undefined;
  const { rule } = ceiling;
  const step = { rule: rule.id, role: 'ceiling' as const, articles: rule.articles };
  const together = (limits: readonly string[], stays: boolean): string[] => {
    const all = [...(stays ? possible : []), ...limits.flatMap((limit) => lower(possible, limit))];
    // Down to the best level: nothing changes but the order, which is that of the levels.
    const [best] = view.world.program.rank.keys();
    return best === undefined ? all : lower(all, best);
  };
  if ('level' in rule.then) {
    const { level } = rule.then;
    if (truth !== UNKNOWN) return { possible: lower(possible, level), step: { ...step, level } };
    return openCeiling([level]);
  }
  const { ask } = rule.then;
  const question = view.world.program.regulation.questions.get(ask)!;
  const decision = view.world.decision(ask, view.kind, view.index, view.period);
  const effect = decision && question.options.get(decision.option)?.effect;
  const accepts = [...question.options.values()].some((o) => o.effect.kind === 'accept');
  if (truth === UNKNOWN) {
    const limits = effect?.kind === 'level' ? [effect.level] : levelsOffered(question);
    return effect?.kind === 'accept' ? undefined : openCeiling(limits);
  }
  if (decision && (effect?.kind === 'level' || effect?.kind === 'accept')) {
    const document = decision.document === undefined ? {} : { document: decision.document };
    const by = { decision: { by: decision.by, ...document } };
    if (effect.kind === 'accept') return { possible, step: { ...step, ...by } };
    const { level } = effect;
    return { possible: lower(possible, level), step: { ...step, ...by, level } };
  }
  const limits = levelsOffered(question);
  const gap = openQuestion({ question: ask, subject: view.id, period: view.period.id });
  return { possible: together(limits, accepts), open: { limits, gaps: [gap] }, step };

  function openCeiling(limits: readonly string[]): CeilingOutcome | undefined {
    const isAbove = limits.some((limit) => lower(possible, limit).join() !== possible.join());
    if (!isAbove) return undefined;
    return { possible: together(limits, true), open: { limits, gaps: ceiling.when.gaps(view) }, step };
  }
}
