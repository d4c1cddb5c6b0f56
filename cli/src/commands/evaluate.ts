import { basename, resolve } from 'node:path';
import { formatDay, type Period, type ReceiptInput, say, vocabularyOf } from '@congtam/engine';
import { evaluatePacks, type Run, settleReadings } from '@congtam/regulations';
import type { Command, Task } from '../command.ts';
import { type Complaint, complain, ofWorkbook } from '../complaint.ts';
import { readReadings } from '../evaluation/readings.ts';
import { readWhen, unfitOnceRead } from '../evaluation/when.ts';
import { EXIT } from '../exit-codes.ts';
import { readInput } from '../input/read-input.ts';
import { hashSource, sha256 } from '../input/source-files.ts';
import { forceOption } from '../output-file.ts';
import { loadPacks } from '../packs/load-packs.ts';
import { FILES, refuseFolder, writeFolder } from '../results/output-folder.ts';
import { isToSettle, summaryLines, summaryOf } from '../results/summary.ts';
import { writeResults } from '../results/write-results.ts';
import { regulationOption } from './regulation-option.ts';
import { refuseReport, reportComplaints, reportOption, tellNotes } from './report.ts';

export const evaluate: Command = {
  name: 'evaluate',
  summary: say('Xếp loại cả một bảng tính theo quy định', 'Evaluate a workbook under regulations'),
  usage: 'evaluate INPUT --regulation ID|PATH --period 2026 --out DIR',
  takes: [1, 1],
  options: [
    { ...regulationOption, isRequired: true },
    {
      name: 'period',
      value: 'KỲ',
      isRequired: true,
      says: say('2026, 2026-H1, 2026-Q1 hoặc 2026-03', '2026, 2026-H1, 2026-Q1 or 2026-03'),
    },
    {
      name: 'as-of',
      value: 'YYYY-MM-DD',
      says: say(
        'nhìn tại ngày nào; mặc định ngày cuối của kỳ',
        'the day it is looked at; the last day of the period by default',
      ),
    },
    {
      name: 'reading',
      value: 'id=option',
      mayRepeat: true,
      says: say('chọn một cách hiểu khác mặc định', 'choose a reading other than the default'),
    },
    { name: 'out', value: 'DIR', isRequired: true, says: say('thư mục kết quả', 'folder for the results') },
    reportOption,
    forceOption,
  ],
  examples: [
    {
      line: 'evaluate du-lieu.xlsx --regulation nd-335-2025 --period 2026 --out ket-qua',
      says: say('xếp loại năm 2026', 'the year 2026'),
    },
    {
      line: 'evaluate du-lieu/ --regulation nd-335-2025 --regulation ./diem-to-chuc/2026-01-01 --period 2026-03 --out thang-3',
      says: say(
        'thư mục CSV, thêm một lớp quy định của địa phương, tháng 3',
        'a folder of CSV files, with a local layer, for March',
      ),
    },
  ],
  run: evaluateInput,
};

async function evaluateInput(task: Task) {
  const path = task.positionals[0] ?? '';
  const out = task.need('out');
  const loaded = loadPacks(task.all('regulation'), task.io.regulationsRoot);
  if ('complaints' in loaded) return task.refuse(loaded.complaints);
  const { packs } = loaded;
  const regulations = packs.map((p) => p.regulation);
  const when = readWhen(task.need('period'), task.one('as-of'), regulations);
  const chosen = readReadings(task.all('reading'), packs);
  const refused = [
    ...('complaints' in when ? when.complaints : []),
    ...('complaints' in chosen ? chosen.complaints : []),
    ...(await refuseFolder(out)),
    ...(await refuseReport(task, path)),
  ];
  if (refused.length > 0 || 'complaints' in when || 'complaints' in chosen) return task.refuse(refused);
  const { period, asOf } = when;

  task.progress.start(task.text(say('Đang đọc dữ liệu', 'Reading the input')));
  const request = { vocabulary: vocabularyOf(regulations), regulations, year: period.year };
  const read = await readInput(path, request, task);
  if ('complaints' in read) return reportComplaints(task, read.complaints);
  const { register, copy } = read;
  tellNotes(task, read.notes);
  const { isMass } = copy;
  const unfit = unfitOnceRead(when, regulations, register);
  if (unfit.length > 0) return task.refuse(unfit);

  const onStep = (regulation: string, { id }: Period) => task.progress.at(id, regulation);
  task.progress.start(task.text(say('Đang tính', 'Computing')));
  const readings = settleReadings(packs, register, chosen.asked, asOf);
  const runs = evaluatePacks({
    packs,
    register,
    period,
    asOf,
    readings,
    isTraced: !isMass,
    isWithin: true,
    onStep,
  });

  task.progress.start(task.text(say('Đang ghi kết quả', 'Writing the results')));
  const text = copy.text();
  const input = await inputOf(path, text);
  const problems = await writeFolder(out, async (folder) => {
    const found = await writeResults(folder, {
      runs,
      period,
      asOf,
      isMass,
      language: task.language,
      input,
      copy: text,
    });
    if (found.length > 0) throw new Unwritable(found.map(ofWorkbook));
  }).then(
    () => [],
    (error: unknown) => refusalOf(error, out),
  );
  if (problems.length > 0) return task.refuse(problems);
  task.progress.end();
  const later = register.decisions.filter((d) => d.on > asOf).length;
  return tell(task, runs, out, later);
}

/** The disk or a sheet refused; carried out of the temporary folder, which is then removed. */
class Unwritable extends Error {
  constructor(readonly complaints: readonly Complaint[]) {
    super('the results could not be written');
  }
}

function refusalOf(error: unknown, out: string): readonly Complaint[] {
  if (error instanceof Unwritable) return error.complaints;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!/^E[A-Z]+$/.test(code)) throw error;
  return [
    complain(
      'output.unwritable',
      say(`không ghi được vào “${out}” (${code})`, `cannot write to '${out}' (${code})`),
      say(
        'kiểm tra chỗ trống và quyền ghi, hoặc chọn thư mục khác',
        'check space and permissions, or choose another folder',
      ),
    ),
  ];
}

async function inputOf(path: string, copy: string | undefined): Promise<ReceiptInput> {
  if (copy !== undefined)
    return { kind: 'copy', file: FILES.input, sha256: sha256(copy), source: basename(resolve(path)) };
  return { kind: 'reference', path: resolve(path), files: await hashSource(path) };
}

function tell(task: Task, runs: readonly Run[], out: string, later: number) {
  const workbook = `${out}/${FILES.workbook}`;
  const isOpen = isToSettle(runs);
  if (task.isJson) {
    task.printJson({
      exit: isOpen ? EXIT.toSettle : EXIT.done,
      out,
      workbook,
      evaluations: runs.map((run) => summaryOf(run)),
      decisionsAfterTheDay: later,
    });
  } else {
    const whom = runs.length > 1 ? 'those-rated' : 'everybody';
    for (const run of runs) for (const line of summaryLines(run, task.language, whom)) task.print(line);
    if (later > 0) task.print(laterDecisions(task, later, runs[0]?.evaluation.period));
    task.print(`${task.text(say('Kết quả', 'Results'))}: ${workbook}`);
  }
  return isOpen ? EXIT.toSettle : EXIT.done;
}

const laterDecisions = (task: Task, count: number, period: Period | undefined): string =>
  task.text(
    say(
      `${count} quyết định có ngày sau ngày xét nên chưa được tính; dùng --as-of (mặc định ${period ? formatDay(period.to) : ''})`,
      `${count} decisions are later than the day looked at and do not count yet; use --as-of (default ${period ? formatDay(period.to) : ''})`,
    ),
  );
