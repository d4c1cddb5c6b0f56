import type { Bilingual } from '../problem.ts';
import { ProblemLog } from './problem-log.ts';
import type { Refusal } from './refusal.ts';

/** What is wrong with one cell: every one of them, not the list that people read. */
export interface CellProblem {
  readonly row: number;
  readonly column: string | undefined;
  readonly code: string;
  readonly message: Bilingual;
  readonly mend: Bilingual;
}

const MOST_CELLS = 200_000;

/** A log that also keeps each cell on its own, so that a file can be given back with what is wrong in each row. */
export class CellLog extends ProblemLog {
  readonly cells: CellProblem[] = [];

  override refuse(
    table: string,
    row: number | undefined,
    column: string | undefined,
    refusal: Refusal,
  ): void {
    if (row !== undefined && this.cells.length < MOST_CELLS && !this.isRefused(table, row, column))
      this.cells.push({ row, column, ...refusal.refused });
    super.refuse(table, row, column, refusal);
  }
}
