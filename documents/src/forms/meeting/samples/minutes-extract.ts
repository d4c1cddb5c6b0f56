import {
  chair,
  longestIssuer,
  longestName,
  longestPost,
  longestText,
  longLine,
  openSigner,
  sampleCode,
  sampleIssuer,
} from '../../samples/texts.ts';
import type { MinutesExtractInput } from '../minutes-extract.ts';

export const shortest: MinutesExtractInput = {
  issuer: sampleIssuer,
  minutesOf: 'biên bản họp ngày 05 tháng 12 năm 2026',
  about: 'Phần nhận xét, đánh giá ông Lê Tư',
  discussion: { subject: 'Ông Lê Tư', opinions: [], conclusion: 'nhất trí với tự xếp loại.' },
  adoption: 'đã được thông qua tại cuộc họp',
  recipients: ['Lưu: hồ sơ'],
  signatory: openSigner,
};

export const longest: MinutesExtractInput = {
  issuer: { ...longestIssuer, numberSigns: 'TrB-UBND' },
  minutesOf: `biên bản số 12/BB-UBND ngày 05 tháng 12 năm 2026; ${longLine}`,
  about: `Phần nhận xét, đánh giá ${longestName}`,
  discussion: {
    subject: longestName,
    post: longestPost,
    selfReview: longestText,
    opinions: Array.from({ length: 6 }, () => ({ speaker: longestName, words: longestText })),
    answer: longestText,
    conclusion: longLine,
  },
  adoption: 'đã được đọc lại và 39/39 người dự họp thông qua',
  recipients: ['Người được nhận xét, đánh giá', 'Lưu: hồ sơ, VT'],
  signatory: { ...chair, name: longestName },
  verification: sampleCode,
};
