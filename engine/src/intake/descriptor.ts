import type { PeriodUnit } from '../period.ts';
import type { Bilingual, Problem } from '../problem.ts';
import type { SubjectKind, ValueType } from '../regulation/format.ts';

/** What a cell of a table may hold, beyond the values that regulations declare. */
export type CellType =
  | ValueType
  /** Text that names a row; leading zeros count. */
  | { readonly kind: 'id' }
  /** The id of a subject; `any` is a person or a unit, and with `everybody` also `*`. */
  | { readonly kind: 'subject'; readonly of: SubjectKind | 'any'; readonly everybody?: boolean }
  /** Unit ids separated by `;`. */
  | { readonly kind: 'units' }
  | { readonly kind: 'period'; readonly units: readonly PeriodUnit[] }
  /** A decimal of any length, or a fraction such as `200/3`, so that results travel exactly. */
  | { readonly kind: 'exact' };

export interface ColumnDescriptor {
  readonly id: string;
  readonly label: Bilingual;
  readonly note?: Bilingual;
  /** Unit of measure. */
  readonly unit?: Bilingual;
  readonly type: CellType;
  readonly required: boolean;
  /** What may be chosen, by id; for drop-downs. A cell may hold the id or either label. */
  readonly options?: ReadonlyMap<string, Bilingual>;
}

/** A table of a workbook, enough to make a template of it and to recognise its headings. */
export interface TableDescriptor {
  readonly id: string;
  readonly label: Bilingual;
  /** Names it goes by as well and shares with other tables: which of them a sheet is, its headings say. */
  readonly shared?: readonly string[];
  readonly note?: Bilingual;
  readonly columns: readonly ColumnDescriptor[];
}

/** Something wrong in a table: `row` as the source counts rows, `column` by id. */
export interface IntakeProblem extends Problem {
  readonly table: string;
  /** The first row, where several have the very same problem. */
  readonly row?: number;
  /** All rows with this problem where there are several: `2–37, 40`. */
  readonly rows?: string;
  readonly column?: string;
}
