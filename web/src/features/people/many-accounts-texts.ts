import { say } from '@congtam/engine';

export const texts = {
  title: say('Tài khoản cho nhiều người', 'Accounts for many'),
  says: say(
    'Hai người cùng làm: bạn chọn người và tên đăng nhập; quản trị mời theo danh sách và trao mã; bạn gắn tài khoản với người. Không ai một mình làm được cả hai.',
    'It takes two: you choose people and logins, an administrator invites by the list and hands out the codes, you say whose account is whose. Nobody does both alone.',
  ),
  none: say('Mọi người trong đơn vị này đã có tài khoản.', 'Everybody in this unit has an account.'),
  chooseUnit: say('Chọn đơn vị.', 'Choose a unit.'),
  first: say('1. Chọn người', '1. Choose people'),
  all: say('Chọn tất cả', 'Choose all'),
  choose: say('Chọn', 'Choose'),
  login: say('Tên đăng nhập', 'Login'),
  second: say('2. Gửi danh sách cho quản trị', '2. Give the list to an administrator'),
  secondSays: say(
    'Quản trị dán danh sách này vào “Mời nhiều người”, in mã cho từng người.',
    'An administrator puts it into ‘Invite many’ and prints the codes.',
  ),
  list: say('Danh sách', 'The list'),
  take: say('Tải danh sách', 'Take the list'),
  third: say(
    '3. Gắn tài khoản với người, sau khi quản trị đã mời',
    '3. Say whose they are, once they were invited',
  ),
  bind: say('Gắn tài khoản cho những người đã chọn', 'Bind the accounts of those chosen'),
  state: say('Tình trạng', 'State'),
  bound: say('đã gắn', 'bound'),
} as const;
