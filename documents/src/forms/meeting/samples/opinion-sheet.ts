import { longestAgency, longestName, longestPost, longestSuperior } from '../../samples/texts.ts';
import type { OpinionSheetInput } from '../opinion-sheet.ts';

const options = ['Xuất sắc', 'Tốt', 'Hoàn thành', 'Không hoàn thành'];

export const shortest: OpinionSheetInput = {
  agency: 'UBND xã Bình An',
  period: 'năm 2026',
  source: 'Tập thể công chức',
  isAnonymous: true,
  subjects: [{ personName: 'Lê Tư' }],
  options,
};

export const longest: OpinionSheetInput = {
  superior: longestSuperior,
  agency: longestAgency,
  period: 'năm 2026',
  source: 'Tập thể công chức, viên chức, người lao động và cấp dưới trực tiếp',
  isAnonymous: false,
  subjects: Array.from({ length: 30 }, () => ({ personName: longestName, post: longestPost })),
  options,
};
