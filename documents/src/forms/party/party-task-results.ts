import { say } from '@congtam/engine';
import { z } from 'zod';
import { column, field, table, title } from '../../content/build.ts';
import type { Row } from '../../content/paper.ts';
import { defineForm } from '../form.ts';
import { countedAs, signerOf, verificationOf } from '../paper-parts.ts';
import { name, text } from '../values.ts';
import { partyHead, partyPaper } from './party-parts.ts';
import { longest, shortest } from './samples/party-task-results.ts';

const schema = z.strictObject({
  ...partyPaper,
  unit: name,
  /** In their groups, in the order of the form. */
  tasks: z
    .array(
      z.strictObject({
        group: name.optional(),
        content: name,
        product: text.optional(),
        result: text.optional(),
        /** What was wanting, or what was praised. */
        remark: text.optional(),
      }),
    )
    .max(1000)
    .optional(),
});

export type PartyTaskResultsInput = z.input<typeof schema>;

export const partyTaskResults = defineForm({
  id: 'party-task-results',
  title: say('Kết quả thực hiện nhiệm vụ của đơn vị (Mẫu 08)', 'Results of the tasks of a unit (form 08)'),
  source: 'Hướng dẫn 03-HD/TVĐU ngày 10/9/2026, Mẫu 08',
  unverified: say(
    'Biết mẫu có 6 cột và 13 nhóm nhiệm vụ; tên của 13 nhóm chưa đọc được ở bản gốc, đơn vị tự ghi.',
    'That it has 6 columns and 13 groups of tasks is known; what the groups are called was not read at source and is written by the unit.',
  ),
  schema,
  samples: { shortest, longest },
  landscape: true,
  blocks: (it) => [
    partyHead(it),
    title(['KẾT QUẢ THỰC HIỆN NHIỆM VỤ'], it.period),
    field('Đơn vị', it.unit),
    table(
      [
        column('TT', 1, { align: 'center' }),
        column('Nhóm nhiệm vụ', 3),
        column('Nội dung', 5),
        column('Sản phẩm', 3.5),
        column('Kết quả', 3.5),
        column('Hạn chế, khuyết điểm hoặc thành tích', 3.5),
      ],
      rowsOf(it.tasks ?? []),
    ),
    ...countedAs(it.tasks?.length ?? 0, 'nhiệm vụ', 'Bảng'),
    { kind: 'signatures', signers: [signerOf(it.signatory, '(Ký, ghi rõ họ tên)')] },
    ...verificationOf(it.verification),
  ],
});

/** A group is named in its first row. */
const rowsOf = (tasks: NonNullable<z.output<typeof schema>['tasks']>): Row[] =>
  tasks.map(({ group, content, product, result, remark }, at) => ({
    cells: [
      String(at + 1),
      group === tasks[at - 1]?.group ? '' : (group ?? ''),
      ...[content, product ?? '', result ?? '', remark ?? ''],
    ],
  }));
