import { say } from '@congtam/engine';
import { z } from 'zod';
import { bold, field, heading, paragraph, title } from '../../content/build.ts';
import { defineForm } from '../form.ts';
import { formHead, signerOf, verificationOf } from '../paper-parts.ts';
import { name, signatory, text, verification } from '../values.ts';
import { longest, shortest } from './samples/reasons-sheet.ts';

/** A sentence with the articles it stands on. */
const sentence = z.strictObject({ says: name, articles: text.optional() });

/** Why a subject has its level, sentence by sentence: what they may contest one by one. */
const schema = z.strictObject({
  superior: name.optional(),
  agency: name,
  period: name,
  subject: name,
  post: text.optional(),
  unit: name,
  regulation: name,
  levelName: name,
  summary: name,
  sections: z.array(z.strictObject({ section: name, sentences: z.array(sentence).max(200) })).max(20),
  /** What the result would have been otherwise. */
  otherwise: z.array(name).max(60),
  /** Readings chosen and clauses not verified that the result stands on. */
  standsOn: z.array(name).max(60),
  drafter: signatory,
  verification: verification.optional(),
});

export type ReasonsSheetInput = z.input<typeof schema>;

export const reasonsSheet = defineForm({
  id: 'reasons-sheet',
  title: say('Bản giải thích kết quả xếp loại chất lượng', 'Why a subject has its level'),
  source: 'Nghị định 335/2025/NĐ-CP, Điều 21, 22; Nghị định 90/2020/NĐ-CP, Điều 21',
  schema,
  samples: { shortest, longest },
  blocks: (it) => [
    formHead(it),
    title(['BẢN GIẢI THÍCH KẾT QUẢ XẾP LOẠI CHẤT LƯỢNG'], it.period),
    field('Đối tượng', it.subject),
    field('Chức vụ, chức danh', it.post),
    field('Cơ quan, tổ chức, đơn vị', it.unit),
    field('Theo', it.regulation),
    paragraph([bold(`Mức xếp loại: ${it.levelName}`)]),
    paragraph(it.summary),
    ...it.sections.flatMap(({ section, sentences }) => [
      heading(section, 2),
      ...sentences.map(({ says, articles }) =>
        paragraph(articles === undefined ? `- ${says}` : `- ${says} (${articles})`),
      ),
    ]),
    ...part('Kết quả sẽ khác nếu', it.otherwise),
    ...part('Cách hiểu đã chọn và điểm chưa xác minh', it.standsOn),
    {
      kind: 'signatures',
      signers: [{ capacity: [] }, signerOf(it.drafter, '(Ký, ghi rõ họ tên)')],
    },
    ...verificationOf(it.verification),
  ],
});

const part = (title: string, sentences: readonly string[]) =>
  sentences.length === 0
    ? []
    : [heading(title, 2), ...sentences.map((sentence) => paragraph(`- ${sentence}`))];
