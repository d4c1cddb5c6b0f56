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
import type { SubmissionInput } from '../submission.ts';

export const shortest: SubmissionInput = {
  issuer: sampleIssuer,
  addressee: 'Chủ tịch Ủy ban nhân dân xã',
  about: 'Về việc xếp loại chất lượng năm 2026',
  legalBases: [],
  process: [],
  proposals: [],
  differences: [],
  request: 'Kính trình xem xét, quyết định./.',
  enclosures: [],
  recipients: ['Như trên'],
  signatory: openSigner,
};

export const longest: SubmissionInput = {
  issuer: { ...longestIssuer, numberSigns: 'TTr-VHXH' },
  addressee: `Ban Thường vụ, ${longestUnit}`,
  about: `Về việc xếp loại chất lượng năm 2026 đối với ${longestUnit}`,
  legalBases: [
    'Căn cứ Luật Cán bộ, công chức số 80/2025/QH15',
    'Căn cứ Nghị định số 335/2025/NĐ-CP ngày 21 tháng 12 năm 2025 của Chính phủ',
  ],
  process: Array.from({ length: 6 }, () => `${longLine}.`),
  proposals: [
    { levelName: 'Hoàn thành xuất sắc nhiệm vụ', people: 40, share: '13,3%' },
    { levelName: 'Hoàn thành tốt nhiệm vụ', people: 240, share: '80,0%' },
    { levelName: 'Hoàn thành nhiệm vụ', people: 18, share: '6,0%' },
    { levelName: 'Không hoàn thành nhiệm vụ', people: 2, share: '0,7%' },
    { levelName: 'Không xếp loại', people: 5 },
  ],
  differences: [longLine, longLine],
  request: `${longLine}; kính trình xem xét, quyết định./.`,
  enclosures: ['bảng tổng hợp', 'biên bản họp', 'ý kiến nhận xét của cấp ủy'],
  recipients: ['Như trên', 'Lưu: VT, VHXH'],
  signatory: { ...chair, name: longestName },
  verification: sampleCode,
};
