import type { Bilingual, Cursor } from '../engine.ts';

/** What a step does. The server knows each of them; a text says which it wants, in which order, and by whom. */
export const DOINGS = [
  'selfReview',
  'meeting',
  'writtenOpinions',
  'partyOpinion',
  'opinion',
  'coSigning',
  'synthesis',
  'submission',
  'decision',
  'numbering',
  'notice',
  'publication',
  'petition',
  'answer',
  'archive',
] as const;
export type Doing = (typeof DOINGS)[number];

/** Who takes a step: the one it is about, or whoever holds a role. */
export const STEP_ACTORS = [
  'themself',
  'head',
  'authority',
  'personnelOfficer',
  'partyCommittee',
  'meetingSecretary',
  'recordsClerk',
  'homeAffairs',
] as const;
export type StepActor = (typeof STEP_ACTORS)[number];

/**
 * Where the role must be held.
 * - `within`: in the unit of the subject or above it
 * - `using-body`, `managing-body`: there and nowhere else
 * - `concerned`: at a body that answers for a part of the proposal, as its document names it; recorded on paper it is `within`
 * - `authority`, `drafter`, `opinion-giver`: at the body that sits in that seat of the table of authorities
 */
export const STEP_PLACES = [
  'within',
  'using-body',
  'managing-body',
  'concerned',
  'authority',
  'drafter',
  'opinion-giver',
] as const;
export type StepPlace = (typeof STEP_PLACES)[number];

/** Sides whose opinion may be asked. */
export const OPINION_SIDES = [
  'meeting',
  'colleagues',
  'subordinates',
  'leadership',
  'heads-of-units',
  'party-committee',
  'union',
  'youth-union',
  'those-served',
] as const;
export type OpinionSide = (typeof OPINION_SIDES)[number];

/** By when. Working days count from the day after the step they follow. */
export type StepDeadline =
  | { readonly kind: 'before'; readonly month: number; readonly day: number; readonly year: 'same' | 'next' }
  | { readonly kind: 'working-days' | 'days'; readonly days: number; readonly after: string };

/** How opinions are asked in a step. */
export interface OpinionRule {
  readonly kind: 'named' | 'anonymous';
  readonly sides: readonly OpinionSide[];
  /** Of fewer ballots no count is shown, to anybody. */
  readonly suppressBelow: number;
}

export interface ProcedureArticle {
  readonly id: string;
  readonly at: Cursor;
  readonly ref: string;
  readonly says: Bilingual;
  readonly certainty: 'read' | 'secondary' | 'inferred' | 'unknown';
  readonly source?: string;
}

/** What is not certain in how it goes. */
export interface ProcedureStance {
  readonly at: Cursor;
  readonly says: Bilingual;
}

export interface ProcedureStep {
  readonly id: string;
  readonly at: Cursor;
  readonly label: Bilingual;
  readonly does: Doing;
  readonly by: readonly StepActor[];
  readonly place: StepPlace;
  /** Steps that come before it. */
  readonly after: readonly string[];
  readonly deadline?: StepDeadline;
  /** The form it is written on. */
  readonly paper?: string;
  readonly opinions?: OpinionRule;
  /** Whether what follows may be done without it: where nobody petitions, no answer is due. */
  readonly isOptional: boolean;
  readonly articles: readonly string[];
  readonly unverified: readonly string[];
}

/** The steps of one kind of subject. */
export interface ProcedureKind {
  readonly id: string;
  readonly at: Cursor;
  readonly label: Bilingual;
  /** Groups of the rules whose members go this way. */
  readonly groups: readonly string[];
  /** Only those whom one of these rows of the table of authorities fits; empty: all. */
  readonly authorities: readonly string[];
  /** Kinds whose members of the same unit are decided on before: heads before their deputies, these before the others. */
  readonly decidedAfter: readonly string[];
  readonly articles: readonly string[];
  readonly steps: readonly ProcedureStep[];
}

/** Who replaces a decision that was wrong. */
export interface ReplacementRule {
  readonly at: Cursor;
  /**
   * Groups of the rules of whose members it speaks; empty: all. A decision on another is replaced by whoever may take it.
   * Not kinds: a layer that has a way of its own for some of a group leaves them where the text below has them.
   */
  readonly groups: readonly string[];
  readonly by: readonly StepActor[];
  readonly place: StepPlace;
  readonly articles: readonly string[];
}

/** The part `procedure` of a version: who does what, in which order, by when. The first kind that fits holds. */
export interface Procedure {
  readonly of: string;
  readonly articles: ReadonlyMap<string, ProcedureArticle>;
  readonly unverified: ReadonlyMap<string, ProcedureStance>;
  readonly kinds: readonly ProcedureKind[];
  readonly replacement?: ReplacementRule;
}

/** What a layer says of a step that stands below it, and steps of its own. */
export interface ProcedureLayer extends Omit<Procedure, 'kinds'> {
  readonly kinds: readonly LayerKind[];
}

export interface LayerKind extends Omit<ProcedureKind, 'steps'> {
  readonly steps: readonly LayerStep[];
  /** Whether it goes on from the kind of that id below. */
  readonly isFurther: boolean;
}

export interface LayerStep extends ProcedureStep {
  /** Steps below that now wait for this one. */
  readonly before: readonly string[];
  /** The keys it says; a step below keeps what is not said. */
  readonly says: readonly string[];
}
