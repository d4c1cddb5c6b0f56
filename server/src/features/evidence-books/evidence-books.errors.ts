import { say } from '@congtam/engine';
import { type FieldFault, type Refusal, refusal } from '../../refusal.ts';

export const noSuchBook = (): Refusal =>
  refusal(
    404,
    'evidence-book.unknown',
    say(
      'không có bảng tính này trong đợt, hoặc bạn không được xem',
      'there is no such workbook in the cycle, or it is not shown to you',
    ),
    say('xem lại các bảng tính đã nhập của đợt', 'look again among the workbooks of the cycle'),
  );

export const notReady = (): Refusal =>
  refusal(
    409,
    'evidence-book.not-checked',
    say('bảng tính chưa ở bước này', 'the workbook is not at this step'),
    say(
      'đợi kiểm tra xong; còn lỗi thì sửa các ô đã nêu rồi nhập lại',
      'wait for the check; with errors mend the cells named and put it in again',
    ),
  );

export const noDecisionsLeft = (): Refusal =>
  refusal(
    409,
    'evidence-book.no-decisions-left',
    say('bảng tính không còn quyết định nào chờ ghi', 'no decisions of the workbook wait to be recorded'),
    say('xem các quyết định đã ghi của đợt', 'see the decisions recorded in the cycle'),
  );

/** The sheet of decisions cannot be read as it stands any more. */
export const decisionsFaulty = (faults: readonly FieldFault[]): Refusal =>
  refusal(
    422,
    'evidence-book.decisions-faulty',
    say('trang quyết định có ô chưa đúng', 'cells of the sheet of decisions are not right'),
    say(
      'sửa các ô được nêu rồi nhập lại bảng tính',
      'mend the cells that are named and put the workbook in again',
    ),
    { faults },
  );
