import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../../refusal.ts';

export const noProvider = (): Refusal =>
  refusal(
    409,
    'signOn.not-set-up',
    say('chưa thiết lập đăng nhập một lần', 'single sign-on is not set up'),
    say(
      'đăng nhập bằng mật khẩu; quản trị đặt CONGTAM_OIDC_ISSUER',
      'sign in with a password; the operator sets CONGTAM_OIDC_ISSUER',
    ),
  );

export const providerAway = (): Refusal =>
  refusal(
    503,
    'signOn.provider-away',
    say('nơi đăng nhập một lần không trả lời', 'the identity provider does not answer'),
    say('thử lại sau, hoặc đăng nhập bằng mật khẩu', 'try again later, or sign in with a password'),
    { retryAfterSeconds: 30 },
  );

export const notIdentified = (): Refusal =>
  refusal(
    401,
    'signOn.not-identified',
    say(
      'không xác nhận được bạn là ai từ nơi đăng nhập một lần',
      'the identity provider did not prove who you are',
    ),
    say(
      'bắt đầu đăng nhập lại từ đầu, trong cùng trình duyệt',
      'begin to sign in again, in the same browser',
    ),
  );

export const nobodysIdentity = (): Refusal =>
  refusal(
    403,
    'signOn.unbound',
    say(
      'danh tính này chưa gắn với tài khoản nào đang hoạt động',
      'this identity belongs to no account that is active',
    ),
    say(
      'nhờ quản trị gắn danh tính với tài khoản của bạn',
      'ask an administrator to bind it to your account',
    ),
  );

export const noSuchSubject = (): Refusal =>
  refusal(
    404,
    'signOn.unknown',
    say('không có danh tính này', 'there is no such identity'),
    say('tải lại danh sách', 'load the list again'),
  );

export const subjectTaken = (): Refusal =>
  refusal(
    409,
    'signOn.taken',
    say('danh tính hoặc tài khoản này đã được gắn', 'this identity or this account is bound already'),
    say('kết thúc việc gắn cũ trước', 'end the present one first'),
  );

export const subjectSettled = (): Refusal =>
  refusal(
    409,
    'signOn.already-settled',
    say('việc gắn này đã được xác nhận hoặc đã thôi', 'this has been confirmed or ended already'),
    say('tải lại danh sách', 'load the list again'),
  );
