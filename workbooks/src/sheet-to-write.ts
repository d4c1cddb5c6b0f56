/** What a column holds; decides the real type of its cells in XLSX. */
export type ColumnKind = 'text' | 'number' | 'date' | 'boolean';

/** Background of a cell: something wrong (red), to be looked at (yellow), settled (green). */
export type Highlight = 'wrong' | 'attention' | 'settled';

/** Days are texts 'YYYY-MM-DD', decimals may be texts with a dot: whatever the readers give can be written back. */
export type ValueToWrite = string | number | boolean | null;

export type CellToWrite = ValueToWrite | { readonly value: ValueToWrite; readonly highlight: Highlight };

export interface ColumnToWrite {
  readonly header: string;
  readonly kind: ColumnKind;
  /** In characters of the standard font; 14 if absent. */
  readonly width?: number;
  readonly wrap?: boolean;
  /** Number format in Excel's own code, e.g. '0.00'; only for kind 'number'. */
  readonly numberFormat?: string;
  /** Explanation shown when the pointer rests on the header. */
  readonly note?: string;
  /** Offered as a drop-down; other values are refused by Excel. */
  readonly choices?: readonly string[];
}

export interface SheetToWrite {
  /** At most 31 characters, none of [ ] : * ? / \ — a wrong name is an error of the program and throws. */
  readonly name: string;
  readonly hidden?: boolean;
  readonly columns: readonly ColumnToWrite[];
  /** Read once, row by row; never held in memory. */
  readonly rows: Iterable<readonly CellToWrite[]> | AsyncIterable<readonly CellToWrite[]>;
}

/** Name of the hidden sheet that holds the long drop-down lists. */
export const listsSheetName = '_lists';
