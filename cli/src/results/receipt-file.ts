import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RECEIPT_FORMAT, type Receipt, say } from '@congtam/engine';
import { type Complaint, complain } from '../complaint.ts';
import { FILES } from './output-folder.ts';

/** A receipt with the hash of the workbook beside the results; old ones are without it. */
export type ResultsReceipt = Receipt & {
  readonly workbook?: { readonly file: string; readonly sha256: string };
};

/** The receipt of a results folder, or why this is none. */
export async function readReceipt(
  folder: string,
): Promise<ResultsReceipt | { complaints: readonly Complaint[] }> {
  const text = await readFile(join(folder, FILES.receipt), 'utf8').catch(() => undefined);
  if (text === undefined) return { complaints: [noResults(folder)] };
  try {
    const receipt: unknown = JSON.parse(text);
    if (isReceipt(receipt)) return receipt;
  } catch {
    // told below: what cannot be parsed is no receipt either
  }
  return { complaints: [damaged(folder)] };
}

/** Enough of the shape that nothing after it can fall over; what it says is then checked against hashes. */
function isReceipt(value: unknown): value is ResultsReceipt {
  if (!isMap(value) || value.format !== RECEIPT_FORMAT) return false;
  const { engine, period, asOf, parts, readings, input, results, workbook } = value;
  const texts = (item: unknown, ...keys: string[]) =>
    isMap(item) && keys.every((k) => typeof item[k] === 'string');
  return (
    [engine, period, asOf].every((text) => typeof text === 'string') &&
    Array.isArray(parts) &&
    parts.every((p) => texts(p, 'regulation', 'name', 'sha256', 'from')) &&
    Array.isArray(readings) &&
    readings.every((r) => texts(r, 'regulation', 'reading', 'option', 'chosenBy')) &&
    texts(results, 'file', 'sha256') &&
    (workbook === undefined || texts(workbook, 'file', 'sha256')) &&
    isMap(input) &&
    (input.kind === 'copy'
      ? texts(input, 'file', 'sha256', 'source')
      : input.kind === 'reference' &&
        texts(input, 'path') &&
        Array.isArray(input.files) &&
        input.files.every((f) => texts(f, 'name', 'sha256')))
  );
}

const isMap = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const noResults = (folder: string) =>
  complain(
    'results.not-a-folder',
    say(
      `“${folder}” không phải thư mục kết quả: không có ${FILES.receipt}`,
      `'${folder}' is no results folder: it has no ${FILES.receipt}`,
    ),
    say(
      'chỉ thư mục mà “congtam evaluate --out” đã ghi',
      "point to a folder that 'congtam evaluate --out' has written",
    ),
  );

const damaged = (folder: string) =>
  complain(
    'results.receipt-damaged',
    say(
      `${FILES.receipt} trong “${folder}” không đọc được`,
      `${FILES.receipt} in '${folder}' cannot be read`,
    ),
    say('chạy lại “congtam evaluate”', "run 'congtam evaluate' again"),
  );
