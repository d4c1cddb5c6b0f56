import { longestName, longestPost, longestUnit, longLine, sampleCode } from '../../samples/texts.ts';
import type { PartyPersonListInput } from '../party-person-list.ts';

export const shortest: PartyPersonListInput = {
  committee: 'Đảng ủy xã Bình An',
  place: 'Bình An',
  year: 2026,
  period: 'Năm 2026',
  people: [],
  signatory: { capacity: ['T/M Đảng ủy', 'Bí thư'] },
};

export const longest: PartyPersonListInput = {
  superiorCommittee: 'Đảng bộ tỉnh Đồng bằng và Duyên hải Bắc Trường Sơn',
  committee: 'Đảng ủy xã Thượng Nguồn Sông Cả Bắc Trường Sơn',
  place: 'Thượng Nguồn Sông Cả Bắc Trường Sơn',
  year: 2026,
  period: 'Năm 2026',
  decidedBy: 'Ban Thường vụ Đảng ủy xã Thượng Nguồn Sông Cả Bắc Trường Sơn',
  people: Array.from({ length: 22 }, (_, at) => ({
    person: at % 7 === 0 ? longestName : `Nguyễn Văn ${at + 1}`,
    post: at % 7 === 0 ? longestPost : 'Ủy viên Ban Chấp hành',
    unit: at % 7 === 0 ? longestUnit : 'Văn phòng Đảng ủy',
    code: `M${1 + (at % 26)}`,
    selfPoints: '92.50',
    selfLevel: 'Hoàn thành xuất sắc nhiệm vụ',
    cellLevel: 'Hoàn thành tốt nhiệm vụ',
    appraised: 'Hoàn thành tốt nhiệm vụ',
    decided: 'Hoàn thành tốt nhiệm vụ',
    reasons: at % 7 === 0 ? longLine : 'Theo điểm đạt được',
    staffing: 'Tiếp tục bố trí',
    note: '',
  })),
  signatory: { capacity: ['T/M Đảng ủy', 'Bí thư'], name: longestName },
  verification: sampleCode,
};
