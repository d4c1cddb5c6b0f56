import { type Register, say } from '@congtam/engine';
import {
  groupingsOf,
  type JoinedPack,
  simulate as run,
  type Side,
  settleReadings,
} from '@congtam/regulations';
import type { Command, Task } from '../command.ts';
import { complain } from '../complaint.ts';
import { readReadings } from '../evaluation/readings.ts';
import { readWhen } from '../evaluation/when.ts';
import { EXIT } from '../exit-codes.ts';
import { withoutStage } from '../packs/in-force.ts';
import { namedMovers } from '../simulation/named-movers.ts';
import { readBoth, refusePeriods, tryResults } from '../simulation/read-both.ts';
import { loadSides, regulationsOf } from '../simulation/sides.ts';
import { simulationLines } from '../simulation/simulation-lines.ts';
import { regulationOption } from './regulation-option.ts';
import { reportComplaints, reportOption } from './report.ts';

export const simulate: Command = {
  name: 'simulate',
  summary: say(
    'Chạy thử dự thảo trên dữ liệu thật và đếm ai, đơn vị nào đổi mức',
    'Try a draft on real evidence and count who and which units move',
  ),
  usage: 'simulate INPUT --regulation ID|PATH --draft PATH --period 2026',
  takes: [1, 1],
  options: [
    { ...regulationOption, isRequired: true },
    {
      name: 'draft',
      value: 'ID|PATH',
      mayRepeat: true,
      says: say(
        'dự thảo: bản sao đã sửa của gói quy định (thư mục phiên bản hoặc tệp rules.yaml); thay cho quy định cùng mã',
        'the draft: an edited copy of a pack (version folder or rules.yaml); takes the place of the one with its id',
      ),
    },
    {
      name: 'reading',
      value: 'id=option',
      mayRepeat: true,
      says: say(
        'cách hiểu khác ở phía dự thảo; không có --draft thì so hai cách hiểu của một quy định',
        'another reading on the side of the draft; without --draft, two readings of one regulation are compared',
      ),
    },
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
      name: 'by',
      value: 'FACT',
      mayRepeat: true,
      says: say(
        'chia nhóm thêm theo một dữ kiện chọn một hoặc có/không của người trong năm',
        'divide people by a further choice or yes/no of theirs in the year',
      ),
    },
    {
      name: 'periods',
      says: say(
        'cho cả tỉnh, cả nước: điểm các tháng lấy từ trang kết quả kỳ mang theo, giữ thành cột số',
        'for a province or the nation: scores of months are taken from the sheet of period results, kept as columns',
      ),
    },
    {
      name: 'names',
      says: say(
        'kê tên người và đơn vị đổi mức; không có lựa chọn này thì chỉ có số đếm',
        'name the people and units that move; counts alone without it',
      ),
    },
    reportOption,
  ],
  examples: [
    {
      line: 'simulate du-lieu.xlsx --regulation nd-335-2025 --draft ./du-thao/2027-01-01 --period 2026',
      says: say('dự thảo chạy trên dữ liệu năm 2026', 'a draft on the evidence of 2026'),
    },
    {
      line: 'simulate du-lieu.xlsx --regulation nd-335-2025 --reading deduction-unit=line --period 2026 --json',
      says: say('hai cách hiểu của một quy định', 'two readings of one regulation'),
    },
  ],
  run: simulateInput,
};

async function simulateInput(task: Task) {
  const path = task.positionals[0] ?? '';
  const sides = loadSides(task.all('regulation'), task.all('draft'), task.io.regulationsRoot);
  if ('complaints' in sides) return task.refuse(sides.complaints);
  const when = readWhen(task.need('period'), task.one('as-of'), regulationsOf(sides.before));
  const chosen = readReadings(task.all('reading'), sides.after);
  const refused = [
    ...('complaints' in when ? when.complaints : []),
    ...('complaints' in chosen ? chosen.complaints : []),
    ...(task.has('draft') || task.has('reading') ? [] : [NOTHING_TO_TRY]),
    ...('complaints' in when ? [] : refusePeriods(task, sides, when.period)),
  ];
  if (refused.length > 0 || 'complaints' in when || 'complaints' in chosen) return task.refuse(refused);
  const { period, asOf } = when;
  const unfit = regulationsOf(sides.after).flatMap((regulation) => withoutStage(period, regulation));
  if (unfit.length > 0) return task.refuse(unfit);

  task.progress.start(task.text(say('Đang đọc dữ liệu', 'Reading the input')));
  const read = await readBoth(path, sides, period, task);
  if ('complaints' in read) return reportComplaints(task, read.complaints);
  task.progress.start(task.text(say('Đang tính thử', 'Trying')));
  const side = (
    packs: readonly JoinedPack[],
    register: Register,
    asked: ReadonlyMap<string, string>,
  ): Side => ({
    packs,
    register,
    readings: settleReadings(packs, register, asked, asOf),
  });
  const before = side(sides.before, read.before, new Map());
  const after = side(sides.after, read.after, chosen.asked);
  const regulations = regulationsOf(sides.before);
  const groupings = groupingsOf({ register: read.before, regulations, period, by: task.all('by') });
  const request = { before, after, period, asOf, groupings };
  const { simulation, sides: compared } = read.results
    ? tryResults(read.results, request, task)
    : run({
        ...request,
        isMass: read.isMass,
        onStep: (regulation, { id }) => task.progress.at(id, regulation),
      });
  task.progress.end();
  const named = task.has('names') ? compared.map((one) => namedMovers(one, read.before, period)) : undefined;
  if (task.isJson)
    task.printJson({ exit: EXIT.done, simulation, ...(named === undefined ? {} : { moved: named }) });
  else for (const line of simulationLines(simulation, named, task.language)) task.print(line);
  return EXIT.done;
}

const NOTHING_TO_TRY = complain(
  'simulate.nothing-to-try',
  say('không có dự thảo, không có cách hiểu nào để thử', 'there is no draft and no reading to try'),
  say('thêm --draft PATH hoặc --reading id=option', 'add --draft PATH or --reading id=option'),
);
