import {
  chair,
  longestIssuer,
  longestName,
  longestPost,
  longestUnit,
  longLine,
  openSigner,
  sampleCode,
  sampleIssuer,
} from '../../samples/texts.ts';
import type { InvitationInput } from '../invitation.ts';

export const shortest: InvitationInput = {
  issuer: sampleIssuer,
  matter: 'Họp nhận xét, đánh giá công chức năm 2026',
  invited: 'ông Lê Tư',
  time: '8 giờ 00 phút, ngày 05 tháng 12 năm 2026',
  meetingPlace: 'Phòng họp số 1',
  chairedBy: 'ông Trần Văn Mẫu',
  agenda: ['Nhận xét, đánh giá công chức.'],
  recipients: ['Như trên'],
  signatory: openSigner,
};

export const longest: InvitationInput = {
  issuer: { ...longestIssuer, numberSigns: 'GM-UBND' },
  matter: `Họp kiểm điểm, nhận xét, đánh giá tập thể lãnh đạo và cá nhân ${longestUnit} năm 2026`,
  invited: `${longestName}, ${longestPost}`,
  role: 'đại diện các ban đảng, theo dõi và chỉ đạo cuộc họp',
  time: '8 giờ 00 phút, ngày 05 tháng 12 năm 2026 (cả ngày)',
  meetingPlace: `Hội trường tầng 3, trụ sở ${longestUnit}`,
  chairedBy: `${longestName}, ${longestPost}`,
  agenda: Array.from({ length: 6 }, () => `${longLine}.`),
  bring: longLine,
  recipients: ['Như trên', longestUnit, 'Lưu: VT'],
  signatory: { ...chair, name: longestName },
  verification: sampleCode,
};
