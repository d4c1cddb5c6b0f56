import type { ConditionOutcome } from '../evaluation/condition.ts';
import type { View } from '../evaluation/view.ts';
import type { Exact } from '../exact.ts';
import type { MissingFact, OpenQuestion } from '../rules/measured.ts';

export const NOT_RATED = 'notRated';

/** What one rule about the level did. */
export interface LevelStep {
  readonly rule: string;
  readonly role: 'not-rated' | 'forced' | 'ladder' | 'ceiling' | 'cap';
  readonly articles: readonly string[];
  readonly level?: string;
  /** Subject whose level caps this one. */
  readonly by?: string;
  readonly decision?: { readonly by: string; readonly document?: string };
  readonly conditions: readonly {
    readonly level?: string;
    readonly articles: readonly string[];
    readonly outcome: ConditionOutcome;
  }[];
}

/** A subject's level before any quota, and all that led to it. */
export interface Classification {
  readonly view: View;
  readonly score?: Exact;
  /** What the ladder alone gives. */
  readonly band?: string;
  readonly level?: string;
  /** Levels the subject may still end at; one when the level is settled. */
  readonly possible: readonly string[];
  readonly missing: readonly MissingFact[];
  readonly questions: readonly OpenQuestion[];
  /** Truth of every condition, in the order of the rules: 0, 1, 2 for unknown. */
  readonly mask: string;
  readonly steps: readonly LevelStep[];
}
