import { FALSE, UNKNOWN } from '../evaluation/condition.ts';
import type { StagePlan } from '../evaluation/program.ts';
import type { Ceiling, ConditionNode, ForcedLevel, Question, Regulation } from '../regulation/format.ts';

/** What truths lead to, as a number: a rank of the regulation's levels, or one of these. */
export const NOT_RATED_CODE = 29;
/** A person has to say, or may have said: only the object path looks at decisions. */
export const ASK_CODE = 30;
/** Not settled: something that could change it is unknown. */
export const OPEN_CODE = 255;
export const NO_CAP = 255;
/** Levels are bits of a set of possible levels, beside the one for who is not rated. */
const MOST_LEVELS = NOT_RATED_CODE;

const NOT_RATED = 0;
const FORCED = 1;
const RUNG = 2;
const CEILING = 3;

/** Every condition about the level in a plan, in the order in which the law takes them. */
export interface LevelRules {
  readonly rules: readonly LevelRule[];
  readonly hasLadder: boolean;
  /** Levels that may be chosen where no rung holds, as bits. */
  readonly otherwise: number;
}

export interface LevelRule {
  readonly part: typeof NOT_RATED | typeof FORCED | typeof RUNG | typeof CEILING;
  readonly id: string;
  readonly articles: readonly string[];
  readonly when: ConditionNode;
  /** The level it gives or allows; `ASK_CODE` where it puts a question. */
  readonly level: number;
  /** The levels that it may give, as bits. */
  readonly bits: number;
}

/** Undefined for a regulation with more levels than fit into the bits of a number. */
export function levelRulesOf(
  plan: StagePlan,
  rank: ReadonlyMap<string, number>,
  questions: Regulation['questions'],
): LevelRules | undefined {
  if (rank.size > MOST_LEVELS) return undefined;
  const code = (level: string): number => rank.get(level) ?? NOT_RATED_CODE;
  const offered = (question: Question | undefined): number => {
    let bits = 0;
    for (const { effect } of question?.options.values() ?? []) {
      if (effect.kind === 'level') bits |= 1 << code(effect.level);
    }
    return bits;
  };
  const given = (part: LevelRule['part'], rule: ForcedLevel | Ceiling): LevelRule => {
    const level = 'level' in rule.then ? code(rule.then.level) : ASK_CODE;
    const bits = 'ask' in rule.then ? offered(questions.get(rule.then.ask)) : 1 << level;
    return { part, id: rule.id, articles: rule.articles, when: rule.when, level, bits };
  };
  const forced = (part: typeof NOT_RATED | typeof FORCED) =>
    plan[part === NOT_RATED ? 'notRated' : 'forced'].map(({ rule }) => given(part, rule));
  const ladder = plan.ladder?.rule;
  return {
    hasLadder: ladder !== undefined,
    otherwise: offered(questions.get(ladder?.otherwise ?? '')),
    rules: [
      ...forced(NOT_RATED),
      ...forced(FORCED),
      ...(ladder?.rungs ?? []).map(
        ({ articles, when, level }): LevelRule => ({
          part: RUNG,
          id: ladder?.id ?? '',
          articles,
          when,
          level: code(level),
          bits: 1 << code(level),
        }),
      ),
      ...plan.ceilings.map(({ rule }) => given(CEILING, rule)),
    ],
  };
}

/**
 * The level that truths lead to: not rated → forced levels → ladder → ceilings → cap, as `classify` goes, without
 * reasons. The truth of rule k of this subject is `truths[at + k × stride]`. `cap` is the level of a unit, or `NO_CAP`.
 */
export function levelFrom(
  { rules, hasLadder, otherwise }: LevelRules,
  truths: Uint8Array,
  at: number,
  stride: number,
  cap: number,
): number {
  let possible = 0;
  let isGiven = false;
  let isUnknown = false;
  let k = 0;
  let place = at;
  for (; k < rules.length; k++, place += stride) {
    const rule = rules[k]!;
    if (rule.part === CEILING) break;
    const truth = truths[place];
    if (truth === FALSE || isGiven) continue;
    possible |= rule.bits;
    if (truth === UNKNOWN) {
      if (rule.part === RUNG) isUnknown = true;
      continue;
    }
    if (rule.level === ASK_CODE) return ASK_CODE;
    if (rule.part === NOT_RATED) return only(possible);
    isGiven = true;
  }
  if (!isGiven && hasLadder) {
    if (!isUnknown) return ASK_CODE;
    possible |= otherwise;
  }
  for (; k < rules.length; k++, place += stride) {
    const truth = truths[place];
    if (truth === FALSE) continue;
    const { level } = rules[k]!;
    if (level === ASK_CODE) return ASK_CODE;
    const lowered = lower(possible, level);
    possible = truth === UNKNOWN ? possible | lowered : lowered;
  }
  return only(cap === NO_CAP ? possible : lower(possible, cap));
}

const only = (possible: number): number =>
  possible !== 0 && (possible & (possible - 1)) === 0 ? 31 - Math.clz32(possible) : OPEN_CODE;

/** The possible levels, those above the limit brought down to it. */
function lower(possible: number, limit: number): number {
  const above = possible & ((1 << limit) - 1);
  return above === 0 ? possible : (possible ^ above) | (1 << limit);
}

/** The truths that `classify` looks at on the way to the level, as it writes them into a mask. */
export function maskOf({ rules }: LevelRules, truthOf: (rule: number) => number): string {
  let mask = '';
  let isForced = false;
  for (let k = 0; k < rules.length; k++) {
    const rule = rules[k]!;
    if ((rule.part === FORCED || rule.part === RUNG) && isForced) continue;
    const truth = truthOf(k);
    mask += truth;
    if (truth !== 1) continue;
    if (rule.part === NOT_RATED) return mask;
    if (rule.part === FORCED) isForced = true;
  }
  return mask;
}
