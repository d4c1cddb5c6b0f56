import { say } from '@congtam/engine';
import { z } from 'zod';
import { column, numberedRows, ordinal, paragraph, table } from '../../content/build.ts';
import { defineForm } from '../form.ts';
import { addressedTo, closing, letterhead, verificationOf } from '../paper-parts.ts';
import {
  count,
  day,
  issuer,
  longDay,
  name,
  recipients,
  shortDay,
  signatory,
  verification,
} from '../values.ts';
import { longest, shortest } from './samples/urging-letter.ts';

const schema = z.strictObject({
  issuer,
  addressees: z.array(name).min(1).max(60),
  /** What is late, such as "gửi hồ sơ đánh giá, xếp loại chất lượng năm 2026". */
  matter: name,
  asOf: day,
  late: z.array(z.strictObject({ unit: name, task: name, due: day, daysLate: count })).max(1000),
  newDeadline: day,
  contact: name.optional(),
  recipients,
  signatory,
  verification: verification.optional(),
});

export type UrgingLetterInput = z.input<typeof schema>;

export const urgingLetter = defineForm({
  id: 'urging-letter',
  title: say('Công văn đôn đốc', 'Letter that urges late units'),
  source: 'Nghị định 30/2020/NĐ-CP, công văn',
  schema,
  samples: { shortest, longest },
  blocks: (it) => [
    letterhead(it.issuer, `V/v đôn đốc ${it.matter}`),
    ...addressedTo(it.addressees),
    paragraph(
      `Đến ${longDay(it.asOf)}, qua theo dõi, các cơ quan, đơn vị sau chưa hoàn thành việc ${it.matter}:`,
    ),
    table(
      [
        ordinal,
        column('Cơ quan, đơn vị', 5),
        column('Việc chưa hoàn thành', 5),
        column('Hạn', 2.4, { align: 'center' }),
        column('Số ngày chậm', 1.8, { align: 'center' }),
      ],
      numberedRows(it.late.map((each) => [each.unit, each.task, shortDay(each.due), String(each.daysLate)])),
    ),
    paragraph(
      `Đề nghị các cơ quan, đơn vị nêu trên hoàn thành trước ${longDay(it.newDeadline)}; nếu chậm phải báo cáo rõ lý do.`,
    ),
    ...(it.contact === undefined ? [] : [paragraph(`Đầu mối liên hệ: ${it.contact}.`)]),
    closing(it.recipients, it.signatory),
    ...verificationOf(it.verification),
  ],
});
