import { answerIn } from './computed-again.ts';
import { type Making, periodHeading, pointsOf, type SubjectGround, shownScore } from './ground.ts';
import { boxOf, criteriaOf, numbered } from './making-sheets.ts';

/** Points a unit gave itself and was given, the conditions that were recorded, and the level given. */
export function unitResultSheet(making: Making, subject: SubjectGround) {
  const { ground } = making;
  const { regulation, row, name } = subject;
  const { rows } = answerIn(making, row.subject, { kind: 'sheets', subject: row.subject, measures: null });
  const { period } = ground.cycle;
  const cellOf = (sheet: string, id: string, isGiven: (rater: string | undefined) => boolean) =>
    (rows[sheet] ?? []).find(
      (cells) =>
        (cells.period === undefined || cells.period === '' || cells.period === period) &&
        isGiven(cells.rater),
    )?.[id];
  return {
    period: periodHeading(period),
    unit: name,
    criteria: criteriaOf(regulation, 'unit').map(({ id, sheet, label, most, isRated }) => ({
      ...numbered(id, label),
      most: pointsOf(most),
      self: isRated ? shownScore(cellOf(sheet, id, (rater) => rater === 'self')) : undefined,
      given: shownScore(cellOf(sheet, id, (rater) => rater !== 'self')),
    })),
    totalPoints: shownScore(row.score),
    conditions: [...regulation.facts.values()].flatMap(({ id, of, sheet, type, label }) =>
      of === 'unit' && type.kind === 'flag'
        ? [{ condition: label.vi, met: flagOf(cellOf(sheet, id, () => true)) }]
        : [],
    ),
    givenLevel: boxOf(subject),
  };
}

/** What a cell says; nothing where it says nothing. */
function flagOf(cell: string | undefined): boolean | null {
  if (cell === undefined || cell.trim() === '') return null;
  return /^(có|x|yes|true|1|đúng)$/i.test(cell.normalize('NFC').trim());
}
