import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toDocx } from '../docx/write-docx.ts';
import { printHere } from '../pdf/print-here.ts';
import { drawn } from '../testing/drawn.ts';
import { forms } from './registry.ts';

// The programs people open papers with, where they are installed, in the long run.
const isLong = process.env.CONGTAM_FULL === '1';
const isInstalled = (program: string, filter: string[]): boolean =>
  isLong && spawnSync(program, filter, { stdio: 'ignore' }).status === 0;

describe.runIf(isInstalled('soffice', ['--headless', '--version']))('LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'congtam-office-'));
  const file = (id: string, ends: string): string => join(folder, `${id}.${ends}`);

  beforeAll(() => {
    for (const { id, samples } of forms) writeFileSync(file(id, 'docx'), toDocx(drawn(id, samples.longest)));
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

describe.runIf(isInstalled('pdffonts', ['-v']))('pdffonts', () => {
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
