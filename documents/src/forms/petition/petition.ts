import { say } from '@congtam/engine';
import { z } from 'zod';
import { bold, field, heading, paragraph, title, written } from '../../content/build.ts';
import { defineForm } from '../form.ts';
import { addressedTo, openDate, verificationOf } from '../paper-parts.ts';
import { day, longDay, name, text, verification, year } from '../values.ts';
import { longest, shortest } from './samples/petition.ts';

const schema = z.strictObject({
  place: name,
  year,
  addressee: name,
  personName: name,
  post: text.optional(),
  unit: name,
  period: name,
  levelName: name,
  noticeDocument: name.optional(),
  noticedOn: day.optional(),
  contested: text.optional(),
  grounds: text.optional(),
  request: text.optional(),
  enclosures: z.array(name).max(60),
  verification: verification.optional(),
});

export type PetitionInput = z.input<typeof schema>;

export const petition = defineForm({
  id: 'petition',
  title: say('Đơn kiến nghị kết quả xếp loại chất lượng', 'Petition against a level'),
  source: 'Nghị định 335/2025/NĐ-CP, Điều 22; Nghị định 90/2020/NĐ-CP, Điều 21',
  schema,
  samples: { shortest, longest },
  blocks: (it) => [
    { kind: 'letterhead', heading: 'state', agency: '', dateline: openDate(it.place, it.year) },
    title(['ĐƠN KIẾN NGHỊ'], `Về kết quả xếp loại chất lượng ${it.period}`),
    ...addressedTo([it.addressee]),
    field('Họ và tên', it.personName),
    field('Chức vụ, chức danh', it.post),
    field('Đơn vị công tác', it.unit),
    paragraph([
      {
        text: `Tôi được thông báo kết quả xếp loại chất lượng ${it.period}${it.noticeDocument === undefined ? '' : ` theo ${it.noticeDocument}`}${it.noticedOn === undefined ? '' : `, nhận ${longDay(it.noticedOn)}`}: `,
      },
      bold(it.levelName),
      { text: '.' },
    ]),
    heading('1. Nội dung không nhất trí', 2),
    ...written(it.contested),
    heading('2. Lý do, căn cứ', 2),
    ...written(it.grounds),
    heading('3. Đề nghị', 2),
    ...written(it.request),
    ...(it.enclosures.length === 0 ? [] : [paragraph(`Gửi kèm: ${it.enclosures.join('; ')}.`)]),
    {
      kind: 'signatures',
      signers: [
        { capacity: [] },
        { capacity: ['Người kiến nghị'], note: '(Ký, ghi rõ họ tên)', name: it.personName },
      ],
    },
    ...verificationOf(it.verification),
  ],
});
