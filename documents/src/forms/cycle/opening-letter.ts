import { say } from '@congtam/engine';
import { z } from 'zod';
import { column, numberedRows, ordinal, paragraph, table } from '../../content/build.ts';
import { defineForm } from '../form.ts';
import { addressedTo, closing, letterhead, verificationOf } from '../paper-parts.ts';
import { day, issuer, name, recipients, shortDay, signatory, text, verification } from '../values.ts';
import { longest, shortest } from './samples/opening-letter.ts';

const schema = z.strictObject({
  issuer,
  addressees: z.array(name).min(1).max(60),
  year: z.int(),
  opening: name,
  requests: z.array(name).min(1).max(40),
  deadlines: z.array(z.strictObject({ task: name, who: name, before: day, note: text.optional() })).max(60),
  ending: name,
  recipients,
  signatory,
  verification: verification.optional(),
});

export type OpeningLetterInput = z.input<typeof schema>;

export const openingLetter = defineForm({
  id: 'opening-letter',
  title: say('Công văn mở đợt đánh giá, xếp loại chất lượng', 'Letter that opens an evaluation cycle'),
  source: 'Nghị định 30/2020/NĐ-CP, công văn; Nghị định 335/2025/NĐ-CP, Điều 9, 19',
  schema,
  samples: { shortest, longest },
  blocks: (it) => [
    letterhead(it.issuer, `V/v đánh giá, xếp loại chất lượng năm ${it.year}`),
    ...addressedTo(it.addressees),
    paragraph(it.opening),
    ...it.requests.map((request, at) => paragraph(`${at + 1}. ${request}`)),
    paragraph('Thời hạn của từng việc:'),
    table(
      [
        ordinal,
        column('Việc', 6),
        column('Thực hiện', 4),
        column('Trước ngày', 2.4, { align: 'center' }),
        column('Ghi chú', 3),
      ],
      numberedRows(it.deadlines.map((each) => [each.task, each.who, shortDay(each.before), each.note ?? ''])),
    ),
    paragraph(it.ending),
    closing(it.recipients, it.signatory),
    ...verificationOf(it.verification),
  ],
});
