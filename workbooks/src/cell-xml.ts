import { columnLetter, numberText } from './cell-text.ts';
import { serialOfDay } from './day-serial.ts';
import { Refusal } from './refusal.ts';
import type { CellToWrite, ColumnKind, Highlight, ValueToWrite } from './sheet-to-write.ts';
import { encodeSheetText } from './xlsx-text.ts';

export type Shade = Highlight | 'plain';

/** Style indices of one column: for values of its kind, and for texts that are not of its kind. */
export interface ColumnStyles {
  readonly kind: ColumnKind;
  readonly own: Readonly<Record<Shade, string>>;
  readonly text: Readonly<Record<Shade, string>>;
}

const longestText = 32_767;
const plainDecimal = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/**
 * One row of a worksheet. Numbers, days and booleans get real types; everything else is an inline STRING cell, which no
 * spreadsheet program evaluates, whatever it begins with (A39). Formulas cannot be written at all.
 *
 * @throws Refusal 'text-too-long'
 */
export function rowXml(
  sheet: string,
  row: number,
  cells: readonly CellToWrite[],
  columns: readonly ColumnStyles[],
  height?: number,
): string {
  let xml = height === undefined ? `<row r="${row}">` : `<row r="${row}" ht="${height}" customHeight="1">`;
  for (let index = 0; index < columns.length; index += 1) {
    const cell = cells[index] ?? null;
    const styles = columns[index]!;
    if (typeof cell === 'object' && cell !== null) {
      xml += cellXml(sheet, row, index, cell.value, styles, cell.highlight);
    } else if (cell !== null && cell !== '') xml += cellXml(sheet, row, index, cell, styles, 'plain');
  }
  return `${xml}</row>`;
}

function cellXml(
  sheet: string,
  row: number,
  index: number,
  value: ValueToWrite,
  styles: ColumnStyles,
  shade: Shade,
): string {
  const column = columnLetter(index);
  const own = `<c r="${column}${row}" s="${styles.own[shade]}"`;
  if (value === null || value === '') return `${own}/>`;
  const typed = typedXml(value, styles.kind);
  if (typed !== null) return own + typed;
  const text = (typeof value === 'number' ? numberText(value) : String(value)).normalize('NFC');
  if (text.length > longestText)
    throw new Refusal('text-too-long', String(text.length), { sheet, row, column });
  const style = styles.text[shade];
  return `<c r="${column}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${encodeSheetText(text)}</t></is></c>`;
}

/** Rest of a cell with a real type; `null` if the value is not of the column's kind and must be a text. */
function typedXml(value: string | number | boolean, kind: ColumnKind): string | null {
  switch (kind) {
    case 'text':
      return null;
    case 'number': {
      if (typeof value === 'number')
        return Number.isFinite(value) ? `><v>${numberText(value)}</v></c>` : null;
      return typeof value === 'string' && isExactNumber(value) ? `><v>${value}</v></c>` : null;
    }
    case 'date': {
      const serial = typeof value === 'string' ? serialOfDay(value) : null;
      return serial === null ? null : `><v>${serial}</v></c>`;
    }
    case 'boolean': {
      if (value !== true && value !== false && value !== 'true' && value !== 'false') return null;
      return ` t="b"><v>${String(value) === 'true' ? 1 : 0}</v></c>`;
    }
    default:
      return kind satisfies never;
  }
}

/** Excel keeps 15 significant digits; a longer number stays a text rather than lose some. */
function isExactNumber(text: string): boolean {
  return plainDecimal.test(text) && text.replace(/[-.]/g, '').replace(/^0+/, '').length <= 15;
}
