import { say } from '@congtam/engine';
import { type FieldFault, type Refusal, refusal } from '../../refusal.ts';

export const alreadySetUp = (): Refusal =>
  refusal(
    409,
    'account.already-set-up',
    say('hệ thống đã được thiết lập', 'the system has been set up already'),
    say('đăng nhập bằng tài khoản đã có', 'sign in with an account that exists'),
  );

export const sampleIsLoading = (): Refusal =>
  refusal(
    409,
    'account.sample-loading',
    say('xã mẫu đang được nạp từ một cửa sổ khác', 'the sample commune is being loaded from another window'),
    say(
      'đợi nạp xong, rồi đăng nhập bằng tài khoản và mật khẩu hiện ở cửa sổ đó',
      'wait until it is there, then sign in with an account and password shown in that window',
    ),
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
    say('sửa theo các điểm được nêu', 'mend what is named'),
    { faults },
  );

export const unknownUnit = (): Refusal =>
  refusal(
    404,
    'role.unknown-unit',
    say('không có đơn vị này', 'there is no such unit'),
    say('tải lại cây đơn vị', 'load the units again'),
  );

export const secondFactorNeeded = (): Refusal =>
  refusal(
    401,
    'account.second-factor-needed',
    say(
      'tài khoản này cần thêm mã của yếu tố thứ hai',
      'this account takes a code of its second factor as well',
    ),
    say(
      'gửi lại cùng với mã trong ứng dụng, hoặc một mã dự phòng',
      'send it again with the code of the app, or a recovery code',
    ),
  );

export const wrongSecondFactor = (): Refusal =>
  refusal(
    401,
    'account.wrong-second-factor',
    say('mã không đúng hoặc đã dùng', 'the code is not right or was used before'),
    say(
      'đợi mã tiếp theo trong ứng dụng; kiểm tra đồng hồ của điện thoại',
      'wait for the next code of the app; check the clock of the phone',
    ),
  );

export const hasSecondFactor = (): Refusal =>
  refusal(
    409,
    'account.has-second-factor',
    say('tài khoản đã có yếu tố thứ hai', 'the account has a second factor already'),
    say('bỏ yếu tố đang dùng trước khi đăng ký cái mới', 'give up the present one before taking another'),
  );

export const noSecondFactor = (): Refusal =>
  refusal(
    409,
    'account.no-second-factor',
    say('tài khoản chưa có yếu tố thứ hai', 'the account has no second factor'),
    say('đăng ký yếu tố thứ hai trước', 'take one first'),
  );

export const noOffer = (): Refusal =>
  refusal(
    409,
    'account.no-second-factor-offer',
    say(
      'chưa có khóa nào chờ xác nhận, hoặc đã quá 15 phút',
      'no secret waits to be confirmed, or it has been 15 minutes',
    ),
    say('bắt đầu đăng ký lại', 'begin again'),
  );

export const noSuchSession = (): Refusal =>
  refusal(
    404,
    'session.unknown',
    say('không có phiên này', 'there is no such session'),
    say('tải lại danh sách', 'load the list again'),
  );

export const rolesApart = (): Refusal =>
  refusal(
    409,
    'role.not-together',
    say(
      'quản trị hệ thống không giữ vai trò nghiệp vụ trong cùng thời gian',
      'who administers the system holds no role of the business at the same time',
    ),
    say(
      'kết thúc vai trò kia trước, hoặc giao cho một tài khoản khác',
      'end the other role first, or grant it to another account',
    ),
  );

export const noHalfToConfirm = (): Refusal =>
  refusal(
    409,
    'account.no-half-to-confirm',
    say(
      'không có mã kích hoạt nào của tài khoản này đang chờ người thứ hai',
      'no activation of this account waits for a second person',
    ),
    say('quản trị thứ nhất cấp lại mã trước', 'a first administrator starts a new activation'),
  );

export const loginLooksLikeAnother = (): Refusal =>
  refusal(
    409,
    'account.login-looks-like-another',
    say(
      'tên đăng nhập này trông như một tên đã có (chỉ khác dấu chấm, gạch, hoặc chữ giống nhau như l và 1)',
      'this login looks like one there is (only marks differ, or letters that look alike, as l and 1)',
    ),
    say('chọn một tên khác hẳn', 'choose one that is clearly another'),
  );

export const twoAdministratorsStay = (): Refusal =>
  refusal(
    409,
    'account.two-administrators-stay',
    say(
      'phải luôn còn ít nhất hai quản trị: một người không giao được vai trò nào nữa',
      'at least two administrators stay: one alone could grant nothing any more',
    ),
    say('giao vai trò quản trị cho người khác trước', 'make somebody else administrator first'),
  );

export const roleIsNobodys = (): Refusal =>
  refusal(
    409,
    'role.account-is-nobodys',
    say(
      'tài khoản chưa gắn với người nào: không biết ai thì không ngăn được việc tự làm cho chính mình',
      'the account is nobody’s: what nobody does to themself can only be refused to who is known',
    ),
    say(
      'nhờ người làm tham mưu tổ chức cán bộ gắn tài khoản với người trước',
      'a personnel officer says first whose the account is',
    ),
  );
