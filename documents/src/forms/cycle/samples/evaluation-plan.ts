import {
  chair,
  longestIssuer,
  longestName,
  longestUnit,
  longLine,
  openSigner,
  sampleCode,
  sampleIssuer,
} from '../../samples/texts.ts';
import type { EvaluationPlanInput } from '../evaluation-plan.ts';

export const shortest: EvaluationPlanInput = {
  issuer: sampleIssuer,
  year: 2026,
  legalBases: [],
  purposes: ['Đánh giá đúng kết quả thực hiện nhiệm vụ.'],
  subjects: ['Công chức của xã.'],
  steps: [],
  duties: [],
  recipients: ['Lưu: VT'],
  signatory: openSigner,
};

export const longest: EvaluationPlanInput = {
  issuer: { ...longestIssuer, numberSigns: 'KH-UBND' },
  year: 2026,
  legalBases: [
    'Căn cứ Luật Cán bộ, công chức số 80/2025/QH15',
    'Căn cứ Nghị định số 335/2025/NĐ-CP ngày 21 tháng 12 năm 2025 của Chính phủ',
  ],
  purposes: Array.from({ length: 5 }, () => `${longLine}.`),
  subjects: Array.from({ length: 5 }, () => `${longestUnit}.`),
  steps: Array.from({ length: 18 }, () => ({
    step: longLine,
    who: longestUnit,
    before: '2026-12-15',
    paper: longLine,
  })),
  duties: Array.from({ length: 6 }, () => ({ unit: longestUnit, duty: `${longLine}.` })),
  recipients: ['Thường trực Đảng ủy xã', longestUnit, 'Lưu: VT, VHXH'],
  signatory: { ...chair, name: longestName },
  verification: sampleCode,
};
