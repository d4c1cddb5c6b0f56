import { say } from '@congtam/engine';

/** Where a file stands that is checked, shown, and only then taken. */
export const TAKEN_STATES = {
  checking: say('đang kiểm tra', 'being checked'),
  faulty: say('có lỗi', 'faulty'),
  checked: say('chờ ghi', 'to be recorded'),
  applying: say('đang ghi', 'being recorded'),
  applied: say('đã ghi', 'recorded'),
  withdrawn: say('đã bỏ', 'withdrawn'),
} as const;
