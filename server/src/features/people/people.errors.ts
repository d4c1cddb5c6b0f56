import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../../refusal.ts';

export const noSuchPerson = (): Refusal =>
  refusal(
    404,
    'person.unknown',
    say(
      'không có người này, hoặc bạn không được xem',
      'there is no such person, or they are not shown to you',
    ),
    say('tìm lại trong danh sách', 'look again in the list'),
  );

export const noSuchPost = (): Refusal =>
  refusal(
    404,
    'person.unknown-post',
    say('người này không giữ vị trí đó', 'this person does not hold that post'),
    say('tải lại hồ sơ', 'load the file again'),
  );

export const noSuchUnit = (): Refusal =>
  refusal(
    404,
    'person.unknown-unit',
    say(
      'không có đơn vị này vào ngày đó, hoặc bạn không được xem',
      'there is no such unit on that day, or it is not shown to you',
    ),
    say('chọn lại trong cây đơn vị', 'choose again from the tree of units'),
  );

export const codeTaken = (): Refusal =>
  refusal(
    409,
    'person.code-taken',
    say('mã người này đã có', 'this staff code is taken'),
    say(
      'nếu là cùng một người đang ở đơn vị khác, làm thủ tục điều động thay vì ghi mới',
      'if it is the same person in another unit, transfer them instead of recording them anew',
    ),
  );

export const secondMainPost = (): Refusal =>
  refusal(
    409,
    'person.second-main-post',
    say(
      'người này đã có vị trí chính trong thời gian đó',
      'this person has a main post at that time already',
    ),
    say(
      'ghi là vị trí kiêm nhiệm, hoặc cho thôi vị trí cũ trước',
      'record it as concurrent, or end the other first',
    ),
  );

export const daysOutOfOrder = (): Refusal =>
  refusal(
    422,
    'person.days-out-of-order',
    say(
      'ngày điều động phải sau ngày nhận vị trí cũ và trước khi vị trí đó hết',
      'the day must lie after the old post began and before it ended',
    ),
    say('sửa ngày', 'correct the day'),
  );

export const idNumberTaken = (): Refusal =>
  refusal(
    409,
    'person.id-number-taken',
    say('số định danh này đã ghi cho một người khác', 'this ID number is recorded for somebody else'),
    say(
      'kiểm tra lại số; một người không có hai mã người',
      'check the number; one person does not have two staff codes',
    ),
  );

export const contractOfEmployees = (): Refusal =>
  refusal(
    422,
    'person.contract-of-employees',
    say(
      'loại hợp đồng chỉ ghi cho viên chức và người lao động hợp đồng',
      'only public employees and contract workers have a kind of contract',
    ),
    say('bỏ loại hợp đồng, hoặc sửa đối tượng', 'leave out the kind of contract, or mend the service'),
  );

export const secondedFromTwo = (): Refusal =>
  refusal(
    422,
    'person.seconded-from-two',
    say('nơi cử biệt phái ghi hai lần', 'the sending body is given twice'),
    say(
      'ghi một đơn vị trong hệ thống, hoặc tên nơi cử, không ghi cả hai',
      'give a unit of the system, or a name, not both',
    ),
  );

export const noDutyGroups = (): Refusal =>
  refusal(
    422,
    'person.no-duty-groups',
    say(
      'chưa có quyết định nhóm nhiệm vụ nào có hiệu lực ở đây vào ngày đó',
      'no decision on duty groups holds here on that day',
    ),
    say(
      'ghi quyết định nhóm nhiệm vụ trước, hoặc để trống',
      'record the decision on duty groups first, or leave it out',
    ),
  );

export const noSuchDutyGroup = (groups: readonly string[]): Refusal =>
  refusal(
    422,
    'person.unknown-duty-group',
    say(
      'nhóm nhiệm vụ này không có trong quyết định đang có hiệu lực',
      'this duty group is not in the decision in force',
    ),
    say(`chọn một trong: ${groups.join('; ')}`, `choose one of: ${groups.join('; ')}`),
  );

export const membershipUnchanged = (): Refusal =>
  refusal(
    409,
    'person.membership-unchanged',
    say('người này đã được ghi như vậy vào ngày đó', 'it is recorded so already on that day'),
    say('tải lại hồ sơ để xem', 'load the file again'),
  );

export const hasLeft = (): Refusal =>
  refusal(
    409,
    'person.has-left',
    say('đã ghi người này nghỉ, thôi việc', 'it is recorded already that this person has left'),
    say('tải lại hồ sơ để xem ngày', 'load the file again to see the day'),
  );

export const postsLater = (): Refusal =>
  refusal(
    409,
    'person.posts-later',
    say('người này còn vị trí bắt đầu sau ngày nghỉ', 'this person has a post that begins after that day'),
    say('sửa ngày, hoặc bỏ vị trí đó trước', 'correct the day, or end that post first'),
  );

export const postsElsewhere = (): Refusal =>
  refusal(
    409,
    'person.posts-elsewhere',
    say(
      'người này còn giữ vị trí ở đơn vị ngoài phạm vi của bạn',
      'this person holds a post outside your scope as well',
    ),
    say(
      'đề nghị đơn vị đó cho thôi vị trí trước, hoặc nhờ cấp trên ghi',
      'ask that unit to end it first, or somebody above to record it',
    ),
  );

export const accountNotFree = (): Refusal =>
  refusal(
    409,
    'person.account-not-free',
    say(
      'không gắn được: không có tài khoản này, tài khoản đã có chủ hoặc đang có vai trò, hoặc người này đã có tài khoản',
      'this account cannot be bound: there is none, it is somebody’s or carries a role, or the person has one',
    ),
    say('kiểm tra lại tên đăng nhập với quản trị hệ thống', 'check the login with the administrator'),
  );

export const noAccount = (): Refusal =>
  refusal(
    404,
    'person.no-account',
    say('người này không có tài khoản', 'this person has no account'),
    say('tải lại hồ sơ', 'load the file again'),
  );

export const noSuchTransfer = (): Refusal =>
  refusal(
    404,
    'transfer.unknown',
    say(
      'không có việc điều động này, hoặc bạn không được xem',
      'there is no such transfer, or it is not shown to you',
    ),
    say('tìm lại trong danh sách bàn giao', 'look again in the list of transfers'),
  );

export const noSuchReceiver = (): Refusal =>
  refusal(
    422,
    'transfer.unknown-receiver',
    say('không có đơn vị nào khác mang mã này vào ngày đó', 'no other unit has this code on that day'),
    say('ghi đúng mã đơn vị nhận theo quyết định', 'write the code of the receiving unit as in the decision'),
  );

export const untilOfSecondment = (): Refusal =>
  refusal(
    422,
    'transfer.until-of-secondment',
    say(
      'ngày kết thúc chỉ ghi cho biệt phái, và phải sau ngày bắt đầu',
      'only a secondment has a last day, and it lies after the first',
    ),
    say('bỏ ngày kết thúc, hoặc sửa ngày', 'leave out the last day, or correct it'),
  );

export const alreadyHandedOver = (): Refusal =>
  refusal(
    409,
    'transfer.under-way',
    say('vị trí này đang được bàn giao', 'this post is being handed over already'),
    say('chờ đơn vị nhận, hoặc rút lại bàn giao trước', 'wait for the receiving unit, or withdraw it first'),
  );

export const secondOfficer = (): Refusal =>
  refusal(
    403,
    'transfer.second-officer',
    say('người bàn giao không tự tiếp nhận', 'who hands over does not take over'),
    say('để cán bộ tổ chức khác của đơn vị nhận làm', 'leave it to another officer, of the receiving unit'),
  );

export const postChanged = (): Refusal =>
  refusal(
    409,
    'transfer.outdated',
    say('vị trí cũ đã thay đổi từ lúc bàn giao', 'the old post has changed since it was handed over'),
    say('đề nghị đơn vị cũ rút lại và bàn giao lại', 'ask the old unit to withdraw it and hand over again'),
  );

export const postTwice = (): Refusal =>
  refusal(
    409,
    'person.post-twice',
    say(
      'người này đã giữ đúng chức danh đó ở đơn vị đó trong những ngày này',
      'this person holds the same post in that unit on these days already',
    ),
    say('tải lại hồ sơ; sửa vị trí đã có', 'load the file again; change the post that is there'),
  );

export const secondedFromHere = (): Refusal =>
  refusal(
    422,
    'person.seconded-from-here',
    say('không ai biệt phái từ chính đơn vị đó', 'nobody is seconded to the unit they come from'),
    say('ghi đơn vị cử đi ở secondedFrom', 'write the sending unit in secondedFrom'),
  );
