import { say } from '@congtam/engine';
import { z } from 'zod';
import { column, field, heading, table, title, written } from '../../content/build.ts';
import type { Row } from '../../content/paper.ts';
import { defineForm } from '../form.ts';
import { formHead, signerOf, verificationOf } from '../paper-parts.ts';
import { name, points, shownPoints, signatory, text, verification } from '../values.ts';
import { longest, shortest } from './samples/form-01.ts';

const schema = z.strictObject({
  superior: name.optional(),
  agency: name,
  /** "Tháng 3 năm 2026", "Quý I năm 2026" */
  period: name,
  personName: name,
  post: name.optional(),
  unit: name,
  /** Groups and lines as the regulation in force has them; a group has no self score of its own. */
  criteria: z
    .array(
      z.strictObject({
        code: name,
        criterion: name,
        most: points,
        self: points.optional(),
        isGroup: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(100),
  generalMost: points,
  generalPoints: points.optional(),
  resultMost: points,
  resultPoints: points.optional(),
  totalMost: points,
  totalPoints: points.optional(),
  strengths: text.optional(),
  weaknesses: text.optional(),
  /** Comment of who is competent to monitor and evaluate. */
  comment: text.optional(),
  authority: signatory,
  verification: verification.optional(),
});

export type Form01Input = z.input<typeof schema>;

export const nd335Form01 = defineForm({
  id: 'nd-335-form-01',
  title: say('Phiếu theo dõi, đánh giá công chức', 'Monitoring and evaluation sheet of a civil servant'),
  source: 'Nghị định 335/2025/NĐ-CP, Phụ lục II, Mẫu số 01',
  schema,
  samples: { shortest, longest },
  blocks: (it) => [
    { kind: 'form-number', text: 'Mẫu số 01' },
    formHead(it),
    title(['PHIẾU THEO DÕI, ĐÁNH GIÁ CÔNG CHỨC'], it.period),
    field('Họ và tên', it.personName),
    field('Chức vụ, chức danh', it.post),
    field('Cơ quan, tổ chức, đơn vị công tác', it.unit),
    heading('I. KẾT QUẢ TỰ CHẤM ĐIỂM'),
    table(
      [
        column('TT', 1.2, { align: 'center' }),
        column('Tiêu chí', 8),
        column('Điểm tối đa', 2, { align: 'center' }),
        column('Điểm tự chấm', 2, { align: 'center' }),
      ],
      [
        ...it.criteria.map(
          (each): Row => ({
            cells: [each.code, each.criterion, shownPoints(each.most), shownPoints(each.self)],
            strong: each.isGroup === true,
          }),
        ),
        totalRow('A', 'Điểm tiêu chí chung', it.generalMost, it.generalPoints),
        totalRow('B', 'Điểm tiêu chí kết quả thực hiện nhiệm vụ', it.resultMost, it.resultPoints),
        totalRow('', 'Tổng điểm (A + B)', it.totalMost, it.totalPoints),
      ],
    ),
    heading('II. TỰ NHẬN XÉT'),
    heading('1. Ưu điểm', 2),
    ...written(it.strengths),
    heading('2. Hạn chế, khuyết điểm', 2),
    ...written(it.weaknesses),
    heading('III. NHẬN XÉT CỦA NGƯỜI CÓ THẨM QUYỀN THEO DÕI, ĐÁNH GIÁ'),
    ...written(it.comment),
    {
      kind: 'signatures',
      signers: [
        { capacity: ['Người tự đánh giá'], note: '(Ký, ghi rõ họ tên)', name: it.personName },
        signerOf(it.authority, '(Ký, ghi rõ họ tên)'),
      ],
    },
    ...verificationOf(it.verification),
  ],
});

function totalRow(code: string, label: string, most: string, value: string | undefined): Row {
  return { cells: [code, label, shownPoints(most), shownPoints(value)], strong: true };
}
