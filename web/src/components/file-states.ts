import { say } from '@congtam/engine';

/** Where a monitoring file stands, in the order of its way. */
export const FILE_STATES = {
  open: say('chưa nộp', 'not submitted'),
  returned: say('bị trả lại', 'returned'),
  submitted: say('chờ xác nhận', 'waits to be confirmed'),
  sentBack: say('trả lại bước xác nhận', 'sent back'),
  confirmed: say('chờ duyệt', 'waits to be approved'),
  approved: say('đã duyệt', 'approved'),
} as const;
