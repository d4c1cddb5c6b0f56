import type { Register, Vocabulary } from '../register.ts';
import type { Regulation } from '../regulation/format.ts';
import type { IntakeProblem } from './descriptor.ts';

export interface IntakeRequest {
  readonly vocabulary: Vocabulary;
  readonly regulations: readonly Regulation[];
  /** Facts, records and brought results lie in this year. */
  readonly year: number;
}

/** Receives the rows of one source: `cells` in the order of its columns, `at` the row as the source counts it. */
export interface RowIntake {
  row(cells: readonly string[], at: number): void;
}

export type Intaken = { readonly register: Register } | { readonly problems: readonly IntakeProblem[] };

export interface Intake {
  /** A source of a table; the same table may come in several parts. `columns` as `matchHeadings` gives them. */
  table(id: string, columns: readonly (string | undefined)[]): RowIntake;
  /** Problems found before (unknown sheets, headings), to be told with all others; one told twice counts once. */
  report(problems: readonly IntakeProblem[]): void;
  /** Everything checked together; a register only if nothing at all is wrong. */
  close(): Intaken;
}

/** Opens an intake for one year of these regulations. */
export function openIntake(_request: IntakeRequest): Intake {
  throw new Error('not yet');
}
