import {
  foldHeading,
  formatExact,
  type Language,
  missingFacts,
  type OpenQuestionRow,
  openQuestions,
  say,
  type TableDescriptor,
} from '@congtam/engine';
import type { Run } from '@congtam/regulations';
import type { CellToWrite, ColumnToWrite, SheetToWrite } from '@congtam/workbooks';
import { scopeName } from './quotas-sheet.ts';
import { namesOf } from './subjects.ts';
import { inputTables, whereToFill } from './where-to-fill.ts';

export const DECISIONS_SHEET = say('Việc cần quyết định', 'Open decisions');
export const MISSING_SHEET = say('Thiếu dữ kiện', 'Missing facts');

/**
 * What the law leaves to a person and nobody has decided yet. The first columns are those of the table of decisions, in
 * its order, so that rows can be copied into the input; those after it explain.
 */
export function decisionsSheet(runs: readonly Run[], language: Language): SheetToWrite {
  const of = (vi: string, en: string) => say(vi, en)[language];
  const table = inputTables(runs).find((t) => t.id === 'decisions');
  if (table === undefined) throw new Error('every input has a table of decisions');
  const names = questionNames(table, language);
  return {
    name: DECISIONS_SHEET[language],
    columns: [
      ...table.columns.map(
        ({ id, label, type }): ColumnToWrite => ({
          header: label[language],
          kind: type.kind === 'day' ? 'date' : 'text',
          width: WIDTHS[id] ?? 14,
          wrap: true,
        }),
      ),
      { header: of('Các lựa chọn', 'Options'), kind: 'text', width: 34, wrap: true },
      { header: of('Tên', 'Name'), kind: 'text', width: 20, wrap: true },
      { header: of('Người có thẩm quyền', 'Who decides'), kind: 'text', width: 20, wrap: true },
      { header: of('Ghi chú', 'Notes'), kind: 'text', width: 26, wrap: true },
      { header: of('Điều khoản', 'Article'), kind: 'text', width: 26, wrap: true },
    ],
    rows: rows(),
  };

  function* rows(): Generator<CellToWrite[]> {
    let count = 0;
    for (const run of runs) {
      const subjects = namesOf(run);
      const asked = openQuestions(run.evaluation, run.program, language);
      const isWaiting = (q: OpenQuestionRow) => q.waitsFor !== undefined || !names.has(q.question);
      for (const q of [...asked.filter((a) => !isWaiting(a)), ...asked.filter(isWaiting)]) {
        for (const period of q.periods) {
          count += 1;
          yield [...answer(q, period, run, isWaiting(q)), ...explained(q, run, subjects, isWaiting(q))];
        }
      }
    }
    if (count === 0) yield [of('Không có việc nào cần quyết định', 'Nothing has to be decided')];
  }

  function answer(q: OpenQuestionRow, period: string, run: Run, isWaiting: boolean): CellToWrite[] {
    const cells: Readonly<Record<string, CellToWrite>> = {
      question: isWaiting ? null : (names.get(q.question) ?? q.question),
      subject: q.subject,
      period,
      option: isWaiting ? null : { value: null, highlight: 'attention' },
      on: isWaiting ? null : { value: null, highlight: 'attention' },
      regulation: isWaiting ? null : run.pack.regulation.title[language],
    };
    return (table?.columns ?? []).map(({ id }) => cells[id] ?? null);
  }

  function explained(
    q: OpenQuestionRow,
    run: Run,
    subjects: ReadonlyMap<string, string>,
    isWaiting: boolean,
  ): CellToWrite[] {
    const other = subjects.get(q.waitsFor ?? '') ?? scopeName(q.waitsFor ?? '', subjects, language);
    const waits =
      q.waitsFor === undefined
        ? q.text
        : of(
            `chờ kết quả của ${other}; không ghi gì ở dòng này`,
            `waits for ${other}; nothing to write here`,
          );
    return [
      isWaiting ? null : q.optionsText || null,
      subjects.get(q.subject) ?? scopeName(q.subject, subjects, language),
      q.decider || null,
      isWaiting ? waits : numberNote(q, run, language),
      q.refs || null,
    ];
  }
}

const WIDTHS: Readonly<Record<string, number>> = {
  question: 34,
  subject: 12,
  period: 10,
  option: 20,
  value: 9,
  by: 16,
  on: 12,
  regulation: 24,
};

/** What to write for each question: its sentence, or its id where two questions have the same sentence. */
function questionNames({ columns }: TableDescriptor, language: Language): ReadonlyMap<string, string> {
  const options = [...(columns.find((c) => c.id === 'question')?.options ?? [])];
  const counts = new Map<string, number>();
  for (const [, label] of options) {
    const key = foldHeading(label[language]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Map(
    options.map(([id, label]) => [id, counts.get(foldHeading(label[language])) === 1 ? label[language] : id]),
  );
}

/** Which options come with a number, and between which bounds. */
function numberNote({ question }: OpenQuestionRow, run: Run, language: Language): string | null {
  const options = run.pack.regulation.questions.get(question)?.options ?? new Map();
  for (const { says, effect } of options.values()) {
    if (effect.kind !== 'enter') continue;
    const [min, max] = [formatExact(effect.min), formatExact(effect.max)];
    return say(
      `chọn “${says.vi}” thì ghi số từ ${min} đến ${max} ở cột Giá trị`,
      `with '${says.en}' write a number from ${min} to ${max} under Value`,
    )[language];
  }
  return null;
}

/** Facts nobody has given and a result waits for, with the sheet and column of the input that take them. */
export function missingSheet(runs: readonly Run[], language: Language): SheetToWrite {
  const of = (vi: string, en: string) => say(vi, en)[language];
  const tables = inputTables(runs);
  return {
    name: MISSING_SHEET[language],
    columns: [
      { header: of('Mã', 'Id'), kind: 'text', width: 12 },
      { header: of('Tên', 'Name'), kind: 'text', width: 24, wrap: true },
      { header: of('Kỳ', 'Period'), kind: 'text', width: 22, wrap: true },
      { header: of('Còn thiếu', 'Missing'), kind: 'text', width: 40, wrap: true },
      { header: of('Điền ở trang', 'Fill in on sheet'), kind: 'text', width: 28, wrap: true },
      { header: of('Cột', 'Column'), kind: 'text', width: 30, wrap: true },
      { header: of('Điều khoản', 'Article'), kind: 'text', width: 28, wrap: true },
      { header: of('Quy định', 'Regulation'), kind: 'text', width: 16, wrap: true },
    ],
    rows: rows(),
  };

  function* rows(): Generator<CellToWrite[]> {
    let count = 0;
    for (const run of runs) {
      const names = namesOf(run);
      for (const m of missingFacts(run.evaluation, run.program, language)) {
        count += 1;
        const place = whereToFill(m.what, run, tables);
        yield [
          m.subject,
          names.get(m.subject) ?? null,
          m.period,
          m.text,
          'how' in place ? place.how[language] : place.sheet[language],
          'how' in place ? null : (place.column?.[language] ?? of('thêm dòng', 'add a row')),
          m.refs || null,
          run.pack.regulation.number,
        ];
      }
    }
    if (count === 0) yield [of('Không thiếu', 'Nothing is missing')];
  }
}
