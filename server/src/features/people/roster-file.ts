import { type ColumnDescriptor, say, type TableDescriptor } from '@congtam/engine';
import type { CellToWrite, ColumnToWrite, SheetToWrite } from '@congtam/workbooks';
import type { FileKind } from '../../http/file-body.ts';
import { bytesOf, withErrors as fileWithErrors } from '../../sheets/file-with-errors.ts';
import type { UnitOnDay } from '../units/units.queries.ts';
import type { KnownPerson, KnownPost } from './roster.queries.ts';
import { type RosterProblem, type RosterSheets, UNITS_TABLE } from './roster-reading.ts';
import { MORE_COLUMNS, ROSTER_TABLE } from './roster-table.ts';

const [YES, NO] = [say('có', 'yes'), say('không', 'no')];

/** The file as it came, with a column that says what is wrong in each row; wrong cells are marked. */
export const withErrors = (
  kind: FileKind,
  { sheets, people }: RosterSheets,
  problems: readonly RosterProblem[],
): Promise<Buffer> => fileWithErrors(kind, sheets, { sheet: people, table: ROSTER_TABLE }, problems);

/** Where a column stands, as people name it. */
export const columnNamed = (column: string | undefined): string | undefined =>
  column === undefined || /^[A-Z]{1,3}$/.test(column)
    ? column
    : (ROSTER_TABLE.columns.find(({ id }) => id === column)?.label.vi ?? column);

export interface ExportGiven {
  readonly kind: FileKind;
  readonly units: readonly UnitOnDay[];
  readonly people: readonly KnownPerson[];
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
  const { kind, units, people, inRoster, on, since, isFull } = given;
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
  const shown = new Set(units.map(({ id }) => id));
  return bytesOf(kind, [
    ...(UNITS_TABLE === undefined
      ? []
      : [
          sheet(
            UNITS_TABLE,
            UNITS_TABLE.columns,
            units.map((unit) =>
              (UNITS_TABLE?.columns ?? []).map(({ id, options }) => {
                const value = {
                  id: unit.code,
                  name: unit.name,
                  kind: options?.get(unit.kind)?.vi ?? unit.kind,
                  role: options?.get(unit.role)?.vi ?? unit.role,
                  parent:
                    unit.parent !== null && shown.has(unit.parent) ? (codes.get(unit.parent) ?? null) : null,
                };
                return id in value ? (value[id as keyof typeof value] ?? null) : null;
              }),
            ),
          ),
        ]),
    sheet(ROSTER_TABLE, columns, rows),
  ]);
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
    professionalTitle: post.professionalTitle,
    jobPosition: post.jobPosition,
    contractKind: option('contractKind', post.contractKind),
    fieldsInCharge: post.fieldsInCharge.join('; ') || null,
  };
}
