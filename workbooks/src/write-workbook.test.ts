import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { collectSheets, type SheetToWrite, writeCsvFolder, writeWorkbook } from './index.ts';
import { newFolder } from './raw-workbook.fixture.ts';

const folder = newFolder();
const longList = Array.from({ length: 80 }, (_, index) => `Phòng số ${index}, sở Nội vụ`);

const people: SheetToWrite = {
  name: "Cá nhân 'A' 1",
  columns: [
    { header: 'Mã', kind: 'text', width: 10, note: 'Mã định danh, giữ số 0 ở đầu' },
    { header: 'Họ tên', kind: 'text', width: 30, wrap: true },
    { header: 'Ngày', kind: 'date' },
    { header: 'Điểm', kind: 'number', numberFormat: '0.00' },
    { header: 'Đảng viên', kind: 'boolean' },
    { header: 'Loại', kind: 'text', choices: ['Tốt', 'Khá'] },
    { header: 'Phòng', kind: 'text', choices: longList },
  ],
  rows: [
    ['001', 'Đặng Thị Ưu Ỹ'.normalize('NFD'), '2026-09-02', '8.25', true, 'Tốt', longList[0]!],
    ['=1+1', '@SUM(A1)', 'chưa rõ', 'vắng', null, { value: 'Khá', highlight: 'wrong' }, ''],
    ['-5', '\tcmd', '1899-01-01', 12345.5, 'false', '_x0041_ <&>"', 'a\u0001b'],
    ['1234567890123456789', 0.1 + 0.2, null, '1234567890123456789', false, '', null],
  ],
};

const read = [
  ['Mã', 'Họ tên', 'Ngày', 'Điểm', 'Đảng viên', 'Loại', 'Phòng'],
  ['001', 'Đặng Thị Ưu Ỹ', '2026-09-02', '8.25', 'true', 'Tốt', longList[0]],
  ['=1+1', '@SUM(A1)', 'chưa rõ', 'vắng', '', 'Khá'],
  ['-5', 'cmd', '1899-01-01', '12345.5', 'false', '_x0041_ <&>"', 'a\u0001b'],
  ['1234567890123456789', '0.3', '', '1234567890123456789', 'false'],
];

test('what is written is read back, Vietnamese letters and formula-like texts included', async () => {
  const path = join(folder, 'mau.xlsx');
  expect(await writeWorkbook(path, [people])).toEqual([]);
  const { sheets, problems } = await collectSheets(path);
  expect(problems).toEqual([]);
  expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
    ["Cá nhân 'A' 1", false],
    ['_lists', true],
  ]);
  expect(sheets[0]?.rows.map(({ cells }) => cells)).toEqual(read);
  expect(sheets[1]?.rows.map(({ cells }) => cells[0])).toEqual(['Phòng', ...longList]);
});

test('another reader sees real types, notes, filter, frozen header, drop-downs and colours', async () => {
  const path = join(folder, 'mau-2.xlsx');
  await writeWorkbook(path, [people]);
  const book = await readXlsx(readFileSync(path), { readStyles: true });
  const sheet = book.sheets[0]!;
  expect(sheet.rows[1]?.slice(0, 5)).toEqual([
    '001',
    'Đặng Thị Ưu Ỹ',
    new Date(Date.UTC(2026, 8, 2)),
    8.25,
    true,
  ]);
  expect(sheet.rows[2]?.[0]).toBe('=1+1');
  expect(sheet.freezePane).toMatchObject({ rows: 1 });
  expect(sheet.autoFilter?.range).toBe('A1:G5');
  expect(sheet.cells?.get('0,0')?.comment?.text).toBe('Mã định danh, giữ số 0 ở đầu');
  expect(sheet.cells?.get('0,0')?.style?.font?.bold).toBe(true);
  expect(sheet.cells?.get('1,0')?.style?.numFmt).toBe('@');
  expect(sheet.cells?.get('1,1')?.style?.alignment?.wrapText).toBe(true);
  expect(sheet.cells?.get('1,2')?.style?.numFmt).toBe('dd/mm/yyyy');
  expect(sheet.cells?.get('2,2')?.style?.numFmt).toBe('@');
  expect(sheet.cells?.get('2,5')?.style?.fill).toMatchObject({ fgColor: { rgb: 'FFC7CE' } });
  expect(sheet.columns?.map(({ width }) => width).slice(0, 3)).toEqual([10, 30, 14]);
  expect(sheet.dataValidations).toMatchObject([
    { type: 'list', range: 'F2:F1048576', values: ['Tốt', 'Khá'] },
    { type: 'list', range: 'G2:G1048576', formula1: "'_lists'!$A$2:$A$81" },
  ]);
  expect(book.sheets[1]).toMatchObject({ name: '_lists', hidden: true });
  expect([...(sheet.cells?.values() ?? [])].some(({ formula }) => formula !== undefined)).toBe(false);
});

test('any texts in any columns survive, and never become formulas', async () => {
  const text = fc.string({
    unit: fc.constantFrom(...'=+-@đơưỹ\u0301\u0000\u000b\n\r<&"\'_x0D 12.'.split('')),
    maxLength: 12,
  });
  const columns = (['text', 'number', 'date', 'boolean'] as const).map((kind) => ({ header: kind, kind }));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, text, text, text), { maxLength: 10 }), async (rows) => {
      const path = join(folder, 'bat-ky.xlsx');
      expect(await writeWorkbook(path, [{ name: 'T', columns, rows }])).toEqual([]);
      const { sheets, problems } = await collectSheets(path);
      expect(problems).toEqual([]);
      const byNumber = new Map(sheets[0]?.rows.map(({ number, cells }) => [number, cells]));
      rows.forEach((row, index) => {
        row.forEach((written, column) => {
          const typed = written.normalize('NFC').replace(/\r\n?/g, '\n').trim();
          const back = byNumber.get(index + 2)?.[column] ?? '';
          if (back !== typed) expect([column, Number(back)]).toEqual([1, Number(typed) + 0]);
        });
      });
    }),
    { numRuns: 60 },
  );
});

test('rows may come one by one from an asynchronous source', async () => {
  async function* rows() {
    for (let row = 0; row < 5000; row += 1) yield [`CB${row}`, row];
  }
  const path = join(folder, 'dong.xlsx');
  const columns = [
    { header: 'Mã', kind: 'text' },
    { header: 'Số', kind: 'number' },
  ] as const;
  expect(await writeWorkbook(path, [{ name: 'A', columns, rows: rows() }])).toEqual([]);
  const { sheets } = await collectSheets(path);
  expect(sheets[0]?.rows).toHaveLength(5001);
  expect(sheets[0]?.rows.at(-1)).toEqual({ number: 5001, cells: ['CB4999', '4999'] });
});

test('the same sheets give the same bytes', async () => {
  await writeWorkbook(join(folder, 'x.xlsx'), [people]);
  await writeWorkbook(join(folder, 'y.xlsx'), [people]);
  expect(readFileSync(join(folder, 'x.xlsx')).equals(readFileSync(join(folder, 'y.xlsx')))).toBe(true);
});

describe('nothing is half written', () => {
  const columns = [{ header: 'A', kind: 'text' }] as const;
  function* failing() {
    yield ['1'];
    throw new Error('source');
  }

  test('a failing source leaves the old file and no rest', async () => {
    const target = newFolder();
    for (const name of ['cu.xlsx', 'S.csv']) writeFileSync(join(target, name), 'old');
    const sheet = (): SheetToWrite => ({ name: 'S', columns, rows: failing() });
    await expect(writeWorkbook(join(target, 'cu.xlsx'), [sheet()])).rejects.toThrow('source');
    await expect(writeCsvFolder(target, [sheet()])).rejects.toThrow('source');
    expect(readdirSync(target).sort()).toEqual(['S.csv', 'cu.xlsx']);
    expect(readFileSync(join(target, 'cu.xlsx'), 'utf8')).toBe('old');
  });

  test('a text longer than Excel can hold is a problem with its place', async () => {
    const rows = [['ngắn'], ['x'.repeat(32_768)]];
    const problems = await writeWorkbook(join(folder, 'dai.xlsx'), [{ name: 'S', columns, rows }]);
    expect(problems).toMatchObject([{ code: 'text-too-long', sheet: 'S', row: 3, column: 'A' }]);
  });

  test('a folder that is missing or not a folder is a problem', async () => {
    const sheet = { name: 'S', columns, rows: [] };
    const missing = await writeWorkbook(join(folder, 'khong', 'co.xlsx'), [sheet]);
    expect(missing).toMatchObject([{ code: 'cannot-write', file: 'co.xlsx' }]);
    writeFileSync(join(folder, 'tep'), '');
    expect(await writeCsvFolder(join(folder, 'tep'), [sheet])).toMatchObject([{ code: 'cannot-write' }]);
  });

  test.each(['../x', 'a/b', 'a\\b', '.x', 'CON:'])('a sheet named %s never becomes a file', async (name) => {
    await expect(writeCsvFolder(folder, [{ name, columns, rows: [] }])).rejects.toThrow('safe file name');
  });
});
