import {
  chair,
  longestIssuer,
  longestName,
  longestText,
  longestUnit,
  longLine,
  sampleCode,
  sampleIssuer,
} from '../../samples/texts.ts';
import type { UnitResultSheetInput } from '../unit-result-sheet.ts';

export const shortest: UnitResultSheetInput = {
  issuer: sampleIssuer,
  period: 'Năm 2026',
  unit: 'Phòng Kinh tế',
  criteria: [],
  conditions: [],
  head: { capacity: ['Người đứng đầu'] },
  authority: { capacity: ['Cấp có thẩm quyền'] },
};

export const longest: UnitResultSheetInput = {
  issuer: longestIssuer,
  period: 'Năm 2026',
  unit: longestUnit,
  headName: longestName,
  criteria: [
    { code: 'A', criterion: 'Tiêu chí chung', most: '30', self: '28', given: '27.50', isGroup: true },
    ...Array.from({ length: 3 }, (_, at) => ({
      code: `A.${at + 1}`,
      criterion: longLine,
      most: '10',
      self: '9.50',
      given: '9.25',
    })),
    {
      code: 'B',
      criterion: 'Kết quả thực hiện nhiệm vụ',
      most: '70',
      self: '66',
      given: '65.25',
      isGroup: true,
    },
    ...Array.from({ length: 8 }, (_, at) => ({
      code: `B.${at + 1}`,
      criterion: longLine,
      self: '8.25',
      given: '8.15',
    })),
  ],
  totalPoints: '92.7500',
  conditions: [
    { condition: 'Hoàn thành 100% nhiệm vụ đúng tiến độ, bảo đảm chất lượng', met: true, proof: longLine },
    { condition: 'Vượt yêu cầu từ 30% nhiệm vụ trở lên', met: false, proof: longLine },
    { condition: 'Không có đơn vị trực thuộc không hoàn thành nhiệm vụ', met: true },
    { condition: 'Khắc phục xong hạn chế của kỳ trước và theo kết luận kiểm tra', met: null },
  ],
  shortcomings: longestText,
  selfLevel: 'excellent',
  givenLevel: 'good',
  head: { capacity: ['Giám đốc'], name: longestName },
  authority: { ...chair, name: longestName },
  verification: sampleCode,
};
