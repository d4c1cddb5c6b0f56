import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isCsv, readCsvSheet } from './csv-sheet.ts';
import { defaultReadLimits, type ReadLimits } from './limits.ts';
import { type Problem, problem } from './problem.ts';
import { readInChild } from './reader-child.ts';
import { orRefuse, problemOfRefusal } from './refusal.ts';
import type { SheetHead, SheetRow, SheetSink } from './sheet-sink.ts';
import { readXlsxHere } from './xlsx-reader.ts';

export interface ReadOptions {
  readonly limits?: Partial<ReadLimits>;
  /**
   * Path of the bundled `reader-process`. Give it whenever the file comes from outside: it is then parsed in a process
   * with bounded memory and time. Without it the parse runs in this process (tests, trusted files, folders).
   */
  readonly childEntry?: string;
}

/**
 * Streams all sheets of an .xlsx file, of one .csv file, or of a folder of .csv files (in name order), and returns
 * everything that is wrong, together. Never throws for what a user can do wrong; errors of the sink pass through.
 * What was delivered before a problem stays delivered: import only if no problem came back.
 */
export async function readSheets(
  path: string,
  sink: SheetSink,
  options: ReadOptions = {},
): Promise<Problem[]> {
  const limits = { ...defaultReadLimits, ...options.limits };
  let isFolder: boolean;
  try {
    isFolder = (await orRefuse(stat(path))).isDirectory();
  } catch (error) {
    return [problemOfRefusal(basename(path), error)];
  }
  if (isFolder) return readCsvFolder(path, sink, limits);
  if (options.childEntry !== undefined) return readInChild(path, sink, limits, options.childEntry);
  return isCsv(path) ? readCsvSheet(path, sink, limits) : readXlsxHere(path, sink, limits);
}

/** A sheet in memory. */
export interface SheetInMemory extends SheetHead {
  readonly rows: readonly SheetRow[];
}

/** `readSheets` into memory, for files known to be small. */
export async function collectSheets(
  path: string,
  options: ReadOptions = {},
): Promise<{ sheets: SheetInMemory[]; problems: Problem[] }> {
  const sheets: (SheetHead & { rows: SheetRow[] })[] = [];
  const problems = await readSheets(
    path,
    {
      onSheet: (sheet) => sheets.push({ ...sheet, rows: [] }),
      onRow: (row) => sheets.at(-1)?.rows.push(row),
    },
    options,
  );
  return { sheets, problems };
}

async function readCsvFolder(folder: string, sink: SheetSink, limits: ReadLimits): Promise<Problem[]> {
  const names = (await readdir(folder))
    .filter((name) => /\.csv$/i.test(name) && !/^[.~]/.test(name))
    .sort((a, b) => (a < b ? -1 : 1));
  if (names.length === 0) return [problem('folder-without-csv', { file: basename(folder) })];
  const problems: Problem[] = [];
  for (const name of names) problems.push(...(await readCsvSheet(join(folder, name), sink, limits)));
  return problems;
}
