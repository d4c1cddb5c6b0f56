import { say } from '@congtam/engine';
import { z } from 'zod';
import { column, paragraph, table, title } from '../../content/build.ts';
import { defineForm } from '../form.ts';
import { countedAs, signerOf, verificationOf } from '../paper-parts.ts';
import { name, points, shownPoints, text } from '../values.ts';
import { partyHead, partyPaper } from './party-parts.ts';
import { longest, shortest } from './samples/party-person-list.ts';

const schema = z.strictObject({
  ...partyPaper,
  /** Who decides on those named: there is a list for each who does. */
  decidedBy: name.optional(),
  people: z
    .array(
      z.strictObject({
        person: name,
        post: text.optional(),
        unit: text.optional(),
        /** Code of the post, such as M5. */
        code: text.optional(),
        selfPoints: points.optional(),
        selfLevel: text.optional(),
        cellLevel: text.optional(),
        appraised: text.optional(),
        decided: text.optional(),
        reasons: text.optional(),
        staffing: text.optional(),
        note: text.optional(),
      }),
    )
    .max(5000),
});

/** What the points are of: the form has a column for them and does not say. */
const SELF_POINTS =
  'Điểm tự chấm: tổng các tiêu chí cá nhân tự chấm trong từng kỳ theo dõi, bình quân các kỳ đã gửi.';

export type PartyPersonListInput = z.input<typeof schema>;

export const partyPersonList = defineForm({
  id: 'party-person-list',
  title: say(
    'Danh sách kết quả xếp loại từng cá nhân (Mẫu 14)',
    'List of levels, one person a row (form 14)',
  ),
  source: 'Hướng dẫn 03-HD/TVĐU ngày 10/9/2026, Mẫu 14',
  unverified: say(
    'Biết mẫu có 13 cột và nội dung chính; tên, thứ tự của từng cột chưa đối chiếu với bản gốc. Để trống khi trong đợt chưa có: mức tự xếp loại (phiếu năm), ý kiến của chi bộ, cấp ủy (văn bản ý kiến), đề xuất về cán bộ (phiếu năm, việc xử lý sau xếp loại).',
    'That it has 13 columns and what most are about is known; their names and order were not held against the source. Left empty while the cycle does not have them: the own level (sheet of the year), the proposal of the cell (written opinion), proposals of staffing (sheet of the year, what was taken up after the levels).',
  ),
  schema,
  samples: { shortest, longest },
  landscape: true,
  blocks: (it) => [
    partyHead(it),
    title(['DANH SÁCH', 'KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG CÁ NHÂN'], it.period),
    ...(it.decidedBy === undefined ? [] : [paragraph(`Cấp quyết định xếp loại: ${it.decidedBy}.`)]),
    table(
      [
        column('TT', 1, { align: 'center' }),
        column('Họ và tên', 3),
        column('Chức vụ', 2.8),
        column('Đơn vị', 2.8),
        column('Mã chức danh', 1.5, { align: 'center' }),
        column('Điểm tự chấm', 1.4, { align: 'center' }),
        column('Mức tự xếp loại', 2.2),
        column('Chi bộ đề nghị', 2.2),
        column('Thẩm định', 2.2),
        column('Mức được quyết định', 2.2),
        column('Lý do', 2.6),
        column('Đề xuất về cán bộ', 2.6),
        column('Ghi chú', 1.6),
      ],
      it.people.map((one, at) => ({
        cells: [
          String(at + 1),
          one.person,
          ...[one.post ?? '', one.unit ?? '', one.code ?? '', shownPoints(one.selfPoints)],
          ...[one.selfLevel ?? '', one.cellLevel ?? '', one.appraised ?? '', one.decided ?? ''],
          ...[one.reasons ?? '', one.staffing ?? '', one.note ?? ''],
        ],
      })),
    ),
    ...(it.people.some(({ selfPoints }) => selfPoints !== undefined) ? [paragraph(SELF_POINTS)] : []),
    ...countedAs(it.people.length, 'người'),
    { kind: 'signatures', signers: [signerOf(it.signatory, '(Ký, ghi rõ họ tên)')] },
    ...verificationOf(it.verification),
  ],
});
