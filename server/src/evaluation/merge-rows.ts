import { say } from '@congtam/engine';
import type { EvidenceNote } from './sources.ts';
import type { SheetRow } from './tables.ts';

/** Columns of the sheet of units that the roster keeps: they are mended there, not in a cycle. */
const KEPT_BY_ROSTER = ['id', 'name', 'kind', 'role', 'parent', 'cameAfter'];
/** Those it keeps where it was told them: what it has holds. */
const MAY_BE_KEPT = ['recognisedBy', 'territory', 'yearEnds'];

/** A further row of a sheet. */
export function add(sheets: Map<string, SheetRow[]>, sheet: string, row: SheetRow): void {
  const rows = sheets.get(sheet);
  if (rows === undefined) sheets.set(sheet, [row]);
  else rows.push(row);
}

/** What the roster does not keep of a unit and a regulation asks for is said in the cycle. */
export function complete(units: SheetRow[], code: string, cells: SheetRow): void {
  const at = units.findIndex(({ id }) => id === code);
  const row = units[at];
  if (row === undefined) return;
  const more = Object.entries(cells).filter(
    ([column]) => !KEPT_BY_ROSTER.includes(column) && !(MAY_BE_KEPT.includes(column) && row[column]),
  );
  units[at] = { ...row, ...Object.fromEntries(more) };
}

/** A fact that a register gives and somebody said as well: the register holds, and that they differ is told. */
export function mergeFacts(
  sheets: Map<string, SheetRow[]>,
  sheet: string,
  given: SheetRow,
  notes: EvidenceNote[],
): void {
  const rows = sheets.get(sheet) ?? [];
  const { subject = '', period = '' } = given;
  const at = rows.findIndex((row) => row.subject === subject && (row.period ?? '') === period && !row.rater);
  const row = rows[at];
  if (row === undefined) {
    add(sheets, sheet, given);
    return;
  }
  const differing = Object.keys(given).filter((c) => row[c] && given[c] && row[c] !== given[c]);
  for (const column of differing)
    notes.push({
      table: sheet,
      subject,
      says: say(
        `sổ và dữ liệu nhập khác nhau ở “${column}”; lấy theo sổ`,
        `the register and what was entered differ in '${column}'; the register holds`,
      ),
    });
  rows[at] = { ...row, ...given };
}
