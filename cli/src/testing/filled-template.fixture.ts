import {
  type CellToWrite,
  collectSheets,
  type SheetInMemory,
  type SheetToWrite,
  writeWorkbook,
} from '@congtam/workbooks';
import { expect } from 'vitest';

/** The template as somebody has filled it in: the same sheets and headings, rows by heading. */
export async function fill(
  template: string,
  path: string,
  rows: { readonly [sheet: string]: readonly { readonly [heading: string]: string }[] },
) {
  const { sheets } = await collectSheets(template);
  const filled = sheets.filter((s) => !s.hidden).map((sheet) => sheetOf(sheet, rows[sheet.name] ?? []));
  expect(await writeWorkbook(path, filled)).toEqual([]);
}

function sheetOf(
  sheet: SheetInMemory,
  rows: readonly { readonly [heading: string]: string }[],
): SheetToWrite {
  const headings = sheet.rows[0]?.cells ?? [];
  return {
    name: sheet.name,
    columns: headings.map((header) => ({ header, kind: 'text' })),
    rows: rows.map((row): CellToWrite[] => headings.map((heading) => row[heading] ?? null)),
  };
}
