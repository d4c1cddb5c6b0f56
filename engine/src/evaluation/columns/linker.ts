import type { Exact } from '../../exact.ts';
import type { Parameter, Stage } from '../../regulation/format.ts';
import type { NumberColumn } from './number-column.ts';
import type { ChoiceColumn, ColumnSource } from './source.ts';

/** One evaluation over columns. Rows marked here are left to the object path. */
export interface ColumnRun {
  readonly source: ColumnSource;
  /** 1 where the columns cannot settle a subject: too near a threshold, or a question that a person may have answered. */
  readonly toExact: Uint8Array;
}

/** What a rule kind gets to read whole columns, when a regulation is linked for columns. */
export interface ColumnLinker {
  number(id: string, rater?: string): ReadColumn;
  choice(id: string, rater?: string): (run: ColumnRun) => ChoiceColumn;
  /** The same quantity in the periods of a stage inside this one. */
  within(measure: string, stage: Stage): ReadWithin;
  stage(id: string): Stage;
  parameter<T>(parameter: Parameter<T>): T;
  filledBy(): string | undefined;
}

export type ReadColumn = (run: ColumnRun) => NumberColumn;
export type ReadWithin = (run: ColumnRun) => readonly ColumnInside[];

/** A quantity in one of the periods inside a span. */
export interface ColumnInside {
  readonly column: NumberColumn;
  /** 1 where the period counts for the subject. */
  readonly counts: Uint8Array;
  /** Whether all that there is of the quantity there was brought along: nothing it is made of has to be recorded. */
  readonly isBrought: boolean;
  /** 1 where only the object path can tell. */
  readonly unfit: Uint8Array;
}

/** Marks the rows that have no value, for whom a person may have given one. */
export function leaveGapsToExact(run: ColumnRun, column: NumberColumn): NumberColumn {
  const { values } = column;
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i]!)) run.toExact[i] = 1;
  return column;
}

export type { Exact };
