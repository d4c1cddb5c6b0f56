import type { IntakeProblem, Regulation, TableDescriptor } from '@congtam/engine';
import type { RosterBody } from '../../evaluation/sources.ts';
import { type NamedTable, registerOf, type SheetRow, tablesFrom } from '../../evaluation/tables.ts';
import type { FieldFault } from '../../refusal.ts';

/** A row as it is sent: whom it is about, in which period, which of several, and what it says. */
export interface GivenRow {
  readonly subject: string;
  readonly period: string;
  readonly key: string;
  /** Null: the row is taken back. */
  readonly cells: { readonly [column: string]: string } | null;
}

/** Columns of a sheet that say which row it is, and are no cells. */
export const PLACE_COLUMNS = ['subject', 'period'];

/**
 * What the intake of the engine has against rows of a sheet: the very checks of a workbook, for whatever a regulation
 * declares. Rows that others look up (a catalogue) are given as `beside`.
 */
export function faultsOf(given: {
  readonly descriptor: TableDescriptor;
  readonly descriptors: readonly TableDescriptor[];
  readonly regulations: readonly Regulation[];
  readonly year: number;
  readonly roster: RosterBody;
  readonly beside: ReadonlyMap<string, readonly SheetRow[]>;
  readonly rows: readonly GivenRow[];
}): readonly FieldFault[] {
  const { descriptor, descriptors, regulations, year, roster, beside, rows } = given;
  const said = rows.flatMap(({ cells }, index) => (cells === null ? [] : [{ cells, index }]));
  const unknown = said.flatMap(({ cells, index }) =>
    Object.keys(cells)
      .filter(
        (column) => PLACE_COLUMNS.includes(column) || !descriptor.columns.some(({ id }) => id === column),
      )
      .map((column) => ({
        pointer: `/rows/${index}/cells/${column}`,
        code: 'unknown-column',
        message: {
          vi: `bảng không có cột này; có: ${columnsOf(descriptor)}`,
          en: `the sheet has no such column; it has: ${columnsOf(descriptor)}`,
        },
      })),
  );
  if (unknown.length > 0) return unknown;
  const sheets = new Map<string, readonly SheetRow[]>([
    ...beside,
    ['units', roster.units],
    ['people', roster.people],
  ]);
  sheets.set(descriptor.id, [
    ...(descriptor.id === 'units' ? unitsWith(roster, rows) : []),
    ...(descriptor.id === 'units'
      ? []
      : said.map(({ cells, index }) => ({
          subject: rows[index]?.subject ?? '',
          period: rows[index]?.period ?? '',
          ...cells,
        }))),
  ]);
  const tables = withRequired(tablesFrom(sheets, descriptors), descriptor);
  const taken = registerOf(tables, regulations, year, { only: [descriptor.id] });
  if (!('problems' in taken)) return [];
  const isUnits = descriptor.id === 'units';
  return taken.problems
    .filter(({ table }) => table === descriptor.id)
    .map((problem) => faultOf(problem, isUnits ? undefined : said));
}

/** The units that rows of people name, with all above them and whoever recognises them: what their checks ask for. */
export function unitsOver(people: readonly SheetRow[], units: readonly SheetRow[]): readonly SheetRow[] {
  const byCode = new Map(units.map((unit) => [unit.id ?? '', unit]));
  const reached = new Set<string>();
  const waiting = people.flatMap(({ unit = '', inCharge = '' }) => [unit, ...inCharge.split(';')]);
  for (let code = waiting.pop(); code !== undefined; code = waiting.pop()) {
    const unit = byCode.get(code);
    if (unit === undefined || reached.has(code)) continue;
    reached.add(code);
    waiting.push(unit.parent ?? '', unit.recognisedBy ?? '');
  }
  return units.filter(({ id = '' }) => reached.has(id)).map((unit) => ({ ...unit, cameAfter: '' }));
}

const columnsOf = ({ columns }: TableDescriptor): string =>
  columns.flatMap(({ id }) => (PLACE_COLUMNS.includes(id) ? [] : [id])).join(', ');

/** Headings of columns that are needed stand there even where no row fills them, so that the row is told, not the sheet. */
const withRequired = (
  tables: readonly NamedTable[],
  { id, columns }: TableDescriptor,
): readonly NamedTable[] =>
  tables.map((table) => {
    if (table.table !== id) return table;
    const more = columns.flatMap((c) => (c.required && !table.columns.includes(c.id) ? [c.id] : []));
    return {
      table: id,
      columns: [...table.columns, ...more],
      rows: table.rows.map((row) => [...row, ...more.map(() => '')]),
    };
  });

function unitsWith({ units }: RosterBody, rows: readonly GivenRow[]): readonly SheetRow[] {
  return units.map((unit) => ({ ...unit, ...rows.findLast(({ subject }) => subject === unit.id)?.cells }));
}

function faultOf(
  { row, column, code, message, mend }: IntakeProblem,
  said: readonly { readonly index: number }[] | undefined,
): FieldFault {
  // Row 1 is the heading; rows that were taken back are not in the table.
  const index = row === undefined || said === undefined ? undefined : said[row - 2]?.index;
  const at = index === undefined ? '/rows' : `/rows/${index}`;
  const isPlace = column !== undefined && PLACE_COLUMNS.includes(column);
  const pointer = column === undefined ? at : isPlace ? `${at}/${column}` : `${at}/cells/${column}`;
  return {
    pointer,
    code,
    message: { vi: `${message.vi} → ${mend.vi}`, en: `${message.en} → ${mend.en}` },
  };
}
