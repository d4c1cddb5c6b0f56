import { orderInDay } from '@congtam/engine';
import type { SheetRow } from '../../evaluation/tables.ts';
import type { AnswerRow } from './classification.queries.ts';

/**
 * What was decided as rows of the sheet of decisions. On a sheet the last of several decisions of one day is told by its
 * document, not by the order of rows. Here the order is known: an earlier one of the same day is left out where the sheet
 * would take it for the last.
 *
 * @param answers in the order in which they were given
 */
export function decisionRows(answers: readonly AnswerRow[]): readonly SheetRow[] {
  const rows = answers.map(rowOf);
  const last = new Map(rows.map((row) => [thingOf(row), row]));
  return rows.filter((row) => {
    const final = last.get(thingOf(row));
    return final === undefined || row === final || orderInDay(row) < orderInDay(final);
  });
}

const rowOf = ({ question, subject, period, option, value, by, on, ...row }: AnswerRow) => ({
  ...{ question, subject, period, option, value: value ?? '', by, on },
  // What is decided here stands in the evidence log; the number of its paper may come later.
  document: row.document ?? (row.isBrought ? '' : `ghi trên hệ thống ngày ${on}`),
  reason: row.reason ?? '',
  regulation: row.regulation ?? '',
});

/** What is decided once on a day. */
const thingOf = ({ regulation, question, subject, period, on }: ReturnType<typeof rowOf>): string =>
  JSON.stringify([regulation, question, subject, period, on]);
