import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { detectDelimiter, scanCsv } from './csv-scanner.ts';
import { longestRecord, readCsvText } from './csv-text.ts';
import { defaultReadLimits } from './limits.ts';
import type { Problem } from './problem.ts';
import { ProblemLog } from './problem-log.ts';
import { orRefuse, problemOfRefusal, Refusal } from './refusal.ts';

/** Receives the records of one CSV file. */
export interface CsvHandlers {
  /** The first non-empty record; a fresh array. */
  onHeader(cells: string[], rowNumber: number): void;
  /**
   * Each further non-empty record with as many cells as the header. `cells` IS REUSED for the next row: copy what must
   * outlive the call. `rowNumber` is 1-based as Excel shows it (a record of several lines is one row). Long cells may
   * keep the 1 MB piece they were cut from in memory for as long as they are referenced.
   */
  onRow(cells: string[], rowNumber: number): void;
  /** Asked after each piece of about 1 MB; reading waits for the promise. */
  ready?(): Promise<void> | undefined;
}

export interface CsvRead {
  /** Data rows delivered, header not counted. */
  readonly rows: number;
  readonly problems: Problem[];
}

/**
 * Streams a CSV file (UTF-8 with or without BOM, UTF-16LE with BOM; ',' ';' or tab found from the header, or told by a
 * line `sep=;`). Rows with a wrong number of fields or broken quotes are reported and NOT delivered, since their values
 * may stand in wrong columns; surplus empty fields at the end are let pass.
 *
 * @example await readCsv('canhan.csv', { onHeader: (names) => …, onRow: ([code, name], row) => … })
 */
export async function readCsv(
  path: string,
  handlers: CsvHandlers,
  { maxCsvRows } = defaultReadLimits,
): Promise<CsvRead> {
  const problems = new ProblemLog(basename(path));
  const progress = { rows: 0 };
  let file: FileHandle | null = null;
  try {
    file = await orRefuse(open(path, 'r'));
    await readOpenCsv(file, handlers, problems, { progress, maxCsvRows });
  } catch (error) {
    return { rows: progress.rows, problems: [...problems.all(), problemOfRefusal(basename(path), error)] };
  } finally {
    await file?.close();
  }
  return { rows: progress.rows, problems: problems.all() };
}

async function readOpenCsv(
  file: FileHandle,
  handlers: CsvHandlers,
  problems: ProblemLog,
  { progress, maxCsvRows }: { readonly progress: { rows: number }; readonly maxCsvRows: number },
): Promise<void> {
  const cells: string[] = [];
  let delimiter = -1;
  let width = 0;
  let row = 0;
  let carried = '';
  let isUnclosed = false;

  const sink = {
    onRecord(record: string[], isFilled: boolean): void {
      row += 1;
      if (row > maxCsvRows) throw new Refusal('csv-too-many-rows', String(maxCsvRows), { row });
      if (!isFilled) return;
      if (width === 0) {
        width = record.length;
        handlers.onHeader(record.slice(), row);
        return;
      }
      if (record.length !== width && !fits(record, width)) {
        problems.add('csv-field-count', { row }, `${record.length} ≠ ${width}`);
        return;
      }
      progress.rows += 1;
      handlers.onRow(record, row);
    },
    onBrokenQuote(kind: 'text-after-quote' | 'unclosed'): void {
      row += 1;
      problems.add(kind === 'unclosed' ? 'csv-unclosed-quote' : 'csv-text-after-quote', { row });
      isUnclosed = kind === 'unclosed';
    },
  };

  for await (const piece of readCsvText(file)) {
    let text = carried === '' ? piece.text : carried + piece.text;
    if (delimiter === -1) {
      const hint = /^sep=(.)\r?\n/i.exec(text);
      if (hint !== null) {
        row += 1;
        text = text.slice(hint[0].length);
      }
      delimiter = hint?.[1]?.charCodeAt(0) ?? detectDelimiter(text);
      if (/\r[^\n]/.test(text) && !text.includes('\n')) {
        problems.add('csv-mac-line-ends');
        return;
      }
    }
    const done = scanCsv(text, delimiter, piece.isLast, cells, sink);
    carried = done >= text.length ? '' : text.slice(done);
    if (isUnclosed) return;
    if (piece.isFollowedByBadBytes) {
      problems.add('csv-not-utf8', { row: row + 1 });
      return;
    }
    if (carried.length > longestRecord) {
      if (carried.includes('"')) problems.add('csv-unclosed-quote', { row: row + 1 });
      else throw new Refusal('csv-row-too-long', String(longestRecord));
      return;
    }
    await handlers.ready?.();
  }
  if (width === 0) problems.add('csv-without-header');
}

/** Surplus fields are tolerated when they are empty; the array is cut to the width of the header. */
function fits(record: string[], width: number): boolean {
  if (record.length < width) return false;
  for (let at = width; at < record.length; at += 1) if (record[at] !== '') return false;
  record.length = width;
  return true;
}
