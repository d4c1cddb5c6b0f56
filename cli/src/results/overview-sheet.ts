import {
  formatDay,
  type Language,
  missingFacts,
  openQuestions,
  PLACEHOLDER,
  periodInWords,
  placeholdersOf,
  say,
  vietnameseDay,
} from '@congtam/engine';
import type { Run } from '@congtam/regulations';
import type { CellToWrite, SheetToWrite } from '@congtam/workbooks';
import { CHOSEN_BY } from './grounds-sheet.ts';
import { DECISIONS_SHEET, MISSING_SHEET } from './open-sheets.ts';
import { scopeName } from './quotas-sheet.ts';
import { namesOf } from './subjects.ts';
import { type SubjectCounts, summaryOf, WITHOUT_LADDER, withoutLadderInWords } from './summary.ts';
import { levelWord, outcomeWords } from './words.ts';

type Row = readonly [what: string, says: CellToWrite];

/** Between one regulation and the next. */
const BLANK: Row = ['', null];

/** The first sheet: under what it was computed, what came out, what is open and what to do next. */
export function overviewSheet(runs: readonly Run[], language: Language): SheetToWrite {
  const of = (vi: string, en: string) => say(vi, en)[language];
  const looked = runs.map((run) => ({
    run,
    asked: toAnswer(run, language),
    missing: missingFacts(run.evaluation, run.program, language).length,
  }));
  return {
    name: of('Tổng quan', 'Overview'),
    columns: [
      { header: of('Mục', 'Item'), kind: 'text', width: 34, wrap: true },
      { header: of('Nội dung', 'Content'), kind: 'text', width: 96, wrap: true },
    ],
    rows: [
      ...looked.flatMap((one, at) => [
        ...(at === 0 ? [] : [BLANK]),
        ...rowsOf(one, runs.length > 1, language),
      ]),
      ...(runs.length > 1 ? [BLANK] : []),
      ...nextSteps(looked, language),
    ].map((r) => [...r]),
  };
}

/** Answers somebody has to give, one for each period; what only waits for another result is not counted. */
const toAnswer = (run: Run, language: Language): number =>
  openQuestions(run.evaluation, run.program, language)
    .filter((q) => q.waitsFor === undefined)
    .reduce((count, q) => count + q.periods.length, 0);

interface Looked {
  readonly run: Run;
  readonly asked: number;
  readonly missing: number;
}

function rowsOf({ run, asked, missing }: Looked, isOneOfSeveral: boolean, language: Language): Row[] {
  const { pack, evaluation } = run;
  const { regulation, layers } = pack;
  const of = (vi: string, en: string) => say(vi, en)[language];
  // Of several texts each tells of those it rates; alone, a text tells of everybody.
  const summary = summaryOf(run, isOneOfSeveral ? 'those-rated' : 'everybody');
  const day = language === 'vi' ? vietnameseDay(evaluation.asOf) : formatDay(evaluation.asOf);
  return [
    [of('Quy định', 'Regulation'), `${regulation.title[language]} (${regulation.number})`],
    ...layers.map(
      (layer): Row => [
        of('Lớp kèm theo', 'With the layer'),
        regulation.layers.get(layer)?.title[language] ?? layer,
      ],
    ),
    [of('Kỳ', 'Period'), periodInWords(evaluation.period.id, language)],
    [of('Xét đến hết ngày', 'As of'), day],
    ...readingRows(run, language),
    ...placeholderRows(run, language),
    ...countRows(of('Người', 'People'), summary.people, run, language),
    ...countRows(of('Đơn vị', 'Units'), summary.units, run, language),
    ...boardRows(run, language),
    openRow(DECISIONS_SHEET[language], asked, language),
    openRow(MISSING_SHEET[language], missing, language),
  ];
}

function readingRows({ pack: { regulation }, readings }: Run, language: Language): Row[] {
  const of = (vi: string, en: string) => say(vi, en)[language];
  const chosen = readings.filter((r) => r.chosenBy !== 'default');
  const rows = chosen.map(({ reading, option, chosenBy }): Row => {
    const known = regulation.readings.get(reading);
    const words = known?.options.get(option)?.[language] ?? option;
    const question = known?.question[language] ?? reading;
    return [
      of('Cách hiểu đã chọn', 'Reading chosen'),
      `${question} ${words} (${CHOSEN_BY[chosenBy][language]})`,
    ];
  });
  const left = readings.length - chosen.length;
  if (left === 0) return rows;
  const rest = of(`${left} cách hiểu theo mặc định: xem trang “Căn cứ”`, `${left} by default: see 'Grounds'`);
  return [...rows, [of('Cách hiểu', 'Readings'), rest]];
}

/** Numbers that stand in for others nobody has read yet, and on how many results each one bears. */
function placeholderRows(run: Run, language: Language): Row[] {
  const results = [...run.evaluation.units, ...run.evaluation.people];
  return placeholdersOf(run.pack.regulation).map(({ id, says }): Row => {
    const count = results.filter((r) => r.standsOn.includes(`unverified:${id}`)).length;
    const value = say(
      `${says.vi} (${count} kết quả dựa vào)`,
      `${says.en} (${count} ${count === 1 ? 'result stands' : 'results stand'} on it)`,
    )[language];
    return [PLACEHOLDER[language], { value, highlight: 'attention' }];
  });
}

function countRows(name: string, counts: SubjectCounts, run: Run, language: Language): Row[] {
  const { total, scored, levels, outcomes } = counts;
  if (total === 0) return [];
  const of = (vi: string, en: string) => say(vi, en)[language];
  const { regulation } = run.pack;
  const rows: Row[] = [
    [name, of(`${total}, trong đó ${scored} có điểm`, `${total}, of whom ${scored} have a score`)],
  ];
  for (const level of [...regulation.levels.map((l) => l.id), 'notRated'])
    if (levels[level])
      rows.push([`${name}: ${levelWord(regulation, level)?.[language] ?? level}`, String(levels[level])]);
  for (const [group, count] of Object.entries(counts.withoutLadder)) {
    const value = withoutLadderInWords(run, group, count)[language];
    rows.push([`${name}: ${WITHOUT_LADDER[language]}`, { value, highlight: 'attention' }]);
  }
  for (const outcome of ['decided', 'decision-needed', 'facts-missing', 'other-regime'] as const) {
    const count = outcomes[outcome];
    if (!count) continue;
    const isOpen = outcome === 'decision-needed' || outcome === 'facts-missing';
    const value = String(count);
    rows.push([
      `${name}: ${outcomeWords[outcome][language]}`,
      isOpen ? { value, highlight: 'attention' } : value,
    ]);
  }
  return rows;
}

/** The quotas where more are eligible than there are places. */
function boardRows(run: Run, language: Language): Row[] {
  const names = namesOf(run);
  const boards = run.evaluation.quotas.filter((q) => q.notes.includes('choice-needed'));
  return boards.map((board): Row => {
    const rule = run.pack.regulation.quotas.find((q) => q.id === board.quota);
    const waiting = board.candidates.filter((c) => c.state === 'waiting').length;
    const where = [scopeName(board.scope, names, language), board.dutyGroup].filter(Boolean).join(', ');
    const value = say(
      `${rule?.label.vi ?? board.quota}, ${where}: ${board.places} suất, đã chọn ${board.chosen}, ${waiting} người chờ chọn`,
      `${rule?.label.en ?? board.quota}, ${where}: ${board.places} places, ${board.chosen} chosen, ${waiting} waiting`,
    )[language];
    return [
      say('Tỷ lệ phải chọn người', 'A quota that needs a choice')[language],
      { value, highlight: 'attention' },
    ];
  });
}

const openRow = (name: string, count: number, language: Language): Row => [
  name,
  count === 0
    ? say('không có', 'none')[language]
    : {
        value: say(`${count} mục: xem trang “${name}”`, `${count} items: see the sheet '${name}'`)[language],
        highlight: 'attention',
      },
];

function nextSteps(looked: readonly Looked[], language: Language): Row[] {
  const of = (vi: string, en: string) => say(vi, en)[language];
  const isMissing = looked.some((one) => one.missing > 0);
  const isAsking = looked.some((one) => one.asked > 0);
  const steps: string[] = [];
  if (isMissing)
    steps.push(
      of(
        'Trang “Thiếu dữ kiện”: điền vào tệp dữ liệu vào, đúng trang và cột đã nêu.',
        "Sheet 'Missing facts': fill them into the input, on the sheet and in the column named.",
      ),
    );
  if (isAsking)
    steps.push(
      of(
        'Trang “Việc cần quyết định”: người có thẩm quyền chọn ở cột “Lựa chọn”, ghi người, ngày, văn bản; rồi chép các cột đầu (đến cột “Lý do”) sang trang “Quyết định đã có” của tệp dữ liệu vào.',
        "Sheet 'Open decisions': the competent person fills in 'Option', who, day and document; then copy the first columns (up to 'Reason') to the sheet 'Decisions taken' of the input.",
      ),
    );
  if (isMissing || isAsking)
    steps.push(
      of(
        'Chạy lại “congtam evaluate”; quyết định có ngày sau ngày xét thì thêm --as-of.',
        "Run 'congtam evaluate' again; with --as-of where a decision is later than the day looked at.",
      ),
    );
  steps.push(
    of(
      'Trang “Người”, “Đơn vị”: xem mức đề xuất và cột “Cần xem”; trang “Lý do”: vì sao, theo điều khoản nào.',
      "Sheets 'People' and 'Units': the levels proposed and what to look at; 'Reasons': why, by which article.",
    ),
  );
  return steps.map((step, index): Row => [`${of('Bước tiếp theo', 'Next step')} ${index + 1}`, step]);
}
