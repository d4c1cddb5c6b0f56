import { createHash } from 'node:crypto';
import { foldHeading, matchHeadings, matchTable, openPlainTable, type PlainRow } from '@congtam/engine';
import type { FileGiven } from '../../http/file-body.ts';
import { type FileProblem, readSheetsOf } from '../../sheets/read-file.ts';
import * as faults from './import-faults.ts';
import { IMPORT_TABLE } from './import-table.ts';

/** Rows of work as another system told them, each cell checked for itself. */
export interface WorkRows {
  readonly rows: readonly PlainRow[];
  readonly problems: readonly FileProblem[];
  /** Of what was sent. */
  readonly sha256: string;
}

const MOST_ROWS = 20_000;

/** Heading of the column in which errors may stand; it is passed over. */
const ERRORS = foldHeading('Lỗi');

/** Reads a month's work from a workbook or CSV. */
export async function workInFile(file: FileGiven, xlsxReader: string | undefined): Promise<WorkRows> {
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  const { visible, problems } = await readSheetsOf(file, xlsxReader);
  if (problems.length > 0) return { rows: [], problems, sha256 };
  const sheet =
    visible.find(({ name }) => matchTable(name, [IMPORT_TABLE]) !== undefined) ??
    (visible.length === 1 ? visible[0] : undefined);
  const [head, ...rows] = sheet?.rows ?? [];
  if (head === undefined) return { rows: [], problems: [ofFile(faults.noRows())], sha256 };
  const headings = head.cells.map((heading) => (foldHeading(heading) === ERRORS ? '' : heading));
  return { ...read(headings, rows), sha256 };
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

const ofFile = (fault: Pick<FileProblem, 'code' | 'message' | 'mend'>): FileProblem => ({
  ...fault,
  row: undefined,
  column: undefined,
});
