import {
  foldHeading,
  type IntakeProblem,
  matchHeadings,
  matchTable,
  openIntake,
  type Regulation,
  say,
  type TableDescriptor,
  unknownTable,
  vocabularyOf,
} from '@congtam/engine';
import { descriptorsOf, type Sheets, tablesFrom } from '../../evaluation/tables.ts';
import { isErrorHeading } from '../../http/chosen-headings.ts';
import type { SheetProblem, SheetsInFile } from '../../http/sheets-in-file.ts';

/** Something wrong with a workbook: with a cell, a row, a sheet, or as a whole. */
export interface BookProblem extends SheetProblem {
  /** The table, by id; undefined: the file. */
  readonly sheet: string | undefined;
}

/** A sheet of a workbook as a table of the regulations. */
export interface BookSheet {
  readonly descriptor: TableDescriptor;
  /** By place; undefined: a heading that is no column. */
  readonly columns: readonly (string | undefined)[];
  readonly rows: readonly { readonly at: number; readonly cells: readonly string[] }[];
  readonly headings: readonly IntakeProblem[];
}

export interface BookRead {
  /** In the order of the file. */
  readonly sheets: readonly BookSheet[];
  readonly problems: readonly BookProblem[];
}

/** Sheets that explain a template and hold no data. */
const GUIDES = ['Hướng dẫn', 'Guide'].map(foldHeading);

/** The sheets of a workbook as tables of these regulations: what is no table is told, never passed over. */
export function readBook(
  { visible, problems }: SheetsInFile,
  descriptors: readonly TableDescriptor[],
): BookRead {
  const found = new Map<string, BookSheet>();
  const wrong: BookProblem[] = problems.map((problem) => ({ ...problem, sheet: undefined }));
  for (const { name, rows } of visible) {
    const [head, ...rest] = rows;
    if (GUIDES.includes(foldHeading(name)) || head === undefined) continue;
    const headings = head.cells.map((heading) => (isErrorHeading(heading) ? '' : heading));
    const descriptor = matchTable(name, descriptors, headings);
    if (descriptor === undefined) {
      wrong.push(ofIntake(unknownTable(name, descriptors)));
      continue;
    }
    if (found.has(descriptor.id)) {
      wrong.push(doubled(descriptor, name));
      continue;
    }
    const matched = matchHeadings(descriptor, headings);
    found.set(descriptor.id, {
      descriptor,
      columns: matched.columns,
      rows: rest.map(({ cells, number }) => ({ at: number, cells })),
      headings: matched.problems,
    });
  }
  return { sheets: [...found.values()], problems: wrong };
}

/**
 * Everything the intake of the engine has against a workbook, cell by cell: the very checks of the command line. What the
 * workbook does not bring (units and people it does not name, catalogues) is taken as the cycle has it, `beside`.
 */
export function problemsOf(
  { sheets }: BookRead,
  given: { readonly regulations: readonly Regulation[]; readonly year: number; readonly beside: Sheets },
): readonly BookProblem[] {
  const { regulations, year, beside } = given;
  const intake = openIntake({ vocabulary: vocabularyOf(regulations), regulations, year });
  for (const { descriptor, columns, rows, headings } of sheets) {
    intake.report(headings);
    const source = intake.table(descriptor.id, columns);
    for (const { cells, at } of rows) source.row(cells, at);
  }
  for (const { table, columns, rows } of tablesFrom(beside, descriptorsOf(regulations))) {
    const source = intake.table(table, columns);
    rows.forEach((row, index) => {
      source.row(row, index + 2);
    });
  }
  const closed = intake.close();
  return 'problems' in closed ? closed.problems.map(ofIntake) : [];
}

export const ofIntake = ({ table, row, column, code, message, mend }: IntakeProblem): BookProblem => ({
  ...{ sheet: table, row, column, code, message, mend },
});

const doubled = ({ id, label }: TableDescriptor, name: string): BookProblem => ({
  ...{ sheet: id, row: undefined, column: undefined, code: 'sheet.doubled' },
  message: say(
    `trang “${name}” cũng là bảng ${label.vi}`,
    `the sheet '${name}' is the table ${label.en} as well`,
  ),
  mend: say('dồn các dòng vào một trang', 'bring the rows together in one sheet'),
});
