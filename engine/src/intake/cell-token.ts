import { type Column, NO_CHOICE } from '../register.ts';

/** What stands in a cell, as a text to compare by; undefined where nothing is given. */
export function tokenOf(column: Column, row: number): string | undefined {
  switch (column.kind) {
    case 'text':
      return column.dictionary[column.values[row]!];
    case 'choice':
      return column.values[row] === NO_CHOICE ? undefined : column.options[column.values[row]!];
    default: {
      const value = column.values[row]!;
      return Number.isNaN(value) ? undefined : String(value);
    }
  }
}

/** A number that is equal only for equal cells of one column, where that is cheap to have; else the token. */
export function handleOf(column: Column, row: number): string | number | undefined {
  if (column.kind !== 'text') return tokenOf(column, row);
  const number = column.values[row]!;
  return number < 0 ? undefined : column.dictionary[number];
}

/** Copies a cell between columns of the same kind; false when they are not. */
export function copyCell(from: Column, source: number, to: Column, target: number): boolean {
  if (to.kind === 'number' || to.kind === 'day') {
    if (from.kind !== to.kind) return false;
    to.values[target] = from.values[source]!;
    return true;
  }
  if (to.kind === 'choice') {
    const index = to.options.indexOf(tokenOf(from, source) ?? '');
    if (index < 0) return false;
    to.values[target] = index;
    return true;
  }
  return false;
}
