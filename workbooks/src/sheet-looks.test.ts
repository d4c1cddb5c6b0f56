import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { writeWorkbook } from './index.ts';
import { newFolder } from './raw-workbook.fixture.ts';
import { headingHeight, linesOf } from './row-height.ts';

const columns = [
  { header: 'Số', kind: 'number', width: 8 },
  { header: 'Tên', kind: 'text', width: 20 },
  { header: 'Ngày', kind: 'date', width: 12 },
] as const;

test('headings have the font of the cells, in bold; numbers keep a distance from the text beside them', async () => {
  const path = join(newFolder(), 'kieu.xlsx');
  await writeWorkbook(path, [{ name: 'A', columns, rows: [[1, 'một', '2026-01-02']] }]);
  const { sheets } = await readXlsx(readFileSync(path), { readStyles: true });
  const styleAt = (cell: string) => sheets[0]?.cells?.get(cell)?.style;
  expect(styleAt('0,0')?.font).toMatchObject({ name: 'Calibri', size: 11, bold: true });
  expect(styleAt('1,1')?.font ?? { name: 'Calibri' }).toMatchObject({ name: 'Calibri' });
  expect(styleAt('1,0')?.alignment).toMatchObject({ horizontal: 'right', indent: 1 });
  expect(styleAt('1,2')?.alignment).toMatchObject({ horizontal: 'right', indent: 1 });
  expect(styleAt('1,1')?.alignment?.horizontal).toBeUndefined();
  expect(sheets[0]?.pageSetup).toMatchObject({ orientation: 'landscape', fitToWidth: 1, paperSize: 'a4' });
});

test('lines are broken between words', () => {
  expect(linesOf('một hai ba bốn', 7)).toBe(2);
  expect(linesOf('mười mười mười', 6)).toBe(3);
  expect(linesOf('abcdefghij', 4)).toBe(3);
  expect(linesOf('a\n\nb', 4)).toBe(3);
  expect(linesOf('', 4)).toBe(1);
});

test('a row of headings is as tall as its longest heading needs beside the filter button', () => {
  const header = 'Thêm bao nhiêu thì có suất nữa';
  expect(headingHeight([{ header, kind: 'number', width: 10 }])).toBe(4 * 15 + 6);
  expect(headingHeight([{ header: 'Mã', kind: 'text', width: 10 }])).toBe(21);
});
