import { say } from '@congtam/engine';
import { z } from 'zod';
import {
  column,
  heading,
  numbered,
  numberedRows,
  ordinal,
  paragraph,
  table,
  title,
} from '../../content/build.ts';
import { defineForm } from '../form.ts';
import { basesOf, closing, letterhead, verificationOf } from '../paper-parts.ts';
import {
  day,
  issuer,
  legalBases,
  name,
  recipients,
  shortDay,
  signatory,
  text,
  verification,
} from '../values.ts';
import { longest, shortest } from './samples/evaluation-plan.ts';

const schema = z.strictObject({
  issuer,
  year: z.int(),
  legalBases,
  purposes: z.array(name).min(1).max(40),
  /** Who is rated, kind by kind. */
  subjects: z.array(name).min(1).max(60),
  steps: z
    .array(z.strictObject({ step: name, who: name, before: day.optional(), paper: text.optional() }))
    .max(60),
  duties: z.array(z.strictObject({ unit: name, duty: name })).max(60),
  recipients,
  signatory,
  verification: verification.optional(),
});

export type EvaluationPlanInput = z.input<typeof schema>;

export const evaluationPlan = defineForm({
  id: 'evaluation-plan',
  title: say('Kế hoạch đánh giá, xếp loại chất lượng', 'Plan of an evaluation cycle'),
  source: 'Nghị định 30/2020/NĐ-CP, kế hoạch; Nghị định 335/2025/NĐ-CP, Điều 9, 19, 21',
  schema,
  samples: { shortest, longest },
  blocks: (it) => [
    letterhead(it.issuer),
    title(['KẾ HOẠCH'], `Đánh giá, xếp loại chất lượng năm ${it.year}`),
    ...basesOf(it.legalBases),
    heading('I. MỤC ĐÍCH, YÊU CẦU'),
    ...numbered(it.purposes),
    heading('II. ĐỐI TƯỢNG'),
    ...numbered(it.subjects),
    heading('III. TRÌNH TỰ, THỜI GIAN'),
    table(
      [
        ordinal,
        column('Bước', 6),
        column('Thực hiện', 4),
        column('Trước ngày', 2.4, { align: 'center' }),
        column('Giấy tờ', 4),
      ],
      numberedRows(
        it.steps.map((each) => [
          each.step,
          each.who,
          each.before === undefined ? '' : shortDay(each.before),
          each.paper ?? '',
        ]),
      ),
      'Chưa có bước nào',
    ),
    heading('IV. TỔ CHỨC THỰC HIỆN'),
    ...it.duties.map((each, at) => paragraph(`${at + 1}. ${each.unit}: ${each.duty}`)),
    closing(it.recipients, it.signatory),
    ...verificationOf(it.verification),
  ],
});
