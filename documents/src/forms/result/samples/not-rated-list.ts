import {
  chair,
  longestIssuer,
  longestName,
  longestPost,
  longestUnit,
  sampleCode,
  sampleIssuer,
} from '../../samples/texts.ts';
import type { NotRatedListInput } from '../not-rated-list.ts';

export const shortest: NotRatedListInput = {
  issuer: sampleIssuer,
  period: 'Năm 2026',
  subjects: [],
  drafter: { capacity: ['Người lập'] },
  signatory: { capacity: ['Thủ trưởng'] },
};

export const longest: NotRatedListInput = {
  issuer: longestIssuer,
  period: 'Năm 2026',
  subjects: Array.from({ length: 25 }, () => ({
    subject: longestName,
    post: longestPost,
    unit: longestUnit,
    reason: 'Thời gian làm việc trong năm dưới 06 tháng, không thuộc trường hợp nghỉ ốm đau, thai sản',
    article: 'khoản 1 Điều 11 Nghị định 335/2025/NĐ-CP',
  })),
  drafter: { capacity: ['Người lập'], name: longestName },
  signatory: { ...chair, name: longestName },
  verification: sampleCode,
};
