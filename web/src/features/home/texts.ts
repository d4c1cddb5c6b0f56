import { say } from '@congtam/engine';

export const texts = {
  title: say('Việc cần làm', 'Next to do'),
  nothing: say(
    'Hiện không có việc nào chờ bạn. Bạn có thể đến:',
    'Nothing waits for you now. You can go to:',
  ),
  grants: say('vai trò chờ người thứ hai xác nhận', 'roles wait for a second person'),
  delegations: say('ủy quyền chờ bạn nhận', 'delegations wait for you to accept'),
  transfers: say('người chờ tiếp nhận', 'people wait to be taken over'),
  checking: say('danh sách đang kiểm tra', 'rosters are being checked'),
  faulty: say('danh sách có lỗi cần sửa', 'rosters have errors to mend'),
  checked: say('danh sách chờ ghi vào hồ sơ', 'rosters wait to be recorded'),
  notices: say('thông báo về tài khoản trong 7 ngày qua', 'notices about your account in the last 7 days'),
  packs: say(
    'quy định của đơn vị đang đề nghị thành chính thức',
    'regulations of units are proposed as official',
  ),
} as const;

export const PLACE_NAMES = {
  '/units': say('Đơn vị', 'Units'),
  '/regulations': say('Quy định', 'Regulations'),
  '/me': say('Tài khoản của tôi', 'My account'),
} as const;
