import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'rolldown';
import { beforeAll, expect, test } from 'vitest';
import { collectSheets, readSheets } from './index.ts';
import { newFolder, rawParts, writeZip } from './raw-workbook.fixture.ts';

const folder = newFolder();
const childEntry = join(folder, 'reader-process.mjs');

beforeAll(async () => {
  await build({
    input: join(import.meta.dirname, 'reader-process.ts'),
    platform: 'node',
    output: { file: childEntry, format: 'esm' },
  });
});

function rows(count: number, text: (row: number) => string): string[] {
  const xml = Array.from({ length: count }, (_, index) => {
    const row = index + 1;
    return `<row r="${row}"><c r="A${row}" t="inlineStr"><is><t>${text(row)}</t></is></c><c r="B${row}"><v>${row}</v></c></row>`;
  });
  return [`<sheetData>${xml.join('')}</sheetData>`];
}

test('a workbook read in a process of its own gives the same as read here', async () => {
  const path = join(folder, 'nhan-su.xlsx');
  await writeZip(path, rawParts(rows(25_000, (row) => `Nguyễn Văn Đường ${row}`)));
  const there = await collectSheets(path, { childEntry });
  expect(there).toEqual(await collectSheets(path));
  expect(there.sheets[0]?.rows).toHaveLength(25_000);
  expect(there.problems).toEqual([]);
});

test('a table in text read in a process of its own gives the same as read here, with the same bounds', async () => {
  const path = join(folder, 'nhan-su.csv');
  const lines = Array.from({ length: 25_000 }, (_, row) => `"Nguyễn Văn ""Đường"" ${row}",${row}`);
  writeFileSync(path, ['Họ tên,Số', ...lines, 'thừa,một,ô'].join('\n'));
  const there = await collectSheets(path, { childEntry });
  expect(there).toEqual(await collectSheets(path));
  expect(there.sheets[0]?.rows).toHaveLength(25_001);
  expect(there.problems).toMatchObject([{ code: 'csv-field-count', row: 25_002 }]);
  const capped = await collectSheets(path, { childEntry, limits: { maxCsvRows: 100 } });
  expect(capped.problems).toMatchObject([{ code: 'csv-too-many-rows' }]);
  const slow = await collectSheets(path, { childEntry, limits: { childSeconds: 0.02 } });
  expect(slow.problems).toMatchObject([{ code: 'reader-too-slow' }]);
});

test('running out of memory is a problem of the file', async () => {
  const path = join(folder, 'no.xlsx');
  const strings = Array.from(
    { length: 400_000 },
    (_, index) => `<si><t>chuỗi khá dài để tốn bộ nhớ ${index}</t></si>`,
  );
  await writeZip(path, rawParts([], { sharedStrings: strings.join('') }));
  const { problems } = await collectSheets(path, { childEntry, limits: { childMemoryMegabytes: 24 } });
  expect(problems).toMatchObject([{ code: 'reader-out-of-memory', file: 'no.xlsx' }]);
});

test('taking too long is a problem of the file', async () => {
  const path = join(folder, 'cham.xlsx');
  await writeZip(path, rawParts(rows(100_000, (row) => `${row}`)));
  const { problems } = await collectSheets(path, { childEntry, limits: { childSeconds: 0.05 } });
  expect(problems).toMatchObject([{ code: 'reader-too-slow' }]);
});

test('a reader that dies is a problem of the file', async () => {
  const path = join(folder, 'chet.xlsx');
  await writeZip(path, rawParts(rows(1, String)));
  const broken = join(folder, 'broken.mjs');
  writeFileSync(broken, 'process.exit(3)');
  expect((await collectSheets(path, { childEntry: broken })).problems).toMatchObject([
    { code: 'reader-crashed' },
  ]);
});

test('a bomb starts no process at all', async () => {
  const path = join(folder, 'bom.xlsx');
  await writeZip(path, rawParts([' '.repeat(30_000_000)]));
  const { problems } = await collectSheets(path, { childEntry: join(folder, 'khong-co.mjs') });
  expect(problems).toMatchObject([{ code: 'zip-unsafe' }]);
});

test('an error of the receiver ends the process and comes back as it is', async () => {
  const path = join(folder, 'nhan.xlsx');
  await writeZip(path, rawParts(rows(10, String)));
  const onRow = (): never => {
    throw new Error('receiver');
  };
  await expect(readSheets(path, { onSheet: () => {}, onRow }, { childEntry })).rejects.toThrow('receiver');
});
