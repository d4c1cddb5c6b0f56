import { type Bilingual, type Language, missingFacts, openQuestions, say } from '@congtam/engine';
import type { CellToWrite, ColumnToWrite, SheetToWrite } from '@congtam/workbooks';
import type { Run } from '../evaluation/evaluate-packs.ts';
import { namesOf } from './subjects.ts';

type Headers = readonly (readonly [header: Bilingual, width: number])[];

const QUESTION_HEADERS: Headers = [
  [say('Quy định', 'Regulation'), 18],
  [say('Mã', 'Id'), 14],
  [say('Tên', 'Name'), 28],
  [say('Kỳ', 'Period'), 20],
  [say('Việc cần quyết định', 'What has to be decided'), 60],
  [say('Người quyết định', 'Who decides'), 36],
  [say('Các lựa chọn', 'Options'), 50],
  [say('Chờ kết quả của', 'Waits for'), 24],
  [say('Điều khoản', 'Article'), 44],
  [say('Mã câu hỏi', 'Question id'), 24],
  [say('Mã lựa chọn', 'Option ids'), 30],
];

const MISSING_HEADERS: Headers = [
  [say('Quy định', 'Regulation'), 18],
  [say('Mã', 'Id'), 14],
  [say('Tên', 'Name'), 28],
  [say('Kỳ', 'Period'), 30],
  [say('Còn thiếu', 'Missing'), 60],
  [say('Điều khoản', 'Article'), 44],
];

/** What the law leaves to a person and nobody has decided yet; the ids are those to write into the table of decisions. */
export function decisionsSheet(runs: readonly Run[], language: Language): SheetToWrite {
  return {
    name: say('Việc cần quyết định', 'Open decisions')[language],
    columns: columnsOf(QUESTION_HEADERS, language),
    rows: rows(),
  };

  function* rows(): Generator<CellToWrite[]> {
    for (const run of runs) {
      const names = namesOf(run);
      for (const q of openQuestions(run.evaluation, run.program, language)) {
        yield [
          run.pack.regulation.number,
          q.subject,
          names.get(q.subject) ?? null,
          q.period,
          q.text,
          q.decider || null,
          q.optionsText || null,
          q.waitsFor === undefined ? null : (names.get(q.waitsFor) ?? q.waitsFor),
          q.refs || null,
          q.question,
          [...q.options.keys()].join(', ') || null,
        ];
      }
    }
  }
}

/** Facts nobody has given and a result waits for. */
export function missingSheet(runs: readonly Run[], language: Language): SheetToWrite {
  return {
    name: say('Thiếu dữ kiện', 'Missing facts')[language],
    columns: columnsOf(MISSING_HEADERS, language),
    rows: rows(),
  };

  function* rows(): Generator<CellToWrite[]> {
    for (const run of runs) {
      const names = namesOf(run);
      for (const m of missingFacts(run.evaluation, run.program, language))
        yield [
          run.pack.regulation.number,
          m.subject,
          names.get(m.subject) ?? null,
          m.period,
          m.text,
          m.refs || null,
        ];
    }
  }
}

const columnsOf = (headers: Headers, language: Language): ColumnToWrite[] =>
  headers.map(([header, width]) => ({ header: header[language], kind: 'text', width, wrap: width > 24 }));
