import { gunzipSync, gzipSync } from 'node:zlib';

/** Above this number of people the results refer to the input files instead of carrying a copy of them. */
export const MOST_PEOPLE_COPIED = 2_000;
const MOST_CHARACTERS = 128 * 1024 * 1024;

/** All tables of an input in one canonical text, so that results can be checked without the workbook. */
export interface InputCopy {
  table(id: string, columns: readonly (string | undefined)[]): void;
  row(cells: readonly string[], at: number): void;
  /** The text; undefined when the input is too large to be carried along. */
  text(): string | undefined;
  /** Whether more people were seen than are copied. */
  readonly isMass: boolean;
}

/** As much as one text can be. */
export const MOST_IN_A_TEXT = 500 * 1024 * 1024;

/**
 * @param mostPeople above this number nothing is kept
 * @param mostCharacters nor above this
 */
export function newInputCopy(mostPeople = MOST_PEOPLE_COPIED, mostCharacters = MOST_CHARACTERS): InputCopy {
  const people = new Set<string>();
  let pieces: string[] = [];
  let characters = 0;
  let isFirstTable = true;
  let isFirstRow = true;
  let idColumn = -1;
  let width = 0;
  const isFull = () => people.size > mostPeople || characters > mostCharacters;
  const add = (text: string) => {
    characters += text.length;
    if (isFull()) pieces = [];
    else pieces.push(text);
  };
  return {
    get isMass() {
      return people.size > mostPeople;
    },
    table(id, columns) {
      add(
        `${isFirstTable ? '' : '\n]},\n'}{"table":${JSON.stringify(id)},"columns":${JSON.stringify(columns.map((c) => c ?? null))},"rows":[`,
      );
      isFirstTable = false;
      isFirstRow = true;
      width = columns.length;
      idColumn = id === 'people' ? columns.indexOf('id') : -1;
    },
    row(cells, at) {
      if (idColumn >= 0 && !isFull()) people.add((cells[idColumn] ?? '').trim());
      if (isFull()) {
        if (pieces.length > 0) pieces = [];
        return;
      }
      add(`${isFirstRow ? '\n' : ',\n'}[${at},${JSON.stringify(cells.slice(0, width)).slice(1)}`);
      isFirstRow = false;
    },
    text: () => (isFull() ? undefined : `[\n${pieces.join('')}${isFirstTable ? '' : '\n]}\n'}]\n`),
  };
}

export interface CopiedTable {
  readonly table: string;
  readonly columns: readonly (string | null)[];
  readonly rows: readonly (readonly [at: number, ...cells: string[]])[];
}

export const packCopy = (text: string): Buffer => gzipSync(text, { level: 6 });

/** The text of a packed copy and its tables; undefined when the bytes are no such copy. */
export function unpackCopy(bytes: Buffer): { text: string; tables: readonly CopiedTable[] } | undefined {
  try {
    const text = gunzipSync(bytes, { maxOutputLength: 2 * MOST_IN_A_TEXT }).toString('utf8');
    const tables: unknown = JSON.parse(text);
    return Array.isArray(tables) && tables.every(isCopiedTable) ? { text, tables } : undefined;
  } catch {
    return undefined;
  }
}

const isCopiedTable = (value: unknown): value is CopiedTable =>
  typeof value === 'object' &&
  value !== null &&
  'table' in value &&
  typeof value.table === 'string' &&
  'columns' in value &&
  Array.isArray(value.columns) &&
  'rows' in value &&
  Array.isArray(value.rows) &&
  value.rows.every(
    (row) =>
      Array.isArray(row) && typeof row[0] === 'number' && row.slice(1).every((c) => typeof c === 'string'),
  );
