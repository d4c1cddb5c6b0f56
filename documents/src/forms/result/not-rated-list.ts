import { say } from '@congtam/engine';
import { z } from 'zod';
import { column, numberedRows, ordinal, table, title } from '../../content/build.ts';
import { defineForm } from '../form.ts';
import { countedAs, letterhead, signerOf, verificationOf } from '../paper-parts.ts';
import { issuer, name, signatory, text, verification } from '../values.ts';
import { longest, shortest } from './samples/not-rated-list.ts';

const schema = z.strictObject({
  issuer,
  period: name,
  subjects: z
    .array(
      z.strictObject({
        subject: name,
        post: text.optional(),
        unit: text.optional(),
        reason: name,
        article: text.optional(),
      }),
    )
    .max(5000),
  drafter: signatory,
  signatory,
  verification: verification.optional(),
});

export type NotRatedListInput = z.input<typeof schema>;

export const notRatedList = defineForm({
  id: 'not-rated-list',
  title: say('Danh sách không xếp loại, chưa xếp loại', 'List of those not rated, with reasons'),
  source: 'Nghị định 335/2025/NĐ-CP, Điều 11, 19; Nghị định 90/2020/NĐ-CP, Điều 2',
  schema,
  samples: { shortest, longest },
  blocks: (it) => [
    letterhead(it.issuer),
    title(['DANH SÁCH KHÔNG XẾP LOẠI, CHƯA XẾP LOẠI'], it.period),
    table(
      [
        ordinal,
        column('Họ và tên, tên tập thể', 4),
        column('Chức vụ, chức danh', 3.2),
        column('Đơn vị', 3.2),
        column('Lý do', 4),
        column('Căn cứ', 3),
      ],
      numberedRows(
        it.subjects.map((each) => [
          each.subject,
          each.post ?? '',
          each.unit ?? '',
          each.reason,
          each.article ?? '',
        ]),
      ),
    ),
    ...countedAs(it.subjects.length, 'trường hợp'),
    {
      kind: 'signatures',
      signers: [signerOf(it.drafter, '(Ký, ghi rõ họ tên)'), signerOf(it.signatory, '(Ký, đóng dấu)')],
    },
    ...verificationOf(it.verification),
  ],
});
