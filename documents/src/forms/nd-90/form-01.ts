import { say } from '@congtam/engine';
import { z } from 'zod';
import { heading } from '../../content/build.ts';
import { defineForm } from '../form.ts';
import { text } from '../values.ts';
import { answer, generalCriteria, levelGiven, ownLevel, reviewShape, sheetHead } from './review-sheet.ts';
import { longest, shortest } from './samples/form-01.ts';

const schema = z.strictObject({
  ...reviewShape,
  unitResults: text.optional(),
  leadingAbility: text.optional(),
  unitingAbility: text.optional(),
});

export type CadreSheetInput = z.input<typeof schema>;

export const nd90Form01 = defineForm({
  id: 'nd-90-form-01',
  title: say('Phiếu đánh giá, xếp loại chất lượng cán bộ', 'Evaluation sheet of a cadre'),
  source: 'Nghị định 90/2020/NĐ-CP, Phụ lục, Mẫu số 01',
  schema,
  samples: { shortest, longest },
  blocks: (it) => [
    ...sheetHead(it, {
      number: 'Mẫu số 01',
      whom: 'CÁN BỘ',
      postLabel: 'Chức vụ, chức danh',
      unitLabel: 'Cơ quan, tổ chức, đơn vị công tác',
    }),
    ...generalCriteria(it),
    heading('5. Kết quả thực hiện chức trách, nhiệm vụ được giao:', 2),
    ...answer('a) Kết quả hoạt động của cơ quan, tổ chức, đơn vị:', it.unitResults),
    ...answer('b) Năng lực lãnh đạo, quản lý:', it.leadingAbility),
    ...answer('c) Năng lực tập hợp, đoàn kết:', it.unitingAbility),
    ...answer('d) Kết quả khác:', it.dutyResults),
    ...ownLevel(it),
    ...levelGiven('III', it),
  ],
});
