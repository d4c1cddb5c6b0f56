import { say } from '@congtam/engine';
import { z } from 'zod';
import { bold, heading, paragraph, written } from '../../content/build.ts';
import { defineForm } from '../form.ts';
import { addressedTo, closing, letterhead, verificationOf } from '../paper-parts.ts';
import { day, issuer, longDay, name, recipients, signatory, text, verification } from '../values.ts';
import { longest, shortest } from './samples/petition-answer.ts';

const schema = z.strictObject({
  issuer,
  personName: name,
  unit: name,
  period: name,
  receivedOn: day,
  /** The last day of the time for the answer, counted by others; absent where the rules name none. */
  dueOn: day.optional(),
  contested: text,
  findings: text,
  outcome: z.enum(['kept', 'changed', 'withdrawn']),
  newLevelName: name.optional(),
  replacingDocument: name.optional(),
  recipients,
  signatory,
  verification: verification.optional(),
});

export type PetitionAnswerInput = z.input<typeof schema>;

const outcomes = {
  kept: 'Giữ nguyên kết quả xếp loại đã thông báo.',
  changed: 'Thay đổi kết quả xếp loại',
  withdrawn: 'Người kiến nghị đã rút kiến nghị; kết quả xếp loại không thay đổi.',
} as const;

export const petitionAnswer = defineForm({
  id: 'petition-answer',
  title: say('Trả lời kiến nghị kết quả xếp loại', 'Answer to a petition'),
  source: 'Nghị định 30/2020/NĐ-CP, công văn; Nghị định 335/2025/NĐ-CP, Điều 22',
  schema,
  samples: { shortest, longest },
  blocks: (it) => [
    letterhead(it.issuer, `V/v trả lời kiến nghị kết quả xếp loại chất lượng ${it.period}`),
    ...addressedTo([`${it.personName}, ${it.unit}`]),
    paragraph(
      `${it.issuer.agency} nhận đơn kiến nghị của ông (bà) ${longDay(it.receivedOn)}${it.dueOn === undefined ? '' : `; thời hạn trả lời đến hết ${longDay(it.dueOn)}`}. Sau khi xem xét, ${it.issuer.agency} trả lời như sau:`,
    ),
    heading('1. Nội dung kiến nghị'),
    ...written(it.contested),
    heading('2. Kết quả xem xét'),
    ...written(it.findings),
    heading('3. Kết luận'),
    paragraph([
      bold(
        it.outcome === 'changed' && it.newLevelName !== undefined
          ? `${outcomes.changed}: ${it.newLevelName}.`
          : outcomes[it.outcome],
      ),
    ]),
    ...(it.replacingDocument === undefined
      ? []
      : [paragraph(`Kết quả mới theo ${it.replacingDocument}, thay thế quyết định trước.`)]),
    closing(it.recipients, it.signatory),
    ...verificationOf(it.verification),
  ],
});
