import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { matchHeadings, matchTable } from '@congtam/engine';
import { collectSheets, listsSheetName } from '@congtam/workbooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { communeTables } from './commune/commune-tables.ts';
import { communeTexts, descriptorsOf, evaluatedTogether, registerOf } from './commune-register.fixture.ts';
import { GUIDE_SHEET, writeCommune } from './write-commune.ts';

const CHECKED_IN = 'examples/commune/commune-2026.xlsx';
const texts = communeTexts();
const descriptors = descriptorsOf(texts);
const folder = mkdtempSync(join(tmpdir(), 'commune-'));
const written = join(folder, 'commune-2026.xlsx');

beforeAll(async () => {
  await writeCommune(written, descriptors, texts);
  // WRITE_COMMUNE=1 npx vitest run samples/src/write-commune.test.ts brings the checked-in workbook up to date.
  if (process.env.WRITE_COMMUNE !== undefined) await writeCommune(CHECKED_IN, descriptors, texts);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The workbook as tables, as an importer finds them by their Vietnamese names. */
async function tablesIn(path: string) {
  const { sheets, problems } = await collectSheets(path);
  expect(problems).toEqual([]);
  return sheets
    .slice(1)
    .filter(({ name }) => name !== listsSheetName)
    .map(({ name, rows }) => {
      const descriptor = matchTable(name, descriptors);
      if (descriptor === undefined) throw new Error(`no table ${name}`);
      const [head, ...body] = rows.map((r) => r.cells);
      const { columns, problems } = matchHeadings(descriptor, head ?? []);
      expect(problems).toEqual([]);
      return {
        table: descriptor.id,
        columns: columns.map((c) => c ?? ''),
        rows: body.map((cells) => columns.map((_, at) => cells[at] ?? '')),
      };
    });
}

describe('the workbook of the sample commune', () => {
  it('says first that everybody in it is invented', async () => {
    const { sheets } = await collectSheets(CHECKED_IN);
    expect(sheets[0]?.name).toBe(GUIDE_SHEET);
    expect(JSON.stringify(sheets[0]?.rows)).toContain('hư cấu');
  });

  it('is, as checked in, what the code writes', async () => {
    expect((await collectSheets(CHECKED_IN)).sheets).toEqual((await collectSheets(written)).sheets);
    expect(readFileSync(CHECKED_IN).equals(readFileSync(written))).toBe(true);
    expect(statSync(CHECKED_IN).size).toBeLessThan(2_000_000);
  });

  it('shows labels, no codes: sheets, choices, questions and their answers', async () => {
    const { sheets } = await collectSheets(CHECKED_IN);
    const rowsOf = (name: string) => sheets.find((s) => s.name === name)?.rows.map((r) => r.cells) ?? [];
    expect(sheets.map((s) => s.name)).toContain('Điểm tiêu chí của cơ quan');
    expect(rowsOf('Kỷ luật').map((r) => r[4])).toContain('Khiển trách');
    const decided = rowsOf('Quyết định đã có').slice(1);
    expect(decided.map((r) => r[3])).toContain('Hoàn thành tốt nhiệm vụ');
    const isWords = (cell = '') => /[^\x20-\x7e]/.test(cell);
    expect(decided.filter((r) => !isWords(r[0]) || !isWords(r[3]))).toEqual([]);
    const ids = new Set(descriptors.flatMap((d) => d.columns.flatMap((c) => [...(c.options?.keys() ?? [])])));
    const codes = sheets.slice(1).flatMap((s) => s.rows.flatMap((r) => r.cells.filter((c) => ids.has(c))));
    expect(codes.filter((c) => /^[a-z][a-zA-Z-]{3,}$/.test(c))).toEqual([]);
  });

  it('gives everybody the same result as the tables it was written from', async () => {
    const results = (register: ReturnType<typeof registerOf>) =>
      [...evaluatedTogether(texts, register, '2026', '2027-01-15')].map(([id, { people }]) => [
        id,
        people.map((p) => [p.subject, p.outcome, p.score, p.proposed, p.decided?.level]),
      ]);
    const read = registerOf(texts, await tablesIn(CHECKED_IN), 2026);
    expect(results(read)).toEqual(results(registerOf(texts, communeTables(), 2026)));
  });
});
