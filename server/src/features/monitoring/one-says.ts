import type { ColumnDescriptor, Regulation, TableDescriptor } from '@congtam/engine';
import { isSaidIn, isSheetOfFile } from '../../evaluation/file-sheets.ts';
import type { StatementRow } from './monitoring.queries.ts';
import { raterOf } from './raters.ts';

type Cells = { readonly [column: string]: string } | null;

/**
 * Which row of a subject and period a row of a sheet is to the intake, whatever key it was sent with: two that are the same
 * are refused when everything is computed. Undefined where a sheet takes any number of like rows.
 */
export function sameRow(
  { id, columns }: TableDescriptor,
  regulations: readonly Regulation[],
): (cells: Cells) => string | undefined {
  const tables = regulations.flatMap(({ tables: known }) => known.get(id) ?? []);
  const facts = regulations.some((one) => [...one.facts.values()].some(({ sheet }) => sheet === id));
  const key = tables.find((one) => one.key !== undefined)?.key;
  if (tables.length === 0 && facts) {
    const rater = columns.find((column) => column.id === 'rater');
    return (cells) => (cells === null ? undefined : `rater ${optionOf(rater, cells.rater ?? '')}`);
  }
  return (cells) => (key === undefined || !cells?.[key] ? undefined : `key ${cells[key].trim()}`);
}

/** A choice is written by its id or by its words. */
function optionOf(column: ColumnDescriptor | undefined, text: string): string {
  const same = (one: string) => one.trim().toLowerCase() === text.trim().toLowerCase();
  for (const [id, { vi, en }] of column?.options ?? []) if ([id, vi, en].some(same)) return id;
  return text.trim();
}

/** A row as far as it is told apart from others. */
export type ToldApart = Pick<StatementRow, 'sheet' | 'period' | 'key' | 'cells' | 'act'>;

/** Whether some other row of a sheet and period, kept under another key, says the same. */
export function isSaidTwice(
  row: ToldApart,
  others: Iterable<ToldApart>,
  same: ReturnType<typeof sameRow>,
): boolean {
  const mine = same(row.cells);
  if (mine === undefined) return false;
  for (const one of others)
    if (
      one.sheet === row.sheet &&
      one.period === row.period &&
      one.key !== row.key &&
      same(one.cells) === mine
    )
      return true;
  return false;
}

/** Rows of one sheet and period by what tells them apart, as they will stand: a month has hundreds, each held against all. */
export function rowsByName(rows: Iterable<ToldApart>, same: ReturnType<typeof sameRow>) {
  const keys = new Map<string, Set<string>>();
  const names = new Map<string, string>();
  const say = ({ key, cells }: Pick<ToldApart, 'key' | 'cells'>): void => {
    keys.get(names.get(key) ?? '')?.delete(key);
    const name = same(cells) ?? '';
    names.set(key, name);
    keys.set(name, (keys.get(name) ?? new Set()).add(key));
  };
  for (const row of rows) say(row);
  return {
    /** From now on a row says this, or nothing. */
    say,
    /** Whether another row, kept under another key, says the same. */
    isSaid: ({ key, cells }: Pick<ToldApart, 'key' | 'cells'>): boolean => {
      const name = same(cells);
      const known = name === undefined ? undefined : keys.get(name);
      return known !== undefined && known.size > (known.has(key) ? 1 : 0);
    },
  };
}

/** What the office recorded of somebody from paper in a period, of what a file of that period says: there the file is done. */
export function recordedBy(
  rows: readonly StatementRow[],
  descriptors: readonly TableDescriptor[],
  period: string,
): readonly StatementRow[] {
  const ofFile = descriptors.filter((one) => isSheetOfFile(one) && isSaidIn(one, period));
  const rated = ofFile.filter((one) => raterOf(one, 'self') !== undefined);
  const asked = new Set((rated.length > 0 ? rated : ofFile).map(({ id }) => id));
  return rows.filter((row) => row.act === null && row.period === period && asked.has(row.sheet));
}
