/** What a regulation says about years of work that end before December, and about the days by which levels are due. */
import type { Binds } from './binds.ts';
import type { ConditionNode } from './condition-nodes.ts';
import type { Placed, RuleHead } from './format.ts';

/** Whose year of work may end before 31 December. */
export interface OwnYearRule extends Placed {
  readonly articles: readonly string[];
  /** About the unit for which the end of its year is recorded. A layer says nothing here. */
  readonly when?: ConditionNode;
  /** People who keep the calendar year even there; any of these is enough. */
  readonly excepts: readonly OwnYearException[];
  /** Month with which the second half of such a year begins; after six months unless said. */
  readonly secondHalfFrom?: number;
}

export interface OwnYearException extends Placed {
  readonly articles: readonly string[];
  readonly when: ConditionNode;
  /** Whom the layer it stands in binds. */
  readonly binds?: Binds;
}

/**
 * What a deadline is about: the decision on the level, or the dossier that is sent in for it. Only the first makes a
 * late decision.
 */
export const DEADLINES_OF = ['level', 'dossier'] as const;
export type DeadlineOf = (typeof DEADLINES_OF)[number];

/** A day of every year before which something is due. It changes no level; a level decided later is told. */
export interface Deadline extends RuleHead {
  readonly stages: readonly string[];
  readonly of: DeadlineOf;
  readonly before: DayOfYear | DayOfMonth;
  /** The year that is rated, or the one after it; says nothing where `before` is a day of a month. */
  readonly year: 'same' | 'next';
  /** About the subject, by attributes. */
  readonly when?: ConditionNode;
  /** Not for those whose year of work ends before December. */
  readonly exceptOwnYear: boolean;
  /** Whom the layer it stands in binds. */
  readonly binds?: Binds;
}

/** For stages of years only: it comes once a year. */
export interface DayOfYear {
  readonly month: number;
  readonly day: number;
}

/** A day of the month in which the period ends, or of the month after it. */
export interface DayOfMonth {
  readonly month: 'last' | 'next';
  readonly day: number;
}
