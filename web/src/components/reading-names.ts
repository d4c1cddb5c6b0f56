import { type Bilingual, say } from '@congtam/engine';
import { actName } from './act-names.ts';

/** What was read of somebody, as they are told of it. */
const READINGS: { readonly [action: string]: Bilingual } = {
  'person.read': say('đọc hồ sơ', 'read the file of the person'),
  'work.read': say('đọc công việc', 'read the work'),
  'monitoring.read': say('đọc phiếu theo dõi', 'read the monitoring file'),
  'classification.readWhy': say('đọc kết quả và lý do', 'read the result and its reasons'),
  'register.read': say('đọc các sổ nói về mình', 'read what registers say'),
  'paper.read': say('đọc giấy đã ký', 'read signed papers'),
  'attachment.read': say('lấy tệp đính kèm', 'took an attached file'),
  'regulation.read': say('xem quy định áp dụng', 'looked at which regulations apply'),
};

export const readingName = (action: string): Bilingual => READINGS[action] ?? actName(action);
