import { foldHeading } from '../fold.ts';
import { type Bilingual, chooseAmong, nearestName, say } from '../problem.ts';
import type { ColumnDescriptor, IntakeProblem, TableDescriptor } from './descriptor.ts';

const AMBIGUOUS = Symbol('several columns have this name');
type Names = Map<string, string | typeof AMBIGUOUS>;

/**
 * Which column each heading is: by id or by either label, in any order, with or without accents, case, blanks.
 * Empty headings are no column. Unknown, doubled and missing columns are problems.
 */
export function matchHeadings(
  descriptor: TableDescriptor,
  headings: readonly string[],
): { columns: (string | undefined)[]; problems: IntakeProblem[] } {
  const problems: IntakeProblem[] = [];
  const table = descriptor.id;
  const names = namesOf(descriptor.columns);
  const found = new Map<string, string>();
  const columns = headings.map((heading) => {
    const key = foldHeading(heading);
    if (key === '') return undefined;
    const exact = descriptor.columns.find((c) => c.id === heading.trim())?.id;
    const column = exact ?? names.get(key);
    if (column === undefined || column === AMBIGUOUS) {
      problems.push({ table, ...(column ? ambiguous(heading) : unknown(heading, descriptor)) });
      return undefined;
    }
    const before = found.get(column);
    if (before !== undefined) {
      problems.push({ table, column, ...doubled(heading, before) });
      return undefined;
    }
    found.set(column, heading);
    return column;
  });
  for (const column of descriptor.columns) {
    if (column.required && !found.has(column.id)) problems.push(missingColumn(table, column));
  }
  return { columns, problems };
}

/** How many rows of titles people write above the headings of their own sheets, at most. */
const MOST_TITLES = 20;

/**
 * The rows from the one with the headings on. Above it may stand what offices write there: name of the body, title of the
 * list. Where no row names several columns of the table the first row is the one of the headings.
 */
export function fromHeadings<Row extends { readonly cells: readonly string[] }>(
  descriptor: TableDescriptor,
  rows: readonly Row[],
): readonly Row[] {
  const known = ({ cells }: Row) =>
    matchHeadings(descriptor, cells).columns.filter((column) => column !== undefined).length;
  const at = rows.slice(0, MOST_TITLES).findIndex((row) => known(row) > 1);
  return at > 0 ? rows.slice(at) : rows;
}

/**
 * The table a sheet or file is, by id or by either label; undefined when it is none. Of tables that share the name it is
 * the one that knows most of the headings.
 */
export function matchTable(
  name: string,
  descriptors: readonly TableDescriptor[],
  headings: readonly string[] = [],
): TableDescriptor | undefined {
  const key = foldHeading(name);
  const own =
    descriptors.find((d) => foldHeading(d.id) === key) ??
    descriptors.find((d) => [d.label.vi, d.label.en].some((label) => isSheetName(label, key)));
  if (own !== undefined) return own;
  const sharing = descriptors.filter((d) => d.shared?.some((label) => isSheetName(label, key)));
  const known = (d: TableDescriptor) =>
    matchHeadings(d, headings).columns.filter((column) => column !== undefined).length;
  return sharing.reduce<TableDescriptor | undefined>(
    (most, d) => (most === undefined || known(d) > known(most) ? d : most),
    undefined,
  );
}

/** Workbook programs cut sheet names at 31 characters. */
function isSheetName(label: string, key: string): boolean {
  return foldHeading(label) === key || foldHeading(label.slice(0, 31)) === key;
}

export function unknownTable(name: string, descriptors: readonly TableDescriptor[]): IntakeProblem {
  return {
    table: name,
    code: 'intake.unknown-table',
    message: say(
      `“${name}” không phải bảng nào của các quy định này`,
      `'${name}' is no table of these regulations`,
    ),
    mend: chooseAmong(
      name,
      descriptors.map((d) => d.id),
    ),
  };
}

export function missingColumn(table: string, column: ColumnDescriptor): IntakeProblem {
  return {
    table,
    column: column.id,
    code: 'intake.missing-column',
    message: say(`thiếu cột “${column.label.vi}”`, `the column '${column.label.en}' is missing`),
    mend: say(
      `thêm cột có tiêu đề “${column.label.vi}”`,
      `add a column headed '${column.label.en}' or '${column.id}'`,
    ),
  };
}

/** Sheets are the same for every file that is read: their names are folded once. */
const alreadyFolded = new WeakMap<readonly ColumnDescriptor[], Names>();

function namesOf(columns: readonly ColumnDescriptor[]): Names {
  const known = alreadyFolded.get(columns) ?? foldedNames(columns);
  alreadyFolded.set(columns, known);
  return known;
}

function foldedNames(columns: readonly ColumnDescriptor[]): Names {
  const names: Names = new Map();
  for (const column of columns) {
    const { label, unit } = column;
    const written = [label.vi, label.en];
    if (unit) written.push(`${label.vi} (${unit.vi})`, `${label.en} (${unit.en})`);
    for (const key of new Set(written.map(foldHeading))) {
      const other = names.get(key);
      names.set(key, other === undefined || other === column.id ? column.id : AMBIGUOUS);
    }
  }
  const ids = new Map<string, string | typeof AMBIGUOUS>();
  for (const { id } of columns) ids.set(foldHeading(id), ids.has(foldHeading(id)) ? AMBIGUOUS : id);
  for (const [key, id] of ids) names.set(key, id);
  return names;
}

function unknown(heading: string, { columns }: TableDescriptor) {
  const folded = new Map(columns.flatMap((c) => [c.label.vi, c.id].map((n) => [foldHeading(n), n])));
  const near = folded.get(nearestName(foldHeading(heading), [...folded.keys()]) ?? '');
  return {
    code: 'intake.unknown-column',
    message: say(`không có cột nào tên “${heading}”`, `there is no column '${heading}'`),
    mend: near === undefined ? oneOf(columns) : say(`có phải là “${near}”?`, `did you mean '${near}'?`),
  };
}

function oneOf(columns: readonly ColumnDescriptor[]): Bilingual {
  const listed = columns.slice(0, 12).map(({ label }) => label);
  const more = columns.length > 12 ? ', …' : '';
  return say(
    `dùng một trong: ${listed.map(({ vi }) => `“${vi}”`).join(', ')}${more}`,
    `use one of: ${listed.map(({ en }) => `'${en}'`).join(', ')}${more}`,
  );
}

function ambiguous(heading: string) {
  return {
    code: 'intake.ambiguous-column',
    message: say(`nhiều cột cùng có tên “${heading}”`, `several columns are called '${heading}'`),
    mend: say('ghi mã cột thay cho tên', 'write the id of the column instead'),
  };
}

function doubled(heading: string, before: string) {
  return {
    code: 'intake.doubled-column',
    message: say(
      `cột “${heading}” trùng với cột “${before}”`,
      `the column '${heading}' is the same as '${before}'`,
    ),
    mend: say('giữ một cột, xóa cột kia', 'keep one of the two'),
  };
}
