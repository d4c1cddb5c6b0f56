import {
  longestAgency,
  longestName,
  longestPost,
  longestSuperior,
  longestText,
  longestUnit,
  longLine,
  sampleCode,
} from '../../samples/texts.ts';
import type { Form02Input } from '../form-02.ts';

const months = Array.from({ length: 12 }, (_, at) => `Tháng ${at + 1}`);

export const shortest: Form02Input = {
  agency: 'UBND xã Bình An',
  year: 2026,
  personName: 'Lê Tư',
  unit: 'Văn phòng',
  months: months.map((month) => ({ month })),
  authority: { capacity: ['Cấp có thẩm quyền xếp loại'] },
};

export const longest: Form02Input = {
  superior: longestSuperior,
  agency: longestAgency,
  year: 2026,
  personName: longestName,
  post: longestPost,
  unit: longestUnit,
  months: months.map((month) => ({ month, score: '89.9966', note: longLine })),
  yearMean: '89.9966',
  selfLevel: 'excellent',
  authorityLevel: 'good',
  handling: longestText,
  authority: { capacity: ['TM. Ủy ban nhân dân', 'KT. Chủ tịch', 'Phó Chủ tịch'], name: longestName },
  verification: sampleCode,
};
