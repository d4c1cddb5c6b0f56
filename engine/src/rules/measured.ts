import type { Exact } from '../exact.ts';
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

/** Why there is no number. `excused` means: this period does not count, and that is in order. */
export interface Gap {
  readonly gap: 'missing' | 'ask' | 'excused';
  readonly missing: readonly MissingFact[];
  readonly questions: readonly OpenQuestion[];
  /** Where the number must lie all the same, as far as what is known tells. */
  readonly range?: Interval;
}

export type Measured = Exact | Gap;

export const isGap = (measured: Measured): measured is Gap => 'gap' in measured;

export const EXCUSED: Gap = { gap: 'excused', missing: [], questions: [] };

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
  const missing = gaps.flatMap((g) => g.missing);
  const questions = gaps.flatMap((g) => g.questions);
  const gap = missing.length > 0 ? 'missing' : questions.length > 0 ? 'ask' : 'excused';
  return { gap, missing, questions };
}
