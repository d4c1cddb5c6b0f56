import { createPublicKey, type KeyObject } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import {
  type Finding,
  type FindingKind,
  HistoryCheck,
  type HistoryEvent,
  type HistoryVerdict,
} from './history.ts';
import type { EventReceipt } from './receipt.ts';

/** 0 nothing was changed · 1 something was · 2 it cannot be told. */
export type VerifyExit = 0 | 1 | 2;

export interface VerifyIo {
  out(line: string): void;
  err(line: string): void;
}

const HELP = `congtam-verify HISTORY.jsonl --key log-key.pub.pem --name log-name.txt --checkpoints FILE [--receipt FILE …]

Kiểm tra lịch sử đã xuất (congtam history) với những gì đã rời khỏi máy chủ: dấu mốc và biên nhận.
Checks an exported history (congtam history) against what has left the server: checkpoints and receipts.

  --key FILE          khóa công khai của nhật ký / public key of the log
  --name FILE         tên của nhật ký / name of the log
  --checkpoints FILE  dấu mốc đã giữ (checkpoints.jsonl, hoặc một dấu mốc); lặp lại được / kept checkpoints; may repeat
  --receipt FILE      biên nhận sự kiện (JSON); lặp lại được / event receipt; may repeat
  --json              in JSON

0 nguyên vẹn / intact · 1 đã bị sửa / changed · 2 không kết luận được / cannot tell`;

const WORDS: Readonly<Record<FindingKind, readonly [vi: string, en: string]>> = {
  'event-altered': ['sự kiện đã bị sửa', 'an event was altered'],
  'event-missing': ['thiếu sự kiện ở vị trí này', 'an event is missing at this place'],
  'event-doubled': ['sự kiện xuất hiện hai lần', 'an event stands twice'],
  'column-altered': ['cột tra cứu khác với sự kiện', 'a column differs from its event'],
  'text-altered': ['văn bản kèm sự kiện đã bị sửa hoặc mất', 'a text beside an event was altered or is gone'],
  'checkpoint-unsigned': ['dấu mốc không do khóa này ký', 'a checkpoint is not signed by this key'],
  'checkpoint-unmet': [
    'lịch sử khác với dấu mốc cỡ này',
    'the history differs from the checkpoint of this size',
  ],
  'log-shortened': [
    'lịch sử ngắn hơn dấu mốc cỡ này',
    'the history is shorter than the checkpoint of this size',
  ],
  'receipt-false': [
    'biên nhận không đúng chữ ký hoặc chứng minh',
    'a receipt has a wrong signature or proof',
  ],
  'receipt-unmet': ['không có sự kiện của biên nhận', 'the event of a receipt is not there'],
};

/** Runs one command line; reads files and writes none. */
export async function verifyProgram(argv: readonly string[], io: VerifyIo): Promise<VerifyExit> {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        key: { type: 'string' },
        name: { type: 'string' },
        checkpoints: { type: 'string', multiple: true, default: [] },
        receipt: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const [history] = positionals;
    if (values.help) {
      io.out(HELP);
      return 0;
    }
    if (history === undefined || values.key === undefined || values.name === undefined) {
      io.err(HELP);
      return 2;
    }
    const checkpoints = values.checkpoints.flatMap(notesIn);
    const verdict = await verdictOn(history, {
      publicKey: createPublicKey(readFileSync(values.key)),
      origin: readFileSync(values.name, 'utf8').trim(),
      checkpoints,
      receipts: values.receipt.map((file): EventReceipt => JSON.parse(readFileSync(file, 'utf8'))),
    });
    return report(verdict, checkpoints.length, values.json, io);
  } catch (error) {
    io.err(`không kết luận được / cannot tell: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
}

async function verdictOn(
  file: string,
  witness: ConstructorParameters<typeof HistoryCheck>[0] & { readonly publicKey: KeyObject },
): Promise<HistoryVerdict> {
  const check = new HistoryCheck(witness);
  let count = 0;
  let said: number | undefined;
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    if (line === '') continue;
    const entry: HistoryEvent | { readonly end: number } = JSON.parse(line);
    if ('end' in entry) said = entry.end;
    else {
      check.add(entry);
      count += 1;
    }
  }
  if (said !== count) throw new Error(`${file} is not whole: ${count} of ${said ?? '?'} events`);
  return check.end();
}

/** A journal of checkpoints (one JSON object a line), or one signed note as it was sent or printed. */
function notesIn(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  if (!text.startsWith('{')) return [text];
  return text
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const entry: { readonly note?: string } = JSON.parse(line);
      return entry.note ?? [];
    });
}

function report(
  { sealed, waiting, findings }: HistoryVerdict,
  checkpoints: number,
  isJson: boolean,
  io: VerifyIo,
): VerifyExit {
  const exit = findings.length > 0 ? 1 : checkpoints === 0 ? 2 : 0;
  if (isJson) {
    io.out(JSON.stringify({ exit, sealed, waiting, checkpoints, findings }));
    return exit;
  }
  for (const finding of findings) io.out(line(finding));
  io.out(
    `${sealed} sự kiện đã niêm phong, ${waiting} chờ, ${checkpoints} dấu mốc / events sealed, waiting, checkpoints`,
  );
  if (exit === 2) {
    io.err(
      'không có dấu mốc nào giữ ngoài máy chủ: một lịch sử viết lại toàn bộ sẽ không lộ ra / without a kept checkpoint a history rewritten as a whole would not show',
    );
  }
  io.out(['nguyên vẹn / intact', 'đã bị sửa / changed', 'không kết luận được / cannot tell'][exit] ?? '');
  return exit;
}

const line = ({ kind, about }: Finding): string => `${about}: ${WORDS[kind].join(' / ')} [${kind}]`;
