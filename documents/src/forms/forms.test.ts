import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { toDocx } from '../docx/write-docx.ts';
import { printHere } from '../pdf/print-here.ts';
import { drawn, withTexts } from '../testing/drawn.ts';
import { partOfDocx, seenInPdf, textOfDocx } from '../testing/text-of.ts';
import { forms } from './registry.ts';

const here = dirname(fileURLToPath(import.meta.url));

it('every form beside its samples is registered, under an id of its own', () => {
  const files = readdirSync(here, { recursive: true, encoding: 'utf8' });
  const sampled = files.filter((file) => /^[^/]+\/samples\/[^/]+\.ts$/.test(file.replaceAll('\\', '/')));
  expect(sampled.length).toBe(forms.length);
  expect(new Set(forms.map(({ id }) => id)).size).toBe(forms.length);
});

it('what could not be held against its source says so', () => {
  expect(forms.filter(({ unverified }) => unverified !== undefined).map(({ id }) => id)).toEqual([
    'nd-90-form-02',
    'unit-result-sheet',
    'party-opinion',
    'party-collective-review',
    'party-task-results',
    'party-person-list',
    'party-minutes',
    'party-level-report',
  ]);
});

describe.each(forms.map((form) => [form.id, form] as const))('%s', (id, form) => {
  it.each(['shortest', 'longest'] as const)(
    'is drawn from its %s sample in both formats, with the same words',
    async (which) => {
      const paper = drawn(id, form.samples[which]);
      const [pdf, docx] = [printHere(paper), toDocx(paper)];
      const seen = await seenInPdf(pdf);
      expect(seen).toMatchObject({ isTagged: true, language: 'vi' });
      expect(seen.text).not.toContain('\uFFFD');
      expect(wordsOf(seen.text)).toEqual(wordsOf(textOfDocx(docx)));
    },
  );

  it('is the same, byte for byte, from texts in decomposed letters, and twice', () => {
    const composed = drawn(id, form.samples.shortest);
    const decomposed = drawn(
      id,
      withTexts(form.samples.shortest, (text) => text.normalize('NFD')),
    );
    expect(toDocx(decomposed)).toEqual(toDocx(composed));
    expect(printHere(decomposed)).toEqual(printHere(composed));
    const longest = withTexts(form.samples.longest, (text) => text.normalize('NFD'));
    expect(toDocx(drawn(id, longest))).toEqual(toDocx(drawn(id, form.samples.longest)));
  });

  it('A36 - carries no author, no date, no comment and nothing hidden', async () => {
    const paper = drawn(id, form.samples.longest);
    const docx = toDocx(paper);
    expect(partOfDocx(docx, 'docProps/core.xml')).not.toMatch(
      /creator|lastModified|created|modified|revision/i,
    );
    expect(partOfDocx(docx, 'word/document.xml')).not.toMatch(/w:vanish|w:comment|w:ins |w:del |w:rsid/);
    const { info } = await seenInPdf(printHere(drawn(id, form.samples.shortest)));
    expect(Object.keys(info)).not.toEqual(expect.arrayContaining(['Author']));
    expect(JSON.stringify(info)).not.toMatch(/Author|CreationDate|ModDate/);
  });

  it('refuses a field it does not know, and says which', () => {
    const result = form.draw({ ...form.samples.shortest, finalScore: '100' });
    expect(result).toMatchObject({ kind: 'refused', problems: [{ code: 'form.bad-input' }] });
    expect(JSON.stringify(result)).toContain('finalScore');
  });
});

/** Words in small letters, without the code of verification, which each format breaks where it likes, and numbers of pages. */
function wordsOf(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .replace(/ct1:[0-9a-f:\- ]*/g, ' ')
      .match(/\p{L}+/gu) ?? [];
  return [...new Set(words)].sort();
}
