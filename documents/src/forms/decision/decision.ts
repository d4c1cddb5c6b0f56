import { say } from '@congtam/engine';
import { z } from 'zod';
import { bold, centered, column, italic, numberedRows, ordinal, table, title } from '../../content/build.ts';
import { defineForm } from '../form.ts';
import { articles, basesOf, closing, issuedWith, letterhead, verificationOf } from '../paper-parts.ts';
import { day, issuer, legalBases, name, recipients, signatory, text, verification } from '../values.ts';
import { longest, shortest } from './samples/decision.ts';

const schema = z.strictObject({
  issuer,
  /** As recorded by the clerk once the decision is numbered. */
  number: name.optional(),
  day: day.optional(),
  about: name,
  /** Who decides, above the grounds: "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ …". */
  authorityTitle: name,
  legalBases,
  articles: z.array(name).min(1).max(20),
  subjects: z
    .array(
      z.strictObject({
        subject: name,
        post: text.optional(),
        unit: text.optional(),
        levelName: name,
        note: text.optional(),
      }),
    )
    .max(5000),
  recipients,
  signatory,
  verification: verification.optional(),
});

export type DecisionInput = z.input<typeof schema>;

export const decision = defineForm({
  id: 'decision',
  title: say('Quyết định xếp loại chất lượng, kèm danh sách', 'Decision on levels, with its list'),
  source:
    'Nghị định 30/2020/NĐ-CP, quyết định (cá biệt), Phụ lục I Phần I mục III.1 (danh sách là phụ lục, số trang riêng); Nghị định 335/2025/NĐ-CP, Điều 10, 21',
  schema,
  samples: { shortest, longest },
  blocks: (it) => [
    letterhead(it.issuer, undefined, it),
    title(['QUYẾT ĐỊNH'], it.about),
    centered([bold(it.authorityTitle.toLocaleUpperCase('vi'))]),
    ...basesOf(it.legalBases),
    centered([bold('QUYẾT ĐỊNH:')]),
    ...articles(it.articles),
    closing(it.recipients, it.signatory),
    ...verificationOf(it.verification),
    { kind: 'annex' },
    centered([bold('Phụ lục')]),
    centered([bold('DANH SÁCH')]),
    centered([bold(it.about)]),
    centered([italic(issuedWith('Quyết định', it.issuer, it))]),
    table(
      [
        ordinal,
        column('Họ và tên, tên tập thể', 4),
        column('Chức vụ, chức danh', 3.4),
        column('Đơn vị', 3.4),
        column('Mức xếp loại', 3),
        column('Ghi chú', 2.4),
      ],
      numberedRows(
        it.subjects.map((each) => [
          each.subject,
          each.post ?? '',
          each.unit ?? '',
          each.levelName,
          each.note ?? '',
        ]),
      ),
    ),
  ],
});
