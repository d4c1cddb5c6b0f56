import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../../refusal.ts';

export const noSuchPerson = (): Refusal =>
  refusal(
    404,
    'paper.unknown-person',
    say(
      'không có người này ở đơn vị này vào ngày ký, hoặc bạn không được xem',
      'nobody like that was in this unit on the day of signing, or not for you',
    ),
    say('chọn lại người, đơn vị và ngày ký trên giấy', 'choose person, unit and day of the paper again'),
  );

export const signedLater = (): Refusal =>
  refusal(
    422,
    'paper.signed-later',
    say('ngày ký sau hôm nay', 'the day of signing is after today'),
    say('ghi ngày ký đúng như trên giấy', 'give the day that stands on the paper'),
  );

export const enteredBefore = (): Refusal =>
  refusal(
    409,
    'paper.entered-before',
    say('bản quét này đã được nhập cho người này', 'this scan was entered for this person before'),
    say('dùng giấy đã nhập trong danh sách', 'use the paper in the list'),
  );
