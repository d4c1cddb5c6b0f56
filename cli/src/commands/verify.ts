import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { say } from '@congtam/engine';
import { resultsDocument } from '@congtam/regulations';
import type { Command, Task } from '../command.ts';
import { type Complaint, complain, complaintLine } from '../complaint.ts';
import { rebuild } from '../evaluation/rebuild.ts';
import { EXIT } from '../exit-codes.ts';
import { sha256OfFile } from '../input/source-files.ts';
import { FILES } from '../results/output-folder.ts';
import type { ResultsReceipt } from '../results/receipt-file.ts';
import { plainComplaint } from '../task.ts';

const MOST_LINES = 20;

export const verify: Command = {
  name: 'verify',
  summary: say(
    'Tính lại một kết quả đã có và nói điều gì khác',
    'Compute results again and say what differs',
  ),
  usage: 'verify DIR',
  takes: [1, 1],
  options: [],
  examples: [
    {
      line: 'verify ket-qua',
      says: say(
        'mã 0: khớp từng byte; mã 1: có khác biệt',
        'exit 0: equal byte for byte; exit 1: something differs',
      ),
    },
  ],
  async run(task) {
    const folder = task.positionals[0] ?? '';
    const rebuilt = await rebuild(folder, task, { isWithin: true });
    if ('complaints' in rebuilt) return task.refuse(rebuilt.complaints);
    const { receipt, changed, runs } = rebuilt;
    const differences = [...changed];
    const now = await sha256OfFile(join(folder, FILES.document)).catch(() => undefined);
    if (now !== receipt.results.sha256) differences.push(alteredResults);
    differences.push(...(await changedWorkbook(folder, receipt)));
    if (runs.length > 0)
      differences.push(...(await differingLines(join(folder, FILES.document), resultsDocument(runs))));
    task.progress.end();
    return tell(task, differences, receipt.results.sha256);
  },
};

/** The workbook is what people look at: it is told when it is not the one that was written. */
async function changedWorkbook(folder: string, { workbook }: ResultsReceipt): Promise<Complaint[]> {
  if (workbook === undefined) return [];
  const now = await sha256OfFile(join(folder, FILES.workbook)).catch(() => undefined);
  if (now === undefined) return [missingWorkbook];
  return now === workbook.sha256 ? [] : [alteredWorkbook];
}

function tell(task: Task, differences: readonly Complaint[], sha256: string) {
  const isEqual = differences.length === 0;
  if (task.isJson) task.printJson({ equal: isEqual, sha256, differences: differences.map(plainComplaint) });
  else if (isEqual)
    task.print(
      task.text(say(`Khớp từng byte: results.json ${sha256}`, `Equal byte for byte: results.json ${sha256}`)),
    );
  else for (const difference of differences) task.print(complaintLine(difference, task.language));
  return isEqual ? EXIT.done : EXIT.toSettle;
}

/** Where the stored document leaves the one computed now; its lines are subjects. */
async function differingLines(path: string, pieces: Iterable<string>): Promise<Complaint[]> {
  const expected = linesOf(pieces);
  const found: Complaint[] = [];
  let more = 0;
  const differs = (line: string) => {
    if (found.length < MOST_LINES) found.push(differingLine(line));
    else more += 1;
  };
  const lines = createInterface({
    input: createReadStream(path, 'utf8').on('error', () => {}),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  for await (const line of lines) {
    const next = expected.next();
    if (next.done) differs(line);
    else if (next.value !== line) differs(next.value);
  }
  for (const line of expected) if (line !== '') differs(line);
  if (more > 0)
    found.push(complain('verify.more', say(`còn ${more} dòng khác nữa`, `${more} more lines differ`), again));
  return found;
}

function* linesOf(pieces: Iterable<string>): Generator<string, void> {
  let line = '';
  for (const piece of pieces) {
    const parts = piece.split('\n');
    for (const part of parts.slice(0, -1)) {
      yield line + part;
      line = '';
    }
    line += parts.at(-1) ?? '';
  }
  if (line !== '') yield line;
}

function differingLine(line: string): Complaint {
  const subject = /"subject":"([^"]+)"/.exec(line)?.[1];
  return complain(
    'verify.result-differs',
    subject === undefined
      ? say(
          'phần chung của kết quả khác với khi tính lại',
          'the frame of the results differs from what is computed now',
        )
      : say(
          `kết quả của “${subject}” khác với khi tính lại`,
          `the result of '${subject}' differs from what is computed now`,
        ),
    again,
  );
}

const again = say(
  'chạy lại “congtam evaluate” để có kết quả đúng',
  "run 'congtam evaluate' again for correct results",
);

const fromTheProgram = say(
  'số liệu đúng là ở results.json; chạy lại “congtam evaluate” để có bảng tính nguyên gốc',
  "what counts is results.json; run 'congtam evaluate' again for an unaltered workbook",
);

const alteredWorkbook = complain(
  'verify.workbook-changed',
  say(
    'results.xlsx đã bị sửa sau khi tính (khác mã băm trong biên nhận)',
    'results.xlsx was edited after it was computed (hash differs from the receipt)',
  ),
  fromTheProgram,
);

const missingWorkbook = complain(
  'verify.workbook-missing',
  say('results.xlsx không còn trong thư mục', 'results.xlsx is no longer in the folder'),
  fromTheProgram,
);

const alteredResults = complain(
  'verify.results-changed',
  say(
    'results.json đã bị sửa sau khi tính (khác mã băm trong biên nhận)',
    'results.json was changed after it was computed (hash differs from the receipt)',
  ),
  again,
);
