import { say } from '@congtam/engine';
import { z } from 'zod';
import { column, field, heading, table, title, written } from '../../content/build.ts';
import type { Row } from '../../content/paper.ts';
import { defineForm } from '../form.ts';
import { formHead, levelChoices, signerOf, verificationOf } from '../paper-parts.ts';
import { level, name, points, shownPoints, signatory, text, verification, year } from '../values.ts';
import { longest, shortest } from './samples/form-02.ts';

const schema = z.strictObject({
  superior: name.optional(),
  agency: name,
  year,
  personName: name,
  post: name.optional(),
  unit: name,
  /** One row for each month (or quarter) of the year, in order. */
  months: z
    .array(z.strictObject({ month: name, score: points.optional(), note: text.optional() }))
    .min(1)
    .max(12),
  yearMean: points.optional(),
  selfLevel: level.optional(),
  authorityLevel: level.optional(),
  /** What is proposed to follow from the result. */
  handling: text.optional(),
  authority: signatory,
  verification: verification.optional(),
});

export type Form02Input = z.input<typeof schema>;

export const nd335Form02 = defineForm({
  id: 'nd-335-form-02',
  title: say('Phiếu xếp loại chất lượng công chức', 'Yearly classification sheet of a civil servant'),
  source: 'Nghị định 335/2025/NĐ-CP, Phụ lục II, Mẫu số 02',
  schema,
  samples: { shortest, longest },
  blocks: (it) => [
    { kind: 'form-number', text: 'Mẫu số 02' },
    formHead(it),
    title(['PHIẾU XẾP LOẠI CHẤT LƯỢNG CÔNG CHỨC'], `Năm ${it.year}`),
    field('Họ và tên', it.personName),
    field('Chức vụ, chức danh', it.post),
    field('Cơ quan, tổ chức, đơn vị công tác', it.unit),
    heading('I. KẾT QUẢ THEO DÕI, ĐÁNH GIÁ TRONG NĂM'),
    table(
      [column('Tháng', 2, { align: 'center' }), column('Điểm', 2, { align: 'center' }), column('Ghi chú', 6)],
      [
        ...it.months.map((each): Row => ({ cells: [each.month, shownPoints(each.score), each.note ?? ''] })),
        { cells: ['Điểm bình quân năm', shownPoints(it.yearMean), ''], strong: true },
      ],
    ),
    heading('II. TỰ XẾP LOẠI CHẤT LƯỢNG'),
    levelChoices(it.selfLevel),
    heading('III. XẾP LOẠI CHẤT LƯỢNG CỦA CẤP CÓ THẨM QUYỀN'),
    levelChoices(it.authorityLevel),
    heading('Đề xuất xử lý sau xếp loại (theo Điều 23):', 2),
    ...written(it.handling),
    {
      kind: 'signatures',
      signers: [
        { capacity: ['Người tự xếp loại'], note: '(Ký, ghi rõ họ tên)', name: it.personName },
        signerOf(it.authority, '(Ký, ghi rõ họ tên, đóng dấu)'),
      ],
    },
    ...verificationOf(it.verification),
  ],
});
