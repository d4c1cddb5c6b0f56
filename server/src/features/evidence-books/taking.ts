import type { Bilingual } from '@congtam/engine';
import type { Holder } from '../../access/roles.ts';
import type { Tx } from '../../database/as-actor.ts';
import type { EvaluatedCycle } from '../../evaluation/sources.ts';
import type { SheetsInFile } from '../../http/sheets-in-file.ts';
import type { Refusal } from '../../refusal.ts';
import type { BookProblem, BookRead } from './book-reading.ts';

/** A workbook to be taken, as it was read. */
export interface BookToTake {
  readonly id: string;
  readonly cycle: EvaluatedCycle;
  /** The day from which new units and posts without a day of their own are so. */
  readonly on: string;
  readonly ground: string;
  /** Why rows that stand are changed, or come late. */
  readonly reason: string | null;
  readonly file: SheetsInFile;
  readonly read: BookRead;
  /** The clock of the server, in milliseconds. */
  readonly now: number;
}

/** What became of one sheet of evidence. */
export interface SheetTaken {
  readonly sheet: string;
  readonly label: Bilingual;
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly isLate: boolean;
}

/** What a workbook does. */
export interface BookTaken {
  readonly units: { readonly founded: number; readonly changed: number };
  readonly people: { readonly added: number; readonly changed: number };
  readonly sheets: readonly SheetTaken[];
  readonly decisions: { readonly added: number; readonly unchanged: number; readonly left: number };
  /** Of all that is done, and of what it is done to: taken only as it was shown. */
  readonly hash: Buffer;
}

/** Who does what a workbook says: it asks many features, so it is put together where the server is. */
export interface BookTaker {
  /**
   * Everything in one transaction, each part with the rights of who acts; or all that is wrong with it, by sheet, row and
   * column. The same workbook again changes nothing.
   */
  take(
    tx: Tx,
    holder: Holder,
    book: BookToTake,
  ): Promise<BookTaken | { readonly problems: readonly BookProblem[] }>;
  /** The sheet of decisions alone, by whoever decides. */
  takeDecisions(
    tx: Tx,
    holder: Holder,
    book: Pick<BookToTake, 'cycle' | 'read'>,
  ): Promise<{ readonly added: number; readonly unchanged: number } | Refusal>;
}
