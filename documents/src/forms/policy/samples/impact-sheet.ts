import {
  chair,
  longestAgency,
  longestIssuer,
  longestName,
  longestText,
  longLine,
  sampleCode,
  sampleIssuer,
} from '../../samples/texts.ts';
import type { ImpactSheetInput } from '../impact-sheet.ts';

const levels = [
  'Hoàn thành xuất sắc nhiệm vụ',
  'Hoàn thành tốt nhiệm vụ',
  'Hoàn thành nhiệm vụ',
  'Không hoàn thành nhiệm vụ',
  'Chờ người có thẩm quyền quyết định',
] as const;

export const shortest: ImpactSheetInput = {
  issuer: sampleIssuer,
  draft: 'Dự thảo quy chế',
  inForce: 'Quy chế hiện hành',
  evidence: 'Năm 2026',
  people: 12,
  ends: [],
  moves: [],
  standsOn: [],
  comments: [],
  drafter: { capacity: ['Người lập'] },
  signatory: { capacity: ['Thủ trưởng'] },
};

/** The second level and what moves into it are kept back: too few people. */
export const longest: ImpactSheetInput = {
  issuer: longestIssuer,
  draft: longLine,
  inForce: 'Nghị định số 335/2025/NĐ-CP của Chính phủ về đánh giá, xếp loại chất lượng đối với công chức',
  evidence: 'Năm 2026, 120 đợt đánh giá đã khóa của 120 xã, phường',
  people: 30_215,
  ends: levels.map((end, at) => ({
    end,
    before: at === 1 ? null : 6000 - at * 1100,
    after: at === 1 ? null : 5600 - at * 900,
  })),
  moves: levels.slice(1).flatMap((to, at) => [
    { from: levels[0], to, people: at === 0 ? null : 412 + at },
    { from: to, to: levels[0], people: 7 },
  ]),
  groups: ['Loại đối tượng', 'Chức vụ', 'Quy mô đơn vị', 'Độ tuổi'].map((by) => ({
    by,
    values: [longLine, 'Công chức', 'Viên chức', 'chưa ghi'].map((value, at) => ({
      value,
      people: 9000 - at * 2000,
      up: 12 * at,
      down: 300 - at,
      otherwise: at,
    })),
  })),
  quotas: [
    {
      quota: 'Tỷ lệ công chức hoàn thành xuất sắc nhiệm vụ',
      ...{
        placesBefore: 5120,
        placesAfter: 3840,
        overBefore: 12,
        overAfter: 97,
        underBefore: 40,
        underAfter: 3,
      },
    },
    { quota: longLine, placesAfter: 12, overAfter: 0, underAfter: 1 },
  ],
  standsOn: [longLine, 'Chưa kiểm chứng: số suất làm tròn xuống'],
  comments: [
    {
      author: longestAgency,
      clause: 'khoản 5 Điều 20',
      content: longestText,
      verdict: 'Tiếp thu một phần',
      explanation: longestText,
    },
    {
      author: longestName,
      clause: 'Điều 11',
      content: longLine,
      verdict: 'Chưa trả lời',
      explanation: '',
    },
  ],
  drafter: { capacity: ['Người lập'], name: longestName },
  signatory: { ...chair, name: longestName },
  verification: sampleCode,
};
