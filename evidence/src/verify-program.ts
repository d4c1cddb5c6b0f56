import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { agreementOf, type ConsistencyProof } from './consistency.ts';
import { type ExportProof, standingOfExport } from './export-proof.ts';
import type { Finding, HistoryVerdict } from './history.ts';
import { type KeptFiles, keptFiles, papersGiven, verdictOnFile } from './verify-files.ts';
import { HELP, WORDS } from './verify-words.ts';

/** 0 nothing was changed · 1 something was · 2 it cannot be told. */
export type VerifyExit = 0 | 1 | 2;

export interface VerifyIo {
  out(line: string): void;
  err(line: string): void;
}

/** Runs one command line; reads files and writes none. */
export async function verifyProgram(argv: readonly string[], io: VerifyIo): Promise<VerifyExit> {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        key: { type: 'string', multiple: true, default: [] },
        name: { type: 'string' },
        checkpoints: { type: 'string', multiple: true, default: [] },
        against: { type: 'string', multiple: true, default: [] },
        proof: { type: 'string', multiple: true, default: [] },
        export: { type: 'string' },
        receipt: { type: 'string', multiple: true, default: [] },
        paper: { type: 'string', multiple: true, default: [] },
        file: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const [history] = positionals;
    if (values.help) {
      io.out(HELP);
      return 0;
    }
    const { export: taken, key, name } = values;
    if (taken !== undefined && key.length > 0 && name !== undefined && values.proof.length === 1)
      return verifyExport({ taken, keys: key, name, proof: values.proof[0] ?? '', isJson: values.json }, io);
    const comparesOnly = history === undefined && values.against.length >= 2;
    if (values.key.length === 0 || values.name === undefined || !(history !== undefined || comparesOnly)) {
      io.err(HELP);
      return 2;
    }
    const kept = keptFiles({
      keys: values.key,
      name: values.name,
      checkpoints: [...values.checkpoints, ...values.against],
      receipts: values.receipt,
    });
    if (history === undefined) return compare(kept, values.proof, values.json, io);
    const held = papersGiven({ papers: values.paper, files: values.file });
    const verdict = await verdictOnFile(history, { ...kept, ...held, setAside: kept.restored });
    return report(verdict, kept, values.json, io);
  } catch (error) {
    io.err(`không kết luận được / cannot tell: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
}

/** A table that was taken out, held against the event that says so. */
function verifyExport(
  given: {
    readonly taken: string;
    readonly keys: readonly string[];
    readonly name: string;
    readonly proof: string;
    readonly isJson: boolean;
  },
  io: VerifyIo,
): VerifyExit {
  const { origin, keys } = keptFiles({ ...given, checkpoints: [], receipts: [] });
  const proof: ExportProof = JSON.parse(readFileSync(given.proof, 'utf8'));
  const standing = standingOfExport(readFileSync(given.taken), proof, origin, keys);
  const exit = standing === 'as-exported' ? 0 : 1;
  io.out(given.isJson ? JSON.stringify({ exit, standing }) : `${WORDS[standing].join(' / ')} [${standing}]`);
  if (!given.isJson) io.out(ENDS[exit]);
  return exit;
}

/** Two checkpoints and no history: what a ministry can do with what it was sent and what a province was shown. */
function compare(kept: KeptFiles, proofFiles: readonly string[], isJson: boolean, io: VerifyIo): VerifyExit {
  const proofs = proofFiles.map((file): ConsistencyProof => JSON.parse(readFileSync(file, 'utf8')));
  const sorted = [...kept.checkpoints].sort((a, b) => sizeOf(a) - sizeOf(b));
  const agreements = sorted.slice(1).map((note, at) => {
    const before = sorted[at] ?? '';
    const agreement = agreementOf(before, note, { ...kept, proofs });
    return { earlier: sizeOf(before), later: sizeOf(note), agreement };
  });
  const said = new Set(agreements.map(({ agreement }) => agreement));
  const exit = said.has('two-histories') || said.has('unsigned') ? 1 : said.has('proof-missing') ? 2 : 0;
  if (isJson) {
    io.out(JSON.stringify({ exit, agreements }));
    return exit;
  }
  for (const { earlier, later, agreement } of agreements) {
    io.out(`${earlier} → ${later}: ${WORDS[agreement].join(' / ')} [${agreement}]`);
  }
  io.out(ENDS[exit]);
  return exit;
}

const sizeOf = (note: string): number => Number(note.split('\n')[1] ?? Number.NaN);

function report(
  { sealed, waiting, rows, papers, findings }: HistoryVerdict,
  { checkpoints: kept, setAside, unknownKeys, restored, restores, broken }: KeptFiles,
  isJson: boolean,
  io: VerifyIo,
): VerifyExit {
  const checkpoints = [...kept, ...restored];
  const exit =
    findings.length > 0 ? 1 : checkpoints.length === 0 || setAside > 0 || unknownKeys.length > 0 ? 2 : 0;
  if (isJson) {
    const counted = { sealed, waiting, rows, checkpoints: checkpoints.length, setAside };
    io.out(JSON.stringify({ exit, ...counted, broken, restores, unknownKeys, papers, findings }));
    return exit;
  }
  for (const finding of findings) io.out(line(finding));
  for (const { code, form, at, event } of papers) {
    io.out(`${code}: đã phát hành / was issued ${at}${form === null ? '' : ` (${form})`} [${event}]`);
  }
  io.out(
    `${sealed} sự kiện đã niêm phong, ${waiting} chờ, ${rows} dòng dữ liệu, ${checkpoints.length} dấu mốc / events sealed, waiting, rows, checkpoints`,
  );
  if (broken > 0) {
    io.err(
      `${broken} dòng của sổ dấu mốc không đọc được: mất điện giữa chừng, hoặc có người sửa / lines of the journal cannot be read: torn by a power failure, or by somebody [line-broken]`,
    );
  }
  for (const { by, reason } of restores) {
    io.err(
      `đã phục hồi từ bản sao lưu, theo ${by}: ${reason}; những gì sau bản sao lưu đã mất / a backup was restored; what came after it is lost [restore-accepted]`,
    );
  }
  for (const { document, to } of unknownKeys) {
    io.err(
      `nhật ký nói khóa cũ đã mất (${document}); nếu đúng, thêm --key cho khóa mới ${to} / the journal says the former key was lost; if that is so, add --key for the new one`,
    );
  }
  if (checkpoints.length === 0) {
    io.err(
      'không có dấu mốc nào giữ ngoài máy chủ: một lịch sử viết lại toàn bộ sẽ không lộ ra / without a kept checkpoint a history rewritten as a whole would not show',
    );
  }
  io.out(ENDS[exit]);
  return exit;
}

const ENDS = ['nguyên vẹn / intact', 'đã bị sửa / changed', 'không kết luận được / cannot tell'] as const;

const line = ({ kind, about }: Finding): string => `${about}: ${WORDS[kind].join(' / ')} [${kind}]`;
