import { FALSE, TRUE } from '../evaluation/condition.ts';
import type { RecordTruth } from '../evaluation/record-truth.ts';
import type { View } from '../evaluation/view.ts';
import { choiceIn, numberIn } from '../explanation/record-words.ts';
import type { Records } from '../register.ts';
import type { ColumnDeclaration, TableDeclaration } from '../regulation/format.ts';
import { ANY, exactly, type Interval } from '../regulation/interval.ts';

/** The rows of a subject that a rule looks at; `isSure` is false where a blank cell leaves open whether it does. */
export interface SeenRow {
  readonly row: number;
  readonly isSure: boolean;
}

export interface Seen {
  readonly records: Records;
  readonly rows: readonly SeenRow[];
}

export function seenRows(
  view: View,
  table: TableDeclaration,
  truth: RecordTruth | undefined,
): Seen | undefined {
  const records = view.world.register.records.get(table.id);
  const rows = view.rowsOf(table.id, table.per !== undefined);
  if (records === undefined || rows === undefined || rows.length === 0) return undefined;
  const seen: SeenRow[] = [];
  for (const row of rows) {
    const met = truth === undefined ? TRUE : truth(records.columns, row);
    if (met !== FALSE) seen.push({ row, isSure: met === TRUE });
  }
  return { records, rows: seen };
}

/** A number cell: its number, or the range that the column allows where the cell is blank. */
export function cellRange(records: Records, column: ColumnDeclaration, row: number): Interval {
  const value = numberIn(records, column.id, row);
  return value === undefined ? declaredRange(column) : exactly(value);
}

export function declaredRange({ type }: ColumnDeclaration): Interval {
  if (type.kind !== 'number') return ANY;
  return { ...(type.min ? { min: type.min } : {}), ...(type.max ? { max: type.max } : {}) };
}

export const columnIn = (table: TableDeclaration, id: string): ColumnDeclaration => {
  const column = table.columns.find((c) => c.id === id);
  if (column === undefined) throw new Error(`no column ${table.id}.${id}: the regulation was not checked`);
  return column;
};

/** The word of a cell by which rows are the same: an act, a kind. */
export function wordIn(records: Records, column: string, row: number): string | undefined {
  const found = records.columns.get(column);
  return found?.kind === 'text'
    ? found.dictionary[found.values[row]!] || undefined
    : choiceIn(records, column, row);
}

export function dayIn(records: Records, column: string, row: number): number | undefined {
  const found = records.columns.get(column);
  const value = found?.kind === 'day' ? found.values[row]! : Number.NaN;
  return Number.isNaN(value) ? undefined : value;
}
