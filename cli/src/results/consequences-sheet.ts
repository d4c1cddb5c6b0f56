import {
  type ConsequenceRow,
  consequenceRows,
  type Language,
  type SubjectResult,
  say,
} from '@congtam/engine';
import { type Run, whoIs } from '@congtam/regulations';
import type { CellToWrite, SheetToWrite } from '@congtam/workbooks';

const HOLDS = {
  yes: say('có', 'yes'),
  open: say('chưa rõ', 'open'),
};

/** What follows from results, a row for each; no sheet where no regulation says anything about it. */
export function consequencesSheets(runs: readonly Run[], language: Language): SheetToWrite[] {
  const speaking = runs.filter((run) => run.pack.regulation.consequences.length > 0);
  if (speaking.length === 0) return [];
  const of = (vi: string, en: string) => say(vi, en)[language];
  return [
    {
      name: of('Hệ quả', 'Consequences'),
      columns: [
        { header: of('Quy định', 'Regulation'), kind: 'text', width: 18 },
        { header: of('Mã', 'Id'), kind: 'text', width: 12 },
        { header: of('Tên', 'Name'), kind: 'text', width: 24, wrap: true },
        { header: of('Đơn vị', 'Unit'), kind: 'text', width: 24, wrap: true },
        { header: of('Hệ quả', 'What follows'), kind: 'text', width: 60, wrap: true },
        { header: of('Áp dụng', 'Holds'), kind: 'text', width: 10 },
        { header: of('Vì sao', 'Why'), kind: 'text', width: 60, wrap: true },
        { header: of('Điều khoản', 'Article'), kind: 'text', width: 40, wrap: true },
      ],
      rows: rows(),
    },
  ];

  /** What holds before what is open. */
  function* rows(): Generator<CellToWrite[]> {
    let isEmpty = true;
    for (const wanted of ['yes', 'open'] as const) {
      for (const run of speaking) {
        for (const result of [...run.evaluation.units, ...run.evaluation.people]) {
          if (!result.consequences.some((c) => c.holds === wanted)) continue;
          const rows = consequenceRows(result, run, language).filter((c) => c.holds === wanted);
          for (const row of rows) yield cellsOf(run, result, row, language);
          isEmpty = false;
        }
      }
    }
    if (isEmpty) yield [null, null, null, null, of('Không có', 'None'), null, null, null];
  }
}

function cellsOf(run: Run, result: SubjectResult, row: ConsequenceRow, language: Language): CellToWrite[] {
  const { what, says, holds, why, refs } = row;
  const { name, unitName } = whoIs(run, result);
  const start = [run.pack.regulation.number, result.subject, name, unitName || null];
  const whole = says === '' ? what : `${what}. ${says}`;
  return [...start, whole, HOLDS[holds][language], why || null, refs || null];
}
