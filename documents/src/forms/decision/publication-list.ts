import { say } from '@congtam/engine';
import { z } from 'zod';
import { column, numberedRows, ordinal, paragraph, table, title } from '../../content/build.ts';
import { defineForm } from '../form.ts';
import { closing, countedAs, letterhead, verificationOf } from '../paper-parts.ts';
import { day, issuer, longDay, name, recipients, signatory, text, verification } from '../values.ts';
import { longest, shortest } from './samples/publication-list.ts';

/** Levels only: nothing in the law publishes scores, opinions or reasons, so there is no field for them. */
const schema = z.strictObject({
  issuer,
  period: name,
  decisionDocument: name.optional(),
  publishedFrom: day,
  publishedTo: day.optional(),
  where: name,
  subjects: z
    .array(z.strictObject({ subject: name, post: text.optional(), unit: text.optional(), levelName: name }))
    .max(5000),
  recipients,
  signatory,
  verification: verification.optional(),
});

export type PublicationListInput = z.input<typeof schema>;

export const publicationList = defineForm({
  id: 'publication-list',
  title: say('Danh sách công khai kết quả xếp loại', 'List of levels made public'),
  source: 'Nghị định 335/2025/NĐ-CP, Điều 21; Nghị định 90/2020/NĐ-CP, Điều 17 đến 19',
  schema,
  samples: { shortest, longest },
  blocks: (it) => [
    letterhead(it.issuer),
    title(['THÔNG BÁO'], `Công khai kết quả xếp loại chất lượng ${it.period}`),
    paragraph(
      `${it.issuer.agency} công khai kết quả xếp loại chất lượng ${it.period}${it.decisionDocument === undefined ? '' : ` theo ${it.decisionDocument}`} tại ${it.where}, từ ${longDay(it.publishedFrom)}${it.publishedTo === undefined ? '' : ` đến ${longDay(it.publishedTo)}`}:`,
    ),
    table(
      [
        ordinal,
        column('Họ và tên, tên tập thể', 4),
        column('Chức vụ, chức danh', 4),
        column('Đơn vị', 4),
        column('Mức xếp loại', 3.4),
      ],
      numberedRows(
        it.subjects.map((each) => [each.subject, each.post ?? '', each.unit ?? '', each.levelName]),
      ),
    ),
    ...countedAs(it.subjects.length, 'trường hợp'),
    closing(it.recipients, it.signatory),
    ...verificationOf(it.verification),
  ],
});
