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
import type { PersonalNoticeInput } from '../personal-notice.ts';

export const shortest: PersonalNoticeInput = {
  issuer: sampleIssuer,
  personName: 'Ông Lê Tư',
  unit: 'Văn phòng',
  period: 'năm 2026',
  levelName: 'Hoàn thành tốt nhiệm vụ',
  reasons: [],
  petitionTo: 'Chủ tịch Ủy ban nhân dân xã',
  recipients: ['Như trên'],
  signatory: openSigner,
};

export const longest: PersonalNoticeInput = {
  issuer: { ...longestIssuer, numberSigns: 'TB-UBND' },
  personName: longestName,
  post: longestPost,
  unit: longestUnit,
  period: 'năm 2026',
  levelName: 'Hoàn thành tốt nhiệm vụ',
  score: '91.2500',
  reasons: Array.from({ length: 5 }, () => `${longLine} (khoản 5 Điều 20 Nghị định 335/2025/NĐ-CP).`),
  decisionDocument: 'Quyết định số 12/QĐ-UBND ngày 14/12/2026',
  petitionTo: 'Chủ tịch Ủy ban nhân dân xã Thượng Nguồn Sông Cả Bắc Trường Sơn',
  petitionBefore: '2026-12-24',
  recipients: ['Như trên', longestUnit, 'Lưu: VT, hồ sơ cá nhân'],
  signatory: { ...chair, name: longestName },
  handedOver: { on: '2026-12-15', acknowledged: false, witness: longestName },
  verification: sampleCode,
};
