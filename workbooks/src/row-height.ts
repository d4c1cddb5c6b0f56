import type { CellToWrite, ColumnToWrite } from './sheet-to-write.ts';

const LINE = 15;
/** The tallest row Excel knows, in points. */
const TALLEST = 409;
/** The button of the filter and the wider bold letters leave a heading this part of its column. */
const HEADING_SHARE = 0.8;

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

/** Height in points of the row of headings, tall enough for the one that needs most lines. */
export function headingHeight(columns: readonly ColumnToWrite[]): number {
  const lines = columns.map(({ header, width = 14 }) =>
    linesOf(header, Math.max(1, Math.floor(width * HEADING_SHARE))),
  );
  return Math.min(TALLEST, Math.max(...lines) * LINE + 6);
}

/** Lines a text takes in a column so many characters wide; a line is broken between words, a longer word inside. */
export function linesOf(text: string, width = 14): number {
  let lines = 0;
  for (const paragraph of text.split('\n')) lines += linesOfParagraph(paragraph, width);
  return lines;
}

function linesOfParagraph(text: string, width: number): number {
  if (text.length <= width) return 1;
  let lines = 1;
  let used = 0;
  for (const { length } of text.split(' ')) {
    const needed = used === 0 ? length : used + 1 + length;
    if (needed <= width) used = needed;
    else {
      if (used > 0) lines += 1;
      lines += Math.ceil(length / width) - 1;
      used = length % width || Math.min(length, width);
    }
  }
  return lines;
}
