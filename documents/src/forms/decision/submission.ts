import { say } from '@congtam/engine';
import { z } from 'zod';
import { column, heading, paragraph, table, title } from '../../content/build.ts';
import { defineForm } from '../form.ts';
import { addressedTo, basesOf, closing, letterhead, verificationOf } from '../paper-parts.ts';
import { count, issuer, legalBases, name, recipients, signatory, text, verification } from '../values.ts';
import { longest, shortest } from './samples/submission.ts';

const schema = z.strictObject({
  issuer,
  addressee: name,
  about: name,
  legalBases,
  process: z.array(name).max(40),
  /** Counts of what is proposed; shares are texts, made by who computed them. */
  proposals: z.array(z.strictObject({ levelName: name, people: count, share: text.optional() })).max(12),
  differences: z.array(name).max(60),
  request: name,
  enclosures: z.array(name).max(40),
  recipients,
  signatory,
  verification: verification.optional(),
});

export type SubmissionInput = z.input<typeof schema>;

export const submission = defineForm({
  id: 'submission',
  title: say('Tờ trình kết quả xếp loại chất lượng', 'Submission of proposed levels'),
  source: 'Nghị định 30/2020/NĐ-CP, tờ trình; Nghị định 335/2025/NĐ-CP, Điều 21',
  schema,
  samples: { shortest, longest },
  blocks: (it) => [
    letterhead(it.issuer),
    title(['TỜ TRÌNH'], it.about),
    ...addressedTo([it.addressee]),
    ...basesOf(it.legalBases),
    heading('I. QUÁ TRÌNH THỰC HIỆN'),
    ...it.process.map((each) => paragraph(`- ${each}`)),
    heading('II. KẾT QUẢ, ĐỀ XUẤT'),
    table(
      [
        column('Mức xếp loại', 6),
        column('Số lượng', 2, { align: 'center' }),
        column('Tỷ lệ', 2, { align: 'center' }),
      ],
      it.proposals.map((each) => ({ cells: [each.levelName, String(each.people), each.share ?? ''] })),
    ),
    heading('III. Ý KIẾN KHÁC NHAU'),
    ...(it.differences.length === 0
      ? [paragraph('Không có.')]
      : it.differences.map((each) => paragraph(`- ${each}`))),
    heading('IV. KIẾN NGHỊ'),
    paragraph(it.request),
    ...(it.enclosures.length === 0 ? [] : [paragraph(`(Gửi kèm: ${it.enclosures.join('; ')}.)`)]),
    closing(it.recipients, it.signatory),
    ...verificationOf(it.verification),
  ],
});
