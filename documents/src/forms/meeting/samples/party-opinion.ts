import { longestName, longestPost, longestText, longestUnit, sampleCode } from '../../samples/texts.ts';
import type { PartyOpinionInput } from '../party-opinion.ts';

export const shortest: PartyOpinionInput = {
  committee: 'Chi bộ Văn phòng',
  place: 'Bình An',
  year: 2026,
  personName: 'đồng chí Lê Tư',
  unit: 'Văn phòng',
  ratedYear: 2026,
  recipients: ['Lưu: Chi bộ'],
  signatory: { capacity: ['T/M Chi ủy', 'Bí thư'] },
};

export const longest: PartyOpinionInput = {
  superiorCommittee: 'Đảng bộ xã Thượng Nguồn Sông Cả Bắc Trường Sơn',
  committee: `Chi bộ ${longestUnit}`,
  place: 'Thượng Nguồn Sông Cả Bắc Trường Sơn',
  year: 2026,
  personName: longestName,
  post: longestPost,
  unit: longestUnit,
  ratedYear: 2026,
  strengths: longestText,
  weaknesses: longestText,
  proposal: 'Hoàn thành tốt nhiệm vụ',
  recipients: ['Đảng ủy xã', longestUnit, 'Lưu: Chi bộ'],
  signatory: { capacity: ['T/M Chi ủy', 'Bí thư'], name: longestName },
  verification: sampleCode,
};
