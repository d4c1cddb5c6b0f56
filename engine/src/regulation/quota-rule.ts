/** How many may hold a level, of whom, and what follows when there are more. */
import type { Exact } from '../exact.ts';
import type { Binds } from './binds.ts';
import type { ConditionNode } from './condition-nodes.ts';
import type { Parameter, RuleHead, SubjectKind } from './format.ts';

export type QuotaBase = 'rated-good' | 'good-or-better' | 'rated';

/** In which counts the share is kept: the whole scope alone, each duty group too, or small groups put together. */
export type QuotaTests = 'both' | 'unit-only' | 'pooled';

/** The strictest first: only `down` never exceeds the share. `nearest` takes a half up. */
export const QUOTA_ROUNDINGS = ['down', 'nearest', 'up'] as const;
export type QuotaRounding = (typeof QUOTA_ROUNDINGS)[number];

/** At most a share of those rated may hold the level, in each scope and duty group. */
export interface Quota extends RuleHead {
  readonly of: SubjectKind;
  readonly stages: readonly string[];
  readonly level: string;
  /** The level below, on which `rated-good` counts. */
  readonly next: string;
  readonly share: Exact;
  /** The share a person may raise it to; where it is a quantity of the unit, `share` is the most that it can be. */
  readonly raised?: { readonly share: Exact; readonly measure?: string; readonly question: string };
  readonly base: Parameter<QuotaBase>;
  readonly rounding: QuotaRounding;
  readonly tests: Parameter<QuotaTests>;
  readonly scope: Parameter<QuotaScope>;
  readonly headsIn: Parameter<'classifying-authority' | 'own-unit'>;
  readonly secondedIn: Parameter<'receiving' | 'sending'>;
  /** Question by which a person gives a place. */
  readonly choice: string;
  /** A rule for small scopes: up to so many members, so many places; `exactly` says that they are to be filled. */
  readonly smallGroup?: {
    readonly upTo: number;
    readonly places: number;
    readonly rule: Parameter<'at-most' | 'exactly'>;
  };
  /** Only those whose attributes meet this are counted. */
  readonly among?: ConditionNode;
  /** Levels that make the base, when no word of `base` says it. */
  readonly baseLevels?: readonly string[];
  /** So many places at least, where anybody is in the base. */
  readonly atLeast?: number;
  /** Where the share is read; `share` is then the most that it can be. */
  readonly shareFrom?: ShareFrom;
  /** The question to a person where the share gives no place and somebody reaches the level. */
  readonly whenNoPlace?: string;
  /** What follows when more are decided than there are places: the rating is done again. */
  readonly whenOver?: 'rate-again';
  /** Whom the layer it stands in binds. */
  readonly binds?: Binds;
}
export type QuotaScope = 'using-body' | 'direct-unit' | 'recognising-authority' | 'own-unit';

/**
 * A share that is not one number of the text: a quantity of the unit, how many hold a level under another rating, or
 * one number for each level of the unit in which people are counted.
 */
export type ShareFrom = {
  /** The planned ceiling a person sets while the share is not known. */
  readonly otherwise: string;
} & (
  | { readonly kind: 'measure'; readonly measure: string }
  | { readonly kind: 'rating'; readonly rating: string; readonly level: string }
  | { readonly kind: 'level-of-unit'; readonly shares: ReadonlyMap<string, Exact> }
);
