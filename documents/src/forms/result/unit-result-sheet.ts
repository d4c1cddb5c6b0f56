import { say } from '@congtam/engine';
import { z } from 'zod';
import { column, field, heading, numberedRows, ordinal, table, title, written } from '../../content/build.ts';
import type { Row } from '../../content/paper.ts';
import { defineForm } from '../form.ts';
import { letterhead, levelChoices, signerOf, verificationOf } from '../paper-parts.ts';
import { issuer, level, name, points, shownPoints, signatory, text, verification } from '../values.ts';
import { longest, shortest } from './samples/unit-result-sheet.ts';

/** The decree gives organisations criteria and levels, and no form: this one follows its articles. */
const schema = z.strictObject({
  issuer,
  period: name,
  unit: name,
  headName: name.optional(),
  criteria: z
    .array(
      z.strictObject({
        code: name,
        criterion: name,
        most: points.optional(),
        self: points.optional(),
        given: points.optional(),
        isGroup: z.boolean().optional(),
      }),
    )
    .max(200),
  totalPoints: points.optional(),
  conditions: z
    .array(z.strictObject({ condition: name, met: z.boolean().nullable(), proof: text.optional() }))
    .max(60),
  shortcomings: text.optional(),
  selfLevel: level.optional(),
  givenLevel: level.optional(),
  head: signatory,
  authority: signatory,
  verification: verification.optional(),
});

export type UnitResultSheetInput = z.input<typeof schema>;

export const unitResultSheet = defineForm({
  id: 'unit-result-sheet',
  title: say('Phiếu kết quả đánh giá, xếp loại tổ chức', 'Result sheet of a unit'),
  source: 'Nghị định 335/2025/NĐ-CP, Điều 6 đến 9',
  unverified: say(
    'Nghị định không có mẫu cho tổ chức; mẫu này dựng theo các điều về tiêu chí và mức xếp loại.',
    'The decree has no form for organisations; this one follows its articles on criteria and levels.',
  ),
  schema,
  samples: { shortest, longest },
  blocks: (it) => [
    letterhead(it.issuer),
    title(['PHIẾU KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG TỔ CHỨC'], it.period),
    field('Tên cơ quan, tổ chức, đơn vị', it.unit),
    field('Người đứng đầu', it.headName),
    heading('I. ĐIỂM THEO TIÊU CHÍ'),
    table(
      [
        column('TT', 1.2, { align: 'center' }),
        column('Tiêu chí', 7),
        column('Điểm tối đa', 2, { align: 'center' }),
        column('Tự chấm', 2, { align: 'center' }),
        column('Cấp công nhận', 2, { align: 'center' }),
      ],
      [
        ...it.criteria.map(
          (each): Row => ({
            cells: [
              each.code,
              each.criterion,
              shownPoints(each.most),
              shownPoints(each.self),
              shownPoints(each.given),
            ],
            strong: each.isGroup === true,
          }),
        ),
        { cells: ['', 'Tổng điểm', '', '', shownPoints(it.totalPoints)], strong: true },
      ],
    ),
    heading('II. ĐIỀU KIỆN'),
    table(
      [ordinal, column('Điều kiện', 6), column('Đạt', 2, { align: 'center' }), column('Minh chứng', 5)],
      numberedRows(it.conditions.map((each) => [each.condition, shownMet(each.met), each.proof ?? ''])),
    ),
    heading('III. HẠN CHẾ, KHUYẾT ĐIỂM'),
    ...written(it.shortcomings, 2),
    heading('IV. MỨC XẾP LOẠI'),
    heading('1. Tổ chức tự xếp loại:', 2),
    levelChoices(it.selfLevel),
    heading('2. Cấp có thẩm quyền công nhận:', 2),
    levelChoices(it.givenLevel),
    {
      kind: 'signatures',
      signers: [
        signerOf(it.head, '(Ký, ghi rõ họ tên)'),
        signerOf(it.authority, '(Ký, ghi rõ họ tên, đóng dấu)'),
      ],
    },
    ...verificationOf(it.verification),
  ],
});

const shownMet = (met: boolean | null): string => (met === null ? 'Chưa rõ' : met ? 'Đạt' : 'Không đạt');
