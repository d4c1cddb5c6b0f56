import type { CellStyle } from 'hucre/xlsx';
import type { Shade } from './cell-xml.ts';
import type { ColumnToWrite } from './sheet-to-write.ts';

export const shades: readonly Shade[] = ['plain', 'wrong', 'attention', 'settled'];

const colours: Readonly<Record<Exclude<Shade, 'plain'>, string>> = {
  wrong: 'FFC7CE',
  attention: 'FFEB9C',
  settled: 'C6EFCE',
};

const textFormat = '@';

/** The font of every cell, named so that no program falls back to another one for the headings. */
export const bodyFont = { name: 'Calibri', size: 11 } as const;

/** Style of header cells: the font of the cells, bold, wrapped, on grey. */
export const headerStyle: CellStyle = {
  font: { ...bodyFont, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7E6E6' } },
  alignment: { wrapText: true, vertical: 'center', horizontal: 'center' },
  border: { bottom: { style: 'thin' } },
};

/** Style of the body cells of a column; `asText` for values that are not of the column's kind. */
export function bodyStyle(column: ColumnToWrite, shade: Shade, asText: boolean): CellStyle {
  const fill: CellStyle['fill'] | undefined =
    shade === 'plain' ? undefined : { type: 'pattern', pattern: 'solid', fgColor: { rgb: colours[shade] } };
  return {
    numFmt: asText ? textFormat : formatOf(column),
    font: bodyFont,
    alignment: {
      vertical: 'top',
      ...(column.wrap === true ? { wrapText: true } : {}),
      ...(isRight(column, asText) ? { horizontal: 'right', indent: 1 } : {}),
    },
    ...(fill === undefined ? {} : { fill }),
  };
}

/** Numbers and days stand at the right; without the indent they would touch the text of the next column. */
const isRight = ({ kind }: ColumnToWrite, asText: boolean): boolean =>
  !asText && (kind === 'number' || kind === 'date');

function formatOf({ kind, numberFormat }: ColumnToWrite): string {
  switch (kind) {
    case 'text':
      return textFormat;
    case 'date':
      return 'dd/mm/yyyy';
    case 'number':
      return numberFormat ?? 'General';
    case 'boolean':
      return 'General';
    default:
      return kind satisfies never;
  }
}
