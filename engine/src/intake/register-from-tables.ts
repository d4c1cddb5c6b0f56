import { matchHeadings, matchTable, unknownTable } from './match.ts';
import { type Intaken, type IntakeRequest, openIntake } from './open-intake.ts';
import { tablesOf } from './tables-of.ts';

/** Tables as plain rows: column → text. Names of tables and columns as in a workbook. */
export type PlainTables = { readonly [table: string]: readonly { readonly [column: string]: string }[] };

/**
 * A register from plain rows, for scenarios, tests and callers that have rows at hand. Rows count from 1.
 *
 * @example registerFromTables({ vocabulary, regulations, year: 2026 }, { units: [{ id: 'ubnd', name: 'UBND xã', … }] })
 */
export function registerFromTables(request: IntakeRequest, tables: PlainTables): Intaken {
  const descriptors = tablesOf(request.vocabulary, request.regulations);
  const intake = openIntake(request);
  for (const [name, rows] of Object.entries(tables)) {
    const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const descriptor = matchTable(name, descriptors, headings);
    if (descriptor === undefined) {
      intake.report([unknownTable(name, descriptors)]);
      continue;
    }
    if (rows.length === 0) continue;
    const { columns, problems } = matchHeadings(descriptor, headings);
    intake.report(problems);
    const source = intake.table(descriptor.id, columns);
    rows.forEach((row, index) => {
      const cells = headings.map((heading) => (Object.hasOwn(row, heading) ? (row[heading] ?? '') : ''));
      source.row(cells, index + 1);
    });
  }
  return intake.close();
}
