import { say } from '@congtam/engine';

export const texts = {
  accounts: say('Tài khoản', 'Accounts'),
  accountsSays: say(
    'Người quản trị mời, cấp lại mã, khóa; mật khẩu do mỗi người tự chọn, quản trị không biết.',
    'Administrators invite, give a new code, disable; everybody chooses their own password, which no administrator knows.',
  ),
  noAccounts: say('Chưa có tài khoản nào khác.', 'There is no other account yet.'),
  invite: say('Mời một tài khoản', 'Invite an account'),
  reset: say('Cấp lại mã kích hoạt', 'Give a new activation code'),
  resetSays: say(
    'Mật khẩu đang dùng hết hiệu lực ngay; người ấy kích hoạt lại bằng mã mới.',
    'The password in use ends at once; they activate again with the new code.',
  ),
  disable: say('Khóa', 'Disable'),
  enable: say('Mở lại', 'Enable'),
  removeFactor: say('Gỡ xác thực lớp hai', 'Remove the second factor'),
  removeFactorSays: say(
    'Chỉ khi người ấy đã mất thiết bị và hết mã dự phòng; người ấy được báo ngay.',
    'Only when they lost the device and have no recovery codes left; they are told at once.',
  ),
  login: say('Tên đăng nhập', 'Login'),
  loginNote: say('chữ thường, số, dấu chấm, ít nhất 3 ký tự', 'small letters, digits, dots; at least 3'),
  name: say('Họ và tên', 'Name'),
  status: say('Tình trạng', 'Status'),
  lastSignIn: say('Đăng nhập gần nhất', 'Last sign-in'),
  never: say('chưa lần nào', 'never'),
  acts: say('Thao tác', 'Acts'),
  code: say('Mã dùng một lần', 'One-time code'),
  codeSays: say(
    'Đưa tận tay tên đăng nhập và mã này. Mã dùng một lần và không hiện lại.',
    'Hand over this login and code in person. The code works once and is not shown again.',
  ),
  firstHalf: say('Nửa mã thứ nhất', 'First half of the code'),
  secondHalf: say('Nửa mã thứ hai', 'Second half of the code'),
  halfSays: say(
    'Người giữ vai trò nhận mã từ hai quản trị, mỗi người một nửa. Đưa tận tay tên đăng nhập và nửa mã này; nửa kia do một quản trị khác cấp. Nửa mã không hiện lại.',
    'Who holds a role gets the code from two administrators, one half from each. Hand over this login and half in person; another administrator gives the other half. It is not shown again.',
  ),
  byTwo: say('Sẽ giữ vai trò', 'Will hold a role'),
  byTwoNote: say(
    'mã kích hoạt chia hai nửa, mỗi quản trị đưa một nửa',
    'the activation code comes in two halves, one from each administrator',
  ),
  otherHalf: say('Cấp nửa mã còn lại', 'Give the other half of the code'),
  otherHalfSays: say(
    'Khi một quản trị khác đã mời hoặc cấp lại mã cho người giữ vai trò. Nửa mã chỉ hiện một lần.',
    'When another administrator has invited or given a new code to who holds a role. It is shown this once.',
  ),
  codeSeen: say('Đã chép, đóng lại', 'I have copied it'),
  roles: say('Giao vai trò', 'Roles'),
  rolesSays: say(
    'Giao vai trò cần hai người: một quản trị đề nghị, một quản trị khác xác nhận thì vai trò mới có hiệu lực. Không ai giao cho chính mình.',
    'Giving a role takes two: one administrator proposes, and it holds once another administrator confirms. Nobody gives a role to themself.',
  ),
  noRoles: say('Chưa giao vai trò nào.', 'No role has been given.'),
  propose: say('Đề nghị giao vai trò', 'Propose a role'),
  confirm: say('Xác nhận', 'Confirm'),
  confirmSays: say(
    'Bạn là người thứ hai: vai trò có hiệu lực ngay khi bạn xác nhận.',
    'You are the second person: the role holds as soon as you confirm.',
  ),
  endRole: say('Thu hồi vai trò', 'End'),
  account: say('Tài khoản', 'Account'),
  role: say('Vai trò', 'Role'),
  unitNote: say('để trống với quản trị hệ thống', 'leave empty for a system administrator'),
  proposedByYou: say(
    'bạn đã đề nghị, chờ quản trị khác xác nhận',
    'you proposed it; another administrator confirms',
  ),
  review: say('Việc làm trong 24 giờ sau khi được giao vai trò', 'Acts within 24 hours of a role'),
  reviewSays: say(
    'Để người khác rà lại: ai vừa được giao vai trò thì đã dùng vào việc gì.',
    'For others to look over: what those who had just been given a role used it for.',
  ),
  noActs: say('Không có việc nào trong 30 ngày qua.', 'Nothing in the last 30 days.'),
  at: say('Lúc', 'At'),
  act: say('Việc', 'Act'),
} as const;

export const STATUS = {
  invited: say('đã mời, chưa kích hoạt', 'invited'),
  active: say('đang dùng', 'active'),
  disabled: say('đã khóa', 'disabled'),
} as const;

export const GRANT_STATE = {
  proposed: say('chờ xác nhận', 'to be confirmed'),
  confirmed: say('có hiệu lực', 'in force'),
  ended: say('đã thôi', 'ended'),
} as const;
