import { basename, extname } from 'node:path';
import { readCsv } from './csv-reader.ts';
import type { ReadLimits } from './limits.ts';
import type { Problem } from './problem.ts';
import type { SheetSink } from './sheet-sink.ts';

/** Whether the file is read as text in columns, going by its name. */
export const isCsv = (path: string): boolean => /^\.(csv|tsv|txt)$/i.test(extname(path));

/** Streams one .csv file as a sheet that is called like it. */
export async function readCsvSheet(path: string, sink: SheetSink, limits: ReadLimits): Promise<Problem[]> {
  const name = basename(path, extname(path)).normalize('NFC');
  sink.onSheet({ name, hidden: false });
  const deliver = (cells: string[], number: number): void => sink.onRow({ number, cells: cells.slice() });
  const ready = (): Promise<void> | undefined => sink.ready?.();
  const { problems } = await readCsv(path, { onHeader: deliver, onRow: deliver, ready }, limits);
  return problems;
}
