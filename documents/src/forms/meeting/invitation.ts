import { say } from '@congtam/engine';
import { z } from 'zod';
import { heading, numbered, paragraph, title } from '../../content/build.ts';
import { defineForm } from '../form.ts';
import { closing, letterhead, verificationOf } from '../paper-parts.ts';
import { issuer, name, recipients, signatory, verification } from '../values.ts';
import { longest, shortest } from './samples/invitation.ts';

const schema = z.strictObject({
  issuer,
  /** What the meeting is about: "họp nhận xét, đánh giá công chức năm 2026". */
  matter: name,
  invited: name,
  /** In what role, such as "đại biểu theo dõi, chỉ đạo". */
  role: name.optional(),
  /** "8 giờ 00 phút, ngày 05 tháng 12 năm 2026" */
  time: name,
  meetingPlace: name,
  chairedBy: name,
  agenda: z.array(name).min(1).max(40),
  bring: name.optional(),
  recipients,
  signatory,
  verification: verification.optional(),
});

export type InvitationInput = z.input<typeof schema>;

export const invitation = defineForm({
  id: 'meeting-invitation',
  title: say('Giấy mời họp nhận xét, đánh giá', 'Invitation to an evaluation meeting'),
  source: 'Nghị định 30/2020/NĐ-CP, giấy mời; Nghị định 335/2025/NĐ-CP, Điều 21',
  schema,
  samples: { shortest, longest },
  blocks: (it) => [
    letterhead(it.issuer),
    title(['GIẤY MỜI'], it.matter),
    paragraph(`${it.issuer.agency} trân trọng kính mời: ${it.invited}`),
    ...(it.role === undefined ? [] : [paragraph(`Tham dự với tư cách: ${it.role}`)]),
    paragraph(`Tới dự: ${it.matter}`),
    paragraph(`Thời gian: ${it.time}`),
    paragraph(`Địa điểm: ${it.meetingPlace}`),
    paragraph(`Chủ trì: ${it.chairedBy}`),
    heading('Nội dung:', 2),
    ...numbered(it.agenda),
    ...(it.bring === undefined ? [] : [paragraph(`Chuẩn bị: ${it.bring}`)]),
    paragraph('Đề nghị sắp xếp thời gian tham dự đúng thành phần./.'),
    closing(it.recipients, it.signatory),
    ...verificationOf(it.verification),
  ],
});
