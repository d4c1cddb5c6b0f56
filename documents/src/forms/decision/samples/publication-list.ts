import {
  chair,
  longestIssuer,
  longestName,
  longestPost,
  longestUnit,
  openSigner,
  sampleCode,
  sampleIssuer,
} from '../../samples/texts.ts';
import type { PublicationListInput } from '../publication-list.ts';

export const shortest: PublicationListInput = {
  issuer: sampleIssuer,
  period: 'năm 2026',
  publishedFrom: '2026-12-15',
  where: 'trang thông tin nội bộ',
  subjects: [],
  recipients: ['Lưu: VT'],
  signatory: openSigner,
};

export const longest: PublicationListInput = {
  issuer: { ...longestIssuer, numberSigns: 'TB-UBND' },
  period: 'năm 2026',
  decisionDocument: 'Quyết định số 12/QĐ-UBND ngày 14/12/2026',
  publishedFrom: '2026-12-15',
  publishedTo: '2026-12-31',
  where: 'trang thông tin nội bộ và bảng tin trụ sở',
  subjects: Array.from({ length: 90 }, (_, at) => ({
    subject: at % 9 === 0 ? longestName : `Nguyễn Thị Mẫu ${at + 1}`,
    post: at % 10 === 0 ? longestPost : 'Chuyên viên',
    unit: at % 12 === 0 ? longestUnit : 'Phòng Kinh tế',
    levelName: 'Hoàn thành tốt nhiệm vụ',
  })),
  recipients: ['Các phòng, đơn vị', 'Lưu: VT'],
  signatory: { ...chair, name: longestName },
  verification: sampleCode,
};
