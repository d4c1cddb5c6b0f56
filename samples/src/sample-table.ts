/** A table of the intake: ids of its columns, and rows of cells in that order. */
export interface SampleTable {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly string[]>;
}

/** Rows given by name, as a table; a column that a row does not name is empty. */
export function tableOf<Column extends string>(
  table: string,
  columns: readonly Column[],
  rows: readonly { readonly [column in Column]?: string | number }[],
): SampleTable {
  return { table, columns, rows: rows.map((row) => columns.map((column) => String(row[column] ?? ''))) };
}
