import { z } from 'zod';
import { field, heading, paragraph, title, written } from '../../content/build.ts';
import type { Block } from '../../content/paper.ts';
import { formHead, levelChoices, openDate, signerOf, verificationOf } from '../paper-parts.ts';
import { level, name, signatory, text, verification, year } from '../values.ts';

/** What the three forms of Nghị định 90/2020 have in common: head, four general criteria, own level, level given. */
export const reviewShape = {
  superior: name.optional(),
  agency: name,
  year,
  place: name,
  personName: name,
  post: name.optional(),
  unit: name,
  politics: text.optional(),
  ethics: text.optional(),
  workStyle: text.optional(),
  discipline: text.optional(),
  dutyResults: text.optional(),
  selfRemarks: text.optional(),
  selfLevel: level.optional(),
  finalRemarks: text.optional(),
  finalLevel: level.optional(),
  authority: signatory,
  verification: verification.optional(),
};

/** Part of leaders and managers; absent for everybody else. */
export const leadershipShape = z
  .strictObject({
    unitResults: text.optional(),
    leadingAbility: text.optional(),
    unitingAbility: text.optional(),
  })
  .optional();

/** Comments and level proposed by who rates first. */
export const firstOpinionShape = z
  .strictObject({ remarks: text.optional(), level: level.optional(), signer: signatory })
  .optional();

const schema = z.strictObject(reviewShape);
type Review = z.output<typeof schema>;

/** A numbered question of the sheet and what was written under it. */
export const answer = (question: string, words: string | undefined): Block[] => [
  heading(question, 2),
  ...written(words),
];

/** Form number, national heading, title, and who is rated. `postLabel` differs between the forms. */
export const sheetHead = (
  it: Review,
  form: { number: string; whom: string; postLabel: string; unitLabel: string },
): Block[] => [
  { kind: 'form-number', text: form.number },
  formHead(it),
  title(['PHIẾU ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG', form.whom], `Năm ${it.year}`),
  field('Họ và tên', it.personName),
  field(form.postLabel, it.post),
  field(form.unitLabel, it.unit),
];

export const generalCriteria = (it: Review): Block[] => [
  heading('I. KẾT QUẢ TỰ ĐÁNH GIÁ'),
  ...answer('1. Chính trị tư tưởng:', it.politics),
  ...answer('2. Đạo đức, lối sống:', it.ethics),
  ...answer('3. Tác phong, lề lối làm việc:', it.workStyle),
  ...answer('4. Ý thức tổ chức kỷ luật:', it.discipline),
];

export const ownLevel = (it: Review): Block[] => [
  heading('II. TỰ NHẬN XÉT, XẾP LOẠI CHẤT LƯỢNG'),
  ...answer('1. Tự nhận xét ưu, khuyết điểm:', it.selfRemarks),
  heading('2. Tự xếp loại chất lượng:', 2),
  levelChoices(it.selfLevel),
  {
    kind: 'signatures',
    signers: [
      { capacity: [] },
      {
        dateline: openDate(it.place, it.year),
        capacity: ['Người tự nhận xét'],
        note: '(Ký, ghi rõ họ tên)',
        name: it.personName,
      },
    ],
  },
];

export const opinionPart = (
  number: string,
  whose: string,
  opinion: z.output<typeof firstOpinionShape>,
  it: Review,
): Block[] => [
  heading(`${number}. ${whose}`),
  ...answer('1. Nhận xét ưu, khuyết điểm:', opinion?.remarks),
  heading('2. Đề xuất xếp loại chất lượng:', 2),
  levelChoices(opinion?.level),
  {
    kind: 'signatures',
    signers: [
      { capacity: [] },
      {
        ...signerOf(opinion?.signer ?? { capacity: ['Người nhận xét, đánh giá'] }, '(Ký, ghi rõ họ tên)'),
        dateline: openDate(it.place, it.year),
      },
    ],
  },
];

export const levelGiven = (number: string, it: Review): Block[] => [
  heading(`${number}. KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG`),
  paragraph('(Phần dành cho cấp có thẩm quyền đánh giá)'),
  ...answer('1. Nhận xét ưu, khuyết điểm:', it.finalRemarks),
  heading('2. Kết quả đánh giá, xếp loại chất lượng:', 2),
  levelChoices(it.finalLevel),
  {
    kind: 'signatures',
    signers: [
      { capacity: [] },
      { ...signerOf(it.authority, '(Ký, ghi rõ họ tên, đóng dấu)'), dateline: openDate(it.place, it.year) },
    ],
  },
  ...verificationOf(it.verification),
];
