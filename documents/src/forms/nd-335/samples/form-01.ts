import {
  longestAgency,
  longestName,
  longestPost,
  longestSuperior,
  longestText,
  longestUnit,
  sampleCode,
} from '../../samples/texts.ts';
import type { Form01Input } from '../form-01.ts';

const lines: [code: string, criterion: string, most: string][] = [
  ['I', 'Phẩm chất chính trị, đạo đức, văn hóa thực thi công vụ và ý thức kỷ luật, kỷ cương', '10'],
  ['I.1', 'Phẩm chất chính trị, phẩm chất đạo đức và văn hóa thực thi công vụ', '5'],
  ['I.2', 'Ý thức kỷ luật, kỷ cương trong thực thi công vụ', '5'],
  [
    'II',
    'Năng lực chuyên môn, khả năng đáp ứng yêu cầu nhiệm vụ, tinh thần trách nhiệm, thái độ phục vụ và phối hợp',
    '10',
  ],
  ['II.1', 'Năng lực chuyên môn, nghiệp vụ theo yêu cầu của vị trí việc làm', '2.5'],
  ['II.2', 'Khả năng đáp ứng nhiệm vụ thường xuyên và nhiệm vụ đột xuất', '2.5'],
  ['II.3', 'Tinh thần trách nhiệm trong thực thi công vụ', '2.5'],
  ['II.4', 'Thái độ phục vụ người dân, doanh nghiệp và khả năng phối hợp với đồng nghiệp', '2.5'],
  ['III', 'Năng lực đổi mới sáng tạo, dám nghĩ, dám làm, dám chịu trách nhiệm', '10'],
  ['III.1', 'Có sản phẩm, giải pháp đột phá', '2.5'],
  ['III.2', 'Sẵn sàng nhận nhiệm vụ đặc biệt quan trọng, đột xuất, khó khăn', '2.5'],
  ['III.3', 'Chịu trách nhiệm về kết quả, nhận và khắc phục sai sót', '2.5'],
  ['III.4', 'Quyết định trong phạm vi thẩm quyền, tiên phong thực hiện nhiệm vụ mới', '2.5'],
];

const criteria = (self: (most: string) => string | undefined): Form01Input['criteria'] =>
  lines.map(([code, criterion, most]) => {
    const isGroup = !code.includes('.');
    const own = self(most);
    return { code, criterion, most, isGroup, ...(isGroup || own === undefined ? {} : { self: own }) };
  });

const mosts = { generalMost: '30', resultMost: '70', totalMost: '100' };

/** A sheet to be filled in by hand. */
export const shortest: Form01Input = {
  agency: 'UBND xã Bình An',
  period: 'Tháng 3 năm 2026',
  personName: 'Lê Tư',
  unit: 'Văn phòng',
  criteria: criteria(() => undefined),
  ...mosts,
  authority: { capacity: ['Người có thẩm quyền theo dõi, đánh giá'] },
};

export const longest: Form01Input = {
  superior: longestSuperior,
  agency: longestAgency,
  period: 'Quý IV năm 2026',
  personName: longestName,
  post: longestPost,
  unit: longestUnit,
  criteria: criteria((most) => (most === '5' ? '4.75' : '2.25')),
  ...mosts,
  generalPoints: '27.50',
  resultPoints: '67.6666',
  totalPoints: '95.1666',
  strengths: longestText,
  weaknesses: longestText,
  comment: longestText,
  authority: { capacity: ['KT. Trưởng phòng', 'Phó Trưởng phòng phụ trách'], name: longestName },
  verification: sampleCode,
};
