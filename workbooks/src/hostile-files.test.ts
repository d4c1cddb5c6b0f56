import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { collectSheets, type ReadLimits } from './index.ts';
import { newFolder, rawParts, writeZip } from './raw-workbook.fixture.ts';

const folder = newFolder();
const small = ['<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'];

async function problemOf(name: string, limits: Partial<ReadLimits> = {}) {
  const { sheets, problems } = await collectSheets(join(folder, name), { limits });
  expect(problems).toHaveLength(1);
  const only = problems[0]!;
  expect(only).toMatchObject({ file: name });
  expect(only.message.vi).toContain(name);
  expect(only.mend.vi).not.toBe('');
  return { code: only.code, rows: sheets.flatMap(({ rows }) => rows).length };
}

function* spaces(megabytes: number): Iterable<string> {
  const block = ' '.repeat(1024 * 1024);
  for (let index = 0; index < megabytes; index += 1) yield block;
}

describe('each unreadable file gives one clear problem', () => {
  const book = { sheets: [{ name: 'A', rows: [['x']] }] };

  test('a missing file', async () => {
    expect((await problemOf('khong-co.xlsx')).code).toBe('file-missing');
  });

  test.each([
    ['rong.xlsx', '', 'file-empty'],
    ['web.xlsx', '<html><table></table></html>', 'not-a-workbook'],
    ['giay.xlsx', '%PDF-1.7', 'not-a-workbook'],
    ['chu.xlsx', 'xin chào', 'not-a-workbook'],
    ['cu.xls', Buffer.from('d0cf11e0a1b11ae1'.padEnd(1024, '0'), 'hex'), 'old-xls'],
    ['thieu.csv', '', 'csv-without-header'],
    ['gia.csv', Buffer.from('PK\u0003\u0004xxxx'), 'csv-not-text'],
  ])('%s', async (name, content, code) => {
    writeFileSync(join(folder, name), content);
    expect((await problemOf(name)).code).toBe(code);
  });

  test('a workbook with a password', async () => {
    const bytes = await writeXlsx({ ...book, encryption: { password: 'x', spinCount: 10 } });
    writeFileSync(join(folder, 'mat-khau.xlsx'), bytes);
    expect((await problemOf('mat-khau.xlsx')).code).toBe('password-protected');
  });

  test('a workbook with macros, whatever its extension', async () => {
    writeFileSync(
      join(folder, 'macro.xlsx'),
      await writeXlsx({ ...book, vbaProject: new Uint8Array([1, 2]) }),
    );
    expect((await problemOf('macro.xlsx')).code).toBe('has-macros');
  });

  test('an OpenDocument file', async () => {
    writeFileSync(join(folder, 'libre.xlsx'), await writeOds(book));
    expect((await problemOf('libre.xlsx')).code).toBe('opendocument');
  });

  test('another kind of ZIP', async () => {
    await writeZip(join(folder, 'nen.xlsx'), { 'a.xlsx': ['x'] });
    expect((await problemOf('nen.xlsx')).code).toBe('not-a-workbook');
    await writeZip(join(folder, 'word.xlsx'), { '[Content_Types].xml': ['x'], 'word/document.xml': ['x'] });
    expect((await problemOf('word.xlsx')).code).toBe('not-a-workbook');
  });

  test('a workbook cut off at any place', async () => {
    const path = join(folder, 'cut.xlsx');
    await writeZip(path, rawParts(small));
    const bytes = readFileSync(path);
    for (let length = 1; length < bytes.length; length += 97) {
      writeFileSync(path, bytes.subarray(0, length));
      expect(['zip-cut-off', 'not-a-workbook']).toContain((await problemOf('cut.xlsx')).code);
    }
  });

  test('a workbook with any byte changed never throws', async () => {
    const path = join(folder, 'hong.xlsx');
    await writeZip(path, rawParts(small));
    const bytes = readFileSync(path);
    for (let at = 0; at < bytes.length; at += 7) {
      const changed = Buffer.from(bytes);
      changed[at] = changed[at]! ^ 0x55;
      writeFileSync(path, changed);
      const { problems } = await collectSheets(path);
      expect(problems.length).toBeLessThanOrEqual(1);
    }
  });
});

describe('bombs are refused before they unfold', () => {
  test('a file over the size limit', async () => {
    writeFileSync(join(folder, 'to.xlsx'), 'PK');
    truncateSync(join(folder, 'to.xlsx'), 20 * 1024 * 1024 + 1);
    expect((await problemOf('to.xlsx')).code).toBe('file-too-large');
  });

  test('a ratio over 200', async () => {
    await writeZip(join(folder, 'bom.xlsx'), rawParts(spaces(64)));
    expect((await problemOf('bom.xlsx')).code).toBe('zip-unsafe');
  });

  test('an unpacked sum over the limit', async () => {
    await writeZip(join(folder, 'tong.xlsx'), rawParts(spaces(8)));
    const limits = { maxRatio: 2000, maxUnpackedBytes: 4 * 1024 * 1024 };
    expect((await problemOf('tong.xlsx', limits)).code).toBe('zip-unsafe');
  });

  test('a directory that lies about the unpacked size', async () => {
    const path = join(folder, 'doi.xlsx');
    await writeZip(path, rawParts(spaces(64)));
    const bytes = readFileSync(path);
    const entry = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
    bytes.writeUInt32LE(1000, entry + 24);
    writeFileSync(path, bytes);
    expect(await problemOf('doi.xlsx')).toEqual({ code: 'zip-unsafe', rows: 0 });
  });

  test('more than 1000 entries', async () => {
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`p${index}`, ['x']]));
    await writeZip(join(folder, 'nhieu.xlsx'), many);
    expect((await problemOf('nhieu.xlsx')).code).toBe('zip-unsafe');
  });

  test.each(['../x.xml', '/etc/passwd', 'xl\\x.xml', 'C:/x.xml', 'XL/workbook.xml'])(
    'the part name %s',
    async (part) => {
      await writeZip(join(folder, 'ten.xlsx'), { ...rawParts(small), [part]: ['x'] });
      expect((await problemOf('ten.xlsx')).code).toBe('zip-unsafe');
    },
  );

  test('two entries over the same bytes', async () => {
    const path = join(folder, 'chong.xlsx');
    await writeZip(path, rawParts(small));
    const bytes = readFileSync(path);
    bytes.writeUInt32LE(0, bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46 + 42);
    writeFileSync(path, bytes);
    expect((await problemOf('chong.xlsx')).code).toBe('zip-unsafe');
  });

  test.each([
    ['entities', '<!DOCTYPE x [<!ENTITY a "aaaa">]>', 'zip-unsafe', small],
    ['deep nesting', '', 'zip-unsafe', ['<a>'.repeat(100_000)]],
    ['bytes that are no UTF-8', '\u0000', 'workbook-damaged', small],
  ])('XML with %s', async (_what, prefix, code, xml) => {
    await writeZip(join(folder, 'xml.xlsx'), rawParts(xml, { prefix }));
    expect((await problemOf('xml.xlsx', { maxRatio: 10_000 })).code).toBe(code);
  });

  test('more cells than allowed stop the reading', async () => {
    const rows = Array.from({ length: 50 }, () => '<row><c><v>1</v></c><c><v>1</v></c></row>');
    await writeZip(join(folder, 'o.xlsx'), rawParts([`<sheetData>${rows.join('')}</sheetData>`]));
    expect(await problemOf('o.xlsx', { maxCells: 20 })).toEqual({ code: 'too-many-cells', rows: 10 });
  });
});
