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
import type { RemediationPlanInput } from '../remediation-plan.ts';

export const shortest: RemediationPlanInput = {
  issuer: sampleIssuer,
  about: 'Khắc phục hạn chế sau đánh giá năm 2026',
  legalBases: [],
  purposes: [],
  items: [],
  recipients: ['Lưu: VT'],
  signatory: openSigner,
};

export const longest: RemediationPlanInput = {
  issuer: { ...longestIssuer, numberSigns: 'KH-UBND' },
  about: `Khắc phục hạn chế, khuyết điểm sau kiểm điểm, đánh giá năm 2026 của ${longestUnit}`,
  legalBases: ['Căn cứ kết quả xếp loại chất lượng năm 2026'],
  purposes: [longLine, longLine],
  items: Array.from({ length: 25 }, () => ({
    shortcoming: longLine,
    measure: longLine,
    owner: longestName,
    before: '2027-03-31',
    follower: longestName,
    state: 'Đang thực hiện',
    proof: longLine,
  })),
  recipients: [longestUnit, 'Lưu: VT'],
  signatory: { ...chair, name: longestName },
  verification: sampleCode,
};
