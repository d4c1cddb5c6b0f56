import { type CalendarDay, formatDay } from '../calendar-day.ts';
import { formatExact, ratio } from '../exact.ts';
import { type Column, NO_CHOICE, NUMBER_SCALE } from '../register.ts';

/** What stands in a cell, as a text to compare by; undefined where nothing is given. */
export function tokenOf(column: Column, row: number): string | undefined {
  switch (column.kind) {
    case 'text':
      return column.dictionary[column.values[row]!];
    case 'choice':
      return column.values[row] === NO_CHOICE ? undefined : column.options[column.values[row]!];
    case 'number':
    case 'day': {
      const value = column.values[row]!;
      return Number.isNaN(value) ? undefined : String(value);
    }
  }
}

/** What stands in a cell, as people read it. */
export function shownCell(column: Column, row: number): string {
  const value = column.values[row]!;
  if (column.kind === 'number' && !Number.isNaN(value)) return formatExact(ratio(value, NUMBER_SCALE));
  if (column.kind === 'day' && !Number.isNaN(value)) return formatDay(value as CalendarDay);
  return tokenOf(column, row) ?? '';
}
