import {
  chair,
  longestIssuer,
  longestName,
  longLine,
  sampleCode,
  sampleIssuer,
} from '../../samples/texts.ts';
import type { LevelSummaryInput } from '../level-summary.ts';

const levelNames = [
  'Hoàn thành xuất sắc nhiệm vụ',
  'Hoàn thành tốt nhiệm vụ',
  'Hoàn thành nhiệm vụ',
  'Không hoàn thành nhiệm vụ',
];

export const shortest: LevelSummaryInput = {
  issuer: sampleIssuer,
  period: 'Năm 2026',
  levelNames,
  kinds: [],
  drafter: { capacity: ['Người lập'] },
  signatory: { capacity: ['Thủ trưởng'] },
};

/** The third row is the one where the levels do not add up to the total: 24 people were not rated. */
export const longest: LevelSummaryInput = {
  issuer: longestIssuer,
  period: 'Năm 2026',
  levelNames,
  kinds: [
    ...Array.from({ length: 24 }, (_, at) => ({
      kind: at % 4 === 0 ? longLine : `Công chức nhóm ${at + 1}`,
      total: 2229,
      levels: [
        { people: 210, share: '9,5' },
        { people: 1802, share: '81,7' },
        { people: 180, share: '8,2' },
        { people: at % 5 === 0 ? null : 13, share: '0,6' },
      ],
      notRated: 24,
      note: '',
    })),
    {
      kind: 'Tổng cộng',
      total: 53_496,
      levels: [
        { people: 5040, share: '9,5' },
        { people: 43_248, share: '81,7' },
        { people: 4320, share: '8,2' },
        { people: 312, share: '0,6' },
      ],
      notRated: 576,
      isTotal: true,
    },
  ],
  shareBase: 'trên số đã được xếp loại',
  drafter: { capacity: ['Người lập'], name: longestName },
  signatory: { ...chair, name: longestName },
  verification: sampleCode,
};
