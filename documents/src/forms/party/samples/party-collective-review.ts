import { longestName, longestText, longestUnit, sampleCode } from '../../samples/texts.ts';
import type { PartyCollectiveReviewInput } from '../party-collective-review.ts';

export const shortest: PartyCollectiveReviewInput = {
  committee: 'Đảng ủy xã Bình An',
  place: 'Bình An',
  year: 2026,
  period: 'Năm 2026',
  unit: 'Chi bộ Văn phòng',
  signatory: { capacity: ['T/M Chi ủy', 'Bí thư'] },
};

export const longest: PartyCollectiveReviewInput = {
  superiorCommittee: 'Đảng bộ xã Thượng Nguồn Sông Cả Bắc Trường Sơn',
  committee: `Chi bộ ${longestUnit}`,
  place: 'Thượng Nguồn Sông Cả Bắc Trường Sơn',
  year: 2026,
  period: 'Năm 2026',
  unit: longestUnit,
  generalPoints: '27',
  resultPoints: '64.25',
  totalPoints: '91.25',
  strengths: longestText,
  shortcomings: longestText,
  causes: longestText,
  remedies: longestText,
  selfLevel: 'good',
  signatory: { capacity: ['T/M Chi ủy', 'Bí thư'], name: longestName },
  verification: sampleCode,
};
