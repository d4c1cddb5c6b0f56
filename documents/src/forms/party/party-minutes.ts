import { say } from '@congtam/engine';
import { z } from 'zod';
import { paragraph, title } from '../../content/build.ts';
import { defineForm } from '../form.ts';
import { minutesBlocks, minutesPaper } from '../meeting/minutes-parts.ts';
import { signerOf, verificationOf } from '../paper-parts.ts';
import { signatory } from '../values.ts';
import { partyHead, partyPaper } from './party-parts.ts';
import { longest, shortest } from './samples/party-minutes.ts';

const schema = z.strictObject({ ...partyPaper, ...minutesPaper, secretary: signatory });

export type PartyMinutesInput = z.input<typeof schema>;

export const partyMinutes = defineForm({
  id: 'party-minutes',
  title: say(
    'Biên bản hội nghị kiểm điểm, đánh giá, xếp loại (Mẫu 12)',
    'Minutes of a Party meeting on review and levels (form 12)',
  ),
  source: 'Hướng dẫn 03-HD/TVĐU ngày 10/9/2026, Mẫu 12',
  unverified: say(
    'Biết có mẫu biên bản; các mục của bản gốc chưa đọc được nên lập theo cuộc họp đã ghi: thành phần, ý kiến về từng người, kết luận. Lý do vắng mặt, tự nhận xét và giải trình không ghi trong cuộc họp thì để trống.',
    'That there is such a form is known; its parts were not read, so it says what was recorded of the meeting: who was there, what was said of each, what was concluded. Reasons for absence, self-reviews and answers that were not recorded are left empty.',
  ),
  schema,
  samples: { shortest, longest },
  blocks: (it) => [
    partyHead(it),
    title(['BIÊN BẢN', 'HỘI NGHỊ KIỂM ĐIỂM, ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG'], it.period),
    paragraph(`Nội dung: ${it.matter}`),
    ...minutesBlocks(it),
    {
      kind: 'signatures',
      signers: [signerOf(it.secretary, '(Ký, ghi rõ họ tên)'), signerOf(it.signatory, '(Ký, ghi rõ họ tên)')],
    },
    ...verificationOf(it.verification),
  ],
});
