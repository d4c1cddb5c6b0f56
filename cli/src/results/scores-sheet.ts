import { type Language, say } from '@congtam/engine';
import { type Run, whoIs } from '@congtam/regulations';
import type { CellToWrite, SheetToWrite } from '@congtam/workbooks';
import { shownScore } from './subjects.ts';

/** The scores of the months (or whatever the regulation measures by) inside the period, one row per subject. */
export function scoresSheet(runs: readonly Run[], language: Language): SheetToWrite {
  const periods = [...new Set(runs.flatMap((run) => run.within.map((w) => w.period.id)))].sort();
  const of = (vi: string, en: string) => say(vi, en)[language];
  return {
    name: of('Tháng', 'Months'),
    columns: [
      { header: of('Quy định', 'Regulation'), kind: 'text', width: 18 },
      { header: of('Mã', 'Id'), kind: 'text' },
      { header: of('Tên', 'Name'), kind: 'text', width: 28 },
      ...periods.map((id) => ({ header: id, kind: 'number' as const, width: 10, numberFormat: '0.00' })),
    ],
    rows: rows(),
  };

  function* rows(): Generator<CellToWrite[]> {
    for (const run of runs) {
      const byPeriod = new Map(run.within.map((w) => [w.period.id, w]));
      for (const result of [...run.evaluation.units, ...run.evaluation.people]) {
        const scores = periods.map((id) => {
          const scored = byPeriod.get(id);
          return shownScore((result.kind === 'person' ? scored?.people : scored?.units)?.[result.index]);
        });
        if (scores.every((s) => s === null)) continue;
        yield [run.pack.regulation.number, result.subject, whoIs(run, result).name, ...scores];
      }
    }
  }
}
