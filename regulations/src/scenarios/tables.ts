import { type CalendarDay, formatDay, type PlainTables } from './engine.ts';

/** A row as written: column → text. */
export type GivenRow = ReadonlyMap<string, string>;

/** Columns in which `p01..p12` means twelve rows. */
const RANGED = ['id', 'subject', 'period'];

/** The text if the column may hold a range and this is one. */
export const rangeOf = (column: string, text: string): string | undefined =>
  RANGED.includes(column) && text.includes('..') ? text : undefined;

/**
 * All that a range stands for: the same beginning and end around a counted number; undefined when it is none.
 *
 * @example expandRange('2026-09..2026-11') // ['2026-09', '2026-10', '2026-11']
 */
export function expandRange(text: string): string[] | undefined {
  const [from, to, more] = text.split('..').map((end) => /^(.*?)(\d+)$/.exec(end));
  if (!from || !to || more !== undefined) return undefined;
  const [, prefix = '', first = ''] = from;
  const [, other, last = ''] = to;
  const [low, high] = [Number(first), Number(last)];
  if (prefix !== other || first.length !== last.length || low > high || high - low > 999) return undefined;
  return Array.from(
    { length: high - low + 1 },
    (_, i) => `${prefix}${String(low + i).padStart(first.length, '0')}`,
  );
}

/** Without a word about units: a managing body `m` and under it a using body `u`. */
const UNITS: readonly GivenRow[] = [
  new Map([
    ['id', 'm'],
    ['role', 'managingBody'],
  ]),
  new Map([
    ['id', 'u'],
    ['parent', 'm'],
  ]),
];

/** Without a word about units and people: one civil servant `p`. */
const PEOPLE: readonly GivenRow[] = [new Map([['id', 'p']])];

/** What is given with the units and people that go without a word, each row with the attributes that do; ranges as written. */
export function spelledOut(
  given: ReadonlyMap<string, readonly GivenRow[]>,
): ReadonlyMap<string, readonly GivenRow[]> {
  const people = given.has('units') ? [] : PEOPLE;
  const tables = new Map([['units', UNITS], ['people', people], ...given]);
  return new Map(
    [...tables].map(([table, rows]) => [
      table,
      rows.map((row) => new Map([...Object.entries(ATTRIBUTES[table] ?? {}), ...row])),
    ]),
  );
}

export function withDefaults(
  given: ReadonlyMap<string, readonly GivenRow[]>,
  asOf: CalendarDay,
): PlainTables {
  return Object.fromEntries(
    [...spelledOut(given)].map(([table, rows]) => [
      table,
      rows
        .flatMap(expandRow)
        .map((row) => ({ ...formalities(table, row, asOf), ...Object.fromEntries(row) })),
    ]),
  );
}

const ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  units: { kind: 'administrativeAgency', role: 'usingBody' },
  people: { unit: 'u', service: 'civilServant' },
};

/** What a workbook asks for and no result rests on. */
function formalities(table: string, row: GivenRow, asOf: CalendarDay): Record<string, string> {
  switch (table) {
    case 'units':
    case 'people':
      return { name: row.get('id') ?? '' };
    case 'period-results':
      return { body: 'cơ quan đã đánh giá' };
    case 'decisions':
      return { by: 'người có thẩm quyền', on: formatDay(asOf) };
    default:
      return {};
  }
}

/** Which row as written, from 1, each row of the table stands for. */
export const writtenRows = (rows: readonly GivenRow[]): readonly number[] =>
  rows.flatMap((row, index) => expandRow(row).map(() => index + 1));

function expandRow(row: GivenRow): GivenRow[] {
  let rows = [row];
  for (const [column, text] of row) {
    const values = rangeOf(column, text) === undefined ? undefined : expandRange(text);
    if (values) rows = rows.flatMap((r) => values.map((value) => new Map([...r, [column, value]])));
  }
  return rows;
}
