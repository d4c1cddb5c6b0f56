import {
  type ColumnDescriptor,
  type Language,
  type Regulation,
  type TableDescriptor,
  tablesOf,
  vocabularyOf,
} from '@congtam/engine';
import type { CellWords } from '@congtam/samples';
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
  words: CellWords,
): SheetToWrite[] {
  const given = new Map([...tables].map((t) => [t.table, t]));
  const descriptors = tablesOf(vocabularyOf(regulations), regulations);
  return templateSheets(descriptors, language, (table) => {
    const filled = given.get(table.id);
    return filled === undefined
      ? []
      : inColumns(
          table,
          filled.columns,
          filled.rows,
          (column, cell, question) => words(column, cell, question)?.[language],
        );
  });
}

function* inColumns(
  { columns }: TableDescriptor,
  given: readonly string[],
  rows: Iterable<readonly string[]>,
  wordsOf: (column: ColumnDescriptor, cell: string, question?: string) => string | undefined,
): Generator<(string | null)[]> {
  const places = columns.map((column) => ({ at: given.indexOf(column.id), column }));
  const asks = given.indexOf('question');
  for (const row of rows) {
    yield places.map(({ at, column }) => {
      const value = row[at] ?? '';
      return value === '' ? null : (wordsOf(column, value, row[asks]) ?? value);
    });
  }
}
