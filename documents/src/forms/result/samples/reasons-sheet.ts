import {
  longestAgency,
  longestName,
  longestPost,
  longestSuperior,
  longestUnit,
  longLine,
  sampleCode,
  sampleIssuer,
} from '../../samples/texts.ts';
import type { ReasonsSheetInput } from '../reasons-sheet.ts';

export const shortest: ReasonsSheetInput = {
  agency: sampleIssuer.agency,
  period: 'Năm 2026',
  subject: 'Lê Thị An',
  unit: 'Văn phòng',
  regulation: 'Nghị định 335/2025/NĐ-CP',
  levelName: 'Chưa xếp loại',
  summary: 'Chưa đủ dữ liệu để xếp loại.',
  sections: [],
  otherwise: [],
  standsOn: [],
  drafter: { capacity: ['Người lập'] },
};

export const longest: ReasonsSheetInput = {
  superior: longestSuperior,
  agency: longestAgency,
  period: 'Năm 2026',
  subject: longestName,
  post: longestPost,
  unit: longestUnit,
  regulation:
    'Nghị định 335/2025/NĐ-CP về đánh giá, xếp loại chất lượng cơ quan hành chính nhà nước và công chức',
  levelName: 'Hoàn thành tốt nhiệm vụ',
  summary: longLine,
  sections: ['Mức xếp loại', 'Điểm từng kỳ'].map((section) => ({
    section,
    sentences: Array.from({ length: 12 }, () => ({
      says: longLine,
      articles: 'khoản 2 Điều 20 Nghị định 335/2025/NĐ-CP',
    })),
  })),
  otherwise: [longLine, longLine],
  standsOn: [longLine],
  drafter: { capacity: ['Người lập'], name: longestName },
  verification: sampleCode,
};
