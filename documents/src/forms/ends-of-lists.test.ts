import { describe, expect, it } from 'vitest';
import { toDocx } from '../docx/write-docx.ts';
import { printHere } from '../pdf/print-here.ts';
import { drawn } from '../testing/drawn.ts';
import { partOfDocx, seenInPdf } from '../testing/text-of.ts';
import { forms, formWithId } from './registry.ts';

describe('at the end of a list', () => {
  const row = { subject: 'Nguyễn Thị Mẫu', levelName: 'Hoàn thành tốt nhiệm vụ' };
  const listed = (count: number, id = 'publication-list') =>
    drawn(id, { ...formWithId(id)?.samples.longest, subjects: Array.from({ length: count }, () => row) });
  const signed = 'CHỦ TỊCH';

  it('whoever signs never signs an empty page: rows under their heading and the code of verification are on it', async () => {
    let broken = 0;
    for (let count = 1; count <= 26; count += 1) {
      const { pages } = await seenInPdf(printHere(listed(count)));
      const last = pages.at(-1) ?? '';
      const [head, rows] = [last.includes('Mức xếp loại'), last.split('Nguyễn Thị Mẫu').length - 1];
      expect([count, last.includes(signed), last.includes('Mã kiểm tra'), head]).toEqual([
        ...[count, true, true, true],
      ]);
      expect([count, rows >= Math.min(2, count)]).toEqual([count, true]);
      // Two rows that went over for the signature's sake, which had room above.
      if (pages.length > 1 && rows === 2) broken += 1;
    }
    expect(broken).toBeGreaterThan(0);
  });

  it('a sentence between list and signature takes rows along as well', async () => {
    let broken = 0;
    for (let count = 1; count <= 14; count += 1) {
      const { pages } = await seenInPdf(
        printHere(
          drawn('synthesis', {
            ...formWithId('synthesis')?.samples.longest,
            subjects: Array.from({ length: count }, () => ({ subject: 'Nguyễn Thị Mẫu' })),
          }),
        ),
      );
      const last = pages.at(-1) ?? '';
      expect([count, last.includes('Nguyễn Thị Mẫu'), last.includes('Đề xuất xếp loại')]).toEqual([
        count,
        true,
        true,
      ]);
      if (pages.length > 1) broken += 1;
    }
    expect(broken).toBeGreaterThan(0);
  });

  it('Word keeps the last two rows with the signature, and the signature with its code', () => {
    const rows = partOfDocx(toDocx(listed(5)), 'word/document.xml').split('<w:tr>');
    const kept = rows.map((xml) => xml.includes('<w:keepNext/>'));
    const at = rows.findIndex((xml) => xml.includes('Mẫu'));
    expect(kept.slice(at, at + 5)).toEqual([false, false, false, true, true]);
    const signatures = rows
      .find((xml) => /chủ tịch/i.test(xml))
      ?.split('</w:tr>')[0]
      ?.split('<w:p>')
      .slice(1);
    expect(signatures?.length).toBeGreaterThan(2);
    expect(signatures?.filter((xml) => !xml.includes('<w:keepNext/>'))).toEqual([]);
  });

  it('in Word a row as tall as a page may be torn, any other stays whole', () => {
    const text = (letters: number) => 'chữ '.repeat(letters / 4).trim();
    const xml = partOfDocx(
      toDocx(
        drawn('remediation-plan', {
          ...formWithId('remediation-plan')?.samples.longest,
          items: [text(480), text(1900)].map((measure) => ({ shortcoming: 'Chậm', measure, owner: 'An' })),
        }),
      ),
      'word/document.xml',
    );
    const rows = xml.split('<w:tr>').filter((row) => row.includes('Chậm'));
    expect(rows.map((row) => row.includes('<w:cantSplit/>'))).toEqual([true, false]);
  });

  it('in Word the line that announces the articles of a decision stays with the first of them', () => {
    const xml = partOfDocx(
      toDocx(drawn('decision', formWithId('decision')?.samples.longest)),
      'word/document.xml',
    );
    const line = xml.split('<w:p>').filter((each) => each.includes('QUYẾT ĐỊNH:'));
    expect(line.map((each) => each.includes('<w:keepNext/>'))).toEqual([true]);
  });

  it('no list ends in a signature: a sentence stands between, which LibreOffice keeps where it cannot keep rows', () => {
    const bare = forms.filter(({ id, samples }) =>
      drawn(id, samples.longest)
        .blocks.map(({ kind }) => kind)
        .some((kind, at, all) => kind === 'table' && ['closing', 'signatures'].includes(all[at + 1] ?? '')),
    );
    expect(bare.map(({ id }) => id)).toEqual([]);
  });
});
