/**
 * The contract of a rule kind. The set of kinds is closed (`index.ts` lists them); one file holds one kind whole:
 * how it is written in a pack, its value, its range, its words.
 */

import type { ColumnLinker, ReadColumn } from '../evaluation/columns/linker.ts';
import type { Reduce } from '../evaluation/columns/reduction.ts';
import type { Linker } from '../evaluation/linker.ts';
import type { WhoseRows } from '../evaluation/records-condition.ts';
import type { View } from '../evaluation/view.ts';
import type { Exact } from '../exact.ts';
import type { Telling } from '../explanation/telling.ts';
import type { Step } from '../explanation/trace.ts';
import type { Bilingual, Language } from '../problem.ts';
import type { SubjectKind } from '../regulation/format.ts';
import type { Interval } from '../regulation/interval.ts';
import type { Cursor } from '../regulation/plain.ts';
import type { RuleReader } from '../regulation/read/rule.ts';
import type { Measured } from './measured.ts';

/** Ids a rule uses; the checker resolves them, the trace follows the measures. */
export interface References {
  /** Facts or measures of the same subject and period. */
  readonly inputs?: readonly string[];
  /** Measures that are asked of other periods (`stage`), or of other subjects: people, unless `of` says units. */
  readonly elsewhere?: readonly {
    readonly measure: string;
    readonly stage?: string;
    readonly of?: SubjectKind;
  }[];
  readonly tables?: readonly {
    readonly table: string;
    readonly columns: readonly string[];
    /** Whose rows, where it is said; else the subject's own. */
    readonly whose?: WhoseRows;
  }[];
  readonly questions?: readonly string[];
  readonly readings?: readonly string[];
  readonly levels?: readonly string[];
  /** Whose levels of this very period it looks at, where it does. */
  readonly levelsOf?: SubjectKind;
}

/**
 * The label of a fact, quantity, table or level; of a column as `table.column`; of an option as `fact=option` or
 * `table.column=option`.
 */
export type Name = (id: string) => Bilingual;

/** Computes the quantity for one subject and period; records what it did when the view is traced. */
export type Evaluate = (view: View) => Measured;

export interface RuleDefinition {
  readonly kind: string;
  readonly references: References;
  /**
   * The stances not verified on such a rule stand under a result only where they mattered: the rule says so itself with
   * `linker.unverifiedMarks`. Otherwise they stand under whoever the quantity is computed for.
   */
  readonly standsWhenItMatters?: true;
  /** The values it can take, given the ranges of what it uses; for the check that every level can be reached. */
  range(rangeOf: (id: string) => Interval): Interval;
  link(linker: Linker): Evaluate;
  /**
   * The quantity of many subjects at once. Absent where it is counted from records or from other subjects: columns then
   * have it given.
   */
  overColumns?(linker: ColumnLinker): ReadColumn;
  /** The quantity of many subjects at once, counted from their records or from the people they lead. */
  reduce?(linker: Linker): Reduce;
  /** What was done, with the numbers of this case; names and records are asked of `telling`. */
  explain(step: Step, language: Language, telling: Telling): string;
  /** The rule itself in words, with its numbers, for readers of the regulation. */
  inWords(name: Name): Bilingual;
}

export interface RuleKind {
  readonly kind: string;
  /** Keys it takes besides those every rule has; `?` marks the optional ones. */
  readonly keys: readonly string[];
  read(at: Cursor, read: RuleReader): RuleDefinition | undefined;
}

export type { Exact };
