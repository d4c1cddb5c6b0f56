import { say } from '@congtam/engine';
import { z } from 'zod';
import { column, field, heading, table, title, written } from '../../content/build.ts';
import { defineForm } from '../form.ts';
import { levelChoices, signerOf, verificationOf } from '../paper-parts.ts';
import { level, name, points, shownPoints, text } from '../values.ts';
import { partyHead, partyPaper } from './party-parts.ts';
import { longest, shortest } from './samples/party-collective-review.ts';

const schema = z.strictObject({
  ...partyPaper,
  /** The collective that reviews itself. */
  unit: name,
  generalPoints: points.optional(),
  resultPoints: points.optional(),
  totalPoints: points.optional(),
  strengths: text.optional(),
  shortcomings: text.optional(),
  causes: text.optional(),
  remedies: text.optional(),
  selfLevel: level.optional(),
});

export type PartyCollectiveReviewInput = z.input<typeof schema>;

export const partyCollectiveReview = defineForm({
  id: 'party-collective-review',
  title: say('Bản tự kiểm điểm, đánh giá của tập thể (Mẫu 07)', 'Self-review of a collective (form 07)'),
  source: 'Hướng dẫn 03-HD/TVĐU ngày 10/9/2026, Mẫu 07',
  unverified: say(
    'Chỉ biết phần điểm tiêu chí chung tối đa 30; các mục kiểm điểm dựng theo thông lệ, chưa đối chiếu với bản gốc.',
    'Only the part of 30 general points is known; the other items follow usage and were not held against the source.',
  ),
  schema,
  samples: { shortest, longest },
  blocks: (it) => [
    partyHead(it),
    title(['BẢN TỰ KIỂM ĐIỂM, ĐÁNH GIÁ', 'CỦA TẬP THỂ'], it.period),
    field('Tập thể', it.unit),
    heading('I. ĐIỂM TỰ CHẤM'),
    table(
      [
        column('Nội dung', 6),
        column('Điểm tối đa', 2, { align: 'center' }),
        column('Điểm tự chấm', 2, { align: 'center' }),
      ],
      [
        { cells: ['Tiêu chí chung', '30', shownPoints(it.generalPoints)] },
        { cells: ['Kết quả thực hiện nhiệm vụ', '70', shownPoints(it.resultPoints)] },
        { cells: ['Tổng điểm', '', shownPoints(it.totalPoints)], strong: true },
      ],
    ),
    heading('II. ƯU ĐIỂM, KẾT QUẢ ĐẠT ĐƯỢC'),
    ...written(it.strengths),
    heading('III. HẠN CHẾ, KHUYẾT ĐIỂM'),
    ...written(it.shortcomings),
    heading('IV. NGUYÊN NHÂN'),
    ...written(it.causes, 2),
    heading('V. PHƯƠNG HƯỚNG, BIỆN PHÁP KHẮC PHỤC'),
    ...written(it.remedies, 2),
    heading('VI. TỰ XẾP LOẠI'),
    levelChoices(it.selfLevel),
    { kind: 'signatures', signers: [signerOf(it.signatory, '(Ký, ghi rõ họ tên)')] },
    ...verificationOf(it.verification),
  ],
});
