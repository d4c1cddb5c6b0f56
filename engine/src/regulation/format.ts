/**
 * What a regulation says, after its pack has been read. One record per clause; numbers stand beside their article.
 * Everything refers by id; ids are resolved and checked by `check.ts`, and turned into closures by `compile.ts`.
 */
import type { CalendarDay } from '../calendar-day.ts';
import type { Exact, RoundingTo } from '../exact.ts';
import type { PeriodUnit } from '../period.ts';
import type { Bilingual } from '../problem.ts';
import type { RuleDefinition } from '../rules/kinds.ts';
import type { Binds } from './binds.ts';
import type { Deadline, OwnYearRule } from './calendar-rules.ts';
import type { ConditionNode, NamedCondition } from './condition-nodes.ts';
import type { Authority, Consequence } from './consequence-rule.ts';
import type { FactDeclaration, TableDeclaration } from './declarations.ts';
import type { Cursor } from './plain.ts';
import type { Quota } from './quota-rule.ts';

export type * from './binds.ts';
export type * from './calendar-rules.ts';
export type * from './condition-nodes.ts';
export type * from './consequence-rule.ts';
export type * from './declarations.ts';
export type * from './quota-rule.ts';

/** A leadership collective or a Party organisation is a unit of its own kind beside the unit it leads. */
export type SubjectKind = 'person' | 'unit';
export const SUBJECT_KINDS: readonly SubjectKind[] = ['person', 'unit'];

/** How sure we are of a clause: read in the text, seen in a secondary source, inferred by us, or not known. */
export type Certainty = 'read' | 'secondary' | 'inferred' | 'unknown';

/** Anything that stands somewhere in a pack remembers where, so that every later message names file and line. */
export interface Placed {
  readonly at: Cursor;
}

export interface Article extends Placed {
  readonly id: string;
  /** "khoản 2 Điều 12" */
  readonly ref: string;
  /** How the document it stands in is cited: its title up to its number. */
  readonly document: Bilingual;
  /** The clause in one sentence of our own. */
  readonly says: Bilingual;
  readonly certainty: Certainty;
  readonly source?: string;
  readonly verifiedOn?: CalendarDay;
}

/** Two lawful interpretations of one text; the competent authority picks one, with a document number. */
export interface Reading extends Placed {
  readonly id: string;
  readonly doubt?: string;
  readonly articles: readonly string[];
  readonly question: Bilingual;
  readonly options: ReadonlyMap<string, Bilingual>;
  readonly default: string;
  readonly decider: Bilingual;
}

/** A stance that the pack takes where the text is silent or was not read at source. */
export interface Unverified extends Placed {
  readonly id: string;
  readonly doubt?: string;
  readonly articles: readonly string[];
  readonly says: Bilingual;
  /** A number of the rules that stand on it is a stand-in until the real one is known. */
  readonly placeholder?: true;
}

/** What choosing an option does. */
export type Effect =
  | { readonly kind: 'level'; readonly level: string }
  | { readonly kind: 'value'; readonly value: Exact }
  | { readonly kind: 'enter'; readonly min: Exact; readonly max: Exact }
  /** The period does not count. */
  | { readonly kind: 'leave-out' }
  /** Go on with what there is. */
  | { readonly kind: 'accept' };

/** Something the law leaves to a person, or on which it is silent. */
export interface Question extends Placed {
  readonly id: string;
  readonly doubt?: string;
  readonly articles: readonly string[];
  readonly ground: Bilingual;
  readonly decider: Bilingual;
  readonly options: ReadonlyMap<string, { readonly says: Bilingual; readonly effect: Effect }>;
}

export interface Level extends Placed {
  readonly id: string;
  readonly label: Bilingual;
  /** HTXS, or the local letter. */
  readonly short: string;
  /** The national level this one reports as, when the pack uses names of its own. */
  readonly means?: string;
}

/** A kind of period on which the regulation produces something. */
export interface Stage extends Placed {
  readonly id: string;
  readonly label: Bilingual;
  /** The finest unit first; a result of a coarser unit stands for the finer periods inside it. */
  readonly periods: readonly PeriodUnit[];
  /** The quantity people look at in such a period, where there is no level. */
  readonly shows?: string;
  /** Whom the layer it stands in binds: nobody else is looked at in such a period. */
  readonly binds?: Binds;
}

export interface Group extends Placed {
  readonly id: string;
  readonly of: SubjectKind;
  readonly label: Bilingual;
  readonly articles: readonly string[];
  /** Absent: everybody of that kind who is in no earlier group. */
  readonly when?: ConditionNode;
  /** The group of the upper text that a layer splits; its rules hold here too. */
  readonly within?: string;
}

/** Whom the regulation is about; others come out as `other-regime`. */
export interface Scope extends Placed {
  /** What it stands on that somebody is not in scope. */
  readonly unverified: readonly string[];
  readonly of: SubjectKind;
  readonly when: ConditionNode;
  readonly articles: readonly string[];
}

/** A number of a rule: fixed, or following the reading chosen. */
export type Parameter<T> =
  | { readonly fixed: T }
  | { readonly reading: string; readonly options: ReadonlyMap<string, T> };

/** When a result stands on something not verified that no single quantity or rule carries. */
export interface Remark extends Placed {
  readonly unverified: string;
  readonly for?: readonly string[];
  readonly stages: readonly string[];
  readonly when: ConditionNode;
}

/** What all rules have in common. */
export interface RuleHead extends Placed {
  readonly id: string;
  readonly label: Bilingual;
  readonly articles: readonly string[];
  readonly unverified: readonly string[];
  readonly for?: readonly string[];
}

/** How the text rounds a quantity. Not rounding is the rule, so that an article always says it. */
export interface Rounding extends Placed {
  readonly digits: number;
  readonly to: RoundingTo;
  readonly articles: readonly string[];
}

/** A named quantity: one rule kind applied to facts, records or other quantities. */
export interface Measure extends RuleHead {
  readonly stages: readonly string[];
  readonly unit?: Bilingual;
  readonly display: 'number' | 'percent';
  readonly rule: RuleDefinition;
  /** Whoever asks for the quantity is given the rounded value. Its articles are among those of the quantity. */
  readonly rounded?: Rounding;
}

export interface Rung extends Placed {
  readonly level: string;
  readonly when: ConditionNode;
  readonly articles: readonly string[];
}

/**
 * From quantities to a level: the first rung whose condition holds. No rung: the question is put to a person. Without a
 * question the rungs cover every case, which is proved when the pack is checked.
 */
export interface Ladder extends RuleHead {
  readonly stages: readonly string[];
  /** The quantity that people are ranked by and that is shown beside the level. */
  readonly score?: string;
  readonly rungs: readonly Rung[];
  readonly otherwise?: string;
  /** Whom the layer it stands in binds: it rates nobody else. */
  readonly binds?: Binds;
}

/** A level that holds whatever the ladder says, or a question in place of one. */
export interface ForcedLevel extends RuleHead {
  readonly stages: readonly string[];
  readonly when: ConditionNode;
  readonly then: { readonly level: string } | { readonly ask: string };
}

/**
 * Not above a level while the condition holds, or a question in place of the level: accepting lifts the ceiling, and no
 * answer raises anybody.
 */
export interface Ceiling extends RuleHead {
  readonly stages: readonly string[];
  readonly when: ConditionNode;
  readonly then: { readonly level: string } | { readonly ask: string };
  /** The ladder and the level to which a layer adds this as a condition. */
  readonly tightens?: { readonly ladder: string; readonly level: string };
}

/** What a level is worth in pay, of whatever base the article names. It is shown and changes no level. */
export interface Payout extends RuleHead {
  readonly stages: readonly string[];
  readonly coefficients: ReadonlyMap<string, Coefficient>;
  /** Whom the layer it stands in binds. */
  readonly binds?: Binds;
}

/** What a level is worth; or the most it may be worth, as a share of the coefficient of another level. */
export interface Coefficient {
  readonly value: Exact;
  readonly limit?: { readonly share: Exact; readonly of: string };
}

/** Not above the level of another subject. */
export interface Cap extends RuleHead {
  readonly stages: readonly string[];
  readonly by: 'unit-headed' | 'units-in-charge' | 'own-unit';
  /** Whoever holds the post on the day of classification, or whoever held it at some time in the period. */
  readonly whose: Parameter<'on-the-day' | 'in-the-period'>;
  /** Question when the levels of several units would cap differently. */
  readonly twoUnits: string;
  /** Question under which the subject waits while the other level is open. */
  readonly undetermined: string;
  /** Whom the layer it stands in binds. */
  readonly binds?: Binds;
}

/** Which calendar months count as worked, from days in service and leave. */
export interface ServiceTime extends Placed {
  readonly articles: readonly string[];
  readonly unverified: readonly string[];
  readonly table: string;
  readonly leaveKind: string;
  readonly leaveFrom: string;
  readonly leaveTo: string;
  /** Kinds of leave whose days are not worked. */
  readonly notWorked: readonly string[];
  readonly monthCounts: Parameter<'half-month' | 'any-day'>;
}

/** What is known of a layer once it is one with the text above it. */
export interface LaidOn extends Pick<Regulation, 'inForceFrom' | 'inForceTo'> {
  readonly title: Bilingual;
}

export interface Regulation extends Placed {
  readonly id: string;
  readonly title: Bilingual;
  readonly issuer: Bilingual;
  readonly number: string;
  readonly issuedOn: CalendarDay;
  readonly inForceFrom: CalendarDay;
  readonly inForceTo?: CalendarDay;
  readonly source?: string;
  readonly invented: boolean;
  readonly layerOf?: string;
  /** The layers laid on it, by id. */
  readonly layers: ReadonlyMap<string, LaidOn>;
  readonly binds?: Binds;
  readonly fills: ReadonlyMap<string, string>;
  readonly articles: ReadonlyMap<string, Article>;
  readonly readings: ReadonlyMap<string, Reading>;
  readonly unverified: ReadonlyMap<string, Unverified>;
  readonly questions: ReadonlyMap<string, Question>;
  /** Best first. */
  readonly levels: readonly Level[];
  readonly stages: ReadonlyMap<string, Stage>;
  readonly scopes: readonly Scope[];
  readonly groups: readonly Group[];
  readonly facts: ReadonlyMap<string, FactDeclaration>;
  readonly tables: ReadonlyMap<string, TableDeclaration>;
  readonly serviceTime?: ServiceTime;
  /** Whose year of work may end before December. */
  readonly ownYear?: OwnYearRule;
  readonly deadlines: readonly Deadline[];
  readonly conditions: ReadonlyMap<string, NamedCondition>;
  /** Names of fact sheets and of raters, as people see them. */
  readonly sheets: ReadonlyMap<string, Bilingual>;
  readonly raters: ReadonlyMap<string, Bilingual>;
  readonly remarks: readonly Remark[];
  readonly measures: readonly Measure[];
  readonly notRated: readonly ForcedLevel[];
  readonly forcedLevels: readonly ForcedLevel[];
  readonly ladders: readonly Ladder[];
  readonly ceilings: readonly Ceiling[];
  readonly caps: readonly Cap[];
  readonly quotas: readonly Quota[];
  readonly payouts: readonly Payout[];
  readonly consequences: readonly Consequence[];
  /** The first that fits holds. */
  readonly authorities: readonly Authority[];
}
