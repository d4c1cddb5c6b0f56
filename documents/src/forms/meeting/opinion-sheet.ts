import { say } from '@congtam/engine';
import { z } from 'zod';
import {
  blankLines,
  column,
  field,
  heading,
  italic,
  numberedRows,
  ordinal,
  paragraph,
  plain,
  table,
  title,
} from '../../content/build.ts';
import { defineForm } from '../form.ts';
import { formHead } from '../paper-parts.ts';
import { name, text } from '../values.ts';
import { longest, shortest } from './samples/opinion-sheet.ts';

const schema = z.strictObject({
  superior: name.optional(),
  agency: name,
  /** "năm 2026" */
  period: name,
  /** Who is asked: "tập thể công chức", "cấp dưới trực tiếp" … */
  source: name,
  isAnonymous: z.boolean(),
  subjects: z
    .array(z.strictObject({ personName: name, post: text.optional() }))
    .min(1)
    .max(300),
  /** The answers to choose from, one column each. */
  options: z.array(name).min(2).max(6),
});

export type OpinionSheetInput = z.input<typeof schema>;

export const opinionSheet = defineForm({
  id: 'opinion-sheet',
  title: say('Phiếu lấy ý kiến', 'Opinion sheet'),
  source: 'Nghị định 335/2025/NĐ-CP, Điều 21; Nghị định 90/2020/NĐ-CP, Điều 17 đến 19',
  schema,
  samples: { shortest, longest },
  blocks: (it) => [
    formHead(it),
    title(['PHIẾU LẤY Ý KIẾN'], `Nhận xét, đánh giá, xếp loại chất lượng ${it.period}`),
    field('Đối tượng lấy ý kiến', it.source),
    plain([
      italic(
        it.isAnonymous
          ? 'Phiếu không ghi tên, không đánh số. Đánh dấu x vào một ô trên mỗi dòng.'
          : 'Đánh dấu x vào một ô trên mỗi dòng.',
      ),
    ]),
    table(
      [
        ordinal,
        column('Họ và tên', 5),
        column('Chức vụ, chức danh', 4),
        ...it.options.map((option) => column(option, 2, { align: 'center', group: 'Ý kiến' })),
      ],
      numberedRows(
        it.subjects.map((each) => [each.personName, each.post ?? '', ...it.options.map(() => '')]),
      ),
    ),
    heading('Ý kiến khác:', 2),
    blankLines(4),
    ...(it.isAnonymous
      ? [paragraph('Trân trọng cảm ơn.')]
      : [
          {
            kind: 'signatures' as const,
            signers: [{ capacity: [] }, { capacity: ['Người cho ý kiến'], note: '(Ký, ghi rõ họ tên)' }],
          },
        ]),
  ],
});
