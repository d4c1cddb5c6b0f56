import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDocx } from '../docx/write-docx.ts';
import { drawable } from '../pdf/page-data.ts';
import { printHere } from '../pdf/print-here.ts';
import { readXml } from '../template/xml-tree.ts';
import { drawn } from '../testing/drawn.ts';
import { partOfDocx, seenInPdf, textOfDocx } from '../testing/text-of.ts';
import { formWithId } from './registry.ts';

const notice = formWithId('personal-notice');
const noticeFor = (personName: string) =>
  drawn('personal-notice', { ...notice?.samples.shortest, personName });

describe('A41 - a name is letters and nothing else, in both formats', () => {
  it.each([
    '{ho_ten} {{7*7}} {#each}',
    '<w:t>x</w:t></w:r></w:p><w:p>',
    '#calc.pow(2, 3) #read("/etc/passwd") #import "x": *',
    '$sum_1$ *đậm* _nghiêng_ `mã` = Đề mục @nhan <nhan> // hết',
    '#set page(fill: red)\\ #include "x"',
    '=HYPERLINK("http://x")&amp;&#60;script&#62;',
    ']]> <!-- --> <?xml?>',
    '\\u{41} \\n ~ -- --- ... "nháy" \'đơn\'',
  ])('%s', async (name) => {
    const paper = noticeFor(name);
    expect(textOfDocx(toDocx(paper))).toContain(name);
    const seen = (await seenInPdf(printHere(paper))).text;
    expect(seen.replaceAll(' ', '')).toContain(name.replaceAll(' ', ''));
    expect(() => readXml(partOfDocx(toDocx(paper), 'word/document.xml'))).not.toThrow();
  });

  it('whatever letters it has: the DOCX is well formed and the PDF is printed', () => {
    const texts = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 60 })
      .filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(texts, (name) => {
        const paper = noticeFor(`A${name}`);
        readXml(partOfDocx(toDocx(paper), 'word/document.xml'));
        expect(printHere(paper).length).toBeGreaterThan(1000);
      }),
      { numRuns: process.env.CONGTAM_FULL === '1' ? 2000 : 60 },
    );
  });

  it('what turns the direction of reading, or is not seen, is left out', () => {
    const paper = noticeFor('Lê\u202EuT\u202C\u200B Tư\u0000\u0007\uFEFF');
    expect(textOfDocx(toDocx(paper))).toContain('LêuT Tư,');
    expect(partOfDocx(toDocx(paper), 'word/document.xml')).not.toMatch(/[\u202E\u200B\uFEFF]/);
  });
});

it('a letter the font of the PDF lacks is shown as missing, and every Vietnamese letter is there', async () => {
  const marks = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
  const letters = [...'aăâeêioôơuưyAĂÂEÊIOÔƠUƯY'].flatMap((letter) => marks.map((mark) => letter + mark));
  const all = `${letters.join('')}đĐ`.normalize('NFC');
  const seen = (await seenInPdf(printHere(noticeFor(`${all} 漢😀`)))).text.replaceAll(' ', '');
  expect(seen).toContain(all);
  expect(seen).toContain('\uFFFD\uFFFD');
});

it('every letter said to be drawable is in all four faces of the font', () => {
  const letters = Array.from({ length: 0xd7ff }, (_, code) => String.fromCodePoint(code)).filter(
    (letter) => drawable.test(letter) && letter === letter.normalize('NFC'),
  );
  expect(letters.length).toBeGreaterThan(1500);
  for (const look of [{}, { bold: true }, { italic: true }, { bold: true, italic: true }]) {
    // The typesetter refuses a file in which a letter has no shape.
    const runs = [{ text: letters.join(' '), ...look }];
    expect(() => printHere({ title: 'x', blocks: [{ kind: 'paragraph', text: runs }] })).not.toThrow();
  }
});

it('a word longer than its cell is broken in the PDF, and copied out whole', async () => {
  const code = 'HS'.padEnd(200, '0123456789');
  const cover = formWithId('dossier-cover');
  const paper = drawn('dossier-cover', {
    ...cover?.samples.shortest,
    papers: [{ paper: code, numberAndDay: code }],
  });
  const seen = await seenInPdf(printHere(paper));
  expect(seen.text.replaceAll(' ', '')).toContain(code);
  expect(seen.text).not.toContain('\u200B');
});
