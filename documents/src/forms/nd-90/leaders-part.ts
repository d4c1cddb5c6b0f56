import type { z } from 'zod';
import { heading } from '../../content/build.ts';
import type { Block } from '../../content/paper.ts';
import { answer, type leadershipShape } from './review-sheet.ts';

/** Items 7 to 9, for leaders and managers alone; everybody's sheet has the heading, as the form does. */
export const leadersPart = (whom: string, it: z.output<typeof leadershipShape>): Block[] => [
  heading(`PHẦN DÀNH RIÊNG CHO ${whom}`),
  ...answer(
    '7. Kết quả hoạt động của cơ quan, tổ chức, đơn vị được giao lãnh đạo, quản lý, phụ trách:',
    it?.unitResults,
  ),
  ...answer('8. Năng lực lãnh đạo, quản lý:', it?.leadingAbility),
  ...answer('9. Năng lực tập hợp, đoàn kết:', it?.unitingAbility),
];
