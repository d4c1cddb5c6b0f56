import { say } from '@congtam/engine';
import { z } from 'zod';
import {
  bold,
  centered,
  column,
  field,
  numberedRows,
  ordinal,
  paragraph,
  table,
  title,
} from '../../content/build.ts';
import { defineForm } from '../form.ts';
import { formHead, signerOf, verificationOf } from '../paper-parts.ts';
import { count, day, name, shortDay, shownCount, signatory, text, verification } from '../values.ts';
import { longest, shortest } from './samples/dossier-cover.ts';

const schema = z.strictObject({
  superior: name.optional(),
  agency: name,
  period: name,
  subject: name,
  post: text.optional(),
  unit: name,
  dossierCode: text.optional(),
  recipient: name.optional(),
  papers: z
    .array(
      z.strictObject({
        paper: name,
        numberAndDay: text.optional(),
        pages: count.optional(),
        onPaper: z.boolean().optional(),
        /** Only the number in the register of classified papers: the paper itself is not here. */
        isClassified: z.boolean().optional(),
        note: text.optional(),
      }),
    )
    .max(300),
  missing: z.array(name).max(60),
  closedOn: day.optional(),
  archivist: signatory,
  verification: verification.optional(),
});

export type DossierCoverInput = z.input<typeof schema>;

export const dossierCover = defineForm({
  id: 'dossier-cover',
  title: say('Bìa hồ sơ và mục lục văn bản', 'Cover and index of a dossier'),
  source: 'Nghị định 335/2025/NĐ-CP, Điều 24; Nghị định 90/2020/NĐ-CP, Điều 22',
  schema,
  samples: { shortest, longest },
  blocks: (it) => [
    formHead(it),
    title(['HỒ SƠ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG'], it.period),
    centered([bold(it.subject)]),
    field('Chức vụ, chức danh', it.post),
    field('Cơ quan, tổ chức, đơn vị', it.unit),
    field('Mã hồ sơ', it.dossierCode),
    field('Nơi nhận hồ sơ', it.recipient),
    { kind: 'page-break' },
    centered([bold('MỤC LỤC VĂN BẢN')]),
    table(
      [
        ordinal,
        column('Tên văn bản', 6),
        column('Số, ngày', 3),
        column('Số tờ', 1.4, { align: 'center' }),
        column('Bản giấy', 1.5, { align: 'center' }),
        column('Ghi chú', 3),
      ],
      numberedRows(
        it.papers.map((each) => [
          each.paper,
          each.numberAndDay ?? '',
          each.pages === undefined ? '' : String(each.pages),
          each.onPaper === true ? 'x' : '',
          each.isClassified === true ? 'Lưu theo sổ tài liệu mật' : (each.note ?? ''),
        ]),
      ),
      'Chưa có văn bản nào',
    ),
    paragraph(`Hồ sơ gồm ${shownCount(it.papers.length)} văn bản.`),
    ...(it.missing.length === 0 ? [] : [paragraph(`Còn thiếu: ${it.missing.join('; ')}.`)]),
    ...(it.closedOn === undefined ? [] : [paragraph(`Kết thúc hồ sơ: ${shortDay(it.closedOn)}.`)]),
    {
      kind: 'signatures',
      signers: [{ capacity: [] }, signerOf(it.archivist, '(Ký, ghi rõ họ tên)')],
    },
    ...verificationOf(it.verification),
  ],
});
