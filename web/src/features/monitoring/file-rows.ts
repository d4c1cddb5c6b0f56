import type { paths } from '../../api/schema.generated.ts';
import { numberTyped } from '../../text/typed-number.ts';

type Answer<Path extends keyof paths> = paths[Path] extends {
  readonly get: {
    readonly responses: { readonly 200: { readonly content: { readonly 'application/json': infer Body } } };
  };
}
  ? Body
  : never;

export type MonitoringFile = Answer<'/api/v1/cycles/{cycle}/people/{person}/monitoring/{period}'>;
export type Sheet = Answer<'/api/v1/cycles/{cycle}/sheets'>['sheets'][number];
export type Column = Sheet['columns'][number];
export type Explanation =
  Answer<'/api/v1/cycles/{cycle}/people/{person}/monitoring/{period}/explanation'>['explanations'][number];
export type ListedPerson = Answer<'/api/v1/cycles/{cycle}/monitoring/values'>['people'][number];

export type Cells = { readonly [column: string]: string };
/** Whose part of a file is being said. */
export type Step = 'self' | 'manager' | 'authority';

/** What is typed and differs from what is kept: by sheet and key; null: the row is taken away. */
export type Typed = { readonly [sheet: string]: { readonly [key: string]: Cells | null } };

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isTyped = (value: unknown): value is Typed =>
  isRecord(value) &&
  Object.values(value).every(
    (rows) =>
      isRecord(rows) &&
      Object.values(rows).every(
        (cells) =>
          cells === null ||
          (isRecord(cells) && Object.values(cells).every((cell) => typeof cell === 'string')),
      ),
  );

const PLACE = ['subject', 'period', 'rater'];
export const askedColumns = <Asked extends Pick<Column, 'id'>>({
  columns,
}: {
  readonly columns: readonly Asked[];
}): readonly Asked[] => columns.filter(({ id }) => !PLACE.includes(id));

/** Sheets of a file that a regulation which is about somebody asks of the group it puts them in. */
export const sheetsOfFile = (
  sheets: readonly Sheet[],
  about: readonly Pick<Explanation, 'regulation' | 'group'>[],
): readonly Sheet[] =>
  sheets.filter(
    ({ isOfFile, askedBy }) =>
      isOfFile &&
      askedBy.some(({ regulation, groups }) =>
        about.some(
          (one) =>
            one.regulation === regulation &&
            (groups === null || (one.group !== null && groups.includes(one.group))),
        ),
      ),
  );

/** The rows of a sheet as they stand for a step, by the key they are sent with. */
export function rowsKept(
  sheet: Sheet,
  { rows }: Pick<MonitoringFile, 'rows'>,
  step: Step,
): ReadonlyMap<string, Cells> {
  const here = rows.filter((row) => row.sheet === sheet.id);
  if (sheet.hasMany) return new Map(here.map(({ key, cells }) => [key, cells]));
  const raters =
    step === 'self'
      ? [sheet.raters.self]
      : step === 'manager'
        ? [sheet.raters.manager, sheet.raters.self]
        : [sheet.raters.authority, sheet.raters.manager, sheet.raters.self];
  for (const rater of raters) {
    const found = here.find(({ cells }) => rater === null || cells.rater === rater);
    if (found !== undefined) return new Map([[rater === null ? found.key : '', withoutRater(found.cells)]]);
  }
  return new Map();
}

export const withoutRater = (cells: Cells): Cells =>
  Object.fromEntries(Object.entries(cells).filter(([column]) => column !== 'rater'));

/** What a rater said in a sheet of one row each; undefined where they said nothing. */
export const saidBy = (
  { id }: Sheet,
  { rows }: Pick<MonitoringFile, 'rows'>,
  rater: string | null,
): Cells | undefined => rows.find(({ sheet, cells }) => sheet === id && cells.rater === rater)?.cells;

/** The rows with what is typed over them. */
export function rowsShown(
  kept: ReadonlyMap<string, Cells>,
  typed: Typed[string] | undefined,
): ReadonlyMap<string, Cells> {
  const shown = new Map<string, Cells>(kept);
  for (const [key, cells] of Object.entries(typed ?? {})) {
    if (cells === null) shown.delete(key);
    else shown.set(key, cells);
  }
  return shown;
}

/** What is wrong with a cell before anybody is asked; undefined for what may stand there. */
export function faultOf(column: Column, text: string): 'wrongNumber' | 'tooMuch' | undefined {
  if (column.kind !== 'number' || text.trim() === '') return undefined;
  const number = numberTyped(text);
  if (number === undefined) return 'wrongNumber';
  const isBelow = column.atLeast !== null && Number(number) < Number(column.atLeast);
  const isAbove = column.atMost !== null && Number(number) > Number(column.atMost);
  return isBelow || isAbove ? 'tooMuch' : undefined;
}

/** What was typed as rows to send: numbers as they are sent, empty cells left out, whose part it is. */
export function rowsToSend(sheets: readonly Sheet[], typed: Typed, step: Step) {
  return sheets.flatMap((sheet) =>
    Object.entries(typed[sheet.id] ?? {}).map(([key, cells]) => ({
      sheet: sheet.id,
      key,
      cells: cells === null ? null : sentCells(sheet, cells, sheet.raters[step]),
    })),
  );
}

/** Cells as they are sent: numbers as numbers are, empty ones left out, whose part it is. */
export function sentCells(sheet: Sheet, cells: Cells, rater: string | null): Cells {
  const sent = askedColumns(sheet).flatMap(({ id, kind }) => {
    const text = (cells[id] ?? '').trim();
    if (text === '') return [];
    const isNumber = kind === 'number' || kind === 'exact';
    return [[id, isNumber ? (numberTyped(text) ?? text) : text] as const];
  });
  return { ...Object.fromEntries(sent), ...(rater !== null && { rater }) };
}

/**
 * What was typed while rows were being saved, over the rows as they are kept now; undefined where that is nothing.
 *
 * @param keyNow the key under which a row of a sheet is kept now
 */
export function typedSince(
  typed: Typed,
  sent: Typed,
  keyNow: (sheet: string, key: string) => string,
): Typed | undefined {
  const since = Object.entries(typed).flatMap(([sheet, rows]) => {
    const left = Object.entries(rows).filter(([key, cells]) => !saysTheSame(cells, sent[sheet]?.[key]));
    return left.length === 0
      ? []
      : [[sheet, Object.fromEntries(left.map(([key, cells]) => [keyNow(sheet, key), cells]))] as const];
  });
  return since.length === 0 ? undefined : Object.fromEntries(since);
}

/**
 * What was typed over one state of a file, over a newer one: what was typed differently from the first stays typed, all
 * else is as it is now; undefined where nothing of it is left to say.
 */
export function typedOver(
  sheets: readonly Sheet[],
  typed: Typed,
  { before, now, step }: { readonly before: FileRows; readonly now: FileRows; readonly step: Step },
): Typed | undefined {
  const over = sheets.flatMap((sheet) => {
    const [was, is] = [rowsKept(sheet, before, step), rowsKept(sheet, now, step)];
    // A sheet of one row has that row, under whichever key.
    const rowIn = (rows: ReadonlyMap<string, Cells>, key: string) =>
      sheet.hasMany ? rows.get(key) : [...rows.values()][0];
    const left = Object.entries(typed[sheet.id] ?? {}).flatMap(([key, cells]) => {
      const row = rowIn(is, key);
      const next = cells === null ? null : { ...row, ...changedCells(cells, rowIn(was, key) ?? {}) };
      const isSaid = next === null ? row === undefined : saysTheSame(next, row);
      return isSaid ? [] : [[sheet.hasMany ? key : ([...is.keys()][0] ?? key), next] as const];
    });
    return left.length === 0 ? [] : [[sheet.id, Object.fromEntries(left)] as const];
  });
  return over.length === 0 ? undefined : Object.fromEntries(over);
}

type FileRows = Pick<MonitoringFile, 'rows'>;

const changedCells = (cells: Cells, from: Cells): Cells =>
  Object.fromEntries(Object.entries(cells).filter(([column, text]) => text !== (from[column] ?? '')));

function saysTheSame(one: Cells | null, other: Cells | null | undefined): boolean {
  if (one === null || other === null || other === undefined) return one === other;
  const columns = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...columns].every((column) => (one[column] ?? '') === (other[column] ?? ''));
}

/** Rows of another period for which this one has nothing yet, as if they were typed here. */
export function fromBefore(
  sheets: readonly Sheet[],
  before: Pick<MonitoringFile, 'rows'>,
  now: Pick<MonitoringFile, 'rows'>,
  typed: Typed,
): Typed {
  const next: Record<string, { readonly [key: string]: Cells | null }> = { ...typed };
  for (const sheet of sheets) {
    const there = rowsShown(rowsKept(sheet, now, 'self'), typed[sheet.id]);
    if (there.size > 0) continue;
    const rows = [...rowsKept(sheet, before, 'self')];
    if (rows.length > 0) next[sheet.id] = Object.fromEntries(rows);
  }
  return next;
}

/** The sum of the numbers in cells; undefined where there is none. For the eye only: what counts is computed elsewhere. */
export function sumOf(cells: Cells | null | undefined, columns: readonly Column[]): number | undefined {
  if (cells === null || cells === undefined) return undefined;
  const numbers = columns
    .filter(({ kind }) => kind === 'number')
    .map(({ id }) => Number(cells[id] ?? Number.NaN))
    .filter((number) => !Number.isNaN(number));
  return numbers.length === 0 ? undefined : Math.round(numbers.reduce((a, b) => a + b, 0) * 1e4) / 1e4;
}
