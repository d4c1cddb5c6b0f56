import type { Problem } from '@congtam/engine';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { formWithId } from '../forms/registry.ts';
import { checkWorkbook, fillWorkbook } from './fill-workbook.ts';
import { workbookFile } from './workbook-file.fixture.ts';

const summary = formWithId('level-summary')!;
const kinds = [
  { kind: '=HYPERLINK("x")', total: 12, levels: [{ people: 3, share: '25' }], notRated: 0 },
  { kind: 'Cấp phó <&>', total: 7, levels: [{ people: 1 }], notRated: 2 },
  { kind: 'Tổng số', total: 19, levels: [{ people: 4 }], notRated: 2, isTotal: true },
];
const input = { ...summary.samples.shortest, kinds };
const partOf = (bytes: Uint8Array, part: string): string =>
  new TextDecoder().decode(unzipSync(bytes)[part] ?? new Uint8Array());
/** Cells of a filled workbook by their place: numbers as they stand, texts in quotes as the file writes them. */
function cellsOf(bytes: Uint8Array): Map<string, string> {
  const shared = [...partOf(bytes, 'xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, si = '']) =>
    si.replaceAll(/<[^>]+>/g, ''),
  );
  const cells = partOf(bytes, 'xl/worksheets/sheet1.xml').matchAll(/<c r="(\w+)"([^>]*)>(.*?)<\/c>/gs);
  return new Map(
    [...cells].map(([, at = '', attributes = '', inner = '']) => {
      const text = inner.replaceAll(/<[^>]+>/g, '');
      if (attributes.includes('t="s"')) return [at, `"${shared[Number(text)]}"`];
      return [at, attributes.includes('inlineStr') ? `"${text}"` : text];
    }),
  );
}
const filled = (template: Uint8Array, given: unknown = input): Uint8Array => {
  const made = fillWorkbook(template, summary, given);
  if (made.kind === 'refused') throw new Error(JSON.stringify(made.problems));
  return made.bytes;
};
const codes = (result: { kind: string; problems?: readonly Problem[] }): string[] =>
  (result.problems ?? []).map(({ code }) => code);

const ROWS = [
  ['{ban_hanh_co_quan}: {ky}'],
  ['Đối tượng', 'Tổng', 'Mức 1', 'Chưa'],
  [
    '{doi_tuong.ten_doi_tuong}',
    '{doi_tuong.tong_so}',
    '{doi_tuong.muc_1_so_luong}',
    '{doi_tuong.khong_xep_loai}',
  ],
  ['Người lập', '{nguoi_lap_chuc_danh_ky}'],
];

describe('an agency fills a form into its own workbook', () => {
  it('by tags in cells, one row for each entry, with all below moved down and merged cells with their rows', () => {
    const merged = '<mergeCells count="2"><mergeCell ref="A1:D1"/><mergeCell ref="B4:D4"/></mergeCells>';
    const template = workbookFile(ROWS, {}, merged);
    expect(codes(checkWorkbook(template, summary))).toEqual([]);
    const bytes = filled(template);
    const cells = cellsOf(bytes);
    expect([cells.get('A3'), cells.get('B3'), cells.get('C3'), cells.get('D3')]).toEqual([
      '"=HYPERLINK(&quot;x&quot;)"',
      '12',
      '3',
      '0',
    ]);
    expect([cells.get('A5'), cells.get('B5'), cells.get('A6')]).toEqual(['"Tổng số"', '19', '"Người lập"']);
    const sheet = partOf(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet.match(/<mergeCell ref="[^"]+"/g)).toEqual([
      '<mergeCell ref="A1:D1"',
      '<mergeCell ref="B6:D6"',
    ]);
    // A text is never a formula, and keeps the looks of its cell.
    expect(sheet).not.toMatch(/<f[ >]|\{/);
    expect(sheet).toContain(
      '<c r="A4" s="2" t="inlineStr"><is><t xml:space="preserve">Cấp phó &lt;&amp;&gt;</t>',
    );
    expect(partOf(bytes, 'xl/workbook.xml')).not.toContain('Print_Area');
    expect(Object.keys(unzipSync(bytes)).filter((part) => part.startsWith('docProps'))).toEqual([]);
    expect(Buffer.from(filled(template)).equals(Buffer.from(bytes))).toBe(true);
  });

  it('also where there is no entry, and where there are many', () => {
    const template = workbookFile(ROWS);
    expect(cellsOf(filled(template, { ...input, kinds: [] })).get('A4')).toBe('"Người lập"');
    const many = Array.from({ length: 400 }, (_, at) => ({ ...kinds[1], kind: `Nhóm ${at}` }));
    const cells = cellsOf(filled(template, { ...input, kinds: many }));
    expect([cells.get('A402'), cells.get('A403')]).toEqual(['"Nhóm 399"', '"Người lập"']);
  });

  it('and is told at the cell what is wrong with its tags', () => {
    const told = (...texts: string[]) => checkWorkbook(workbookFile([texts]), summary);
    const unknown = told('{doi_tuong.ten_doi_tuong}', '{khong_co}');
    expect(codes(unknown)).toEqual(['template.unknown-tag']);
    expect(unknown.kind === 'refused' && unknown.problems[0]?.at?.pointer).toBe(
      'xl/worksheets/sheet1.xml B1',
    );
    expect(codes(told('{ky'))).toEqual(['template.broken-tag']);
    expect(codes(told('không có trường nào'))).toEqual(['template.no-tag']);
  });

  it('A41 - nothing in it computes, hides or points elsewhere', () => {
    const refused = (more: Record<string, string | undefined>, beside = '') =>
      codes(checkWorkbook(workbookFile(ROWS, more, beside), summary));
    const sheet = partOf(workbookFile(ROWS), 'xl/worksheets/sheet1.xml');
    const withFormula = sheet.replace(
      '</sheetData>',
      '<row r="9"><c r="A9"><f>SUM(A1:A3)</f></c></row></sheetData>',
    );
    expect(refused({ 'xl/worksheets/sheet1.xml': withFormula })).toEqual(['template.forbidden-in-sheet']);
    expect(refused({}, '<drawing r:id="rId1"/>')).toEqual(['template.forbidden-in-sheet']);
    const workbook = partOf(workbookFile(ROWS), 'xl/workbook.xml');
    expect(
      refused({ 'xl/workbook.xml': workbook.replace('sheetId=', 'state="veryHidden" sheetId=') }),
    ).toEqual(['template.forbidden-in-sheet']);
    const relations = partOf(workbookFile(ROWS), 'xl/_rels/workbook.xml.rels');
    const outside = relations.replace(
      '</Relationships>',
      '<Relationship Id="rId9" Type="x/worksheet" Target="https://example.org/x" TargetMode="External"/></Relationships>',
    );
    expect(refused({ 'xl/_rels/workbook.xml.rels': outside })).toEqual(['template.external-link']);
    expect(refused({ 'xl/vbaProject.bin': 'x' })).toEqual(['template.forbidden-part']);
    expect(refused({ 'xl/externalLinks/externalLink1.xml': '<x/>' })).toEqual(['template.forbidden-part']);
    expect(codes(checkWorkbook(new TextEncoder().encode('no workbook'), summary))).toEqual([
      'template.damaged',
    ]);
  });
});
