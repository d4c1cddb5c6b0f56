import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toDocx } from '../docx/write-docx.ts';
import { printHere } from '../pdf/print-here.ts';
import { drawn } from '../testing/drawn.ts';
import {
  fontLines,
  fontTable,
  hasOffice,
  hasPdfFonts,
  openInOffice,
  pagesOf,
  strangeFonts,
} from '../testing/outside-programs.ts';
import { forms, formWithId } from './registry.ts';

it('fonts are embedded and cut down to the letters used', () => {
  const bytes = printHere(drawn('nd-335-form-01', formWithId('nd-335-form-01')?.samples.shortest));
  const { names, described, embedded } = fontTable(bytes);
  expect(names.length).toBeGreaterThan(1);
  expect(names.filter((font) => !font.includes('+Tinos'))).toEqual([]);
  expect(embedded).toBe(described);
  expect(bytes.length).toBeLessThan(120_000);
});

// The programs people open papers with: in the long run, where they are installed.
if (hasOffice)
  describe('LibreOffice', () => {
    const folder = mkdtempSync(join(tmpdir(), 'congtam-office-'));
    const ids = forms.map(({ id }) => id);
    const subject = 'Nguyễn Thị Mẫu';
    const rows = {
      'publication-list': { subject, levelName: 'Hoàn thành nhiệm vụ' },
      'not-rated-list': { subject, reason: 'Dưới 06 tháng' },
      synthesis: { subject },
    };
    const lists = Object.entries(rows).flatMap(([id, row]) =>
      Array.from({ length: 30 }, (_, at) => {
        const input = { ...formWithId(id)?.samples.longest, subjects: Array(at + 1).fill(row) };
        return [`${id}-${at + 1}`, drawn(id, input)] as const;
      }),
    );

    beforeAll(() => {
      for (const { id, samples } of forms)
        writeFileSync(join(folder, `${id}.docx`), toDocx(drawn(id, samples.longest)));
      for (const [name, paper] of lists) writeFileSync(join(folder, `${name}.docx`), toDocx(paper));
      openInOffice(folder, ids);
      openInOffice(
        folder,
        lists.map(([name]) => name),
        'pdf',
      );
    }, 600_000);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it.each(ids)('opens %s and shows its words', (id) => {
      const text = readFileSync(join(folder, `${id}.txt`), 'utf8');
      expect(text).toMatch(/CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM/);
    });

    it.runIf(hasPdfFonts)(
      'keeps the signature, a sentence above it and the code of verification on one page, however long the list',
      () => {
        for (const [name] of lists) {
          const pages = pagesOf(join(folder, `${name}.pdf`));
          const last = pages.at(-1) ?? '';
          const signed = last.includes('chủtịch') || last.includes('trưởngphòng');
          expect([name, /gồm\d+trườnghợp/.test(last), signed, last.includes('congtam-verify')]).toEqual([
            ...[name, true, true, true],
          ]);
          const headless = pages.filter((page) => page.includes('nguyễnthịmẫu') && !page.includes('stt'));
          expect([name, headless]).toEqual([name, []]);
          expect([name, pages.slice(1).every((page, at) => page.startsWith(`${at + 2}`))]).toEqual([
            name,
            true,
          ]);
        }
      },
    );
  });

if (hasPdfFonts)
  describe('pdffonts', () => {
    const folder = mkdtempSync(join(tmpdir(), 'congtam-fonts-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it.each(forms.map(({ id, samples }) => [id, samples.longest] as const))(
      'finds all fonts of %s embedded',
      (id, sample) => {
        const path = join(folder, `${id}.pdf`);
        writeFileSync(path, printHere(drawn(id, sample)));
        const fonts = fontLines(path);
        expect(fonts.length).toBeGreaterThan(0);
        expect(strangeFonts(fonts)).toEqual([]);
      },
    );
  });
