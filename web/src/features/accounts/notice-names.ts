import { type Bilingual, say } from '@congtam/engine';

const NOTICES: { readonly [kind: string]: Bilingual } = {
  activation: say('cấp mã kích hoạt, kích hoạt', 'activation'),
  password: say('đổi mật khẩu', 'the password was changed'),
  secondFactor: say('thêm hoặc bỏ yếu tố thứ hai', 'the second factor changed'),
  role: say('giao hoặc thôi vai trò', 'a role was given or ended'),
  status: say('khóa hoặc mở tài khoản', 'the account was disabled or enabled'),
  mail: say('đổi địa chỉ thư báo', 'the mail address was changed'),
  inspection: say('có việc kiểm tra liên quan', 'an inspection concerns you or your unit'),
  reviewPoint: say('có điểm cần rà soát chờ trả lời', 'points to review wait for an answer'),
  reminder: say('có việc đến hạn', 'something is due'),
  signOn: say('gắn danh tính đăng nhập một lần', 'an identity of single sign-on'),
};

export const noticeName = (kind: string): Bilingual => NOTICES[kind] ?? say(kind, kind);
