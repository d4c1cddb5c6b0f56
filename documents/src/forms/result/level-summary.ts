import { say } from '@congtam/engine';
import { z } from 'zod';
import { column, paragraph, table, title } from '../../content/build.ts';
import type { Row } from '../../content/paper.ts';
import { defineForm } from '../form.ts';
import { letterhead, signerOf, verificationOf } from '../paper-parts.ts';
import { count, issuer, name, signatory, text, verification } from '../values.ts';
import { longest, shortest } from './samples/level-summary.ts';

/** One cell of the table: people and share. Null where a number is kept back because it would show single persons. */
const cell = z.strictObject({ people: count.nullable(), share: text.optional() });

const schema = z.strictObject({
  issuer,
  period: name,
  /** Levels in the order of their columns. */
  levelNames: z.array(name).min(1).max(6),
  kinds: z
    .array(
      z.strictObject({
        kind: name,
        total: count.nullable(),
        levels: z.array(cell).min(1).max(6),
        notRated: count.nullable(),
        note: text.optional(),
        isTotal: z.boolean().optional(),
      }),
    )
    .max(500),
  /** What the shares are of: "trên số đã xếp loại". */
  shareBase: name.optional(),
  drafter: signatory,
  signatory,
  verification: verification.optional(),
});

export type LevelSummaryInput = z.input<typeof schema>;

export const levelSummary = defineForm({
  id: 'level-summary',
  title: say('Bảng tổng hợp kết quả xếp loại chất lượng', 'Summary of levels by kind of subject'),
  source: 'Nghị định 335/2025/NĐ-CP, Điều 21; báo cáo năm về kết quả xếp loại',
  schema,
  samples: { shortest, longest },
  landscape: true,
  blocks: (it) => [
    letterhead(it.issuer),
    title(['BẢNG TỔNG HỢP KẾT QUẢ XẾP LOẠI CHẤT LƯỢNG'], it.period),
    table(
      [
        column('TT', 1, { align: 'center' }),
        column('Đối tượng', 5),
        column('Tổng số', 1.6, { align: 'center' }),
        ...it.levelNames.flatMap((levelName) => [
          column('Số lượng', 1.5, { align: 'center', group: levelName }),
          column('Tỷ lệ %', 1.5, { align: 'center', group: levelName }),
        ]),
        column('Không, chưa xếp loại', 1.9, { align: 'center' }),
        column('Ghi chú', 2.2),
      ],
      it.kinds.map(
        (each, at): Row => ({
          cells: [
            each.isTotal === true ? '' : String(at + 1),
            each.kind,
            shownPeople(each.total),
            ...it.levelNames.flatMap((_, column) => [
              shownPeople(each.levels[column]?.people),
              each.levels[column]?.share ?? '',
            ]),
            shownPeople(each.notRated),
            each.note ?? '',
          ],
          strong: each.isTotal === true,
        }),
      ),
    ),
    ...(it.shareBase === undefined ? [] : [paragraph(`Tỷ lệ tính ${it.shareBase}.`)]),
    ...(hidesNumbers(it.kinds) ? [paragraph('Ô ghi “…”: không nêu số, vì quá ít người.')] : []),
    {
      kind: 'signatures',
      signers: [signerOf(it.drafter, '(Ký, ghi rõ họ tên)'), signerOf(it.signatory, '(Ký, đóng dấu)')],
    },
    ...verificationOf(it.verification),
  ],
});

const shownPeople = (people: number | null | undefined): string =>
  people === undefined ? '' : people === null ? '…' : String(people);

const hidesNumbers = (kinds: z.output<typeof schema>['kinds']): boolean =>
  kinds.some(
    (each) =>
      each.total === null || each.notRated === null || each.levels.some(({ people }) => people === null),
  );
