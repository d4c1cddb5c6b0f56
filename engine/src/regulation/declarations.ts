/** What a regulation asks for: facts, and tables of many rows. */
import type { CalendarDay } from '../calendar-day.ts';
import type { Exact } from '../exact.ts';
import type { Bilingual } from '../problem.ts';
import type { Placed, SubjectKind } from './format.ts';

export type ValueType =
  | {
      readonly kind: 'number';
      readonly min?: Exact;
      readonly max?: Exact;
      readonly step?: Exact;
      readonly whole: boolean;
    }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly options: ReadonlyMap<string, Bilingual> }
  | { readonly kind: 'day' }
  | { readonly kind: 'text' };

/** A fact the regulation asks for. Workbooks, screens and checks come from this declaration. */
export interface FactDeclaration extends Placed {
  readonly id: string;
  readonly label: Bilingual;
  readonly note?: Bilingual;
  readonly type: ValueType;
  readonly unit?: Bilingual;
  readonly of: SubjectKind;
  readonly for?: readonly string[];
  /** Id of the stage whose periods it is given for. */
  readonly per: string;
  /** Who gives it. More than one: the value is given once by each, and rules say whose they take. */
  readonly raters: readonly string[];
  readonly sheet: string;
  readonly articles: readonly string[];
  /** What no entry means. Without it, no entry is a missing fact and never a "no". */
  readonly whenAbsent?: FactValue;
  /** "Not applicable" may be given in place of a value; it is kept as the word `not-applicable`. */
  readonly mayNotApply?: true;
  /** What one rater gave is shown to nobody, only what all of them together come to. */
  readonly confidential?: true;
}

export type FactValue = Exact | boolean | string | CalendarDay;

export interface ColumnDeclaration extends Placed {
  readonly id: string;
  readonly label: Bilingual;
  readonly note?: Bilingual;
  readonly type: ValueType;
  readonly required: boolean;
  readonly whenAbsent?: FactValue;
  /** A number that may not exceed another column's number in the same row. */
  readonly atMost?: string;
  /** Another column of the row whose value stands where this one is empty. */
  readonly sameAs?: string;
  /** Where an empty cell finds its value: the row of `table` whose `key` equals this row's column `by`. */
  readonly fromTable?: {
    readonly table: string;
    readonly column: string;
    readonly by: string;
    readonly key: string;
  };
}

/** Many rows for one subject: products, disciplinary decisions, unit tasks … */
export interface TableDeclaration extends Placed {
  readonly id: string;
  readonly label: Bilingual;
  readonly of: SubjectKind;
  /** Stage of its period column; absent when rows carry days instead. */
  readonly per?: string;
  readonly columns: readonly ColumnDeclaration[];
  readonly articles: readonly string[];
  /** Column whose repeated value for one subject (and period) is a doubled row. */
  readonly key?: string;
  /** Single rows are shown to nobody, only what all of them together come to. */
  readonly confidential?: true;
}
