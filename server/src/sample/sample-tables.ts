import { communeTables } from '@congtam/samples';
import type { SheetFile } from '../http/file-body.ts';

/** A row of the sample by the ids of its columns; what is empty is absent. */
export type SampleRow = { readonly [column: string]: string };

const tables = new Map(communeTables().map((table) => [table.table, table]));

/** Ids of the tables in their order: a catalogue stands before the products that name its codes. */
export const TABLES: readonly string[] = [...tables.keys()];

/** The rows of a table of the sample commune. */
export function rowsOf(id: string): readonly SampleRow[] {
  const table = tables.get(id);
  if (table === undefined) throw new Error(`the sample has no table ${id}`);
  return [...table.rows].map((row) =>
    Object.fromEntries(
      row.flatMap((cell, at) => (cell === '' ? [] : [[table.columns[at] ?? '', cell] as const])),
    ),
  );
}

/** A table of the sample as the file somebody would put in. */
export function fileOf(id: 'units' | 'people'): SheetFile {
  const table = tables.get(id);
  if (table === undefined) throw new Error(`the sample has no table ${id}`);
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  const lines = [table.columns, ...table.rows].map(line);
  return { kind: 'csv', bytes: Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`) };
}
