import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Whether one of the programs people open papers with is there; asked in the long run only. */
const isThere = (program: string, how: readonly string[]): boolean =>
  process.env.CONGTAM_FULL === '1' && spawnSync(program, how, { stdio: 'ignore' }).status === 0;

export const hasOffice = isThere('soffice', ['--headless', '--version']);
export const hasPdfFonts = isThere('pdffonts', ['-v']);

const written = { txt: 'txt:Text (encoded):UTF8', pdf: 'pdf' } as const;

/** Has LibreOffice open DOCX files of a folder and write their words or pages beside them: `a.docx` gives `a.txt` or `a.pdf`. */
export function openInOffice(
  folder: string,
  names: readonly string[],
  as: keyof typeof written = 'txt',
): void {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const files = names.map((name) => join(folder, `${name}.docx`));
  const how = ['--headless', '--convert-to', written[as], '--outdir', folder];
  spawnSync('soffice', [profile, ...how, ...files]);
}

/** The words of a PDF page by page, in small letters and without spaces, as `pdftotext` reads them. */
export const pagesOf = (path: string): readonly string[] =>
  spawnSync('pdftotext', [path, '-'], { encoding: 'utf8' })
    .stdout.split('\f')
    .slice(0, -1)
    .map((page) => page.normalize('NFC').toLowerCase().replace(/\s/g, ''));

/** The lines of `pdffonts` about a PDF: name, type, encoding, embedded, subset, with a table of its letters. */
export const fontLines = (path: string): readonly string[] =>
  spawnSync('pdffonts', [path], { encoding: 'utf8' }).stdout.trim().split('\n').slice(2);

/** Of lines of `pdffonts` those of a font that is not ours, or not embedded with the letters used. */
export const strangeFonts = (lines: readonly string[]): readonly string[] =>
  lines.filter((font) => !/Tinos.* yes yes yes /.test(font));

/** What the table of fonts of a PDF says by itself: their names, how many there are, and how many are in the file. */
export function fontTable(pdf: Uint8Array) {
  const raw = Buffer.from(pdf).toString('latin1');
  return {
    names: [...new Set(raw.match(/\/FontName\s*\/[A-Z]{6}\+[\w-]+/g))],
    described: raw.match(/\/Type\s*\/FontDescriptor/g)?.length ?? 0,
    embedded: raw.match(/\/FontFile2 /g)?.length ?? 0,
  };
}
