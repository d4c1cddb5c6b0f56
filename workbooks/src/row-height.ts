import type { CellToWrite, ColumnToWrite } from './sheet-to-write.ts';

const LINE = 15;
/** The tallest row Excel knows, in points. */
const TALLEST = 409;

/**
 * Height in points of a row whose wrapped texts need more than one line; undefined when one line is enough. Programs
 * that do not measure rows when they open a file would otherwise draw texts over each other. An estimate: letters are
 * taken as wide as the digits that column widths count in.
 */
export function heightOf(
  cells: readonly CellToWrite[],
  columns: readonly ColumnToWrite[],
): number | undefined {
  let lines = 1;
  for (let index = 0; index < columns.length; index += 1) {
    const column = columns[index];
    if (column?.wrap !== true) continue;
    const cell = cells[index] ?? null;
    const value = typeof cell === 'object' && cell !== null ? cell.value : cell;
    if (typeof value !== 'string') continue;
    lines = Math.max(lines, linesOf(value, column.width));
  }
  return lines === 1 ? undefined : Math.min(TALLEST, lines * LINE);
}

/** Lines a text takes in a column so many characters wide. */
export function linesOf(text: string, width = 14): number {
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / width)), 0);
}
