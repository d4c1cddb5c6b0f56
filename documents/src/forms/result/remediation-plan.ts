import { say } from '@congtam/engine';
import { z } from 'zod';
import { column, heading, numbered, numberedRows, ordinal, table, title } from '../../content/build.ts';
import { defineForm } from '../form.ts';
import { basesOf, closing, countedAs, letterhead, verificationOf } from '../paper-parts.ts';
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
import { longest, shortest } from './samples/remediation-plan.ts';

const schema = z.strictObject({
  issuer,
  about: name,
  legalBases,
  purposes: z.array(name).max(20),
  items: z
    .array(
      z.strictObject({
        shortcoming: name,
        measure: name,
        owner: name,
        before: day.optional(),
        follower: text.optional(),
        state: text.optional(),
        proof: text.optional(),
      }),
    )
    .max(500),
  recipients,
  signatory,
  verification: verification.optional(),
});

export type RemediationPlanInput = z.input<typeof schema>;

export const remediationPlan = defineForm({
  id: 'remediation-plan',
  title: say('Kế hoạch khắc phục hạn chế, khuyết điểm', 'Remediation plan'),
  source: 'Nghị định 30/2020/NĐ-CP, kế hoạch',
  schema,
  samples: { shortest, longest },
  landscape: true,
  blocks: (it) => [
    letterhead(it.issuer),
    title(['KẾ HOẠCH'], it.about),
    ...basesOf(it.legalBases),
    ...(it.purposes.length === 0 ? [] : [heading('I. MỤC ĐÍCH, YÊU CẦU'), ...numbered(it.purposes)]),
    heading(`${it.purposes.length === 0 ? 'I' : 'II'}. NỘI DUNG KHẮC PHỤC`),
    table(
      [
        ordinal,
        column('Hạn chế, khuyết điểm', 4),
        column('Biện pháp', 4),
        column('Người thực hiện', 2.6),
        column('Trước ngày', 1.8, { align: 'center' }),
        column('Người theo dõi, kiểm tra', 2.6),
        column('Tình trạng', 2),
        column('Minh chứng', 2.4),
      ],
      numberedRows(
        it.items.map((each) => [
          each.shortcoming,
          each.measure,
          each.owner,
          each.before === undefined ? '' : shortDay(each.before),
          each.follower ?? '',
          each.state ?? '',
          each.proof ?? '',
        ]),
      ),
      'Không có hạn chế nào phải khắc phục',
    ),
    ...countedAs(it.items.length, 'việc', 'Kế hoạch'),
    closing(it.recipients, it.signatory),
    ...verificationOf(it.verification),
  ],
});
