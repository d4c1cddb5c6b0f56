import { longestName, longLine, sampleCode } from '../../samples/texts.ts';
import type { PartyLevelReportInput } from '../party-level-report.ts';

const levelNames = [
  'Hoàn thành xuất sắc nhiệm vụ',
  'Hoàn thành tốt nhiệm vụ',
  'Hoàn thành nhiệm vụ',
  'Không hoàn thành nhiệm vụ',
];

export const shortest: PartyLevelReportInput = {
  committee: 'Đảng ủy xã Bình An',
  place: 'Bình An',
  year: 2026,
  period: 'năm 2026',
  levelNames,
  own: [],
  above: [],
  recipients: ['Lưu: Văn phòng Đảng ủy'],
  signatory: { capacity: ['T/M Đảng ủy', 'Bí thư'] },
};

/** Excellent 1, good 2: a third of those who did well or better. */
export const longest: PartyLevelReportInput = {
  superiorCommittee: 'Đảng bộ tỉnh Đồng bằng và Duyên hải Bắc Trường Sơn',
  committee: 'Đảng ủy xã Thượng Nguồn Sông Cả Bắc Trường Sơn',
  place: 'Thượng Nguồn Sông Cả Bắc Trường Sơn',
  year: 2026,
  period: 'năm 2026',
  levelNames,
  own: [
    ...Array.from({ length: 8 }, (_, at) => ({
      kind: at % 4 === 0 ? longLine : `Nhóm chức danh ${at + 1}`,
      ...{ total: 5, levels: [1, 2, 1, 0], notRated: 1, share: '33,3' },
    })),
    { kind: 'Tổng cộng', total: 40, levels: [8, 16, 8, 0], notRated: 8, share: '33,3', isTotal: true },
  ],
  above: [{ kind: 'Bí thư, phó bí thư', total: 2, levels: [1, 1, 0, 0], notRated: 0, share: '50' }],
  proposals: [longLine, 'Xem xét bổ sung chỉ tiêu xếp loại xuất sắc', longLine],
  recipients: ['Ban Tổ chức Tỉnh ủy', 'Lưu: Văn phòng Đảng ủy'],
  signatory: { capacity: ['T/M Đảng ủy', 'Bí thư'], name: longestName },
  verification: sampleCode,
};
