import { formatDay } from '../calendar-day.ts';
import { type Exact, formatExact } from '../exact.ts';
import { CellLog, type CellProblem } from './cell-log.ts';
import { cellReader, readId, readText } from './cell-text.ts';
import { readChoice, readFlag } from './choice-cell.ts';
import { readDay } from './day-cell.ts';
import type { ColumnDescriptor, IntakeProblem, TableDescriptor } from './descriptor.ts';
import { readNumber } from './number-cell.ts';
import { RECORD_LIMITS } from './number-rule.ts';
import type { RowIntake } from './open-intake.ts';
import { type CellReader, isRefusal } from './refusal.ts';
import { SourceRow } from './source-row.ts';

/** A row of a table that no regulation declares: cells in canonical writing, blank ones left out. */
export interface PlainRow {
  readonly at: number;
  readonly cells: { readonly [column: string]: string };
}

export interface PlainTable {
  /** A source of rows; `columns` as `matchHeadings` gives them. */
  source(columns: readonly (string | undefined)[]): RowIntake;
  /** `problems` is the list for people; `cells` has each cell on its own. With either, `rows` is not to be trusted. */
  close(): {
    readonly rows: readonly PlainRow[];
    readonly problems: readonly IntakeProblem[];
    readonly cells: readonly CellProblem[];
  };
}

/** Reads a table by its description alone: days as ISO texts, numbers as decimals, choices and flags as their ids. */
export function openPlainTable(table: TableDescriptor): PlainTable {
  const log = new CellLog();
  const rows: PlainRow[] = [];
  const readers = table.columns.map((column) => ({ id: column.id, read: plainReader(column) }));
  return {
    source(columns) {
      const row = new SourceRow(table, columns, log);
      return {
        row(cells, at) {
          if (!row.take(cells, at)) return;
          const said = readers.flatMap(({ id, read }) => {
            const value = row.value(id, read);
            return value === undefined ? [] : [[id, value] as const];
          });
          rows.push({ at, cells: Object.fromEntries(said) });
        },
      };
    },
    close: () => ({ rows, problems: log.list([table.id]), cells: log.cells }),
  };
}

/** The reader of a column whose value is kept as text. */
export function plainReader({ type, options }: ColumnDescriptor): CellReader<string> {
  switch (type.kind) {
    case 'choice':
      return readChoice(options ?? new Map());
    case 'flag':
      return asText(readFlag(), (flag) => (flag ? 'yes' : 'no'));
    case 'day':
      return asText(readDay(), formatDay);
    case 'id':
      return readId();
    case 'text':
      return readText();
    case 'number':
      return asText<Exact>(
        cellReader((text) => readNumber(text, { ...type, ...RECORD_LIMITS })),
        formatExact,
      );
    default:
      throw new Error(`a plain table has no columns of the kind ${type.kind}`);
  }
}

const asText =
  <Value>(read: CellReader<Value>, write: (value: Value) => string): CellReader<string> =>
  (raw) => {
    const value = read(raw);
    if (value === undefined) return undefined;
    return isRefusal(value) ? value : write(value);
  };
