import {
  chair,
  longestIssuer,
  longestName,
  longestText,
  longestUnit,
  openSigner,
  sampleCode,
  sampleIssuer,
} from '../../samples/texts.ts';
import type { PetitionAnswerInput } from '../petition-answer.ts';

export const shortest: PetitionAnswerInput = {
  issuer: sampleIssuer,
  personName: 'Ông Lê Tư',
  unit: 'Văn phòng',
  period: 'năm 2026',
  receivedOn: '2026-12-17',
  dueOn: '2026-12-28',
  contested: '',
  findings: '',
  outcome: 'kept',
  recipients: ['Như trên'],
  signatory: openSigner,
};

export const longest: PetitionAnswerInput = {
  issuer: { ...longestIssuer, numberSigns: 'UBND-VHXH' },
  personName: longestName,
  unit: longestUnit,
  period: 'năm 2026',
  receivedOn: '2026-12-17',
  dueOn: '2026-12-28',
  contested: longestText,
  findings: longestText,
  outcome: 'changed',
  newLevelName: 'Hoàn thành tốt nhiệm vụ',
  replacingDocument: 'Quyết định số 27/QĐ-UBND ngày 28/12/2026',
  recipients: ['Như trên', longestUnit, 'Lưu: VT, hồ sơ'],
  signatory: { ...chair, name: longestName },
  verification: sampleCode,
};
