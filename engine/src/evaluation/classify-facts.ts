import type { CalendarDay } from '../calendar-day.ts';
import { NOT_RATED } from '../classification/classification.ts';
import {
  ASK_CODE,
  levelFrom,
  levelRulesOf,
  NO_CAP,
  NOT_RATED_CODE,
  OPEN_CODE,
} from '../classification/level-rules.ts';
import type { Exact } from '../exact.ts';
import type { Period } from '../period.ts';
import type { Register } from '../register.ts';
import type { FactValue } from '../regulation/format.ts';
import { isGap } from '../rules/measured.ts';
import type { Condition, ConditionOutcome } from './condition.ts';
import type { Program, StagePlan } from './program.ts';
import { View } from './view.ts';
import { World } from './world.ts';

/** What facts alone lead to. Valid until the next call: nothing is allocated for it. */
export interface FactsLevel {
  /** Undefined where something unknown could change it, or a person has to say. */
  level: string | undefined;
  score: Exact | undefined;
  /** Truth of every condition, in the order of the rules: 0, 1, 2 for unknown. */
  readonly truths: Uint8Array;
}

export interface ConditionTold {
  readonly rule: string;
  readonly articles: readonly string[];
  readonly outcome: ConditionOutcome;
}

export interface FactsClassifier {
  /** `facts` by the slots of the vocabulary. */
  classify(facts: readonly (FactValue | undefined)[]): FactsLevel;
  /** The same, with every condition as it came out and its articles. */
  explain(facts: readonly (FactValue | undefined)[]): {
    level: string | undefined;
    conditions: ConditionTold[];
  };
}

/**
 * The lean entry for what-if questions and for regulations that rest on the facts of one period: the linked conditions
 * of a group, asked of one fact list after the other, without register, structure, decisions or quota.
 *
 * @example
 * const staff = classifyFacts(program, 'staff', 'year', period);
 * staff.classify(facts).level // 'good'
 */
export function classifyFacts(
  program: Program,
  group: string,
  stage: string,
  period: Period,
): FactsClassifier {
  const plan = program.planOf(group, stage);
  if (plan === undefined) throw new Error(`${program.regulation.id} has no group ${group}`);
  const world = new World(program, NOBODY(program), period.to as CalendarDay, false);
  const view = new View(world, plan.group.of, 0, '', plan, period, [], []);
  const rules = levelRulesOf(plan, program.rank, program.regulation.questions);
  if (rules === undefined) throw new Error(`${program.regulation.id} has too many levels`);
  const conditions = conditionsOf(plan);
  const names = [...program.rank.keys()];
  const truths = new Uint8Array(conditions.length);
  const result: FactsLevel = { level: undefined, score: undefined, truths };
  const scoreSlot = plan.ladder?.scoreSlot;

  const classify = (facts: readonly (FactValue | undefined)[]): FactsLevel => {
    view.restart(facts);
    for (let k = 0; k < conditions.length; k++) truths[k] = conditions[k]!.test(view);
    return conclude();
  };

  const conclude = (): FactsLevel => {
    const level = levelFrom(rules, truths, 0, 1, NO_CAP);
    result.level =
      level === OPEN_CODE || level === ASK_CODE
        ? undefined
        : level === NOT_RATED_CODE
          ? NOT_RATED
          : names[level];
    const score = scoreSlot === undefined ? undefined : view.measure(scoreSlot);
    result.score = score === undefined || isGap(score) ? undefined : score;
    return result;
  };
  return {
    classify,
    explain: (facts) => {
      view.restart(facts);
      const told = rules.rules.map((rule, k): ConditionTold => {
        const outcome = conditions[k]!.outcome(view);
        truths[k] = outcome.truth;
        return { rule: rule.id, articles: rule.articles, outcome };
      });
      return { level: conclude().level, conditions: told };
    },
  };
}

/** In the order of `levelRulesOf`. */
const conditionsOf = (plan: StagePlan): Condition[] => [
  ...plan.notRated.map((r) => r.when),
  ...plan.forced.map((r) => r.when),
  ...(plan.ladder?.rungs ?? []).map((r) => r.when),
  ...plan.ceilings.map((r) => r.when),
];

const NOBODY = (program: Program): Register => ({
  vocabulary: program.vocabulary,
  units: [],
  people: [],
  unitFacts: [],
  personFacts: [],
  records: new Map(),
  decisions: [],
});
