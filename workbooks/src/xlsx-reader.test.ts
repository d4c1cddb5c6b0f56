import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { collectSheets, readSheets } from './index.ts';
import { newFolder, rawParts, writeZip } from './raw-workbook.fixture.ts';

const folder = newFolder();
let files = 0;

async function read(worksheet: string, options: { sharedStrings?: string; date1904?: boolean } = {}) {
  files += 1;
  const path = join(folder, `bang-${files}.xlsx`);
  await writeZip(path, rawParts([worksheet], options));
  const { sheets, problems } = await collectSheets(path);
  return { rows: sheets[0]?.rows, problems };
}

const row = (cells: string, number = 1): string => `<sheetData><row r="${number}">${cells}</row></sheetData>`;

describe('a cell is read as a person would type it', () => {
  test.each([
    ['<c r="A1"><v>0.30000000000000004</v></c>', '0.3'],
    ['<c r="A1"><v>1E-3</v></c>', '0.001'],
    ['<c r="A1" s="1"><v>46023</v></c>', '2026-01-01'],
    ['<c r="A1" s="1"><v>46023.75</v></c>', '2026-01-01'],
    ['<c r="A1" s="3"><v>46023.75</v></c>', '2026-01-01 18:00:00'],
    ['<c r="A1" s="4"><v>0.3125</v></c>', '07:30:00'],
    ['<c r="A1" t="d"><v>2026-09-02T00:00:00</v></c>', '2026-09-02'],
    ['<c r="A1" s="2"><v>0.855</v></c>', '85.5%'],
    ['<c r="A1" t="b"><v>1</v></c>', 'true'],
    ['<c r="A1" t="b"><v>0</v></c>', 'false'],
    ['<c r="A1" t="s"><v>0</v></c>', 'Đường Thị Ưu'],
    ['<c r="A1" t="inlineStr"><is><t> 001234 </t></is></c>', '001234'],
    ['<c r="A1" t="inlineStr"><is><r><t>Ơ</t></r><r><t>n</t></r><rPh><t>x</t></rPh></is></c>', 'Ơn'],
    ['<c r="A1" t="inlineStr"><is><t>a &amp; _x0041_ &lt;b&gt;</t></is></c>', 'a & A <b>'],
    ['<c><v>7</v></c>', '7'],
  ])('%s', async (cell, text) => {
    const nfd = 'Đường Thị Ưu'.normalize('NFD');
    const { rows, problems } = await read(row(cell), { sharedStrings: `<si><t>${nfd}</t></si>` });
    expect(rows).toEqual([{ number: 1, cells: [text] }]);
    expect(problems).toEqual([]);
  });

  test('days of old Macintosh files count from 1904', async () => {
    const { rows } = await read(row('<c r="A1" s="1"><v>44561</v></c>'), { date1904: true });
    expect(rows?.[0]?.cells).toEqual(['2026-01-01']);
  });

  test('gaps keep their place and empty rows are left out', async () => {
    const { rows } = await read(
      '<sheetData><row r="2"><c r="C2"><v>5</v></c><c r="E2"/></row><row r="3"><c r="A3" s="1"/></row><row r="9"><c r="A9"><v>1</v></c></row></sheetData>',
    );
    expect(rows).toEqual([
      { number: 2, cells: ['', '', '5'] },
      { number: 9, cells: ['1'] },
    ]);
  });
});

describe('what cannot be trusted is reported with its place', () => {
  test.each([
    ['formula-cell', '<c r="B4"><f>SUM(B1:B3)</f><v>12</v></c>', '12'],
    ['formula-cell', '<c r="B4" t="str"><f t="shared" si="0"/><v>Đạt</v></c>', 'Đạt'],
    ['error-cell', '<c r="B4" t="e"><v>#REF!</v></c>', ''],
    ['impossible-date', '<c r="B4" s="1"><v>60</v></c>', ''],
    ['impossible-date', '<c r="B4" t="d"><v>2026-02-30</v></c>', ''],
    ['digits-lost', '<c r="B4"><v>1234567890123456</v></c>', '1234567890123460'],
  ])('%s', async (code, cell, value) => {
    const { rows, problems } = await read(row(`<c r="A4"><v>1</v></c>${cell}`, 4));
    expect(problems).toMatchObject([{ code, sheet: 'Cá nhân', row: 4, column: 'B' }]);
    expect(problems[0]?.message.vi).toContain('ô B4');
    expect(rows?.[0]?.cells[1] ?? '').toBe(value);
  });

  test('merged cells are reported at their first cell', async () => {
    const { problems } = await read(
      `${row('<c r="A1"><v>1</v></c>')}<mergeCells><mergeCell ref="C5:F5"/></mergeCells>`,
    );
    expect(problems).toMatchObject([{ code: 'merged-cells', row: 5, column: 'C' }]);
    expect(problems[0]?.mend.vi).toContain('C5:F5');
  });

  test('all problems come together, and a whole column of one kind is summed up', async () => {
    const cells = Array.from(
      { length: 100 },
      (_, index) => `<row r="${index + 1}"><c r="A${index + 1}"><f>1</f><v>1</v></c></row>`,
    );
    const { problems } = await read(
      `<sheetData>${cells.join('')}<row r="101"><c r="B101" t="e"><v>#N/A</v></c></row></sheetData>`,
    );
    expect(problems.filter(({ code }) => code === 'formula-cell')).toHaveLength(20);
    expect(problems.filter(({ code }) => code === 'error-cell')).toHaveLength(1);
    expect(problems.at(-1)).toMatchObject({ code: 'more-problems', column: 'A' });
    expect(problems.at(-1)?.message.vi).toContain('80');
  });

  test('data far to the right is reported and not read', async () => {
    const { rows, problems } = await read(row('<c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c>'));
    expect(rows).toEqual([{ number: 1, cells: ['1'] }]);
    expect(problems).toMatchObject([{ code: 'too-many-columns' }]);
  });

  test.each([
    ['rows out of order', '<sheetData><row r="5"/><row r="5"/></sheetData>'],
    ['a row that is no number', '<sheetData><row r="x"/></sheetData>'],
    ['a cell without letter', row('<c r="12"><v>1</v></c>')],
    ['a cell given twice', row('<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>')],
    ['a shared string that is not there', row('<c r="A1" t="s"><v>7</v></c>')],
    ['XML cut off', '<sheetData><row'],
  ])('%s make the workbook damaged', async (_what, xml) => {
    expect((await read(xml)).problems).toMatchObject([{ code: 'workbook-damaged' }]);
  });
});

test('an error of the receiver is no problem of the file', async () => {
  const path = join(folder, 'nhan.xlsx');
  await writeZip(path, rawParts([row('<c r="A1"><v>1</v></c>')]));
  const onRow = (): never => {
    throw new Error('receiver');
  };
  await expect(readSheets(path, { onSheet: () => {}, onRow })).rejects.toThrow('receiver');
});
