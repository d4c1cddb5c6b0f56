/** One civil servant's year. Decimals are strings ("2.5"), days are "YYYY-MM-DD", both ends included. */

/** Form 01 (Mẫu số 01): the greatest score of each of the 10 general criteria, 30 in all. */
export const CRITERION_MAXIMA = ['5', '5', '2.5', '2.5', '2.5', '2.5', '2.5', '2.5', '2.5', '2.5'] as const;

export type Kind = 'civilServant' | 'cadre' | 'publicEmployee' | 'contractWorker';
export type Role = 'staff' | 'head' | 'deputy';
export type RatedLevel = 'excellent' | 'good' | 'completed' | 'notCompleted';
export type Level = RatedLevel | 'notRated';

export interface Leave {
  readonly kind: 'unpaid' | 'sick' | 'maternity' | 'study';
  readonly from: string;
  readonly to: string;
}

export interface Product {
  readonly coefficient: string;
  readonly assigned: string;
  readonly completed: string;
  /** At most `completed`. */
  readonly meetingQuality: string;
  /** At most `completed`. */
  readonly onTime: string;
  readonly majorErrors: number;
  readonly waivedErrors: number;
  readonly latenesses: number;
  readonly waivedLatenesses: number;
  readonly source: 'plan' | 'handedOver' | 'takenOver' | 'unplanned';
}

/** A period score decided by another body; never computed again. */
export interface BroughtMonth {
  readonly brought: string;
}

export interface ScoredMonth {
  /** Ten scores in the order of Form 01, or null when that column is not filled in. */
  readonly general: { readonly self: readonly string[] | null; readonly confirmed: readonly string[] | null };
  readonly products: readonly Product[];
  /** Leaders only: the period scores of the civil servants below ('excused' or 'no-score' without one). */
  readonly subordinates: readonly string[];
  readonly organising: 'full' | 'shortcomings' | 'other' | null;
  readonly uniting: 'united' | 'prolonged-conflict' | 'other' | null;
}

export type Month = BroughtMonth | ScoredMonth;

export interface Violation {
  readonly act: string;
  readonly nature: 'degradation' | 'duty' | 'other';
  readonly measure:
    | 'reprimand'
    | 'warning'
    | 'salaryReduction'
    | 'demotion'
    | 'removal'
    | 'dismissal'
    | 'expulsion';
  readonly side: 'party' | 'administrative';
  readonly effectiveOn: string;
  /** The act was used to give "not completed" in that year, before this decision. */
  readonly alreadyCountedInYear?: number;
}

export interface Percent {
  readonly month: number;
  readonly percent: '100' | '50';
}

export interface Decisions {
  readonly missingMonths?: 'available-months';
  readonly noAssignedWork?: readonly { readonly month: number; readonly option: 'leave-out' }[];
  readonly organising?: readonly Percent[];
  readonly uniting?: readonly Percent[];
  readonly unitsBelowEmpty?: readonly Percent[];
  readonly actualTimeZero?: 'not-rated';
}

export interface YearCase {
  readonly year: number;
  /** The day on which the question is asked; no rule of this oracle depends on it. */
  readonly asOf: string;
  readonly kind: Kind;
  readonly role: Role;
  readonly serviceFrom?: string;
  readonly serviceTo?: string;
  readonly leaves: readonly Leave[];
  /** Keys 1 to 12; an absent key is a month without any sheet. */
  readonly months: Readonly<Record<number, Month>>;
  readonly violations: readonly Violation[];
  readonly degradationConcluded: boolean;
  readonly unitCorruptionDealtWith: boolean;
  /** The day on which this year's level had already been decided. */
  readonly classifiedOn?: string;
  /** Heads only; 'none' when the person heads no rated organisation. */
  readonly organisationLevel: RatedLevel | 'undetermined' | 'none';
  readonly decisions: Decisions;
}

/** The first value of each is the default. */
export interface Readings {
  readonly 'which-score'?: 'confirmed' | 'self';
  readonly 'deduction-unit'?: 'product' | 'line';
  readonly 'lateness-loss'?: 'quarter' | 'whole';
  readonly 'ratio-cap'?: 'total-only' | 'each-ratio';
  readonly 'month-counting'?: 'half-month' | 'any-day';
  readonly 'leave-credit'?: 'counts-toward-six' | 'any-such-leave';
  readonly 'one-year-only'?: 'earlier' | 'later';
  readonly 'after-classification'?: 'replace' | 'next-year';
}
