import { type Bilingual, type Language, type SubjectResult, say, why } from '@congtam/engine';
import type { Run } from '@congtam/regulations';
import type { CellToWrite, SheetToWrite } from '@congtam/workbooks';
import { ratedRows } from './rated-rows.ts';
import { isOpen } from './subjects.ts';

/** So many of a mass run are explained in the workbook; everybody else with `congtam explain`. */
const MOST_EXPLAINED_IN_MASS = 200;

const PARTS = {
  summary: say('Tóm tắt', 'Summary'),
  change: say('Điều có thể làm kết quả khác đi', 'What would have changed it'),
  grounds: say('Dựa trên', 'Stands on'),
};

/** The reasons of every result, a row for each sentence with its article. Of a mass run only open matters, the first ones. */
export function reasonsSheet(runs: readonly Run[], isMass: boolean, language: Language): SheetToWrite {
  const of = (words: Bilingual) => words[language];
  return {
    name: of(say('Lý do', 'Reasons')),
    columns: [
      { header: of(say('Quy định', 'Regulation')), kind: 'text', width: 14, wrap: true },
      { header: of(say('Mã', 'Id')), kind: 'text', width: 10 },
      { header: of(say('Kết quả', 'Result')), kind: 'text', width: 24, wrap: true },
      { header: of(say('Phần', 'Part')), kind: 'text', width: 18, wrap: true },
      { header: of(say('Lý do', 'Reason')), kind: 'text', width: 80, wrap: true },
      { header: of(say('Điều khoản', 'Article')), kind: 'text', width: 30, wrap: true },
    ],
    rows: rows(),
  };

  function* rows(): Generator<CellToWrite[]> {
    const left = new Map(runs.map((run) => [run, MOST_EXPLAINED_IN_MASS]));
    for (const of of [units, people])
      for (const { run, result } of ratedRows(runs, of)) {
        if (isMass) {
          const more = left.get(run) ?? 0;
          if (more === 0 || !isOpen(result)) continue;
          left.set(run, more - 1);
        }
        yield* rowsOf(run, result, language);
      }
  }
}

const units = ({ evaluation }: Run) => evaluation.units;
const people = ({ evaluation }: Run) => evaluation.people;

function* rowsOf(run: Run, result: SubjectResult, language: Language): Generator<CellToWrite[]> {
  const { heading, summary, sections, wouldHaveChanged, standsOn } = why(result, run, language);
  const start = [run.pack.regulation.number, result.subject, heading];
  yield [...start, PARTS.summary[language], summary, null];
  const parts = [
    ...sections,
    { title: PARTS.change[language], sentences: wouldHaveChanged },
    { title: PARTS.grounds[language], sentences: standsOn },
  ];
  for (const { title, sentences } of parts)
    for (const { text, refs } of sentences) yield [...start, title, text, refs || null];
}
