import { foldHeading, fromHeadings, matchHeadings, type TableDescriptor } from '@congtam/engine';

/** Heading of the column in which errors come back; it is passed over when the file is put in again. */
export const ERROR_HEADING = 'Lỗi';

export const isErrorHeading = (heading: string): boolean =>
  foldHeading(heading) === foldHeading(ERROR_HEADING);

/** How offices head the column that counts the rows. */
const ROW_NUMBERS: ReadonlySet<string> = new Set(['STT', 'TT', 'Số TT', 'Số thứ tự'].map(foldHeading));

/** Headings of which nothing is asked: they say nothing of a person or a unit. */
export const isPassedOver = (heading: string): boolean =>
  isErrorHeading(heading) || ROW_NUMBERS.has(foldHeading(heading));

/** What headings of a file stand for, as somebody chose: heading as written → id of a column, or '' to leave it out. */
export type ChosenHeadings = { readonly [heading: string]: string };

interface Row {
  readonly cells: readonly string[];
  readonly number: number;
}

/** The rows of a sheet below its headings. */
export interface Headed<Of extends Row> {
  /** The row of the headings as written; undefined for a sheet without rows. */
  readonly head: Of | undefined;
  /** What stands for each heading when it is matched with the columns of the table. */
  readonly headings: readonly string[];
  readonly rows: readonly Of[];
}

/** How many rows of titles may stand above headings that are not ours. */
const MOST_TITLES = 20;

/**
 * Finds the row of the headings and puts what was chosen in their places. Where no row has headings of ours or chosen
 * ones, it is the first that is filled nearly as far as the fullest: titles above a list fill one cell or two.
 */
export function underChosenHeadings<Of extends Row>(
  table: TableDescriptor,
  all: readonly Of[],
  chosen: ChosenHeadings,
): Headed<Of> {
  const standing = ({ cells }: Row) => cells.map((heading) => standsFor(heading, chosen));
  const first = all.slice(0, MOST_TITLES).map((row) => ({ cells: standing(row), row }));
  const known = ({ cells }: { readonly cells: readonly string[] }) =>
    matchHeadings(table, cells).columns.filter((column) => column !== undefined).length;
  const isNamed = first.some((row) => known(row) > 1);
  const at = isNamed ? first.length - fromHeadings(table, first).length : firstFilled(first);
  const head = all[at];
  return { head, headings: head === undefined ? [] : standing(head), rows: all.slice(at + 1) };
}

function firstFilled(rows: readonly { readonly cells: readonly string[] }[]): number {
  const filled = rows.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length);
  const most = Math.max(0, ...filled);
  return Math.max(
    0,
    filled.findIndex((count) => count * 2 > most),
  );
}

function standsFor(heading: string, chosen: ChosenHeadings): string {
  if (isErrorHeading(heading)) return '';
  const key = heading.trim();
  if (Object.hasOwn(chosen, key)) return chosen[key] ?? '';
  return isPassedOver(heading) ? '' : heading;
}
