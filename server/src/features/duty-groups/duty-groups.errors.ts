import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../../refusal.ts';

export const noSuchUnit = (): Refusal =>
  refusal(
    404,
    'duty-group.unknown-unit',
    say(
      'không có đơn vị này vào ngày đó, hoặc bạn không được xem',
      'there is no such unit on that day, or it is not shown to you',
    ),
    say('chọn lại trong cây đơn vị của ngày đó', 'choose again from the tree of that day'),
  );

export const doubledGroup = (): Refusal =>
  refusal(
    422,
    'duty-group.doubled',
    say('hai nhóm trùng tên', 'two groups have the same name'),
    say('đặt mỗi nhóm một tên', 'give each group a name of its own'),
  );

export const frozen = (): Refusal =>
  refusal(
    409,
    'duty-group.frozen',
    say(
      'một đợt đánh giá đang tính theo nhóm và phạm vi đã quyết định từ ngày này',
      'a cycle counts by the groups and scope decided from this day on',
    ),
    say(
      'ghi quyết định mới có hiệu lực từ ngày sau đó, dùng cho đợt sau',
      'record a new decision from a later day, for a later cycle',
    ),
  );
