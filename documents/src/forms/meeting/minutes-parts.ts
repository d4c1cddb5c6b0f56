import { z } from 'zod';
import { bold, column, heading, numberedRows, ordinal, paragraph, table } from '../../content/build.ts';
import type { Block } from '../../content/paper.ts';
import { count, name, shownCount, text } from '../values.ts';

/** What was said about one subject, and what the meeting concluded. */
export const discussed = z.strictObject({
  subject: name,
  post: text.optional(),
  selfReview: text.optional(),
  opinions: z.array(z.strictObject({ speaker: name, words: name })).max(200),
  answer: text.optional(),
  conclusion: name,
});

export const discussedBlocks = (it: z.output<typeof discussed>, number: string): Block[] => [
  heading(`${number} ${it.subject}${it.post === undefined || it.post === '' ? '' : `, ${it.post}`}`, 2),
  ...(it.selfReview === undefined ? [] : labelled('Tự nhận xét', it.selfReview)),
  ...it.opinions.flatMap(({ speaker, words }) => labelled(`Ý kiến của ${speaker}`, words)),
  ...(it.answer === undefined ? [] : labelled('Giải trình', it.answer)),
  ...labelled('Kết luận', it.conclusion),
];

/** The label in bold before the first paragraph of what was said. */
function labelled(label: string, words: string): Block[] {
  const [first = '', ...more] = words.split('\n');
  return [paragraph([bold(`${label}: `), { text: first }]), ...more.map((line) => paragraph(line))];
}

/** What every minutes of a meeting on evaluation say, whoever holds it. */
export const minutesPaper = {
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
} as const;

const paper = z.object(minutesPaper);

/** When and where, who was there, what was said of each, and what was concluded. */
export const minutesBlocks = (it: z.output<typeof paper>): Block[] => [
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
];
