import type { paths } from '../../api/schema.generated.ts';
import { askedColumns, type Cells, type Column, type Sheet, sentCells, withoutRater } from './file-rows.ts';

export type RecordedRow =
  paths['/api/v1/cycles/{cycle}/sheets/{sheet}']['get']['responses'][200]['content']['application/json']['rows'][number];

/** Where a sheet is entered: some belong to pages of their own, what is said of one person in one period to their file. */
export type EnteredAt = 'units' | 'people' | 'decisions' | 'file' | 'here';

export function enteredAt({ id, isOfFile }: Pick<Sheet, 'id' | 'isOfFile'>): EnteredAt {
  if (id === 'units' || id === 'people' || id === 'decisions') return id;
  return isOfFile ? 'file' : 'here';
}

/** Whose rows of a sheet are meant: all of a subject in a period, of one rater where several rate. */
export interface RowsPlace {
  readonly subject: string;
  readonly period: string;
  readonly rater: string;
}

interface AskedSheet<Asked extends Pick<Column, 'id'>> {
  readonly about: Sheet['about'];
  readonly periods: readonly string[];
  readonly hasMany: boolean;
  readonly columns: readonly Asked[];
}

/** What has to be chosen before anything can be said in a sheet. */
export const placeAsked = <Asked extends Pick<Column, 'id'>>({
  periods,
  hasMany,
  columns,
}: AskedSheet<Asked>) => ({
  period: periods.length > 0,
  rater: hasMany ? undefined : columns.find(({ id }) => id === 'rater'),
});

export function isWhole(sheet: Sheet, { subject, period, rater }: RowsPlace): boolean {
  const asked = placeAsked(sheet);
  const needsRater = asked.rater?.required ?? false;
  return subject !== '' && (!asked.period || period !== '') && (!needsRater || rater !== '');
}

const isThere = ({ subject, period, rater }: RowsPlace, row: RecordedRow): boolean =>
  row.subject === subject && row.period === period && (row.cells.rater ?? '') === rater;

/** The rows of a place as they stand, by key; where a sheet has one row each, it is there to be filled in. */
export function rowsAt(
  sheet: Sheet,
  recorded: readonly RecordedRow[],
  place: RowsPlace,
): ReadonlyMap<string, Cells> {
  const found = recorded.filter((row) => isThere(place, row));
  if (found.length === 0 && !sheet.hasMany) return new Map([[newKey(place), {}]]);
  return new Map(
    found.filter(({ step }) => step === 'office').map(({ key, cells }) => [key, withoutRater(cells)]),
  );
}

/** The document that the rows of a place stand on; '' where none was given. */
export const documentAt = (recorded: readonly RecordedRow[], place: RowsPlace): string =>
  recorded.find((row) => isThere(place, row))?.document ?? '';

/** As a workbook tells rows apart of which there is one: by who rates. */
const newKey = ({ rater }: RowsPlace): string => (rater === '' ? '' : `|${rater}`);

/** Whether what is meant was said in a person’s file, and is changed there. */
export const isSaidInFile = (sheet: Sheet, recorded: readonly RecordedRow[], place: RowsPlace): boolean =>
  !sheet.hasMany && recorded.some((row) => isThere(place, row) && row.step !== 'office');

/** What was typed as rows to send. */
export const officeRows = (
  sheet: Sheet,
  typed: { readonly [key: string]: Cells | null },
  { subject, period, rater }: RowsPlace,
) =>
  Object.entries(typed).map(([key, cells]) => ({
    ...{ subject, period, key },
    cells: cells === null ? null : sentCells(sheet, cells, rater === '' ? null : rater),
  }));

/** What a row says, cell by cell, in the order of its sheet; options as their labels. */
export const contentOf = (sheet: Sheet, cells: Cells) =>
  sheet.columns.flatMap((column) => {
    const text = cells[column.id] ?? '';
    if (text === '') return [];
    const option = column.options?.find(({ id }) => id === text)?.label;
    return [{ label: column.label, says: option ?? text, isNumber: column.kind === 'number' }];
  });

/** The columns of a sheet that its form asks for: what tells its rows apart, and what they say. */
export const columnsTaken = (sheet: AskedSheet<Pick<Column, 'id'>>): readonly string[] => {
  const { period, rater } = placeAsked(sheet);
  return [
    ...(sheet.about === null ? [] : ['subject']),
    ...(period ? ['period'] : []),
    ...(rater === undefined ? [] : [rater.id]),
    ...askedColumns(sheet).map(({ id }) => id),
  ];
};
