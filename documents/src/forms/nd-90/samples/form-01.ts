import {
  longestAgency,
  longestName,
  longestPost,
  longestSuperior,
  longestText,
  longestUnit,
  sampleCode,
} from '../../samples/texts.ts';
import type { CadreSheetInput } from '../form-01.ts';

export const shortest: CadreSheetInput = {
  agency: 'UBND xã Bình An',
  year: 2024,
  place: 'Bình An',
  personName: 'Lê Tư',
  unit: 'UBND xã',
  authority: { capacity: ['Cấp có thẩm quyền đánh giá'] },
};

/** As much as a person writes under each item of the sheet. */
export const longestAnswers = {
  superior: longestSuperior,
  agency: longestAgency,
  year: 2024,
  place: 'Thượng Nguồn Sông Cả',
  personName: longestName,
  post: longestPost,
  unit: longestUnit,
  politics: longestText,
  ethics: longestText,
  workStyle: longestText,
  discipline: longestText,
  dutyResults: longestText,
  selfRemarks: longestText,
  finalRemarks: longestText,
  authority: { capacity: ['TM. Ủy ban nhân dân', 'Chủ tịch'], name: longestName },
  verification: sampleCode,
};

export const longest: CadreSheetInput = {
  ...longestAnswers,
  unitResults: longestText,
  leadingAbility: longestText,
  unitingAbility: longestText,
  selfLevel: 'excellent',
  finalLevel: 'good',
};
