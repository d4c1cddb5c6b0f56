import { say } from '@congtam/engine';
import { z } from 'zod';
import { defineForm } from '../form.ts';
import { text } from '../values.ts';
import { leadersPart } from './leaders-part.ts';
import {
  answer,
  firstOpinionShape,
  generalCriteria,
  leadershipShape,
  levelGiven,
  opinionPart,
  ownLevel,
  reviewShape,
  sheetHead,
} from './review-sheet.ts';
import { longest, shortest } from './samples/form-02.ts';

const schema = z.strictObject({
  ...reviewShape,
  serviceAttitude: text.optional(),
  leadership: leadershipShape,
  firstOpinion: firstOpinionShape,
});

export type CivilServantSheetInput = z.input<typeof schema>;

export const nd90Form02 = defineForm({
  id: 'nd-90-form-02',
  title: say('Phiếu đánh giá, xếp loại chất lượng công chức', 'Evaluation sheet of a civil servant'),
  source: 'Nghị định 90/2020/NĐ-CP, Phụ lục, Mẫu số 02',
  unverified: say(
    'Các mục của Mẫu số 02 dựng theo khung của Mẫu số 03, chưa đối chiếu với phụ lục của Nghị định.',
    'The items of Form 02 follow the frame of Form 03 and were not held against the annex of the decree.',
  ),
  schema,
  samples: { shortest, longest },
  blocks: (it) => [
    ...sheetHead(it, {
      number: 'Mẫu số 02',
      whom: 'CÔNG CHỨC',
      postLabel: 'Chức vụ, chức danh',
      unitLabel: 'Cơ quan, tổ chức, đơn vị công tác',
    }),
    ...generalCriteria(it),
    ...answer('5. Kết quả thực hiện chức trách, nhiệm vụ được giao:', it.dutyResults),
    ...answer('6. Thái độ phục vụ nhân dân, doanh nghiệp:', it.serviceAttitude),
    ...leadersPart('CÔNG CHỨC LÃNH ĐẠO, QUẢN LÝ', it.leadership),
    ...ownLevel(it),
    ...opinionPart('III', 'Ý KIẾN NHẬN XÉT VÀ ĐỀ XUẤT MỨC XẾP LOẠI', it.firstOpinion, it),
    ...levelGiven('IV', it),
  ],
});
