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

    beforeAll(() => {
      for (const { id, samples } of forms)
        writeFileSync(join(folder, `${id}.docx`), toDocx(drawn(id, samples.longest)));
      openInOffice(folder, ids);
    }, 600_000);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it.each(ids)('opens %s and shows its words', (id) => {
      const text = readFileSync(join(folder, `${id}.txt`), 'utf8');
      expect(text).toMatch(/CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM/);
    });
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
