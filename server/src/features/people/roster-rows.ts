import { matchHeadings } from '@congtam/engine';
import {
  type ChosenHeadings,
  isErrorHeading,
  isPassedOver,
  underChosenHeadings,
} from '../../http/chosen-headings.ts';
import type { Call } from '../../http/endpoint.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import type { Report, Rows } from './roster.schemas.ts';
import { fileOf } from './roster-giving.ts';
import { sheetsOf } from './roster-reading.ts';
import { ROSTER_TABLE } from './roster-table.ts';

const fields = ROSTER_TABLE.columns.map(({ id, label, required }) => ({
  column: id,
  label,
  isRequired: required,
}));

/** Rows of a file as they were read, what is wrong at its cell, and what each of its headings stands for. */
export async function rosterRows(
  as: Call['as'],
  id: string,
  asked: { readonly only: 'all' | 'faulty'; readonly after: number; readonly limit: number },
  xlsxReader: string | undefined,
): Promise<Rows | Refusal> {
  const found = await fileOf(as, id);
  if (isRefusal(found)) return found;
  const { kind, report, headings: chosen } = found.roster;
  const { people } = await sheetsOf({ kind, bytes: found.bytes }, xlsxReader);
  // A file with faults is shown as far as it could be read: they are mended where they stand.
  const { head, headings, rows } = underChosenHeadings(ROSTER_TABLE, people?.rows ?? [], chosen);
  const { columns } = matchHeadings(ROSTER_TABLE, headings);
  const wrong = problemsByRow((report as Report | null)?.problems ?? []);
  const behind = rows.filter(
    ({ number }) => number > asked.after && (asked.only === 'all' || wrong.has(number)),
  );
  return {
    headingRow: head?.number ?? null,
    headings: (head?.cells ?? []).map((heading, at) => ({
      heading: heading.trim(),
      column: columns[at] ?? null,
      by: saidBy(heading, chosen, columns[at]),
    })),
    fields,
    rows: behind.slice(0, asked.limit).map(({ number, cells }) => ({
      number,
      cells: headings.map((_, at) => shownCell(columns[at], cells[at] ?? '')),
      problems: wrong.get(number) ?? [],
    })),
    hasMore: behind.length > asked.limit,
  };
}

function problemsByRow(problems: Report['problems']): ReadonlyMap<number, Rows['rows'][number]['problems']> {
  const byRow = new Map<number, Rows['rows'][number]['problems']>();
  for (const { row, column, message, mend } of problems) {
    if (row === undefined) continue;
    byRow.set(row, [...(byRow.get(row) ?? []), { ...(column !== undefined && { column }), message, mend }]);
  }
  return byRow;
}

function saidBy(
  heading: string,
  chosen: ChosenHeadings,
  column: string | undefined,
): Rows['headings'][number]['by'] {
  const key = heading.trim();
  if (key === '' || isErrorHeading(key)) return 'blank';
  if (Object.hasOwn(chosen, key)) return 'chosen';
  if (isPassedOver(key)) return 'blank';
  return column === undefined ? 'unknown' : 'own';
}

/** ID numbers go in and do not come out. */
const shownCell = (column: string | undefined, cell: string): string =>
  column === 'idNumber' && cell.length > 4 ? `…${cell.slice(-4)}` : cell;
