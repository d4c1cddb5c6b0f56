import { say } from '@congtam/engine';

export const texts = {
  singleSignOn: say('Đăng nhập bằng tài khoản chung của cơ quan', 'Sign in with the account of the agency'),
  signInOtherwise: say('Về trang đăng nhập', 'Back to the sign-in'),
  signIn: say('Đăng nhập', 'Sign in'),
  login: say('Tên đăng nhập', 'Login'),
  password: say('Mật khẩu', 'Password'),
  newPassword: say('Mật khẩu mới', 'New password'),
  repeat: say('Nhập lại mật khẩu', 'Repeat the password'),
  repeatDiffers: say('hai lần nhập không giống nhau', 'the two differ'),
  forgotten: say('Quên mật khẩu?', 'Forgotten your password?'),
  forgottenSays: say(
    'Nhờ người quản trị hệ thống của cơ quan cấp lại mã kích hoạt, rồi chọn “Tôi có mã kích hoạt” để đặt mật khẩu mới.',
    'Ask the administrator of your agency for a new activation code, then choose ‘I have an activation code’.',
  ),
  haveCode: say('Tôi có mã kích hoạt', 'I have an activation code'),
  activate: say('Kích hoạt tài khoản', 'Activate an account'),
  activateSays: say(
    'Người quản trị đưa cho bạn tên đăng nhập và một mã dùng một lần. Mật khẩu do bạn tự chọn, không ai khác biết.',
    'The administrator gave you a login and a code that works once. You choose the password; nobody else knows it.',
  ),
  code: say('Mã dùng một lần', 'One-time code'),
  codeNote: say(
    'nhận hai nửa mã: nhập nửa thứ nhất rồi nửa thứ hai, liền nhau',
    'with two halves: the first and then the second, one after the other',
  ),
  activated: say('Đã kích hoạt. Mời đăng nhập.', 'Activated. Please sign in.'),
  setUp: say('Thiết lập lần đầu', 'First set-up'),
  setUpSays: say(
    'Hệ thống cần hai quản trị, để không ai một mình giao quyền. Mã thiết lập đã in ở cửa sổ chạy máy chủ.',
    'The system needs two administrators, so that nobody alone gives rights. The set-up code was printed where the server was started.',
  ),
  setUpCode: say('Mã thiết lập', 'Set-up code'),
  trySample: say('Chỉ muốn xem thử? Nạp xã mẫu', 'Only want to look? Load the sample commune'),
  trySampleSays: say(
    'Nhập mã thiết lập ở trên rồi bấm nút này. Xã mẫu có sẵn đơn vị, người và năm 2026 đang mở, đều hư cấu. Hệ thống đã nạp mẫu thì không dùng cho số liệu thật; khi làm thật, chạy lại với một thư mục dữ liệu khác.',
    'Enter the set-up code above and press this. The sample commune has units, people and the year 2026 open, all invented. A system with the sample in it is not for real data; for that, start with another data folder.',
  ),
  loadSample: say('Nạp xã mẫu', 'Load the sample commune'),
  sampleLoading: say(
    'Đang nạp, chừng nửa phút. Giữ trang này mở: mật khẩu hiện ở đây khi nạp xong.',
    'Loading, about half a minute. Keep this page open: the passwords are shown here at the end.',
  ),
  elapsed: say('Đã chạy', 'Running for'),
  seconds: say('giây', 'seconds'),
  sampleLost: say(
    'Nếu xã mẫu đã nạp mà chưa thấy mật khẩu: khởi động lại máy chủ với một thư mục dữ liệu trống rồi nạp lại. Mật khẩu mẫu không lấy lại được.',
    'If the sample was loaded and you have not seen its passwords: start the server with an empty data folder and load it again. They cannot be shown twice.',
  ),
  sampleElsewhere: say('Xã mẫu đang được nạp', 'The sample commune is being loaded'),
  sampleElsewhereSays: say(
    'Một cửa sổ khác đang nạp xã mẫu, chừng nửa phút. Nạp xong, trang này tự chuyển sang đăng nhập; tài khoản và mật khẩu hiện ở cửa sổ đó.',
    'Another window is loading the sample commune, about half a minute. Then this page goes on to the sign-in; logins and passwords are shown in that window.',
  ),
  sampleLoaded: say('Xã mẫu đã nạp', 'The sample commune is loaded'),
  sampleLoadedSays: say(
    'Mật khẩu chỉ hiện một lần này: chép hoặc in lại trước khi rời trang.',
    'The passwords are shown this once: copy or print them before you leave the page.',
  ),
  noRole: say('cán bộ, công chức', 'civil servant'),
  first: say('Quản trị thứ nhất (là bạn)', 'First administrator (you)'),
  second: say('Quản trị thứ hai', 'Second administrator'),
  name: say('Họ và tên', 'Name'),
  loginNote: say('chữ thường, số, dấu chấm, ít nhất 3 ký tự', 'small letters, digits, dots; at least 3'),
  secondCode: say(
    'Đưa tên đăng nhập và mã này cho quản trị thứ hai; mã dùng một lần, không hiện lại',
    'Give this login and code to the second administrator; the code works once and is not shown again',
  ),
  toSignIn: say('Đến trang đăng nhập', 'To the sign-in page'),
  factorCode: say('Mã của yếu tố thứ hai', 'Code of the second factor'),
  factorNote: say(
    'sáu chữ số trong ứng dụng, hoặc một mã dự phòng',
    'six digits of the app, or a recovery code',
  ),
  lost: say('Phiên đã hết, mời đăng nhập lại', 'The session has run out: please sign in again'),
  lostSays: say(
    'Những gì đã nhập vẫn còn trên trang. Đăng nhập xong, bấm lại nút vừa bấm.',
    'What you typed is still on the page. After signing in, press the button again.',
  ),
  another: say('Người khác đã đăng nhập trên trình duyệt này', 'Somebody else has signed in in this browser'),
  anotherSays: say(
    'Trang này của bạn: chưa có gì được ghi dưới tên người kia, những gì đã nhập vẫn còn. Đăng nhập lại bằng tài khoản của bạn rồi bấm lại nút vừa bấm; cửa sổ của người kia khi đó phải đăng nhập lại.',
    'This page is yours: nothing was recorded in their name, and what you typed is still here. Sign in to your own account and press the button again; their window will then have to sign in again.',
  ),
  offline: say(
    'Mất kết nối mạng. Những gì đã nhập vẫn còn. Việc ghi nhanh tự gửi khi có mạng; việc khác hãy bấm lại.',
    'No network. What you typed is still here. Tasks named meanwhile are sent when it is back; press again for anything else.',
  ),
  sample: say(
    'Dữ liệu mẫu, hư cấu: không dùng cho số liệu thật',
    'Invented sample data: not for real figures',
  ),
  roles: say('Vai trò của tôi', 'My roles'),
  noRoles: say('Chưa được giao vai trò nào.', 'No role has been given to you.'),
  acting: say('do phụ trách, quyền đứng đầu', 'as acting head'),
  delegated: say('được ủy quyền', 'by delegation'),
  account: say('Tài khoản của tôi', 'My account'),
} as const;
