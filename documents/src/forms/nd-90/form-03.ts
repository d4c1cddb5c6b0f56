import { say } from '@congtam/engine';
import { z } from 'zod';
import { heading, paragraph } from '../../content/build.ts';
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
import { longest, shortest } from './samples/form-03.ts';

const schema = z.strictObject({
  ...reviewShape,
  serviceAttitude: text.optional(),
  leadership: leadershipShape,
  /** Only for a deputy of the head. */
  firstOpinion: firstOpinionShape,
});

export type PublicEmployeeSheetInput = z.input<typeof schema>;

export const nd90Form03 = defineForm({
  id: 'nd-90-form-03',
  title: say('Phiếu đánh giá, xếp loại chất lượng viên chức', 'Evaluation sheet of a public employee'),
  source: 'Nghị định 90/2020/NĐ-CP, Phụ lục, Mẫu số 03',
  schema,
  samples: { shortest, longest },
  blocks: (it) => [
    ...sheetHead(it, {
      number: 'Mẫu số 03',
      whom: 'VIÊN CHỨC',
      postLabel: 'Chức danh nghề nghiệp',
      unitLabel: 'Đơn vị công tác',
    }),
    ...generalCriteria(it),
    heading('5. Kết quả thực hiện chức trách, nhiệm vụ được giao:', 2),
    paragraph('(Xác định rõ nội dung công việc thực hiện, tỷ lệ hoàn thành, chất lượng, tiến độ công việc)'),
    ...answer('Nội dung, kết quả:', it.dutyResults),
    ...answer(
      '6. Thái độ phục vụ nhân dân, doanh nghiệp (đối với vị trí tiếp xúc trực tiếp):',
      it.serviceAttitude,
    ),
    ...leadersPart('VIÊN CHỨC QUẢN LÝ', it.leadership),
    ...ownLevel(it),
    ...opinionPart(
      'III',
      'Ý KIẾN NHẬN XÉT, ĐÁNH GIÁ ĐỐI VỚI CẤP PHÓ CỦA NGƯỜI ĐỨNG ĐẦU',
      it.firstOpinion,
      it,
    ),
    ...levelGiven('IV', it),
  ],
});
