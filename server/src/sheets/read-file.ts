import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CellProblem } from '@congtam/engine';
import { collectSheets, type SheetInMemory } from '@congtam/workbooks';
import type { FileGiven } from '../http/file-body.ts';

/** Something wrong with a file: with a cell, a row, or as a whole. */
export type FileProblem = Omit<CellProblem, 'row'> & { readonly row: number | undefined };

export interface SheetsRead {
  readonly sheets: readonly SheetInMemory[];
  /** Those that people see; the others are nobody's word. */
  readonly visible: readonly SheetInMemory[];
  /** What the reader of files says: nothing of such a file is used. */
  readonly problems: readonly FileProblem[];
}

/**
 * The sheets of a file that came from outside. Workbooks are parsed in a process of their own, with bounded memory and
 * time, where its program is given.
 */
export async function readSheetsOf(file: FileGiven, childEntry: string | undefined): Promise<SheetsRead> {
  const folder = await mkdtemp(join(tmpdir(), 'congtam-file-'));
  try {
    const path = join(folder, `tep.${file.kind}`);
    await writeFile(path, file.bytes, { mode: 0o600 });
    const { sheets, problems } = await collectSheets(path, childEntry === undefined ? {} : { childEntry });
    return {
      sheets,
      visible: sheets.filter(({ hidden }) => !hidden),
      problems: problems.map(({ row, column, code, message, mend }) => ({
        row: row ?? undefined,
        column: column ?? undefined,
        code: `sheet.${code}`,
        message,
        mend,
      })),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
