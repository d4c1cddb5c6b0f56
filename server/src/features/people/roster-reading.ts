import {
  fromHeadings,
  type IntakeProblem,
  matchHeadings,
  matchTable,
  openRoster,
  type RosterPerson,
  unitListTable,
} from '@congtam/engine';
import type { SheetInMemory } from '@congtam/workbooks';
import { type ChosenHeadings, underChosenHeadings } from '../../http/chosen-headings.ts';
import { faultsOfSheets } from '../../http/faults-of-sheets.ts';
import type { SheetFile } from '../../http/file-body.ts';
import { type SheetProblem, type SheetsInFile, sheetsInFile } from '../../http/sheets-in-file.ts';
import * as faults from './roster-faults.ts';
import { MORE_COLUMNS, ROSTER_TABLE } from './roster-table.ts';

export interface KnownUnit {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
}

export interface RosterSheets {
  readonly sheets: readonly SheetInMemory[];
  readonly people: SheetInMemory | undefined;
  readonly units: SheetInMemory | undefined;
  /** What the reader of files says: nothing of such a file is used. */
  readonly problems: readonly RosterProblem[];
}

/** Something wrong: with a cell, a row, or the file as a whole. */
export type RosterProblem = SheetProblem;

export interface RosterRead {
  readonly people: readonly RosterPerson[];
  /** Columns the file has, by id: what it does not have is not changed. */
  readonly columns: ReadonlySet<string>;
  readonly problems: readonly RosterProblem[];
}

/** The sheets of a roster that came from outside. */
export const sheetsOf = async (
  file: SheetFile,
  childEntry: string | undefined,
  chosen: ChosenHeadings = {},
): Promise<RosterSheets> => rosterSheetsIn(await sheetsInFile(file, childEntry), chosen);

/** The sheets of a roster among those of a file. */
export function rosterSheetsIn(
  { sheets, visible, problems }: SheetsInFile,
  chosen: ChosenHeadings = {},
): RosterSheets {
  const named = (id: string) =>
    visible.find(({ name }) => matchTable(name, [unitListTable, ROSTER_TABLE])?.id === id);
  const people = named('people') ?? (visible.length === 1 ? visible[0] : undefined);
  const units = named('units');
  const read = [
    { sheet: people, table: ROSTER_TABLE, chosen },
    { sheet: units, table: unitListTable },
  ];
  return { sheets, people, units, problems: faultsOfSheets(problems, read) };
}

/** People and posts of the sheets, checked as for an evaluation, against the units that are known. */
export function readRoster(
  { people, units }: RosterSheets,
  known: readonly KnownUnit[],
  chosen: ChosenHeadings = {},
): RosterRead {
  if (people === undefined) return wrong(faults.noPeopleSheet());
  const { headings, rows } = underChosenHeadings(ROSTER_TABLE, people.rows, chosen);
  if (rows.length === 0) return wrong(faults.nobody());
  const matched = matchHeadings(ROSTER_TABLE, headings);
  const roster = openRoster(
    known.map(({ code, name, kind }) => ({ id: code, name, kind })),
    MORE_COLUMNS,
  );
  const source = roster.source(matched.columns);
  for (const { cells, number } of rows) source.row(cells, number);
  const closed = roster.close();
  return {
    people: closed.people,
    columns: new Set(matched.columns.filter((column) => column !== undefined)),
    problems: [
      ...matched.problems.map(ofFile),
      ...closed.cells,
      ...(closed.cells.length === 0 && matched.problems.length === 0 ? closed.problems.map(ofFile) : []),
      ...unknownUnits(units, known),
    ],
  };
}

const wrong = (fault: faults.CellFault): RosterRead => ({
  people: [],
  columns: new Set(),
  problems: [{ ...fault, row: undefined, column: undefined }],
});

const ofFile = ({ code, message, mend, column, row }: IntakeProblem): RosterProblem => ({
  row,
  column,
  code,
  message,
  mend,
});

/** A workbook may bring its units along: they must be founded already, each with its document. */
function unknownUnits(sheet: SheetInMemory | undefined, known: readonly KnownUnit[]): RosterProblem[] {
  const [head, ...rows] = fromHeadings(unitListTable, sheet?.rows ?? []);
  if (head === undefined) return [];
  const at = matchHeadings(unitListTable, head.cells).columns.indexOf('id');
  const codes = new Set(known.map(({ code }) => code));
  return rows.flatMap(({ cells }) => {
    const code = cells[at] ?? '';
    return code === '' || codes.has(code)
      ? []
      : [{ ...faults.unknownUnit(code), row: undefined, column: undefined }];
  });
}
