import type { Bilingual } from '@congtam/engine';

/** An entry of a register, or a piece of work, as far as a table needs it. */
export interface FedEntry {
  readonly id: string;
  readonly register: string;
  readonly unit: string;
  readonly person: string | null;
  readonly state: string;
  readonly on: string;
  readonly to: string | null;
  readonly content: { readonly [name: string]: unknown };
  /** People confirmed to be concerned. */
  readonly concerned: readonly string[];
  /** The period it is of, where it is of one. */
  readonly period?: string;
  /** Cells written for a table as they are, by table and column. */
  readonly given?: { readonly [table: string]: { readonly [column: string]: string } };
}

/** Something a person has to look at before the tables are used: nothing is left out in silence. */
export interface FeedNote {
  readonly table: string;
  readonly column: string | null;
  readonly entry: string | null;
  readonly says: Bilingual;
  /** Whose row it would have been, by id, in which period. */
  readonly about?: { readonly subject: string; readonly period: string | null };
}
