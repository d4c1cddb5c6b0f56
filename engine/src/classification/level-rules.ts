import { FALSE, type Truth, UNKNOWN } from '../evaluation/condition.ts';
import type { StagePlan } from '../evaluation/program.ts';
import type { ConditionNode } from '../regulation/format.ts';

/** What a truth leads to, as a number: a rank of the regulation's levels, or one of these. */
export const NOT_RATED_CODE = 253;
/** A person has to say, or may have said: only the object path looks at decisions. */
export const ASK_CODE = 254;
/** Not settled: something that could change it is unknown. */
export const OPEN_CODE = 255;
export const NO_CAP = 255;

const NOT_RATED = 0;
const FORCED = 1;
const RUNG = 2;
const CEILING = 3;

/** Every condition about the level in a plan, in the order in which the law takes them. */
export interface LevelRules {
  readonly rules: readonly LevelRule[];
  readonly hasLadder: boolean;
}

export interface LevelRule {
  readonly part: typeof NOT_RATED | typeof FORCED | typeof RUNG | typeof CEILING;
  readonly id: string;
  readonly articles: readonly string[];
  readonly when: ConditionNode;
  /** The level it gives or allows; `ASK_CODE` where it puts a question. */
  readonly level: number;
}

export function levelRulesOf(plan: StagePlan, rank: ReadonlyMap<string, number>): LevelRules {
  const code = (level: string): number => rank.get(level) ?? NOT_RATED_CODE;
  const forced = (part: typeof NOT_RATED | typeof FORCED) =>
    plan[part === NOT_RATED ? 'notRated' : 'forced'].map(
      ({ rule }): LevelRule => ({
        part,
        id: rule.id,
        articles: rule.articles,
        when: rule.when,
        level: 'level' in rule.then ? code(rule.then.level) : ASK_CODE,
      }),
    );
  const ladder = plan.ladder?.rule;
  return {
    hasLadder: ladder !== undefined,
    rules: [
      ...forced(NOT_RATED),
      ...forced(FORCED),
      ...(ladder?.rungs ?? []).map(
        (rung): LevelRule => ({
          part: RUNG,
          id: ladder?.id ?? '',
          articles: rung.articles,
          when: rung.when,
          level: code(rung.level),
        }),
      ),
      ...plan.ceilings.map(
        ({ rule }): LevelRule => ({
          part: CEILING,
          id: rule.id,
          articles: rule.articles,
          when: rule.when,
          level: code(rule.level),
        }),
      ),
    ],
  };
}

/**
 * The level that truths lead to: not rated → forced levels → ladder → ceilings → cap, as `classify` goes, without
 * reasons. The truth of rule k of this subject is `truths[at + k × stride]`. `cap` is the level of a unit, or `NO_CAP`.
 */
export function levelFrom(
  { rules, hasLadder }: LevelRules,
  truths: Uint8Array,
  at: number,
  stride: number,
  cap: number,
): number {
  let level = OPEN_CODE;
  let isOpen = false;
  let isForcedOpen = false;
  let isClimbed = false;
  for (let k = 0, place = at; k < rules.length; k++, place += stride) {
    const truth = truths[place];
    if (truth === FALSE) continue;
    const rule = rules[k]!;
    switch (rule.part) {
      case NOT_RATED:
        if (truth === UNKNOWN) isOpen = true;
        else return rule.level;
        break;
      case FORCED:
        if (level !== OPEN_CODE) break;
        if (truth === UNKNOWN) isForcedOpen = true;
        else if (rule.level === ASK_CODE) return ASK_CODE;
        else {
          level = rule.level;
          isForcedOpen = false;
          isClimbed = true;
        }
        break;
      case RUNG:
        if (isClimbed || level !== OPEN_CODE) break;
        if (truth === UNKNOWN) isOpen = true;
        else level = rule.level;
        isClimbed = level !== OPEN_CODE;
        break;
      case CEILING:
        if (level < rule.level) {
          if (truth === UNKNOWN) isOpen = true;
          else level = rule.level;
        }
        break;
    }
  }
  if (isOpen || isForcedOpen) return OPEN_CODE;
  if (level === OPEN_CODE) return hasLadder ? ASK_CODE : OPEN_CODE;
  return cap !== NO_CAP && level < cap ? cap : level;
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

export type { Truth };
