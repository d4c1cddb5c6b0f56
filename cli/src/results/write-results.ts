import { createHash } from 'node:crypto';
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type CalendarDay,
  canonicalJson,
  type Language,
  type Period,
  type ReceiptInput,
  receiptOf,
} from '@congtam/engine';
import { type Run, resultsDocument } from '@congtam/regulations';
import { type Problem, packCopy, writeWorkbook } from '@congtam/workbooks';
import { sha256OfFile } from '../input/source-files.ts';
import { consequencesSheets } from './consequences-sheet.ts';
import { groundsSheet } from './grounds-sheet.ts';
import { decisionsSheet, missingSheet } from './open-sheets.ts';
import { FILES } from './output-folder.ts';
import { overviewSheet } from './overview-sheet.ts';
import { copyPacks } from './pack-copies.ts';
import { peopleSheet, unitsSheet } from './people-and-units-sheets.ts';
import { quotasSheet } from './quotas-sheet.ts';
import { reasonsSheet } from './reasons-sheet.ts';
import { scoresSheet } from './scores-sheet.ts';

export interface ResultsToWrite {
  readonly runs: readonly Run[];
  readonly period: Period;
  readonly asOf: CalendarDay;
  readonly isMass: boolean;
  readonly language: Language;
  readonly input: ReceiptInput;
  /** The text of the input copy, where one travels with the results. */
  readonly copy: string | undefined;
}

/** All files of a result into a folder; problems are those of the disk. */
export async function writeResults(folder: string, results: ResultsToWrite): Promise<readonly Problem[]> {
  const { runs, period, asOf, input, copy } = results;
  const sha256 = await writeText(join(folder, FILES.document), resultsDocument(runs));
  const problems = await writeWorkbook(join(folder, FILES.workbook), sheetsOf(results));
  if (problems.length > 0) return problems;
  const workbook = { file: FILES.workbook, sha256: await sha256OfFile(join(folder, FILES.workbook)) };
  const parts = await copyPacks(
    folder,
    runs.map((run) => run.pack),
  );
  const receipt = receiptOf({
    period,
    asOf,
    parts,
    readings: runs.flatMap((run) => run.readings),
    input,
    results: { file: FILES.document, sha256 },
  });
  await writeFile(join(folder, FILES.receipt), `${canonicalJson({ ...receipt, workbook })}\n`);
  if (copy !== undefined) await writeFile(join(folder, FILES.input), packCopy(copy));
  return [];
}

function sheetsOf({ runs, isMass, language }: ResultsToWrite) {
  return [
    overviewSheet(runs, language),
    peopleSheet(runs, language),
    unitsSheet(runs, language),
    quotasSheet(runs, language),
    ...consequencesSheets(runs, language),
    reasonsSheet(runs, isMass, language),
    decisionsSheet(runs, language),
    missingSheet(runs, language),
    groundsSheet(runs, language),
    scoresSheet(runs, language),
  ];
}

/** Writes the pieces and answers the SHA-256 of the whole. */
async function writeText(path: string, pieces: Iterable<string>): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx');
  try {
    for (const chunk of inChunks(pieces)) {
      hash.update(chunk);
      await file.writeFile(chunk);
    }
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

export function* inChunks(pieces: Iterable<string>, size = 1 << 20): Generator<string> {
  let pending: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    pending.push(piece);
    length += piece.length;
    if (length < size) continue;
    yield pending.join('');
    pending = [];
    length = 0;
  }
  yield pending.join('');
}
