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
import type { OpeningLetterInput } from '../opening-letter.ts';

export const shortest: OpeningLetterInput = {
  issuer: sampleIssuer,
  addressees: ['Các phòng, đơn vị thuộc xã'],
  year: 2026,
  opening: 'Ủy ban nhân dân xã đề nghị các phòng, đơn vị thực hiện các nội dung sau:',
  requests: ['Tổ chức đánh giá, xếp loại chất lượng đúng thẩm quyền, trình tự.'],
  deadlines: [],
  ending: 'Đề nghị các phòng, đơn vị nghiêm túc thực hiện./.',
  recipients: ['Như trên', 'Lưu: VT'],
  signatory: openSigner,
};

export const longest: OpeningLetterInput = {
  issuer: { ...longestIssuer, numberSigns: 'UBND-VHXH' },
  addressees: Array.from({ length: 12 }, (_, at) => `${longestUnit} số ${at + 1}`),
  year: 2026,
  opening: `${longLine}; ${longLine}, Ủy ban nhân dân xã yêu cầu:`,
  requests: Array.from({ length: 6 }, () => `${longLine}; ${longLine}.`),
  deadlines: Array.from({ length: 14 }, () => ({
    task: longLine,
    who: longestUnit,
    before: '2026-12-15',
    note: longLine,
  })),
  ending: 'Quá trình thực hiện nếu có vướng mắc, đề nghị phản ánh về Phòng Văn hóa - Xã hội để tổng hợp./.',
  recipients: ['Như trên', 'Thường trực Đảng ủy, Hội đồng nhân dân xã', longestUnit, 'Lưu: VT, VHXH'],
  signatory: { ...chair, name: longestName },
  verification: sampleCode,
};
