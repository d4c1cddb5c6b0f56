/** What conditions are made of: a typed tree with three values, true, false, unknown. */
import type { CalendarDay } from '../calendar-day.ts';
import type { Exact } from '../exact.ts';
import type { Bilingual } from '../problem.ts';
import type { Binds } from './binds.ts';
import type { Placed } from './format.ts';

export type Comparison = 'atLeast' | 'above' | 'atMost' | 'below' | 'equals';

export interface Test {
  readonly by: Comparison;
  readonly value: Exact;
  readonly text: string;
}

export type ConditionNode = (
  | { readonly kind: 'all'; readonly of: readonly ConditionNode[] }
  | { readonly kind: 'any'; readonly of: readonly ConditionNode[] }
  | { readonly kind: 'not'; readonly of: ConditionNode }
  | { readonly kind: 'named'; readonly condition: string }
  | { readonly kind: 'reading'; readonly reading: string; readonly is: string }
  | { readonly kind: 'compare'; readonly left: Operand; readonly tests: readonly Test[] }
  | { readonly kind: 'is'; readonly left: Operand; readonly oneOf: readonly string[] }
  | ElsewhereNode
  | RecordsNode
  | RatingNode
  | LevelNode
  | PeriodEndsNode
  | RatedNode
  /** Whom the layer that a rule stands in binds. */
  | { readonly kind: 'bound'; readonly layer: string; readonly binds: Binds }
) &
  Placed;

/** `measure` and `fact` are of the subject in question; `attribute` is what the register says of it on the day. */
export type Operand =
  | { readonly kind: 'measure'; readonly id: string }
  | { readonly kind: 'fact'; readonly id: string; readonly rater?: string }
  | { readonly kind: 'attribute'; readonly id: string }
  | { readonly kind: 'column'; readonly id: string }
  /** Only where a condition is told: the table counted, the rating or the stage looked at. */
  | { readonly kind: 'records' | 'rating' | 'level' | 'rated'; readonly id: string };

/** The way from a subject to units: always from what the register says on the day that counts. */
export const PATHS = ['own-unit', 'unit-headed', 'units-in-charge', 'using-body', 'parent-unit'] as const;
export type Path = (typeof PATHS)[number];

export type Quantifier = 'some' | 'every';

/** What a condition about others is when there are none. */
export type WhenNone = 'yes' | 'no' | 'unknown';

/** A test asked of other units: of every one that the path leads to, or of some. */
export interface ElsewhereNode {
  readonly kind: 'elsewhere';
  readonly of: Path;
  readonly quantifier: Quantifier;
  readonly whenNone: WhenNone;
  readonly test: ConditionNode & { readonly kind: 'compare' | 'is' };
}

/**
 * Rows of a table that fall into the period: the subject's own, or those about a unit that the subject answered for on
 * the day of the row.
 */
export interface RecordsNode {
  readonly kind: 'records';
  readonly table: string;
  readonly of: Path | 'self';
  /** Column with the day of a row; absent where the table has periods. */
  readonly on?: string;
  readonly where?: ConditionNode;
  readonly tests: readonly Test[];
}

/** The level under another regulation, for the same subject and period. */
export interface RatingNode {
  readonly kind: 'rating';
  readonly rating: string;
  readonly oneOf: readonly string[];
  /** What it is for somebody whom that regulation does not rate. */
  readonly whenNone: WhenNone;
}

/**
 * The level under this regulation in the period before, or in the finer periods inside this one; with `last`, in how many
 * of the periods before this one.
 */
export interface LevelNode {
  readonly kind: 'level';
  readonly stage: string;
  readonly period: 'same' | 'previous';
  readonly quantifier: Quantifier;
  readonly oneOf: readonly string[];
  /** Of so many periods before this one; then `tests` say in how many of them. */
  readonly last?: number;
  readonly tests?: readonly Test[];
  /** What it is without any period in which the subject was rated. */
  readonly whenNone: WhenNone;
}

/** The period in question ends on these days or between: a demand that some years have and others do not. */
export interface PeriodEndsNode {
  readonly kind: 'period-ends';
  readonly from?: CalendarDay;
  readonly to?: CalendarDay;
}

/**
 * The level the subject comes out with in the very period, decided or else proposed; of units those they come out with.
 * Asked in consequences alone, which follow the level.
 */
export interface RatedNode {
  readonly kind: 'rated';
  readonly of: Path | 'self';
  readonly quantifier: Quantifier;
  readonly oneOf: readonly string[];
  /** What it is when there are no such units, or none that is rated. */
  readonly whenNone: WhenNone;
}

/** A clause that other conditions call by name. */
export type NamedCondition = ConditionNode & {
  readonly label: Bilingual;
  readonly articles: readonly string[];
};
