import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ENGINE_VERSION, parseDay, parsePeriod, type Receipt, say, vocabularyOf } from '@congtam/engine';
import { evaluatePacks, type JoinedPack, type Run, settleReadings } from '@congtam/regulations';
import { unpackCopy } from '@congtam/workbooks';
import type { Task } from '../command.ts';
import { type Complaint, complain } from '../complaint.ts';
import { readCopy, readInput } from '../input/read-input.ts';
import { hashSource, sha256 } from '../input/source-files.ts';
import { loadPacks } from '../packs/load-packs.ts';
import { FILES } from '../results/output-folder.ts';
import { placeOfPack } from '../results/pack-copies.ts';
import { type ResultsReceipt, readReceipt } from '../results/receipt-file.ts';

export interface Rebuilt {
  readonly receipt: ResultsReceipt;
  /** What the receipt names and is no longer as it was; then there are no runs. */
  readonly changed: readonly Complaint[];
  readonly runs: readonly Run[];
}

/** Computes the results of a folder again, from nothing but its receipt, the packs and the input the receipt names. */
export async function rebuild(
  folder: string,
  task: Task,
  { isWithin }: { isWithin: boolean },
): Promise<Rebuilt | { complaints: readonly Complaint[] }> {
  const receipt = await readReceipt(folder);
  if ('complaints' in receipt) return receipt;
  const loaded = loadPacks(
    receipt.parts.map((p) => placeOfPack(folder, p.from)),
    task.io.regulationsRoot,
  );
  if ('complaints' in loaded) return loaded;
  const { packs } = loaded;
  const period = parsePeriod(receipt.period);
  const asOf = parseDay(receipt.asOf);
  if (period === undefined || asOf === undefined)
    return { complaints: [complain('results.receipt-damaged', ...badPeriod)] };
  task.progress.start(task.text(say('Đang đọc lại dữ liệu', 'Reading the input again')));
  const changed = [...changedParts(receipt, packs), ...changedEngine(receipt)];
  const regulations = packs.map((p) => p.regulation);
  const request = { vocabulary: vocabularyOf(regulations), regulations, year: period.year };
  const input = await inputOf(folder, receipt, request, task);
  if ('complaints' in input) return input;
  changed.push(...input.changed);
  if (changed.length > 0 || input.register === undefined) return { receipt, changed, runs: [] };
  const asked = new Map(
    receipt.readings.filter((r) => r.chosenBy === 'request').map((r) => [r.reading, r.option]),
  );
  const { register } = input;
  const readings = settleReadings(packs, register, asked, asOf);
  task.progress.start(task.text(say('Đang tính lại', 'Computing again')));
  const runs = evaluatePacks({ packs, register, period, asOf, readings, isTraced: false, isWithin });
  return { receipt, changed, runs };
}

async function inputOf(
  folder: string,
  { input }: Receipt,
  request: Parameters<typeof readCopy>[1],
  task: Task,
) {
  if (input.kind === 'copy') {
    const bytes = await readFile(join(folder, FILES.input)).catch(() => undefined);
    const copy = bytes && unpackCopy(bytes);
    if (copy === undefined || sha256(copy.text) !== input.sha256)
      return { register: undefined, changed: [changedInput(FILES.input)] };
    const read = readCopy(copy.tables, request);
    return 'complaints' in read ? read : { ...read, changed: [] };
  }
  const now = await hashSource(input.path).catch(() => []);
  const names = new Set([...input.files, ...now].map((f) => f.name));
  const changed = [...names].filter(
    (name) => now.find((f) => f.name === name)?.sha256 !== input.files.find((f) => f.name === name)?.sha256,
  );
  if (changed.length > 0)
    return { register: undefined, changed: changed.map((name) => changedInput(join(input.path, name))) };
  const read = await readInput(input.path, request, task);
  return 'complaints' in read ? read : { register: read.register, changed: [] };
}

function changedParts({ parts }: Receipt, packs: readonly JoinedPack[]): Complaint[] {
  const now = packs.flatMap((p) => p.files);
  const key = (p: { regulation: string; name: string }) => `${p.regulation}/${p.name}`;
  const keys = new Set([...parts, ...now].map(key));
  return [...keys]
    .filter((k) => now.find((p) => key(p) === k)?.sha256 !== parts.find((p) => key(p) === k)?.sha256)
    .map((k) =>
      complain(
        'verify.pack-changed',
        say(
          `phần “${k}” của quy định đã khác với khi tính`,
          `the part '${k}' of the regulation is not the one that was used`,
        ),
        say(
          'tìm lại bản đã dùng, hoặc chạy lại “congtam evaluate”',
          "bring back the version used, or run 'congtam evaluate' again",
        ),
      ),
    );
}

const changedEngine = ({ engine }: Receipt): Complaint[] =>
  engine === ENGINE_VERSION
    ? []
    : [
        complain(
          'verify.engine-version',
          say(
            `kết quả do phiên bản ${engine} tính, đây là ${ENGINE_VERSION}`,
            `computed by version ${engine}, this is ${ENGINE_VERSION}`,
          ),
          say(`dùng congtam ${engine} để kiểm lại`, `verify with congtam ${engine}`),
        ),
      ];

const changedInput = (file: string): Complaint =>
  complain(
    'verify.input-changed',
    say(`dữ liệu đầu vào đã khác với khi tính: ${file}`, `the input is not what was computed on: ${file}`),
    say(
      'tìm lại bản đã dùng, hoặc chạy lại “congtam evaluate”',
      "bring back the file used, or run 'congtam evaluate' again",
    ),
  );

const badPeriod = [
  say('biên nhận có kỳ hoặc ngày không đọc được', 'the receipt has a period or day that cannot be read'),
  say('chạy lại “congtam evaluate”', "run 'congtam evaluate' again"),
] as const;
