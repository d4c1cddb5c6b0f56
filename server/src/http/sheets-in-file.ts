import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bilingual } from '@congtam/engine';
import { collectSheets, type SheetInMemory } from '@congtam/workbooks';
import type { SheetFile } from './file-body.ts';

/** What the reader of files says of a file: nothing of it is used. */
export interface SheetProblem {
  readonly row: number | undefined;
  readonly column: string | undefined;
  readonly code: string;
  readonly message: Bilingual;
  readonly mend: Bilingual;
}

/**
 * The sheets of a file that came from outside. Workbooks are parsed in a process of their own, with bounded memory and
 * time, where its program is given.
 */
export async function sheetsInFile(
  file: SheetFile,
  childEntry: string | undefined,
): Promise<{ readonly sheets: readonly SheetInMemory[]; readonly problems: readonly SheetProblem[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'congtam-sheets-'));
  try {
    const path = join(folder, `danh-sach.${file.kind}`);
    await writeFile(path, file.bytes, { mode: 0o600 });
    const { sheets, problems } = await collectSheets(path, childEntry === undefined ? {} : { childEntry });
    const told = problems.map(({ row, column, code, message, mend }) => ({
      row: row ?? undefined,
      column: column ?? undefined,
      code: `sheet.${code}`,
      message,
      mend,
    }));
    return { sheets, problems: told };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
