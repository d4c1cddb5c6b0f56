import { createHash } from 'node:crypto';
import { fromHeadings, matchHeadings, matchTable, openPlainTable, type PlainRow } from '@congtam/engine';
import type { SheetInMemory } from '@congtam/workbooks';
import { isErrorHeading } from '../../http/chosen-headings.ts';
import type { SheetFile } from '../../http/file-body.ts';
import { withErrors } from '../../http/file-with-errors.ts';
import { type SheetProblem, sheetsInFile } from '../../http/sheets-in-file.ts';
import * as faults from './import-faults.ts';
import { IMPORT_TABLE } from './import-table.ts';

/** Rows of work as another system told them, each cell checked for itself. */
export interface WorkRows {
  readonly rows: readonly PlainRow[];
  readonly problems: readonly SheetProblem[];
  /** Of what was sent. */
  readonly sha256: string;
}

const MOST_ROWS = 20_000;

/** Reads a month's work from a workbook or CSV. */
export async function workInFile(file: SheetFile, xlsxReader: string | undefined): Promise<WorkRows> {
  const { visible, problems, sha256 } = await sheetsInFile(file, xlsxReader);
  if (problems.length > 0) return { rows: [], problems, sha256 };
  const sheet = sheetOfWork(visible);
  const [head, ...rows] = fromHeadings(IMPORT_TABLE, sheet?.rows ?? []);
  if (head === undefined) return { rows: [], problems: [ofFile(faults.noRows())], sha256 };
  const headings = head.cells.map((heading) => (isErrorHeading(heading) ? '' : heading));
  return { ...read(headings, rows), sha256 };
}

const sheetOfWork = (visible: readonly SheetInMemory[]): SheetInMemory | undefined =>
  visible.find(({ name }) => matchTable(name, [IMPORT_TABLE]) !== undefined) ??
  (visible.length === 1 ? visible[0] : undefined);

/** The very file, with what is wrong in each row; a file that cannot be read is given back by nobody. */
export async function workWithErrors(
  file: SheetFile,
  xlsxReader: string | undefined,
  problems: readonly SheetProblem[],
): Promise<Buffer | undefined> {
  const read = await sheetsInFile(file, xlsxReader);
  if (read.problems.length > 0) return undefined;
  const sheet = sheetOfWork(read.visible);
  return withErrors(file.kind, read.sheets, { sheet, table: IMPORT_TABLE }, problems);
}

/** The same from rows of JSON: cells by the ids of the columns, as texts. */
export function workInRows(sent: readonly { readonly [column: string]: string }[]): WorkRows {
  const sha256 = createHash('sha256').update(JSON.stringify(sent)).digest('hex');
  const headings = [...new Set(sent.flatMap((row) => Object.keys(row)))];
  const rows = sent.map((row, at) => ({ cells: headings.map((id) => row[id] ?? ''), number: at + 1 }));
  return { ...read(headings, rows), sha256 };
}

function read(
  headings: readonly string[],
  rows: readonly { readonly cells: readonly string[]; readonly number: number }[],
): Pick<WorkRows, 'rows' | 'problems'> {
  if (rows.length === 0) return { rows: [], problems: [ofFile(faults.noRows())] };
  if (rows.length > MOST_ROWS) return { rows: [], problems: [ofFile(faults.tooManyRows(MOST_ROWS))] };
  const { columns, problems } = matchHeadings(IMPORT_TABLE, headings);
  if (problems.length > 0) {
    return {
      rows: [],
      problems: problems.map(({ row, column, code, message, mend }) => ({
        row,
        column,
        code,
        message,
        mend,
      })),
    };
  }
  const table = openPlainTable(IMPORT_TABLE);
  const source = table.source(columns);
  for (const { cells, number } of rows) source.row(cells, number);
  const { rows: taken, cells } = table.close();
  return { rows: taken, problems: cells };
}

const ofFile = (fault: Pick<SheetProblem, 'code' | 'message' | 'mend'>): SheetProblem => ({
  ...fault,
  row: undefined,
  column: undefined,
});
