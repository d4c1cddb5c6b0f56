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
import type { UrgingLetterInput } from '../urging-letter.ts';

export const shortest: UrgingLetterInput = {
  issuer: sampleIssuer,
  addressees: ['Trường Tiểu học Bình An'],
  matter: 'gửi hồ sơ xếp loại',
  asOf: '2026-12-05',
  late: [],
  newDeadline: '2026-12-08',
  recipients: ['Như trên'],
  signatory: openSigner,
};

export const longest: UrgingLetterInput = {
  issuer: { ...longestIssuer, numberSigns: 'UBND-VHXH' },
  addressees: Array.from({ length: 8 }, () => longestUnit),
  matter: 'gửi hồ sơ đánh giá, xếp loại chất lượng năm 2026',
  asOf: '2026-12-05',
  late: Array.from({ length: 40 }, (_, at) => ({
    unit: longestUnit,
    task: longLine,
    due: '2026-11-30',
    daysLate: at + 1,
  })),
  newDeadline: '2026-12-08',
  contact: `${longestName}, Phòng Văn hóa - Xã hội`,
  recipients: ['Như trên', 'Lưu: VT'],
  signatory: { ...chair, name: longestName },
  verification: sampleCode,
};
