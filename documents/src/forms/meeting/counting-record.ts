import { say } from '@congtam/engine';
import { z } from 'zod';
import { column, heading, numberedRows, ordinal, paragraph, table, title } from '../../content/build.ts';
import { defineForm } from '../form.ts';
import { letterhead, verificationOf } from '../paper-parts.ts';
import { count, issuer, name, shownCount, text, verification } from '../values.ts';
import { longest, shortest } from './samples/counting-record.ts';

const schema = z.strictObject({
  issuer,
  matter: name,
  time: name,
  countingPlace: name,
  tellers: z
    .array(z.strictObject({ personName: name, role: name }))
    .min(1)
    .max(15),
  issued: count,
  collected: count,
  valid: count,
  invalid: count,
  options: z.array(name).min(2).max(6),
  /** One count for each option, in the same order; null where few votes would show who cast them. */
  subjects: z
    .array(
      z.strictObject({
        personName: name,
        post: text.optional(),
        votes: z.array(count.nullable()).min(2).max(6),
      }),
    )
    .max(300),
  sealedAs: text.optional(),
  verification: verification.optional(),
});

export type CountingRecordInput = z.input<typeof schema>;

export const countingRecord = defineForm({
  id: 'counting-record',
  title: say('Biên bản kiểm phiếu', 'Record of counting ballots'),
  source: 'Nghị định 30/2020/NĐ-CP, biên bản; Nghị định 335/2025/NĐ-CP, Điều 21, 24',
  schema,
  samples: { shortest, longest },
  blocks: (it) => [
    letterhead(it.issuer),
    title(['BIÊN BẢN KIỂM PHIẾU'], it.matter),
    paragraph(`Vào ${it.time}, tại ${it.countingPlace}, Tổ kiểm phiếu gồm:`),
    ...it.tellers.map((each, at) => paragraph(`${at + 1}. ${each.personName} - ${each.role}`)),
    paragraph('đã tiến hành kiểm phiếu, kết quả như sau:'),
    heading('1. Số phiếu', 2),
    paragraph(`- Số phiếu phát ra: ${shownCount(it.issued)} phiếu`),
    paragraph(`- Số phiếu thu về: ${shownCount(it.collected)} phiếu`),
    paragraph(`- Số phiếu hợp lệ: ${shownCount(it.valid)} phiếu`),
    paragraph(`- Số phiếu không hợp lệ: ${shownCount(it.invalid)} phiếu`),
    heading('2. Kết quả', 2),
    table(
      [
        ordinal,
        column('Họ và tên', 5),
        column('Chức vụ, chức danh', 4),
        ...it.options.map((option) => column(option, 2, { align: 'center', group: 'Số phiếu' })),
      ],
      numberedRows(
        it.subjects.map((each) => [
          each.personName,
          each.post ?? '',
          ...it.options.map((_, at) => shownVotes(each.votes[at])),
        ]),
      ),
    ),
    ...(it.subjects.some(({ votes }) => votes.includes(null))
      ? [paragraph('Ô ghi “…”: không ghi số phiếu, vì quá ít để giữ kín người bỏ phiếu.')]
      : []),
    ...(it.sealedAs === undefined ? [] : [paragraph(`Phiếu đã được niêm phong: ${it.sealedAs}`)]),
    paragraph('Biên bản đã được đọc lại cho các thành viên cùng nghe, nhất trí và ký tên.'),
    {
      kind: 'signatures',
      signers: it.tellers.slice(0, 3).map((each) => ({
        capacity: [each.role],
        note: '(Ký, ghi rõ họ tên)',
        name: each.personName,
      })),
    },
    ...verificationOf(it.verification),
  ],
});

const shownVotes = (votes: number | null | undefined): string =>
  votes === null ? '…' : votes === undefined ? '' : String(votes);
