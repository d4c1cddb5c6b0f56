import {
  longestIssuer,
  longestName,
  longestPost,
  longestUnit,
  longLine,
  sampleCode,
  sampleIssuer,
} from '../../samples/texts.ts';
import type { CountingRecordInput } from '../counting-record.ts';

const options = ['Xuất sắc', 'Tốt', 'Hoàn thành', 'Không hoàn thành'];

export const shortest: CountingRecordInput = {
  issuer: sampleIssuer,
  matter: 'Lấy ý kiến xếp loại chất lượng năm 2026',
  time: '10 giờ 00 phút, ngày 05 tháng 12 năm 2026',
  countingPlace: 'trụ sở xã',
  tellers: [{ personName: 'Lê Tư', role: 'Tổ trưởng' }],
  issued: 0,
  collected: 0,
  valid: 0,
  invalid: 0,
  options,
  subjects: [],
};

export const longest: CountingRecordInput = {
  issuer: { ...longestIssuer, numberSigns: 'BB-TKP' },
  matter: `Lấy ý kiến nhận xét, đánh giá, xếp loại chất lượng năm 2026 của ${longestUnit}`,
  time: '10 giờ 00 phút, ngày 05 tháng 12 năm 2026',
  countingPlace: `trụ sở ${longestUnit}`,
  tellers: [
    { personName: longestName, role: 'Tổ trưởng' },
    { personName: longestName, role: 'Thư ký' },
    { personName: longestName, role: 'Thành viên' },
  ],
  issued: 128,
  collected: 120,
  valid: 117,
  invalid: 3,
  options,
  subjects: Array.from({ length: 40 }, (_, at) => ({
    personName: longestName,
    post: longestPost,
    votes: [at, 80, null, null],
  })),
  sealedAs: longLine,
  verification: sampleCode,
};
