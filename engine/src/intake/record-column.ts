import type { Column } from '../register.ts';
import type { Refusal } from './refusal.ts';

/** One column of a table of records while rows come in; the hot path, no object is made for a cell. */
export interface RecordColumn {
  /** Keeps the value of a cell, or tells why not; a blank cell takes the meaning declared for it. */
  write(raw: string, row: number): Refusal | undefined;
  finish(count: number): Column;
}
