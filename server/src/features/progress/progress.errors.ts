import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../../refusal.ts';

export const noSuchUnit = (): Refusal =>
  refusal(
    404,
    'progress.unknown-unit',
    say('không có đơn vị này, hoặc bạn không được xem', 'there is no such unit, or it is not shown to you'),
    say('chọn lại trong cây đơn vị', 'choose again in the tree of units'),
  );
