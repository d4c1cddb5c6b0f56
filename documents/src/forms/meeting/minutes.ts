import { say } from '@congtam/engine';
import { z } from 'zod';
import { column, heading, numberedRows, ordinal, paragraph, table, title } from '../../content/build.ts';
import { defineForm } from '../form.ts';
import { letterhead, signerOf, verificationOf } from '../paper-parts.ts';
import { count, issuer, name, shownCount, signatory, text, verification } from '../values.ts';
import { discussed, discussedBlocks } from './minutes-parts.ts';
import { longest, shortest } from './samples/minutes.ts';

const schema = z.strictObject({
  issuer,
  matter: name,
  opensAt: name,
  meetingPlace: name,
  chairedBy: name,
  writtenBy: name,
  summoned: count,
  present: count,
  absent: z.array(z.strictObject({ personName: name, reason: text })).max(300),
  invitees: z
    .array(z.strictObject({ personName: name, body: text, role: name, attended: z.boolean() }))
    .max(100),
  discussions: z.array(discussed).max(300),
  conclusions: z.array(name).max(100),
  /** "đã được đọc lại và 18/18 người dự họp thông qua" */
  adoption: name,
  closesAt: name,
  chair: signatory,
  secretary: signatory,
  verification: verification.optional(),
});

export type MinutesInput = z.input<typeof schema>;

export const minutes = defineForm({
  id: 'meeting-minutes',
  title: say('Biên bản họp nhận xét, đánh giá', 'Minutes of an evaluation meeting'),
  source: 'Nghị định 30/2020/NĐ-CP, biên bản; Nghị định 335/2025/NĐ-CP, Điều 21',
  schema,
  samples: { shortest, longest },
  blocks: (it) => [
    letterhead(it.issuer),
    title(['BIÊN BẢN'], it.matter),
    paragraph(`Thời gian bắt đầu: ${it.opensAt}`),
    paragraph(`Địa điểm: ${it.meetingPlace}`),
    paragraph(`Chủ trì (chủ tọa): ${it.chairedBy}`),
    paragraph(`Thư ký (người ghi biên bản): ${it.writtenBy}`),
    paragraph(
      `Triệu tập: ${shownCount(it.summoned)} người; có mặt: ${shownCount(it.present)} người; vắng mặt: ${shownCount(it.absent.length)} người.`,
    ),
    ...it.absent.map((each) => paragraph(`- ${each.personName} vắng mặt, lý do: ${each.reason}`)),
    heading('I. ĐẠI BIỂU MỜI'),
    table(
      [
        ordinal,
        column('Họ và tên', 4),
        column('Cơ quan', 4),
        column('Tư cách', 4),
        column('Có mặt', 1.6, { align: 'center' }),
      ],
      numberedRows(
        it.invitees.map((each) => [each.personName, each.body, each.role, each.attended ? 'x' : '']),
      ),
    ),
    heading('II. NỘI DUNG, Ý KIẾN'),
    ...it.discussions.flatMap((each, at) => discussedBlocks(each, `${at + 1}.`)),
    heading('III. KẾT LUẬN'),
    ...it.conclusions.map((each) => paragraph(`- ${each}`)),
    paragraph(`Biên bản ${it.adoption}.`),
    paragraph(`Cuộc họp kết thúc vào ${it.closesAt}.`),
    {
      kind: 'signatures',
      signers: [signerOf(it.secretary, '(Ký, ghi rõ họ tên)'), signerOf(it.chair, '(Ký, ghi rõ họ tên)')],
    },
    ...verificationOf(it.verification),
  ],
});
