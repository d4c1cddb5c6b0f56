import { say } from '@congtam/engine';
import { z } from 'zod';
import { heading, paragraph, title, written } from '../../content/build.ts';
import { defineForm } from '../form.ts';
import { openDate, verificationOf } from '../paper-parts.ts';
import { partyClosing } from '../party/party-parts.ts';
import { name, recipients, signatory, text, verification, year } from '../values.ts';
import { longest, shortest } from './samples/party-opinion.ts';

const schema = z.strictObject({
  superiorCommittee: name.optional(),
  committee: name,
  place: name,
  year,
  personName: name,
  post: text.optional(),
  unit: name,
  ratedYear: year,
  strengths: text.optional(),
  weaknesses: text.optional(),
  proposal: text.optional(),
  recipients,
  signatory,
  verification: verification.optional(),
});

export type PartyOpinionInput = z.input<typeof schema>;

export const partyOpinion = defineForm({
  id: 'party-opinion',
  title: say('Ý kiến nhận xét của cấp ủy', 'Written opinion of the Party committee'),
  source: 'Nghị định 335/2025/NĐ-CP, Điều 21, 24; Nghị định 90/2020/NĐ-CP, Điều 17 đến 19, 22',
  unverified: say(
    'Thể thức văn bản của Đảng dựng theo thông lệ, chưa đối chiếu với hướng dẫn của Đảng.',
    'The layout of Party papers follows usage and was not held against the guidance of the Party.',
  ),
  schema,
  samples: { shortest, longest },
  blocks: (it) => [
    {
      kind: 'letterhead',
      heading: 'party',
      agency: it.committee,
      ...(it.superiorCommittee === undefined ? {} : { superior: it.superiorCommittee }),
      number: `Số${'\u00A0'.repeat(8)}-NX/CU`,
      dateline: openDate(it.place, it.year),
    },
    title(['Ý KIẾN NHẬN XÉT'], `đối với ${it.personName} năm ${it.ratedYear}`),
    paragraph(
      `Cấp ủy ${it.committee} nhận xét đối với ${it.personName}${it.post === undefined ? '' : `, ${it.post}`}, ${it.unit}:`,
    ),
    heading('1. Ưu điểm', 2),
    ...written(it.strengths),
    heading('2. Hạn chế, khuyết điểm', 2),
    ...written(it.weaknesses),
    heading('3. Đề nghị xếp loại', 2),
    ...written(it.proposal, 1),
    partyClosing(it.recipients, it.signatory),
    ...verificationOf(it.verification),
  ],
});
