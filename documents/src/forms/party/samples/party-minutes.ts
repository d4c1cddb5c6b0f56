import type { MinutesInput } from '../../meeting/minutes.ts';
import * as minutes from '../../meeting/samples/minutes.ts';
import { longestName, sampleCode } from '../../samples/texts.ts';
import type { PartyMinutesInput } from '../party-minutes.ts';

/** What was held and said is the same; whose paper it is and who signs is not. */
const held = ({ issuer: _issuer, chair: _chair, verification: _code, ...said }: MinutesInput) => said;

export const shortest: PartyMinutesInput = {
  ...held(minutes.shortest),
  committee: 'Đảng ủy xã Bình An',
  place: 'Bình An',
  year: 2026,
  period: 'Năm 2026',
  signatory: { capacity: ['Chủ trì'] },
};

export const longest: PartyMinutesInput = {
  ...held(minutes.longest),
  superiorCommittee: 'Đảng bộ tỉnh Đồng bằng và Duyên hải Bắc Trường Sơn',
  committee: 'Đảng ủy xã Thượng Nguồn Sông Cả Bắc Trường Sơn',
  place: 'Thượng Nguồn Sông Cả Bắc Trường Sơn',
  year: 2026,
  period: 'Năm 2026',
  signatory: { capacity: ['T/M Đảng ủy', 'Bí thư'], name: longestName },
  verification: sampleCode,
};
