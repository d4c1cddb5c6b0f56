import {
  type Language,
  type Regulation,
  type TableDescriptor,
  tablesOf,
  vocabularyOf,
} from '@congtam/engine';
import type { SheetToWrite } from '@congtam/workbooks';
import { templateSheets } from './template-sheets.ts';

/** Tables as the generator of invented data gives them: ids of tables, columns and options. */
export type SampleTables = Iterable<{
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly string[]>;
}>;

/** CSV files carry the ids as they are; each is written before the next table is asked for. */
export const csvSheets = (tables: SampleTables): SheetToWrite[] =>
  [...tables].map(({ table, columns, rows }) => ({
    name: table,
    columns: columns.map((header) => ({ header, kind: 'text' })),
    rows,
  }));

/** A workbook as `template` makes it, filled, with the labels of options. */
export function workbookSheets(
  tables: SampleTables,
  regulations: readonly Regulation[],
  language: Language,
): SheetToWrite[] {
  const given = new Map([...tables].map((t) => [t.table, t]));
  const descriptors = tablesOf(vocabularyOf(regulations), regulations);
  return templateSheets(descriptors, language, (table) => {
    const filled = given.get(table.id);
    return filled === undefined ? [] : inColumns(table, filled.columns, filled.rows, language);
  });
}

function* inColumns(
  { columns }: TableDescriptor,
  given: readonly string[],
  rows: Iterable<readonly string[]>,
  language: Language,
): Generator<(string | null)[]> {
  const places = columns.map(({ id, options }) => ({ at: given.indexOf(id), options }));
  for (const row of rows) {
    yield places.map(({ at, options }) => {
      const value = row[at] ?? '';
      return value === '' ? null : (options?.get(value)?.[language] ?? value);
    });
  }
}
