import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withGuard, withoutGuard } from './formula-like.ts';
import { collectSheets, readCsv, writeCsvFolder } from './index.ts';
import { defaultReadLimits } from './limits.ts';
import { newFolder } from './raw-workbook.fixture.ts';

const folder = newFolder();
let files = 0;

async function read(content: string | Buffer) {
  files += 1;
  const path = join(folder, `tep-${files}.csv`);
  writeFileSync(path, content);
  const rows: [number, ...string[]][] = [];
  const keep = (cells: string[], row: number): unknown => rows.push([row, ...cells]);
  const { problems } = await readCsv(path, { onHeader: keep, onRow: keep });
  return { rows, problems: problems.map(({ code, row }) => ({ code, row })) };
}

const table = [
  [1, 'mã', 'tên'],
  [2, 'CB1', 'Đỗ Thị Ơn'],
];

describe('the same table is read from every usual spelling of CSV', () => {
  test.each([
    ['comma, LF', 'mã,tên\nCB1,Đỗ Thị Ơn\n'],
    ['BOM, semicolon, CRLF', '\ufeffmã;tên\r\nCB1;Đỗ Thị Ơn\r\n'],
    ['tab, no line end at the end', 'mã\ttên\r\nCB1\tĐỗ Thị Ơn'],
    ['quotes', '"mã","tên"\r\n"CB1","Đỗ Thị Ơn"\r\n'],
    ['NFD and no-break spaces', 'mã,tên\nCB1,\u00a0Đỗ\u00a0Thị Ơn\u200b\n'.normalize('NFD')],
    ['surplus empty fields and empty rows at the end', 'mã,tên\nCB1,Đỗ Thị Ơn,,\n,\n\n'],
    ['UTF-16LE', Buffer.from('\ufeffmã\ttên\r\nCB1\tĐỗ Thị Ơn\r\n', 'utf16le')],
  ])('%s', async (_how, content) => {
    expect(await read(content)).toEqual({ rows: table, problems: [] });
  });

  test('a line sep= names the separator and counts as a row', async () => {
    expect((await read('sep=|\r\na|b\r\n1,5|2\r\n')).rows).toEqual([
      [2, 'a', 'b'],
      [3, '1,5', '2'],
    ]);
  });

  test('quotes hold separators, quotes and line breaks; such a record is one row', async () => {
    expect((await read('a,b\n"1,5","ông ""Hai""\r\nxóm 2"\nx,y\n')).rows).toEqual([
      [1, 'a', 'b'],
      [2, '1,5', 'ông "Hai"\nxóm 2'],
      [3, 'x', 'y'],
    ]);
  });
});

describe('what is wrong is collected with row numbers', () => {
  test('rows with too few or too many fields are left out, the others read', async () => {
    const { rows, problems } = await read('a,b\n1\n1,2\n1,2,3\n');
    expect(rows).toEqual([
      [1, 'a', 'b'],
      [3, '1', '2'],
    ]);
    expect(problems).toEqual([
      { code: 'csv-field-count', row: 2 },
      { code: 'csv-field-count', row: 4 },
    ]);
  });

  test.each([
    ['a quote never closed', 'a,b\n1,2\n"x,y\nz,t\n', 'csv-unclosed-quote', 3],
    ['text after a closing quote', 'a,b\n"x"y,1\n', 'csv-text-after-quote', 2],
    ['Windows letters', Buffer.from('a,b\n1,2\nc\xf4ng,2\n', 'latin1'), 'csv-not-utf8', 3],
    ['a letter cut in two at the end', Buffer.from('a,b\n1,\xc4', 'latin1'), 'csv-not-utf8', 2],
    ['UTF-16 without mark', Buffer.from('a,b\n', 'utf16le'), 'csv-not-utf8', null],
    ['old Macintosh line ends', 'a,b\r1,2\r', 'csv-mac-line-ends', null],
    ['no header', '\n\n', 'csv-without-header', null],
  ])('%s', async (_what, content, code, row) => {
    expect((await read(content)).problems).toEqual([{ code, row }]);
  });

  test('a quote never closed in a large file does not swallow it', async () => {
    const content = `a,b\n"x,y\n${'1,2\n'.repeat(2_000_000)}`;
    expect((await read(content)).problems).toEqual([{ code: 'csv-unclosed-quote', row: 2 }]);
  });

  test('one endless line is refused', async () => {
    expect((await read('x'.repeat(9_000_000))).problems).toEqual([{ code: 'csv-row-too-long', row: null }]);
  });
});

test('A43 - a file of endless rows is read to its bound and not beyond', async () => {
  const path = join(folder, 'endless.csv');
  writeFileSync(path, `a\n${'1\n'.repeat(200_000)}`);
  let seen = 0;
  const count = (): void => {
    seen += 1;
  };
  const limits = { ...defaultReadLimits, maxCsvRows: 1000 };
  const { problems } = await readCsv(path, { onHeader: count, onRow: count }, limits);
  expect(problems.map(({ code }) => code)).toEqual(['csv-too-many-rows']);
  expect(seen).toBe(1000);
});

test('nothing is lost where the pieces of a large file meet', async () => {
  const line = (row: number): string => `${row},"Ủy ban ""${row}""\nxã","${'ữ'.repeat(row % 50)}"\n`;
  const count = 60_000;
  const { rows, problems } = await read(
    `a,b,c\n${Array.from({ length: count }, (_, row) => line(row)).join('')}`,
  );
  expect(problems).toEqual([]);
  expect(rows).toHaveLength(count + 1);
  rows.slice(1).forEach(([number, ...cells], row) => {
    if (number === row + 2 && cells[1] === `Ủy ban "${row}"\nxã` && cells[2]?.length === row % 50) return;
    expect.fail(`row ${row}: ${JSON.stringify(cells)}`);
  });
});

describe('what is written is read back', () => {
  test('texts like formulas are neutralised in the file and come back unchanged', async () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'\'=+-@\t\r\n ＝1a"'.split('')) }), (text) => {
        const guarded = withGuard(text);
        expect(withoutGuard(guarded)).toBe(text);
        if (!/^-?\d+$/.test(guarded)) expect(guarded).not.toMatch(/^(\s*[=+\-@＝]|[\t\r])/);
      }),
    );
  });

  test('a folder of sheets survives the round trip', async () => {
    const cell = fc.string({ unit: fc.constantFrom(...'đơưỹ,;"\n=-\'a1\u0301'.split('')), maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 20 }), async (rows) => {
        files += 1;
        const target = join(folder, `bo-${files}`);
        const columns = ['Mã, số', 'Tên'].map((header) => ({ header, kind: 'text' as const }));
        expect(await writeCsvFolder(target, [{ name: 'Cá nhân', columns, rows }])).toEqual([]);
        const { sheets, problems } = await collectSheets(target);
        expect(problems).toEqual([]);
        expect(sheets[0]?.name).toBe('Cá nhân');
        const expected = [
          ['Mã, số', 'Tên'],
          ...rows.map((row) => row.map((text) => text.normalize('NFC').trim())),
        ];
        expect(sheets[0]?.rows.map(({ cells }) => cells)).toEqual(
          expected.filter((row) => row.some((text) => text !== '')),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('a folder gives its files in name order, and one without CSV is a problem', async () => {
    const target = join(folder, 'thu-tu');
    mkdirSync(target);
    expect((await collectSheets(target)).problems).toMatchObject([{ code: 'folder-without-csv' }]);
    for (const name of ['b.csv', 'a.CSV', '.c.csv', '~$d.csv', 'e.txt'])
      writeFileSync(join(target, name), 'x\n');
    expect((await collectSheets(target)).sheets.map(({ name }) => name)).toEqual(['a', 'b']);
  });
});
