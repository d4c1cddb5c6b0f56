import { type ColumnDescriptor, say, type TableDescriptor, unitListTable } from '@congtam/engine';
import type { CellToWrite, ColumnToWrite, SheetToWrite } from '@congtam/workbooks';
import type { ChosenHeadings } from '../../http/chosen-headings.ts';
import type { SheetKind } from '../../http/file-body.ts';
import { bytesOf, withErrors as fileWithErrors } from '../../http/file-with-errors.ts';
import type { UnitOnDay } from '../units/units.queries.ts';
import type { KnownPerson, KnownPost } from './roster.queries.ts';
import type { RosterProblem, RosterSheets } from './roster-reading.ts';
import { MORE_COLUMNS, ROSTER_TABLE } from './roster-table.ts';

const [YES, NO] = [say('có', 'yes'), say('không', 'no')];

/** The file as it came, with a column that says what is wrong in each row; wrong cells are marked. */
export const withErrors = (
  kind: SheetKind,
  { sheets, people }: RosterSheets,
  chosen: ChosenHeadings,
  problems: readonly RosterProblem[],
): Promise<Buffer> => fileWithErrors(kind, sheets, { sheet: people, table: ROSTER_TABLE, chosen }, problems);

export interface ExportGiven {
  readonly kind: SheetKind;
  readonly units: readonly UnitOnDay[];
  readonly people: readonly KnownPerson[];
  /** The day a unit was founded, and the codes of those it came after. */
  readonly founded: ReadonlyMap<string, string>;
  readonly cameAfter: ReadonlyMap<string, readonly string[]>;
  /** Units of the roster, by id. */
  readonly inRoster: ReadonlySet<string>;
  readonly on: string;
  /** First day of what is shown: a year earlier when last year's roster is carried forward. */
  readonly since: string;
  /** With what an evaluation does not ask. */
  readonly isFull: boolean;
}

/**
 * The roster as a workbook an evaluation on the command line reads as it is (`isFull` adds columns it does not know).
 * Put in again it changes nothing. Posts that have ended since last year are marked, to be looked at.
 */
export function exported(given: ExportGiven): Promise<Buffer> {
  const { kind, units, people, founded, cameAfter, inRoster, on, since, isFull } = given;
  const codes = new Map(units.map(({ id, code }) => [id, code]));
  const more = new Set(MORE_COLUMNS.map(({ id }) => id));
  const columns = ROSTER_TABLE.columns.filter(({ id }) => isFull || !more.has(id));
  const rows = people.flatMap((person) => {
    const exportedPosts = person.posts.filter(
      ({ unit, from, to }) => inRoster.has(unit) && from <= on && (to ?? '9999') >= since,
    );
    return exportedPosts.map((post) => {
      const hasEnded = post.to !== null && post.to < on;
      const cells: Readonly<Record<string, string | null>> = {
        ...cellsOf(person, post, codes),
        main: mainCell(post, exportedPosts),
      };
      return columns.map(({ id }): CellToWrite => {
        const value = cells[id] ?? null;
        return hasEnded && id === 'to' ? { value, highlight: 'attention' } : value;
      });
    });
  });
  const sheet = (
    { label }: TableDescriptor,
    of: readonly ColumnDescriptor[],
    data: SheetToWrite['rows'],
  ) => ({
    name: label.vi.slice(0, 31),
    columns: of.map(toWrite),
    rows: data,
  });
  const unitRows = units.map((unit) => rowOfUnit(unit, { codes, founded, cameAfter }));
  // Only some regulations have a use for the end of a year of work: elsewhere the column would be a stranger.
  const unitColumns = unitListTable.columns.filter(
    ({ id }) => id !== 'yearEnds' || units.some(({ yearEnds }) => yearEnds !== null),
  );
  return bytesOf(kind, [
    sheet(
      unitListTable,
      unitColumns,
      unitRows.map((row) => unitColumns.map(({ id }) => row[id] ?? null)),
    ),
    sheet(ROSTER_TABLE, columns, rows),
  ]);
}

/** A unit in the words of the table of units, as it is on the day. */
function rowOfUnit(
  unit: UnitOnDay,
  {
    codes,
    founded,
    cameAfter,
  }: Pick<ExportGiven, 'founded' | 'cameAfter'> & { codes: ReadonlyMap<string, string> },
): Readonly<Record<string, string | null>> {
  const word = (column: string, value: string) =>
    unitListTable.columns.find(({ id }) => id === column)?.options?.get(value)?.vi ?? value;
  const codeOf = (id: string | null) => (id === null ? null : (codes.get(id) ?? null));
  return {
    id: unit.code,
    name: unit.name,
    kind: word('kind', unit.kind),
    role: word('role', unit.role),
    parent: codeOf(unit.parent),
    recognisedBy: codeOf(unit.recognisedBy),
    territory: unit.territories.join('; ') || null,
    cameAfter: (cameAfter.get(unit.id) ?? []).join('; ') || null,
    from: founded.get(unit.id) ?? null,
    yearEnds: unit.yearEnds === null ? null : lastDayOf(unit.yearEnds),
  };
}

/** The last day of a month in a year that is none, as `31/05`. */
export function lastDayOf(month: number): string {
  const days = month === 2 ? 28 : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return `${days}/${String(month).padStart(2, '0')}`;
}

/** Beside no main post of this file nothing is said: the main one may be in a body elsewhere. */
function mainCell(post: KnownPost, all: readonly KnownPost[]): string | null {
  if (post.isMain) return YES.vi;
  const isBeside = all.some(
    ({ isMain, from, to }) => isMain && from <= (post.to ?? '9999') && post.from <= (to ?? '9999'),
  );
  return isBeside ? NO.vi : null;
}

const toWrite = ({ label, type, note, options, required }: ColumnDescriptor): ColumnToWrite => ({
  header: label.vi,
  kind: type.kind === 'day' ? 'date' : 'text',
  ...(note ? { note: note.vi } : {}),
  ...(options && required ? { choices: [...options.values()].map(({ vi }) => vi) } : {}),
});

function cellsOf(
  person: KnownPerson,
  post: KnownPost,
  codes: ReadonlyMap<string, string>,
): Readonly<Record<string, string | null>> {
  const option = (column: string, value: string | null) =>
    value === null
      ? null
      : (ROSTER_TABLE.columns.find(({ id }) => id === column)?.options?.get(value)?.vi ?? value);
  return {
    id: person.staffCode,
    name: person.fullName,
    partyMember: (person.memberSince === null ? NO : YES).vi,
    unit: codes.get(post.unit) ?? null,
    title: post.title,
    leads: option('leads', post.leads),
    service: option('service', post.service),
    inCharge: post.unitsInCharge.flatMap((id) => codes.get(id) ?? []).join('; ') || null,
    dutyGroup: post.dutyGroup,
    tier: post.managementTier,
    secondedFrom: post.secondedFrom === null ? post.secondedFromName : (codes.get(post.secondedFrom) ?? null),
    from: post.from,
    to: post.to,
    serviceFrom: person.serviceFrom,
    serviceTo: person.serviceTo,
    bornOn: person.bornOn,
    sex: option('sex', person.sex),
    professionalTitle: post.professionalTitle,
    jobPosition: post.jobPosition,
    contractKind: option('contractKind', post.contractKind),
    fieldsInCharge: post.fieldsInCharge.join('; ') || null,
  };
}
