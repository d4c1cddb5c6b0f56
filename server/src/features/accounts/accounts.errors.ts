import { say } from '@congtam/engine';
import { type FieldFault, type Refusal, refusal } from '../../refusal.ts';

export const alreadySetUp = (): Refusal =>
  refusal(
    409,
    'account.already-set-up',
    say('hệ thống đã được thiết lập', 'the system has been set up already'),
    say('đăng nhập bằng tài khoản đã có', 'sign in with an account that exists'),
  );

export const wrongSetUpCode = (): Refusal =>
  refusal(
    403,
    'account.wrong-set-up-code',
    say('mã thiết lập không đúng', 'the set-up code is not right'),
    say(
      'dùng mã được in ra khi khởi động máy chủ lần đầu',
      'use the code that the server printed when it started',
    ),
  );

export const wrongCredentials = (): Refusal =>
  refusal(
    401,
    'account.wrong-credentials',
    say('tên đăng nhập hoặc mật khẩu không đúng', 'the login or the password is not right'),
    say(
      'gõ lại; nếu quên, nhờ quản trị cấp mã kích hoạt mới',
      'type them again; if forgotten, ask an administrator for a new activation code',
    ),
  );

export const slowDown = (seconds: number): Refusal =>
  refusal(
    429,
    'account.slow-down',
    say(`thử sai quá nhiều lần từ nơi này`, `too many wrong attempts from here`),
    say(
      `đợi ${seconds} giây, hoặc đăng nhập từ máy vẫn thường dùng: tài khoản không bị khóa`,
      `wait ${seconds} seconds, or sign in on the computer you usually use: the account is not locked`,
    ),
    { retryAfterSeconds: seconds },
  );

export const wrongActivation = (): Refusal =>
  refusal(
    403,
    'account.wrong-activation',
    say('mã kích hoạt không đúng hoặc đã hết hạn', 'the activation code is not right or has run out'),
    say('nhờ quản trị cấp mã mới', 'ask an administrator for a new one'),
  );

export const loginTaken = (): Refusal =>
  refusal(
    409,
    'account.login-taken',
    say('tên đăng nhập này đã có', 'this login is taken'),
    say('chọn tên khác', 'choose another'),
  );

export const noSuchAccount = (): Refusal =>
  refusal(
    404,
    'account.unknown',
    say('không có tài khoản này', 'there is no such account'),
    say('tải lại danh sách', 'load the list again'),
  );

export const noSuchGrant = (): Refusal =>
  refusal(
    404,
    'role.unknown',
    say('không có đề nghị giao vai trò này', 'there is no such role grant'),
    say('tải lại danh sách', 'load the list again'),
  );

export const needsSecondPerson = (): Refusal =>
  refusal(
    403,
    'role.needs-second-person',
    say(
      'người đề nghị không tự xác nhận: giao vai trò cần hai người',
      'who proposes a role does not confirm it: it takes two persons',
    ),
    say('nhờ một quản trị khác xác nhận', 'ask another administrator to confirm'),
  );

export const grantChanged = (): Refusal =>
  refusal(
    409,
    'role.already-settled',
    say('đề nghị này đã được xác nhận hoặc đã thôi', 'this grant has been confirmed or ended already'),
    say('tải lại danh sách', 'load the list again'),
  );

export const weakPassword = (faults: readonly FieldFault[]): Refusal =>
  refusal(
    422,
    'account.weak-password',
    say('mật khẩu chưa đủ mạnh', 'the password is not strong enough'),
    say('sửa theo các điểm nêu ở errors', 'mend what errors names'),
    { faults },
  );

export const unknownUnit = (): Refusal =>
  refusal(
    404,
    'role.unknown-unit',
    say('không có đơn vị này', 'there is no such unit'),
    say('tải lại cây đơn vị', 'load the units again'),
  );
