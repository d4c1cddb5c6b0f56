import {
  longestName,
  longestPost,
  longestText,
  longestUnit,
  longLine,
  sampleCode,
} from '../../samples/texts.ts';
import type { PetitionInput } from '../petition.ts';

export const shortest: PetitionInput = {
  place: 'Bình An',
  year: 2026,
  addressee: 'Chủ tịch Ủy ban nhân dân xã',
  personName: 'Lê Tư',
  unit: 'Văn phòng',
  period: 'năm 2026',
  levelName: 'Hoàn thành nhiệm vụ',
  enclosures: [],
};

export const longest: PetitionInput = {
  place: 'Thượng Nguồn Sông Cả Bắc Trường Sơn',
  year: 2026,
  addressee: 'Chủ tịch Ủy ban nhân dân xã Thượng Nguồn Sông Cả Bắc Trường Sơn',
  personName: longestName,
  post: longestPost,
  unit: longestUnit,
  period: 'năm 2026',
  levelName: 'Hoàn thành nhiệm vụ',
  noticeDocument: 'Thông báo số 45/TB-UBND',
  noticedOn: '2026-12-15',
  contested: longestText,
  grounds: longestText,
  request: longLine,
  enclosures: [longLine, longLine],
  verification: sampleCode,
};
