import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CellProblem } from '@congtam/engine';
import { collectSheets, type SheetInMemory } from '@congtam/workbooks';
import type { SheetFile } from './file-body.ts';

/** More than any province employs; what is checked row by row stays within seconds. */
const MOST_ROWS = 100_000;

/** Something wrong with a file: with a cell, a row, or as a whole. */
export type SheetProblem = Omit<CellProblem, 'row'> & { readonly row: number | undefined };

/** What the reader of files says, with the sheet where it is about one. */
export type ReaderProblem = SheetProblem & { readonly sheet?: string };

export interface SheetsInFile {
  readonly sheets: readonly SheetInMemory[];
  /** Those that people see; the others are nobody's word. */
  readonly visible: readonly SheetInMemory[];
  /** What the reader of files says: nothing of such a file is used. */
  readonly problems: readonly ReaderProblem[];
  /** Of the bytes of the file. */
  readonly sha256: string;
}

/**
 * The sheets of a file that came from outside. Workbooks are parsed in a process of their own, with bounded memory and
 * time, where its program is given.
 */
export async function sheetsInFile(file: SheetFile, childEntry: string | undefined): Promise<SheetsInFile> {
  const folder = await mkdtemp(join(tmpdir(), 'congtam-sheets-'));
  try {
    const path = join(folder, `danh-sach.${file.kind}`);
    await writeFile(path, file.bytes, { mode: 0o600 });
    const { sheets, problems } = await collectSheets(path, {
      limits: { maxCsvRows: MOST_ROWS, maxCells: MOST_ROWS * 100 },
      ...(childEntry === undefined ? {} : { childEntry }),
    });
    const told = problems.map(({ sheet, row, column, code, message, mend }) => ({
      ...(sheet === null ? {} : { sheet }),
      row: row ?? undefined,
      column: column ?? undefined,
      code: `sheet.${code}`,
      message,
      mend,
    }));
    return {
      sheets,
      visible: sheets.filter(({ hidden }) => !hidden),
      problems: told,
      sha256: createHash('sha256').update(file.bytes).digest('hex'),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
