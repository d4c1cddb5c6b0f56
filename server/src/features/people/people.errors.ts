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
    say('mã cán bộ này đã có', 'this staff code is taken'),
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
