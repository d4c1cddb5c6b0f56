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

/** Style of header cells: bold, wrapped, on grey. */
export const headerStyle: CellStyle = {
  font: { bold: true },
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
    alignment: { vertical: 'top', ...(column.wrap === true ? { wrapText: true } : {}) },
    ...(fill === undefined ? {} : { fill }),
  };
}

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
