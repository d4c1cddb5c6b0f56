import { say } from '@congtam/engine';
import { z } from 'zod';
import { column, heading, numbered, paragraph, table, title } from '../../content/build.ts';
import type { Block, Row } from '../../content/paper.ts';
import { defineForm } from '../form.ts';
import { verificationOf } from '../paper-parts.ts';
import { count, name, recipients, text } from '../values.ts';
import { partyClosing, partyHead, partyPaper } from './party-parts.ts';
import { longest, shortest } from './samples/party-level-report.ts';

const rows = z
  .array(
    z.strictObject({
      kind: name,
      total: count,
      levels: z.array(count).min(1).max(6),
      notRated: count,
      /** Percent of excellent of those who did well or better; empty of nobody. */
      share: text.optional(),
      isTotal: z.boolean().optional(),
    }),
  )
  .max(200);

const schema = z.strictObject({
  ...partyPaper,
  /** Levels in the order of their columns. */
  levelNames: z.array(name).min(1).max(6),
  /** Who is decided on here. */
  own: rows,
  /** Who is proposed to the level above. */
  above: rows,
  proposals: z.array(text).max(20).optional(),
  recipients,
});

export type PartyLevelReportInput = z.input<typeof schema>;

export const partyLevelReport = defineForm({
  id: 'party-level-report',
  title: say('Báo cáo kết quả đánh giá, xếp loại (Mẫu 16)', 'Report on levels (form 16)'),
  source: 'Hướng dẫn 03-HD/TVĐU ngày 10/9/2026, Mẫu 16',
  unverified: say(
    'Biết báo cáo có ba phần I, II, III; lời văn và bảng trong từng phần chưa đối chiếu với bản gốc.',
    'That it has the three parts is known; words and tables within them were not held against the source.',
  ),
  schema,
  samples: { shortest, longest },
  blocks: (it) => [
    partyHead(it),
    title(['BÁO CÁO', 'kết quả đánh giá, xếp loại chất lượng'], it.period),
    heading('I. KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI THUỘC THẨM QUYỀN'),
    ...counted(it.levelNames, it.own),
    heading('II. KẾT QUẢ ĐÁNH GIÁ ĐỐI VỚI DIỆN CẤP TRÊN QUẢN LÝ'),
    ...counted(it.levelNames, it.above),
    heading('III. ĐỀ XUẤT, KIẾN NGHỊ'),
    ...(it.proposals === undefined || it.proposals.length === 0
      ? [paragraph('Không có.')]
      : numbered(it.proposals)),
    partyClosing(it.recipients, it.signatory),
    ...verificationOf(it.verification),
  ],
});

function counted(levelNames: readonly string[], of: z.output<typeof rows>): Block[] {
  return [
    table(
      [
        column('Đối tượng', 4),
        column('Tổng số', 1.5, { align: 'center' }),
        ...levelNames.map((level) => column(level, 1.9, { align: 'center' })),
        column('Chưa xếp loại', 1.6, { align: 'center' }),
        column('Tỷ lệ % xuất sắc trong số tốt trở lên', 2, { align: 'center' }),
      ],
      of.map(
        (row): Row => ({
          cells: [
            row.kind,
            String(row.total),
            ...levelNames.map((_, at) => String(row.levels[at] ?? 0)),
            String(row.notRated),
            row.share ?? '',
          ],
          strong: row.isTotal === true,
        }),
      ),
    ),
  ];
}
