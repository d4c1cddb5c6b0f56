import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../../refusal.ts';

export const noSuchRoster = (): Refusal =>
  refusal(
    404,
    'roster.unknown',
    say(
      'không có danh sách này, hoặc bạn không được xem',
      'there is no such roster, or it is not shown to you',
    ),
    say('xem lại các danh sách đã nhập', 'look again among the rosters put in'),
  );

export const noSuchUnit = (): Refusal =>
  refusal(
    404,
    'roster.unknown-unit',
    say(
      'không có đơn vị này vào ngày đó, hoặc bạn không được xem',
      'there is no such unit on that day, or it is not shown to you',
    ),
    say('chọn lại trong cây đơn vị của ngày đó', 'choose again from the tree of that day'),
  );

export const notReady = (): Refusal =>
  refusal(
    409,
    'roster.not-checked',
    say('danh sách chưa ở bước này', 'the roster is not at this step'),
    say(
      'đợi kiểm tra xong; còn lỗi thì tải tệp có cột Lỗi, sửa rồi nhập lại',
      'wait for the check; with errors take the file with the column of errors, mend it, put it in again',
    ),
  );

export const fileGone = (): Refusal =>
  refusal(
    404,
    'roster.file-gone',
    say('tệp của danh sách này không còn được giữ', 'the file of this roster is not kept any more'),
    say('xuất danh sách hiện có để có tệp mới', 'export the roster for a new file'),
  );
