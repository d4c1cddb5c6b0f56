import { type Bilingual, type Language, type SubjectResult, say, Wording } from '@congtam/engine';
import { type Run, whoIs } from '@congtam/regulations';
import type { CellToWrite, ColumnToWrite, SheetToWrite } from '@congtam/workbooks';
import { scopeName } from './quotas-sheet.ts';
import { ratedRows, saysNothing } from './rated-rows.ts';
import { isOpen, shownScore } from './subjects.ts';
import { findingWords, levelWord, outcomeWords, quotaWords } from './words.ts';

interface Column {
  readonly header: Bilingual;
  readonly width: number;
  readonly isNumber?: boolean;
  cell(run: Run, result: SubjectResult, language: Language): CellToWrite;
}

const level =
  (of: (result: SubjectResult) => string | undefined) =>
  (run: Run, result: SubjectResult, language: Language): CellToWrite =>
    levelWord(run.pack.regulation, of(result))?.[language] ?? null;

const REGULATION: Column = {
  header: say('Quy định', 'Regulation'),
  width: 18,
  // Whom no text here rates has one row, under none of them.
  cell: (run, result) => (saysNothing(result) ? null : run.pack.regulation.number),
};
const SUBJECT: readonly Column[] = [
  { header: say('Mã', 'Id'), width: 12, cell: (_, result) => result.subject },
  { header: say('Tên', 'Name'), width: 24, cell: (run, result) => whoIs(run, result).name },
];
const PLACE: readonly Column[] = [
  { header: say('Đơn vị', 'Unit'), width: 24, cell: (run, result) => whoIs(run, result).unitName },
  { header: say('Chức vụ', 'Title'), width: 20, cell: (run, result) => whoIs(run, result).title },
];
const ABOVE: Column = {
  header: say('Cấp trên', 'Parent'),
  width: 24,
  cell: (run, result) => whoIs(run, result).unitName,
};
const RESULT: readonly Column[] = [
  {
    header: say('Nhóm', 'Group'),
    width: 18,
    cell: (run, { group }, language) =>
      run.pack.regulation.groups.find((g) => g.id === group)?.label[language] ?? null,
  },
  { header: say('Điểm', 'Score'), width: 9, isNumber: true, cell: (_, { score }) => shownScore(score) },
  { header: say('Mức trước tỷ lệ', 'Level before quota'), width: 16, cell: level((r) => r.levelBeforeQuota) },
  { header: say('Mức đề xuất', 'Level proposed'), width: 16, cell: level((r) => r.proposed) },
  { header: say('Mức đã quyết định', 'Level decided'), width: 16, cell: level((r) => r.decided?.level) },
  {
    header: say('Tỷ lệ', 'Quota'),
    width: 11,
    cell: quotaCell,
  },
  {
    header: say('Tình trạng', 'State'),
    width: 14,
    cell: (_, result, language) => ({
      value: outcomeWords[result.outcome][language],
      highlight: isOpen(result) ? 'attention' : 'settled',
    }),
  },
  {
    header: say('Cần xem', 'To look at'),
    width: 34,
    cell: (run, result, language) => toLookAt(run, result, language),
  },
];

/** The state under the quota; of several quotas each with its name and articles. */
function quotaCell(run: Run, { quota, quotas = [] }: SubjectResult, language: Language): CellToWrite {
  if (quota === undefined) return null;
  if (quotas.length < 2) return quotaWords[quota.state][language];
  const { regulation } = run.pack;
  const words = new Wording(regulation, language);
  return quotas
    .map(({ quota: id, state, articles }) => {
      const label = regulation.quotas.find((q) => q.id === id)?.label[language] ?? id;
      return `${quotaWords[state][language]}: ${label} (${words.refs(articles)})`;
    })
    .join('; ');
}

/** What is found, which question waits for an answer, which facts are missing. */
function toLookAt(run: Run, { findings, outcome, questions, missing }: SubjectResult, language: Language) {
  const told = findings.map((f) => findingWords[f.code][language]);
  if (outcome === 'decision-needed') {
    for (const { question, waitsFor } of questions) {
      const ground = run.pack.regulation.questions.get(question)?.ground[language] ?? question;
      const other = waitsFor === undefined ? '' : scopeName(waitsFor, new Map(), language);
      const waits = other === '' ? '' : say(` (chờ ${other})`, ` (waits for ${other})`)[language];
      told.push(`${outcomeWords[outcome][language]}: ${ground}${waits}`);
    }
    if (questions.length === 0) told.push(outcomeWords[outcome][language]);
  }
  if (outcome === 'facts-missing') {
    const words = new Wording(run.pack.regulation, language);
    const names = [...new Set(missing.map((m) => words.name(m.what)))];
    const more = names.length > 3 ? ', …' : '';
    told.push(`${outcomeWords[outcome][language]}: ${names.slice(0, 3).join(', ')}${more}`);
  }
  return [...new Set(told)].join('; ') || null;
}

const PAYOUT: Column = {
  header: say('Hệ số chi trả', 'Payout coefficient'),
  width: 14,
  isNumber: true,
  cell: (_, { payout }) => (payout?.isLimit ? null : shownScore(payout?.coefficient)),
};
const PAYOUT_LIMIT: Column = {
  header: say('Hệ số chi trả tối đa', 'Payout coefficient at most'),
  width: 14,
  isNumber: true,
  cell: (_, { payout }) => (payout?.isLimit ? shownScore(payout.coefficient) : null),
};

/** What a level is worth is shown where a regulation says it. */
function payoutIn(runs: readonly Run[]): readonly Column[] {
  const all = runs.flatMap((run) => run.pack.regulation.payouts);
  const hasLimits = all.some((p) => [...p.coefficients.values()].some((c) => c.limit));
  return [...(all.length > 0 ? [PAYOUT] : []), ...(hasLimits ? [PAYOUT_LIMIT] : [])];
}

const AUTHORITY: Column = {
  header: say('Thẩm quyền', 'Who decides'),
  width: 30,
  cell: (run, { authority }, language) =>
    run.pack.regulation.authorities.find((a) => a.id === authority?.rule)?.decides[language] ?? null,
};

/** Who decides is shown where a regulation says it. */
const authorityIn = (runs: readonly Run[]): readonly Column[] =>
  runs.some((run) => run.pack.regulation.authorities.length > 0) ? [AUTHORITY] : [];

export function peopleSheet(runs: readonly Run[], language: Language): SheetToWrite {
  const columns = [
    ...regulationIn(runs),
    ...SUBJECT,
    ...PLACE,
    ...RESULT,
    ...payoutIn(runs),
    ...authorityIn(runs),
  ];
  return sheet(say('Người', 'People'), columns, runs, (run) => run.evaluation.people, language);
}

export function unitsSheet(runs: readonly Run[], language: Language): SheetToWrite {
  const columns = [...regulationIn(runs), ...SUBJECT, ABOVE, ...RESULT, ...authorityIn(runs)];
  return sheet(say('Đơn vị', 'Units'), columns, runs, (run) => run.evaluation.units, language);
}

/** Which regulation a row is under is said only where there are several. */
const regulationIn = (runs: readonly Run[]): readonly Column[] => (runs.length > 1 ? [REGULATION] : []);

function sheet(
  name: Bilingual,
  columns: readonly Column[],
  runs: readonly Run[],
  resultsOf: (run: Run) => readonly SubjectResult[],
  language: Language,
): SheetToWrite {
  return { name: name[language], columns: columns.map((c) => columnOf(c, language)), rows: rows() };

  function* rows(): Generator<CellToWrite[]> {
    for (const { run, result } of ratedRows(runs, resultsOf))
      yield columns.map((c) => c.cell(run, result, language));
  }
}

const columnOf = ({ header, width, isNumber }: Column, language: Language): ColumnToWrite => ({
  header: header[language],
  width,
  ...(isNumber ? { kind: 'number', numberFormat: '0.00' } : { kind: 'text', wrap: width > 10 }),
});
