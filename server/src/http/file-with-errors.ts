import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { matchHeadings, type TableDescriptor } from '@congtam/engine';
import {
  type CellToWrite,
  type ColumnToWrite,
  type SheetInMemory,
  type SheetToWrite,
  writeCsvFolder,
  writeWorkbook,
} from '@congtam/workbooks';
import {
  type ChosenHeadings,
  ERROR_HEADING,
  isErrorHeading,
  underChosenHeadings,
} from './chosen-headings.ts';
import type { SheetKind } from './file-body.ts';
import type { SheetProblem } from './sheets-in-file.ts';

/** Writes sheets to bytes; of CSV there is one sheet, the last. */
export async function bytesOf(kind: SheetKind, sheets: readonly SheetToWrite[]): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'congtam-file-'));
  try {
    const path = join(folder, `a.${kind}`);
    const problems =
      kind === 'xlsx'
        ? await writeWorkbook(path, sheets)
        : await writeCsvFolder(
            folder,
            sheets.slice(-1).map((sheet) => ({ ...sheet, name: 'a' })),
          );
    if (problems.length > 0) throw new Error(`a file could not be written: ${problems[0]?.code}`);
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * A file as it came, with a column that says what is wrong in each row; wrong cells are marked.
 *
 * @param of the sheet that was read, the table it was read as, and what its headings were chosen to be
 */
export function withErrors(
  kind: SheetKind,
  sheets: readonly SheetInMemory[],
  of: {
    readonly sheet: SheetInMemory | undefined;
    readonly table: TableDescriptor;
    readonly chosen?: ChosenHeadings;
  },
  problems: readonly SheetProblem[],
): Promise<Buffer> {
  return bytesOf(
    kind,
    sheets
      .filter(({ hidden }) => !hidden)
      .map((sheet) => (sheet === of.sheet ? marked(sheet, of, problems) : plain(sheet))),
  );
}

const textColumn = (header: string): ColumnToWrite => ({ header, kind: 'text' });

const plain = ({ name, rows: [head, ...rows] }: SheetInMemory): SheetToWrite => ({
  name: name.slice(0, 31),
  columns: (head?.cells ?? []).map(textColumn),
  rows: rows.map(({ cells }) => cells),
});

function marked(
  { name, rows: all }: SheetInMemory,
  { table, chosen = {} }: { readonly table: TableDescriptor; readonly chosen?: ChosenHeadings },
  problems: readonly SheetProblem[],
): SheetToWrite {
  const { head, headings, rows } = underChosenHeadings(table, all, chosen);
  const before = head?.cells ?? [];
  const kept = before.flatMap((heading, at) => (isErrorHeading(heading) ? [] : [at]));
  const ofRow = new Map<number | undefined, SheetProblem[]>();
  for (const problem of problems) ofRow.set(problem.row, [...(ofRow.get(problem.row) ?? []), problem]);
  const ids = matchHeadings(table, headings).columns;
  return {
    name: name.slice(0, 31),
    columns: [
      ...kept.map((at) => textColumn(before[at] ?? '')),
      { header: ERROR_HEADING, kind: 'text', width: 60, wrap: true },
    ],
    rows: rows.map(({ cells, number }, index) => {
      const here = [...(index === 0 ? (ofRow.get(undefined) ?? []) : []), ...(ofRow.get(number) ?? [])];
      const wrong = new Set(here.map(({ column }) => column));
      const row = kept.map((at): CellToWrite => {
        const value = cells[at] ?? '';
        return wrong.has(ids[at]) && ids[at] !== undefined ? { value, highlight: 'wrong' } : value;
      });
      return [...row, here.map((problem) => wordsOf(table, problem)).join('\n')];
    }),
  };
}

function wordsOf(table: TableDescriptor, { column, message, mend }: SheetProblem): string {
  const label = table.columns.find(({ id }) => id === column)?.label.vi;
  return `${label === undefined ? '' : `${label}: `}${message.vi} → ${mend.vi}`;
}
