import { compare, type Exact } from '../exact.ts';
import type { Interval } from '../regulation/interval.ts';

/** A fact that was not given, and the clause that needs it. */
export interface MissingFact {
  readonly subject: string;
  readonly period: string;
  /** Fact, table or measure id. */
  readonly what: string;
  readonly rater?: string;
  readonly articles: readonly string[];
}

/** A question that nobody has answered yet. */
export interface OpenQuestion {
  readonly question: string;
  readonly subject: string;
  readonly period: string;
  /** The subject whose undecided state this one waits for, when nobody has to answer anything here. */
  readonly waitsFor?: string;
}

/**
 * Why there is no number. `excused`: this period does not count, and that is in order. `not-applicable`: this criterion
 * does not apply to the subject; the sum or mean around it says what then becomes of its points.
 */
export interface Gap {
  readonly gap: 'missing' | 'ask' | 'excused' | 'not-applicable';
  readonly missing: readonly MissingFact[];
  readonly questions: readonly OpenQuestion[];
  /** Where the number must lie all the same, as far as what is known tells. */
  readonly range?: Interval;
}

export type Measured = Exact | Gap;

export const isGap = (measured: Measured): measured is Gap => 'gap' in measured;

export const EXCUSED: Gap = { gap: 'excused', missing: [], questions: [] };
export const DOES_NOT_APPLY: Gap = { gap: 'not-applicable', missing: [], questions: [] };
export const doesNotApply = (measured: Measured): boolean =>
  isGap(measured) && measured.gap === 'not-applicable';

export const missingFact = (missing: MissingFact): Gap => ({
  gap: 'missing',
  missing: [missing],
  questions: [],
});

export const openQuestion = (question: OpenQuestion): Gap => ({
  gap: 'ask',
  missing: [],
  questions: [question],
});

/**
 * All gaps in one; a missing fact weighs more than an open question, both are kept. A range is that of the number which
 * was read, never of the one made from it.
 */
export function joinGaps(gaps: readonly Gap[]): Gap {
  const only = gaps.length === 1 ? gaps[0] : undefined;
  if (only && only.range === undefined) return only;
  const missing: MissingFact[] = [];
  const questions: OpenQuestion[] = [];
  for (const gap of gaps) {
    for (const m of gap.missing) missing.push(m);
    for (const q of gap.questions) questions.push(q);
  }
  if (missing.length > 0) return { gap: 'missing', missing, questions };
  if (questions.length > 0) return { gap: 'ask', missing, questions };
  const applies = gaps.length === 0 || gaps.some((g) => g.gap !== 'not-applicable');
  return applies ? EXCUSED : DOES_NOT_APPLY;
}

/** Where a number lies: at itself, in the range of what is known of it, or nobody knows. */
export const whereabouts = (measured: Measured): Interval | undefined =>
  isGap(measured) ? measured.range : { min: measured, max: measured };

/** The gaps of what a number is made of, with the range in which it lies all the same; a range of one number is it. */
export function within(gaps: readonly Gap[], range: Interval | undefined): Measured {
  if (range?.min && range.max && compare(range.min, range.max) === 0) return range.min;
  const joined = joinGaps(gaps);
  return range === undefined || (range.min === undefined && range.max === undefined)
    ? joined
    : { ...joined, range };
}
