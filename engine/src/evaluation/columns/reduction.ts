import type { Exact } from '../../exact.ts';
import type { Period } from '../../period.ts';
import type { World } from '../world.ts';
import type { EvidenceColumns } from './evidence.ts';
import type { NumberColumn } from './number-column.ts';

/** What is known of a quantity of one of all people, in a period. */
export const SKIPPED = 0;
export const KNOWN = 1;
/** Only the object path can tell. */
export const UNFIT = 2;

/** A quantity of all people of a register, by index. */
export interface OthersColumn extends NumberColumn {
  readonly states: Uint8Array;
}

export interface Reduction {
  readonly world: World;
  readonly evidence: EvidenceColumns;
  readonly period: Period;
  /** Whose column it is, row by row. */
  readonly subjects: Int32Array;
  /** To be set to 1 for rows that the column cannot tell. */
  readonly toExact: Uint8Array;
  others(measure: string): OthersColumn;
  /** The quantity of one row as the object path has it; undefined where that gives no number. */
  alone(row: number): Exact | undefined;
}

/** Counts a column from records or from other people. */
export type Reduce = (reduction: Reduction) => NumberColumn;
