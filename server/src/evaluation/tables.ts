import { createHash } from 'node:crypto';
import {
  type IntakeProblem,
  matchHeadings,
  openIntake,
  type Register,
  type Regulation,
  type TableDescriptor,
  tablesOf,
  type Vocabulary,
  vocabularyOf,
} from '@congtam/engine';
import {
  type CopiedTable,
  MOST_IN_A_TEXT,
  newInputCopy,
  packCopy,
  type SheetToWrite,
  unpackCopy,
} from '@congtam/workbooks';

/** A row of a sheet: columns by id, with their text as in a workbook. */
export type SheetRow = { readonly [column: string]: string };

/** Sheets by id with their rows, in the order in which they were said. */
export type Sheets = ReadonlyMap<string, readonly SheetRow[]>;

/** A sheet as a workbook has it. */
export interface NamedTable {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export const sha256 = (text: string | Uint8Array): Buffer => createHash('sha256').update(text).digest();

/** What regulations have in common to be said, and the sheets it is said in. */
interface Common {
  readonly regulations: readonly Regulation[];
  readonly vocabulary: Vocabulary;
  readonly descriptors: readonly TableDescriptor[];
}

/** By the first of the regulations: what several have in common, as last asked for. They are the same at every request. */
const known = new WeakMap<Regulation, Common>();

function commonOf(regulations: readonly Regulation[]): Common {
  const [first] = regulations;
  const before = first && known.get(first);
  const isSame =
    before?.regulations.length === regulations.length &&
    before.regulations.every((one, at) => one === regulations[at]);
  if (before !== undefined && isSame) return before;
  const vocabulary = vocabularyOf(regulations);
  const common = { regulations, vocabulary, descriptors: tablesOf(vocabulary, regulations) };
  if (first !== undefined) known.set(first, common);
  return common;
}

/** All sheets that regulations ask for, in the order in which people fill them. */
export const descriptorsOf = (regulations: readonly Regulation[]): readonly TableDescriptor[] =>
  commonOf(regulations).descriptors;

/**
 * Sheets as tables, in the order of a workbook; a sheet without rows is left out, and so is a column that no row fills.
 * Sheets and columns that the regulations do not have are left out too: what feeds them belongs to another cycle.
 */
export function tablesFrom(sheets: Sheets, descriptors: readonly TableDescriptor[]): readonly NamedTable[] {
  return descriptors.flatMap(({ id, columns }) => {
    const rows = sheets.get(id) ?? [];
    if (rows.length === 0) return [];
    const filled = columns.map((column) => column.id).filter((column) => rows.some((row) => row[column]));
    return [
      { table: id, columns: filled, rows: rows.map((row) => filled.map((column) => row[column] ?? '')) },
    ];
  });
}

/** The canonical text of tables: that of the copy which travels with results of the command line. Row 1 is the heading. */
export function copyOf(tables: readonly NamedTable[]): string {
  const copy = newInputCopy(Number.POSITIVE_INFINITY, MOST_IN_A_TEXT);
  for (const { table, columns, rows } of tables) {
    copy.table(table, columns);
    for (const [index, row] of rows.entries()) copy.row(withoutTrailingBlanks(row), index + 2);
  }
  const text = copy.text();
  if (text === undefined) throw new Error('the tables of a cycle are larger than a copy can be');
  return text;
}

/** Tables as they come back from a copy. */
export const asKept = (tables: readonly NamedTable[]): readonly NamedTable[] =>
  tables.map((table) => ({ ...table, rows: table.rows.map(withoutTrailingBlanks) }));

/** A row as it comes back from a workbook. */
function withoutTrailingBlanks(row: readonly string[]): readonly string[] {
  const last = row.findLastIndex((cell) => cell !== '');
  return last === row.length - 1 ? row : row.slice(0, last + 1);
}

/** @throws when the bytes are none that `packedTables` gave */
export function unpackedTables(bytes: Buffer): {
  readonly text: string;
  readonly tables: readonly NamedTable[];
} {
  const copy = unpackCopy(bytes);
  if (copy === undefined) throw new Error('a kept copy of tables cannot be read');
  return { text: copy.text, tables: copy.tables.map(named) };
}

export const packedTables = (text: string): Buffer => packCopy(text);

const named = ({ table, columns, rows }: CopiedTable): NamedTable => ({
  table,
  columns: columns.map((column) => column ?? ''),
  rows: rows.map(([, ...cells]) => cells),
});

/** The register of these tables, checked as the command line checks a workbook; or everything that is wrong with it. */
export function registerOf(
  tables: readonly NamedTable[],
  regulations: readonly Regulation[],
  year: number,
  {
    vocabulary = commonOf(regulations).vocabulary,
    only,
  }: {
    /** Wider than what the regulations have in common, where others are tried on the same tables. */
    readonly vocabulary?: Vocabulary | undefined;
    /** Of the regulations' sheets these alone are read, with those they look things up in. */
    readonly only?: readonly string[];
  } = {},
): { readonly register: Register } | { readonly problems: readonly IntakeProblem[] } {
  const intake = openIntake({ vocabulary, regulations, year, ...(only && { only }) });
  const descriptors = tablesOf(vocabulary, regulations);
  for (const { table, columns, rows } of tables) {
    const descriptor = descriptors.find(({ id }) => id === table);
    if (descriptor === undefined) throw new Error(`the regulations have no sheet ${table}`);
    const matched = matchHeadings(descriptor, columns);
    intake.report(matched.problems);
    const source = intake.table(table, matched.columns);
    rows.forEach((row, index) => {
      source.row(row, index + 2);
    });
  }
  const closed = intake.close();
  return 'problems' in closed ? closed : { register: closed.register };
}

/** Only the sheets and columns that these regulations have. */
export function fitting(
  tables: readonly NamedTable[],
  regulations: readonly Regulation[],
): readonly NamedTable[] {
  const descriptors = descriptorsOf(regulations);
  return tables.flatMap(({ table, columns, rows }) => {
    const known = descriptors.find(({ id }) => id === table)?.columns.map(({ id }) => id);
    if (known === undefined) return [];
    const places = columns.flatMap((column, at) => (known.includes(column) ? [at] : []));
    return [
      {
        table,
        columns: places.map((at) => columns[at] ?? ''),
        rows: rows.map((row) => places.map((at) => row[at] ?? '')),
      },
    ];
  });
}

/** The same tables as a workbook that `congtam evaluate` takes; cells are the very texts, so that they come back as they are. */
export const sheetsToWrite = (
  tables: readonly NamedTable[],
  descriptors: readonly TableDescriptor[],
): readonly SheetToWrite[] =>
  tables.map(({ table, columns, rows }) => {
    const descriptor = descriptors.find(({ id }) => id === table);
    return {
      name: nameOfSheet(descriptor?.label.vi ?? table),
      columns: columns.map((id) => ({
        header: descriptor?.columns.find((column) => column.id === id)?.label.vi ?? id,
        kind: 'text',
      })),
      rows: rows.map((row) => row.map((cell) => (cell === '' ? null : cell))),
    };
  });

/** Names of sheets are at most 31 characters and leave some signs out; the intake knows the cut name. */
const nameOfSheet = (label: string): string =>
  label
    .replace(/[[\]:*?/\\]/g, ' ')
    .slice(0, 31)
    .trim();
