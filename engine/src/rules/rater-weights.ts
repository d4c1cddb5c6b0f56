import { add, compare, divide, type Exact, formatExact, ONE, ratio, ZERO } from '../exact.ts';
import { shownPercent } from '../explanation/show.ts';
import { type Language, say } from '../problem.ts';
import { ANY, type Interval, scaled, sumOf } from '../regulation/interval.ts';
import type { Cursor } from '../regulation/plain.ts';
import type { RuleReader } from '../regulation/read/rule.ts';
import {
  DOES_NOT_APPLY,
  doesNotApply,
  type Gap,
  isGap,
  type Measured,
  whereabouts,
  within,
} from './measured.ts';

/** Raters, or kinds of raters, with what the word of each weighs; together 100 %. */
export type RaterWeights = ReadonlyMap<string, Exact>;

export const ABSENT = ['re-weight', 'missing'] as const;
/** Where one of the raters gave nothing: the others carry the weight, or it is waited for. */
export type WhenAbsent = (typeof ABSENT)[number];

export function readRaterWeights(at: Cursor | undefined, read: RuleReader): RaterWeights | undefined {
  const entries = at?.entries();
  if (at === undefined || entries === undefined) return undefined;
  const weights = new Map<string, Exact>();
  for (const [rater, value] of entries) {
    const weight = read.exact(value);
    if (weight === undefined) return undefined;
    weights.set(rater, weight);
  }
  const all = [...weights.values()];
  return areWhole(all) ? weights : refuseWeights(at, all);
}

/** Weights are all above 0 and make 100 %. */
export const areWhole = (weights: readonly Exact[]): boolean =>
  weights.every((w) => compare(w, ZERO) > 0) && compare(weights.reduce(add, ZERO), ONE) === 0;

/** Says of weights that are not whole what is wrong: numbers that make 100 lack the sign of per cent. */
export function refuseWeights(at: Cursor, weights: readonly Exact[]): undefined {
  const [first = ONE] = weights;
  const lackSign = compare(weights.reduce(add, ZERO), ratio(100)) === 0;
  const shown = formatExact(first);
  return at.refuse(
    'pack.weights-not-whole',
    !lackSign
      ? say('các trọng số phải dương và cộng lại bằng 100%', 'weights must be positive and add up to 100%')
      : say(
          `các trọng số cộng lại được 100 chứ không phải 100%: “${shown}” thiếu dấu %`,
          `the weights make 100, not 100%: '${shown}' lacks the sign of per cent`,
        ),
    !lackSign
      ? say('sửa các trọng số cho đủ 100%', 'mend the weights so that they make 100%')
      : say(`ghi có dấu %, như ${shown}%`, `write them with the sign, like ${shown}%`),
  );
}

/** What one rater says; `absent` when nothing was given at all. */
export interface Said {
  readonly weight: Exact;
  readonly value: Measured;
  readonly isAbsent: boolean;
}

/** Σ weight × value over the raters who spoke, or a gap. */
export function meanOfSaid(said: readonly Said[], whenAbsent: WhenAbsent): Measured {
  const relevant = said.filter((s) => !doesNotApply(s.value));
  if (relevant.length === 0) return DOES_NOT_APPLY;
  const spoke = relevant.filter((s) => !(s.isAbsent && whenAbsent === 're-weight'));
  const counted = spoke.length === 0 ? relevant : spoke;
  const whole = counted.map((s) => s.weight).reduce(add, ZERO);
  const gaps: Gap[] = [];
  const ranges: (Interval | undefined)[] = counted.map(({ value, weight }) => {
    if (isGap(value)) gaps.push(value);
    const range = whereabouts(value);
    return range && scaled(range, divide(weight, whole));
  });
  return within(gaps, ranges.every((r) => r !== undefined) ? sumOf(ranges) : ANY);
}

export function weightsInWords(
  weights: RaterWeights,
  name: (rater: string) => string,
  language: Language,
): string {
  return [...weights].map(([rater, weight]) => `${name(rater)} ${shownPercent(weight, language)}`).join(', ');
}

export const absentInWords = (whenAbsent: WhenAbsent, language: Language): string =>
  whenAbsent === 'missing'
    ? ''
    : language === 'vi'
      ? '; ai không chấm thì chia lại trọng số cho những người đã chấm'
      : '; who gives none passes the weight to those who gave one';
