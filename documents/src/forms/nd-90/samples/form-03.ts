import { longestName, longestText } from '../../samples/texts.ts';
import type { PublicEmployeeSheetInput } from '../form-03.ts';
import { longestAnswers } from './form-01.ts';

export const shortest: PublicEmployeeSheetInput = {
  agency: 'UBND xã Bình An',
  year: 2024,
  place: 'Bình An',
  personName: 'Lê Tư',
  unit: 'Văn phòng',
  authority: { capacity: ['Cấp có thẩm quyền đánh giá'] },
};

export const longest: PublicEmployeeSheetInput = {
  ...longestAnswers,
  serviceAttitude: longestText,
  leadership: { unitResults: longestText, leadingAbility: longestText, unitingAbility: longestText },
  selfLevel: 'good',
  firstOpinion: {
    remarks: longestText,
    level: 'good',
    signer: { capacity: ['Trưởng phòng'], name: longestName },
  },
  finalLevel: 'completed',
};
