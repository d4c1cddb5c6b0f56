import type { ColumnDescriptor, TableDescriptor } from './descriptor.ts';
import { missingColumn } from './match.ts';
import type { ProblemLog } from './problem-log.ts';
import { type CellReader, EMPTY, isRefusal, type Refusal } from './refusal.ts';

/** The row at hand of one source, by column id. One object serves all rows of the source. */
export class SourceRow {
  readonly #positions: ReadonlyMap<string, number>;
  readonly #required: ReadonlySet<string>;
  #cells: readonly string[] = [];
  at = 0;

  constructor(
    readonly table: TableDescriptor,
    columns: readonly (string | undefined)[],
    readonly log: ProblemLog,
  ) {
    this.#positions = positionsOf(columns);
    for (const column of missingColumns(table, this.#positions)) log.add(missingColumn(table.id, column));
    this.#required = new Set(table.columns.filter((c) => c.required).map((c) => c.id));
  }

  /** Takes the cells of the next row; false when all are blank. */
  take(cells: readonly string[], at: number): boolean {
    this.#cells = cells;
    this.at = at;
    return !isBlankRow(cells);
  }

  /** The value of a cell; undefined when it is blank or has been refused, both told where they are wrong. */
  value<Value>(column: string, read: CellReader<Value>): Value | undefined {
    const position = this.#positions.get(column);
    if (position === undefined) return undefined;
    const value = read(this.#cells[position] ?? '');
    if (isRefusal(value)) this.refuse(column, value);
    else if (value === undefined && this.#required.has(column)) this.refuse(column, EMPTY);
    else return value;
    return undefined;
  }

  refuse(column: string | undefined, refusal: Refusal): void {
    this.log.refuse(this.table.id, this.at, column, refusal);
  }
}

export function positionsOf(columns: readonly (string | undefined)[]): Map<string, number> {
  const positions = new Map<string, number>();
  columns.forEach((column, position) => {
    if (column !== undefined && !positions.has(column)) positions.set(column, position);
  });
  return positions;
}

export const missingColumns = (
  table: TableDescriptor,
  positions: ReadonlyMap<string, number>,
): ColumnDescriptor[] => table.columns.filter((c) => c.required && !positions.has(c.id));

export function isBlankRow(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false;
  return true;
}
