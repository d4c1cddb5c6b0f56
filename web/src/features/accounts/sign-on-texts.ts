import { say } from '@congtam/engine';

export const signOnTexts = {
  title: say('Danh tính đăng nhập một lần', 'Identities of single sign-on'),
  account: say('Tài khoản', 'Account'),
  subject: say('Mã danh tính ở nơi đăng nhập một lần', 'Identity at the provider'),
  state: say('Tình trạng', 'State'),
  acts: say('Thao tác', 'Acts'),
  propose: say('Gắn danh tính', 'Bind an identity'),
  proposeSays: say(
    'Đăng nhập bằng danh tính này sẽ vào tài khoản này. Quản trị khác xác nhận mới có hiệu lực.',
    'Who signs in with it has this account. It holds once another administrator confirms.',
  ),
  confirm: say('Xác nhận', 'Confirm'),
  confirmSays: say(
    'Bạn là người thứ hai: hãy chắc danh tính này là của người có tài khoản.',
    'You are the second person: make sure that the identity is theirs.',
  ),
  end: say('Thôi gắn', 'End'),
} as const;

export const SIGN_ON_STATES = {
  proposed: say('chờ người thứ hai xác nhận', 'waits for the second person'),
  confirmed: say('đang dùng', 'in use'),
  ended: say('đã thôi', 'ended'),
} as const;
