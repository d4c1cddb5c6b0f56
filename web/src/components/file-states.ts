import { type Bilingual, say } from '@congtam/engine';

/** Where a monitoring file stands, in the order of its way. */
export const FILE_STATES = {
  open: say('chưa nộp', 'not submitted'),
  returned: say('bị trả lại', 'returned'),
  submitted: say('chờ xác nhận', 'waits to be confirmed'),
  sentBack: say('trả lại bước xác nhận', 'sent back'),
  confirmed: say('chờ duyệt', 'waits to be approved'),
  approved: say('đã duyệt', 'approved'),
} as const;

/** Where the file of somebody stands; an open one may be recorded from paper already, or asked of nobody. */
export type Standing = keyof typeof FILE_STATES | 'recorded' | 'notAsked';

export const STANDINGS: { readonly [standing in Standing]: Bilingual } = {
  ...FILE_STATES,
  recorded: say('đã ghi từ bản giấy', 'recorded from paper'),
  notAsked: say('không phải nộp', 'nothing to submit'),
};

export function standingOf(file: {
  readonly state: keyof typeof FILE_STATES;
  readonly isRecorded: boolean;
  readonly whyNotAsked: Bilingual | null;
}): Standing {
  if (file.state !== 'open') return file.state;
  if (file.isRecorded) return 'recorded';
  return file.whyNotAsked === null ? 'open' : 'notAsked';
}
