/** What follows from a result, and who gives it: rules that change no level. */
import type { Bilingual } from '../problem.ts';
import type { Binds } from './binds.ts';
import type { ConditionNode } from './condition-nodes.ts';
import type { RuleHead, SubjectKind } from './format.ts';

/**
 * What a consequence is for, where results are used: it speaks against a commendation, bears on an appointment or on
 * planning, is a ground to act on, or asks for a second look at a level.
 */
export const CONSEQUENCE_USES = ['no-commendation', 'staffing', 'follow-up', 'look-again'] as const;
export type ConsequenceUse = (typeof CONSEQUENCE_USES)[number];

/**
 * What follows while a condition holds: a step to consider, a warning, somebody not put forward. Its condition is asked
 * when level and quota are known and may ask for the level itself (`rated`).
 */
export interface Consequence extends RuleHead {
  readonly stages: readonly string[];
  readonly when: ConditionNode;
  /** What is to be done or looked at, beyond the label. */
  readonly says?: Bilingual;
  /** Absent: a reminder of something else. */
  readonly use?: ConsequenceUse;
}

/**
 * Who rates whom. The first row that fits a subject holds; rows of a layer stand before those of the text it lies on.
 */
export interface Authority extends Omit<RuleHead, 'for'> {
  readonly of: SubjectKind;
  /** Absent: at every stage. */
  readonly stages?: readonly string[];
  /** On attributes and readings only; absent: everybody of that kind. */
  readonly when?: ConditionNode;
  readonly decides: Bilingual;
  readonly delegatedBy?: Bilingual;
  /** Who prepares the proposal. */
  readonly drafts?: Bilingual;
  /** Whose opinion is heard first. */
  readonly opinionOf?: Bilingual;
  /** Where the file is sent. */
  readonly dossierTo?: Bilingual;
  /** Whom the layer it stands in binds. */
  readonly binds?: Binds;
}
