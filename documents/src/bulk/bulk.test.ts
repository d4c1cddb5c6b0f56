import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { formWithId } from '../forms/registry.ts';
import { printHere } from '../pdf/print-here.ts';
import { drawn } from '../testing/drawn.ts';
import { seenInPdf } from '../testing/text-of.ts';
import { joinPdfs } from './join-pdfs.ts';
import { type NamedFile, safeName, zipPapers } from './zip-papers.ts';

const file = (name: string, text = name): NamedFile => ({ name, bytes: new TextEncoder().encode(text) });

async function zipped(files: readonly NamedFile[]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of zipPapers(files)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('many papers as one ZIP', () => {
  it('keep their bytes and Vietnamese names, the same bytes for the same papers', async () => {
    const files = [file('Lê Thị Hồng Ánh.pdf', 'một'), file('Nguyễn Văn Đạt.pdf', 'hai')];
    const zip = await zipped(files);
    const inside = unzipSync(zip);
    expect(Object.keys(inside)).toEqual(['Lê Thị Hồng Ánh.pdf', 'Nguyễn Văn Đạt.pdf']);
    expect(new TextDecoder().decode(inside['Nguyễn Văn Đạt.pdf'])).toBe('hai');
    expect((await zipped(files)).equals(zip)).toBe(true);
  });

  it('two people of one name do not overwrite each other', async () => {
    const zip = await zipped([file('An.pdf', '1'), file('an.pdf', '2'), file('An.pdf', '3')]);
    expect(Object.keys(unzipSync(zip))).toEqual(['An.pdf', 'an (2).pdf', 'An (3).pdf']);
  });

  it.each([
    ['../../etc/passwd', '-..-etc-passwd'],
    ['C:\\Windows\\x.pdf', 'C-Windows-x.pdf'],
    ['a\u0000b\u202Efdp.exe', 'a-b-fdp.exe'],
    ['con.pdf', '_con.pdf'],
    ['...', '_'],
    ['a?*:"<>|b.pdf', 'a-b.pdf'],
  ])('a name cannot leave the folder: %j', (name, expected) => {
    expect(safeName(name)).toBe(expected);
  });

  it('a long name keeps its ending', () => {
    expect(safeName(`${'Tôn Nữ '.repeat(60)}.pdf`)).toMatch(/^Tôn Nữ .{1,130}\.pdf$/);
  });
});

describe('many papers as one PDF', () => {
  const pdfOf = (id: string): NamedFile => ({
    name: `${id}.pdf`,
    bytes: printHere(drawn(id, formWithId(id)?.samples.shortest)),
  });

  it('hold every page in order, upright and lying', async () => {
    const files = ['nd-90-form-03', 'level-summary', 'petition'].map(pdfOf);
    const joined = await joinPdfs(files);
    if (joined.kind === 'refused') throw new Error('refused');
    const parts = await Promise.all(files.map(({ bytes }) => seenInPdf(bytes)));
    const seen = await seenInPdf(joined.bytes);
    expect(seen.pages).toEqual(parts.flatMap(({ pages }) => pages));
  });

  it('are refused with the names of all that cannot be read', async () => {
    const joined = await joinPdfs([pdfOf('petition'), file('hỏng.pdf'), file('rỗng.pdf', '')]);
    expect(joined.kind === 'refused' && joined.problems.map(({ at }) => at?.file)).toEqual([
      'hỏng.pdf',
      'rỗng.pdf',
    ]);
  });
});
