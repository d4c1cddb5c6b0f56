import type { Stage } from '../../regulation/format.ts';
import type { ColumnInside } from './linker.ts';
import type { NumberColumn } from './number-column.ts';

/** A choice or a flag of many subjects: index into `options`, 255 where it is not known. Flags are `no`, `yes`. */
export interface ChoiceColumn {
  readonly options: readonly string[];
  readonly values: Uint8Array;
}

/** What is known of many subjects of one group in one period, a column each. */
export interface ColumnSource {
  readonly count: number;
  /** A fact, by `factKey`, as a number; or a quantity that has been counted elsewhere. */
  number(id: string): NumberColumn | undefined;
  choice(id: string): ChoiceColumn | undefined;
  /** The periods of a stage inside this one, for means over them. */
  within?(stage: Stage): readonly ColumnsWithin[];
  /** A quantity in the periods of a stage, made by whoever asks first for what has the same definitions behind it. */
  inside?(definitions: string, make: () => readonly ColumnInside[]): readonly ColumnInside[];
  /** The quantity that was brought along, where nobody here has anything else on record. */
  readonly brought?: string;
  /** 1 where what is known of a subject does not fit into columns; filled while columns are read. */
  readonly toExact?: Uint8Array;
}

export interface ColumnsWithin {
  readonly source: ColumnSource;
  /** 1 where the period counts for the subject. */
  readonly counts: Uint8Array;
  /** 1 where what lies in the period cannot be told from columns. */
  readonly unfit: Uint8Array;
}

/** Columns by name, as a caller has them. */
export function columnsOf(
  count: number,
  numbers: ReadonlyMap<string, NumberColumn>,
  choices: ReadonlyMap<string, ChoiceColumn>,
): ColumnSource {
  return { count, number: (id) => numbers.get(id), choice: (id) => choices.get(id) };
}
