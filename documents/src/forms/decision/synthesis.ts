import { say } from '@congtam/engine';
import { z } from 'zod';
import { column, numberedRows, ordinal, paragraph, table, title } from '../../content/build.ts';
import { defineForm } from '../form.ts';
import { countedAs, letterhead, signerOf, verificationOf } from '../paper-parts.ts';
import { issuer, name, points, shownPoints, signatory, text, verification } from '../values.ts';
import { longest, shortest } from './samples/synthesis.ts';

const schema = z.strictObject({
  issuer,
  period: name,
  subjects: z
    .array(
      z.strictObject({
        subject: name,
        post: text.optional(),
        unit: text.optional(),
        score: points.optional(),
        selfLevel: text.optional(),
        meetingOpinion: text.optional(),
        partyOpinion: text.optional(),
        proposedLevel: text.optional(),
        ground: text.optional(),
      }),
    )
    .max(5000),
  /** How many places there are and how many are used, in words: the caller computed it. */
  quotaStatement: text.optional(),
  coAdvisers: z.array(signatory).max(3),
  drafter: signatory,
  verification: verification.optional(),
});

export type SynthesisInput = z.input<typeof schema>;

export const synthesis = defineForm({
  id: 'synthesis',
  title: say('Bảng tổng hợp, đề xuất xếp loại chất lượng', 'Synthesis and proposal of levels'),
  source: 'Nghị định 335/2025/NĐ-CP, Điều 21',
  schema,
  samples: { shortest, longest },
  landscape: true,
  blocks: (it) => [
    letterhead(it.issuer),
    title(['BẢNG TỔNG HỢP, ĐỀ XUẤT XẾP LOẠI CHẤT LƯỢNG'], it.period),
    table(
      [
        ordinal,
        column('Họ và tên, tên tập thể', 3),
        column('Chức vụ, chức danh', 2.7),
        column('Đơn vị', 2.6),
        column('Điểm', 1.9, { align: 'center' }),
        column('Tự xếp loại', 2.2),
        column('Ý kiến cuộc họp', 2.6),
        column('Ý kiến cấp ủy', 2.6),
        column('Đề xuất xếp loại', 2.2),
        column('Căn cứ, lý do', 3),
      ],
      numberedRows(
        it.subjects.map((each) => [
          each.subject,
          each.post ?? '',
          each.unit ?? '',
          shownPoints(each.score),
          each.selfLevel ?? '',
          each.meetingOpinion ?? '',
          each.partyOpinion ?? '',
          each.proposedLevel ?? '',
          each.ground ?? '',
        ]),
      ),
    ),
    ...countedAs(it.subjects.length, 'trường hợp', 'Bảng tổng hợp'),
    ...(it.quotaStatement === undefined ? [] : [paragraph(it.quotaStatement)]),
    {
      kind: 'signatures',
      signers: [
        ...it.coAdvisers.map((each) => signerOf(each, '(Ký, ghi rõ họ tên)')),
        signerOf(it.drafter, '(Ký, ghi rõ họ tên)'),
      ],
    },
    ...verificationOf(it.verification),
  ],
});
