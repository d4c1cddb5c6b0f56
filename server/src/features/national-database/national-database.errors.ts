import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../../refusal.ts';

export const noSuchUnit = (): Refusal =>
  refusal(
    404,
    'national-database.unknown-unit',
    say('không có đơn vị này, hoặc bạn không được xem', 'there is no such unit, or it is not shown to you'),
    say('chọn lại trong cây đơn vị', 'choose again in the tree of units'),
  );

export const noSuchDelivery = (): Refusal =>
  refusal(
    404,
    'national-database.unknown-delivery',
    say(
      'không có lần gửi này, hoặc bạn không được xem',
      'there is no such delivery, or it is not shown to you',
    ),
    say('tìm lại trong danh sách lần gửi', 'look again in the deliveries of the unit'),
  );

export const nothingWaits = (): Refusal =>
  refusal(
    409,
    'national-database.nothing-waits',
    say('không còn kết quả nào chờ gửi', 'no result waits to be given over'),
    say('quyết định mức xếp loại trước', 'decide levels first'),
  );

export const refusalNeedsWords = (): Refusal =>
  refusal(
    422,
    'national-database.refusal-needs-words',
    say('mục bị từ chối phải ghi lý do', 'an item that was refused has a reason'),
    say('ghi lý do ở words', 'say why under words'),
  );

export const noSuchItem = (): Refusal =>
  refusal(
    422,
    'national-database.unknown-item',
    say(
      'có mục không thuộc lần gửi này, hoặc nêu hai lần',
      'an item is not of this delivery, or named twice',
    ),
    say('đối chiếu số thứ tự với tệp đã gửi', 'compare positions with the file'),
  );

export const answeredAtOnce = (): Refusal =>
  refusal(
    409,
    'national-database.at-once',
    say('một người khác vừa ghi trả lời', 'somebody else has just recorded answers'),
    say('tải lại rồi ghi tiếp', 'load it again and go on'),
  );
