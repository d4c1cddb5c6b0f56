import { say } from '@congtam/engine';
import { z } from 'zod';
import { bold, centered, column, heading, paragraph, plain, table, title } from '../../content/build.ts';
import type { Block, Row } from '../../content/paper.ts';
import { defineForm } from '../form.ts';
import { letterhead, signerOf, verificationOf } from '../paper-parts.ts';
import { count, issuer, name, signatory, text, verification } from '../values.ts';
import { longest, shortest } from './samples/impact-sheet.ts';

/** Null where a number is kept back because it would show single persons. */
const shownCount = count.nullable();

const schema = z.strictObject({
  issuer,
  /** What is tried, and beside which text. */
  draft: name,
  inForce: name,
  /** The evidence it was tried on: "Năm 2026, 12 đợt đánh giá đã khóa". */
  evidence: name,
  people: shownCount,
  /** Levels, and why there is none: before and after. */
  ends: z.array(z.strictObject({ end: name, before: shownCount, after: shownCount })).max(60),
  moves: z.array(z.strictObject({ from: name, to: name, people: shownCount })).max(400),
  groups: z
    .array(
      z.strictObject({
        by: name,
        values: z
          .array(z.strictObject({ value: name, people: count, up: count, down: count, otherwise: count }))
          .max(200),
      }),
    )
    .max(20)
    .optional(),
  quotas: z
    .array(
      z.strictObject({
        quota: name,
        placesBefore: count.optional(),
        placesAfter: count.optional(),
        overBefore: count.optional(),
        overAfter: count.optional(),
        underBefore: count.optional(),
        underAfter: count.optional(),
      }),
    )
    .max(50)
    .optional(),
  /** Readings and unverified clauses on which the counts stand. */
  standsOn: z.array(name).max(200),
  comments: z
    .array(
      z.strictObject({
        author: name,
        clause: name,
        content: name,
        verdict: text,
        explanation: text,
      }),
    )
    .max(2000),
  drafter: signatory,
  signatory,
  verification: verification.optional(),
});

export type ImpactSheetInput = z.input<typeof schema>;
type Input = z.output<typeof schema>;

/** Stands on every page of a trial that somebody might take for a result: it is part of the form, not of the input. */
const MARK = 'MÔ PHỎNG, KHÔNG PHẢI KẾT QUẢ CHÍNH THỨC';

export const impactSheet = defineForm({
  id: 'impact-sheet',
  title: say('Báo cáo mô phỏng tác động của dự thảo', 'Impact of a draft, tried'),
  source: 'Luật Ban hành văn bản quy phạm pháp luật: đánh giá tác động, tiếp thu, giải trình ý kiến góp ý',
  schema,
  samples: { shortest, longest },
  landscape: true,
  blocks: (it) => [
    letterhead(it.issuer),
    title(['BÁO CÁO MÔ PHỎNG TÁC ĐỘNG CỦA DỰ THẢO'], it.draft),
    centered([bold(MARK)]),
    paragraph(`Dự thảo được chạy thử trên dữ liệu đã khóa và so với: ${it.inForce}.`),
    paragraph(`Dữ liệu: ${it.evidence}. Số người: ${shown(it.people)}.`),
    heading('1. Mức xếp loại trước và sau'),
    endsTable(it),
    heading('2. Chuyển mức'),
    movesTable(it),
    ...groupTables(it),
    ...quotaTables(it),
    heading('Các điểm còn phải hiểu hoặc chưa kiểm chứng mà số liệu dựa vào'),
    ...(it.standsOn.length === 0 ? [paragraph('Không có.')] : it.standsOn.map((line) => plain(`- ${line}.`))),
    heading('Tiếp thu, giải trình ý kiến góp ý'),
    commentsTable(it),
    ...(hidesNumbers(it) ? [paragraph('Ô ghi “…”: không nêu số, vì quá ít người.')] : []),
    centered([bold(MARK)]),
    {
      kind: 'signatures',
      signers: [signerOf(it.drafter, '(Ký, ghi rõ họ tên)'), signerOf(it.signatory, '(Ký, đóng dấu)')],
    },
    ...verificationOf(it.verification),
  ],
});

const shown = (people: number | null | undefined): string =>
  people === undefined ? '—' : people === null ? '…' : String(people);

const center = { align: 'center' } as const;

const endsTable = ({ ends }: Input): Block =>
  table(
    [
      column('Mức xếp loại', 6),
      column('Hiện hành', 2, center),
      column('Dự thảo', 2, center),
      column('Chênh lệch', 2, center),
    ],
    ends.map(
      ({ end, before, after }): Row => ({
        cells: [
          end,
          shown(before),
          shown(after),
          before === null || after === null ? '…' : signed(after - before),
        ],
      }),
    ),
  );

const signed = (by: number): string => (by > 0 ? `+${by}` : String(by));

const movesTable = ({ moves }: Input): Block =>
  table(
    [column('Từ mức', 5), column('Sang mức', 5), column('Số người', 2, center)],
    moves.map(({ from, to, people }): Row => ({ cells: [from, to, shown(people)] })),
    'Không ai đổi mức',
  );

const groupTables = ({ groups = [] }: Input): readonly Block[] =>
  groups.length === 0
    ? []
    : [
        heading('3. Tác động theo nhóm'),
        table(
          [
            column('Nhóm', 6),
            column('Số người', 2, center),
            column('Lên mức', 2, center),
            column('Xuống mức', 2, center),
            column('Thay đổi khác', 2, center),
          ],
          groups.flatMap(({ by, values }): Row[] => [
            { cells: [by, '', '', '', ''], strong: true },
            ...values.map(({ value, people, up, down, otherwise }) => ({
              cells: [value, String(people), String(up), String(down), String(otherwise)],
            })),
          ]),
        ),
      ];

const quotaTables = ({ quotas = [] }: Input): readonly Block[] =>
  quotas.length === 0
    ? []
    : [
        heading('4. Tác động đến tỷ lệ'),
        table(
          [
            column('Tỷ lệ', 5),
            column('Hiện hành', 1.6, { ...center, group: 'Số suất' }),
            column('Dự thảo', 1.6, { ...center, group: 'Số suất' }),
            column('Hiện hành', 1.6, { ...center, group: 'Nơi vượt số suất' }),
            column('Dự thảo', 1.6, { ...center, group: 'Nơi vượt số suất' }),
            column('Hiện hành', 1.6, { ...center, group: 'Nơi còn suất' }),
            column('Dự thảo', 1.6, { ...center, group: 'Nơi còn suất' }),
          ],
          quotas.map(
            (one): Row => ({
              cells: [
                one.quota,
                shown(one.placesBefore),
                shown(one.placesAfter),
                shown(one.overBefore),
                shown(one.overAfter),
                shown(one.underBefore),
                shown(one.underAfter),
              ],
            }),
          ),
        ),
      ];

const commentsTable = ({ comments }: Input): Block =>
  table(
    [
      column('TT', 1, center),
      column('Cơ quan, người góp ý', 3),
      column('Điều, khoản', 2),
      column('Nội dung góp ý', 5),
      column('Tiếp thu', 2, center),
      column('Giải trình', 5),
    ],
    comments.map(
      ({ author, clause, content, verdict, explanation }, at): Row => ({
        cells: [String(at + 1), author, clause, content, verdict, explanation],
      }),
    ),
    'Chưa có ý kiến góp ý',
  );

const hidesNumbers = ({ people, ends, moves }: Input): boolean =>
  people === null ||
  ends.some(({ before, after }) => before === null || after === null) ||
  moves.some((move) => move.people === null);
