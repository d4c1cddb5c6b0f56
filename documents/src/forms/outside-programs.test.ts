import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toDocx } from '../docx/write-docx.ts';
import { printHere } from '../pdf/print-here.ts';
import { drawn } from '../testing/drawn.ts';
import { forms, formWithId } from './registry.ts';

it('fonts are embedded and cut down to the letters used', () => {
  const raw = Buffer.from(
    printHere(drawn('nd-335-form-01', formWithId('nd-335-form-01')?.samples.shortest)),
  ).toString('latin1');
  const fonts = new Set(raw.match(/\/FontName\s*\/[A-Z]{6}\+[\w-]+/g));
  expect([...fonts].length).toBeGreaterThan(1);
  expect([...fonts].filter((font) => !font.includes('+Tinos'))).toEqual([]);
  expect(raw.match(/\/FontFile2 /g)?.length).toBe(raw.match(/\/Type\s*\/FontDescriptor/g)?.length);
  expect(raw.length).toBeLessThan(120_000);
});

// The programs people open papers with: in the long run, where they are installed.
const isLong = process.env.CONGTAM_FULL === '1';
const isInstalled = (program: string, how: string[]): boolean =>
  isLong && spawnSync(program, how, { stdio: 'ignore' }).status === 0;

if (isInstalled('soffice', ['--headless', '--version']))
  describe('LibreOffice', () => {
    const folder = mkdtempSync(join(tmpdir(), 'congtam-office-'));
    const file = (id: string, ends: string): string => join(folder, `${id}.${ends}`);

    beforeAll(() => {
      for (const { id, samples } of forms)
        writeFileSync(file(id, 'docx'), toDocx(drawn(id, samples.longest)));
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
      const files = forms.map(({ id }) => file(id, 'docx'));
      spawnSync('soffice', [
        profile,
        '--headless',
        '--convert-to',
        'txt:Text (encoded):UTF8',
        '--outdir',
        folder,
        ...files,
      ]);
    }, 600_000);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it.each(forms.map(({ id }) => id))('opens %s and shows its words', (id) => {
      const text = readFileSync(file(id, 'txt'), 'utf8');
      expect(text).toMatch(/CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM/);
    });
  });

if (isInstalled('pdffonts', ['-v']))
  describe('pdffonts', () => {
    const folder = mkdtempSync(join(tmpdir(), 'congtam-fonts-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it.each(forms.map(({ id, samples }) => [id, samples.longest] as const))(
      'finds all fonts of %s embedded',
      (id, sample) => {
        const path = join(folder, `${id}.pdf`);
        writeFileSync(path, printHere(drawn(id, sample)));
        const fonts = spawnSync('pdffonts', [path], { encoding: 'utf8' }).stdout.trim().split('\n').slice(2);
        expect(fonts.length).toBeGreaterThan(0);
        // name, type, encoding, embedded, subset, with a table of its letters
        expect(fonts.filter((font) => !/Tinos.* yes yes yes /.test(font))).toEqual([]);
      },
    );
  });
