import { isExact } from '../evaluation/view.ts';
import { type Column, NO_CHOICE } from '../register.ts';
import type { FactValue } from '../regulation/format.ts';
import { tokenOf } from './cell-token.ts';
import { toScaled } from './number-rule.ts';

/** A column that cells of another can be copied into; texts of the other stand in the dictionary from `offset` on. */
export interface Target {
  readonly column: Column;
  readonly offset: number;
}

export function widened(column: Column, from: Column): Target {
  if (column.kind !== 'text' || from.kind !== 'text') return { column, offset: 0 };
  const dictionary = column.dictionary.concat(from.dictionary);
  return { column: { ...column, dictionary }, offset: column.dictionary.length };
}

/** Copies a cell; columns of different kinds are a fault of the regulation, which its check refuses. */
export function copyCell(from: Column, source: number, { column, offset }: Target, target: number): void {
  if (column.kind === 'choice') {
    const index = column.options.indexOf(tokenOf(from, source) ?? '');
    column.values[target] = index < 0 ? NO_CHOICE : index;
  } else if (column.kind === from.kind) column.values[target] = from.values[source]! + offset;
}

/** Gives an empty cell its declared meaning; false when none is declared. */
export function blankCell(column: Column, row: number, absent: FactValue | undefined): boolean {
  if (absent === undefined) return false;
  if (column.kind === 'number' && isExact(absent)) column.values[row] = toScaled(absent);
  else if (column.kind === 'day' && typeof absent === 'number') column.values[row] = absent;
  else if (column.kind === 'choice') {
    const word = typeof absent === 'boolean' ? (absent ? 'yes' : 'no') : String(absent);
    column.values[row] = column.options.indexOf(word);
  } else return false;
  return true;
}
