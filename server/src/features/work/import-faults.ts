import { type Bilingual, say } from '@congtam/engine';
import type { SheetProblem } from '../../http/sheets-in-file.ts';

type CellFault = Pick<SheetProblem, 'code' | 'message' | 'mend'>;

const cellFault = (code: string, message: Bilingual, mend: Bilingual): CellFault => ({ code, message, mend });

export const noRows = (): CellFault =>
  cellFault(
    'work.no-rows',
    say('tệp không có dòng công việc nào', 'the file has no rows of work'),
    say('điền ít nhất một dòng dưới dòng tiêu đề', 'fill in at least one row below the headings'),
  );

export const nobodyHere = (code: string): CellFault =>
  cellFault(
    'work.nobody-here',
    say(
      `mã người “${code}” không công tác ở đơn vị này hoặc bên dưới trong kỳ`,
      `nobody with the code '${code}' serves in this unit or below it in the period`,
    ),
    say('sửa mã, hoặc bỏ dòng này', 'mend the code, or take the row out'),
  );

export const periodSettled = (): CellFault =>
  cellFault(
    'work.period-settled',
    say(
      'kết quả kỳ này của người này đã được xác nhận, không thêm hay sửa việc nữa',
      'their results of this period are confirmed: work is neither added nor changed',
    ),
    say(
      'bỏ dòng này; nếu phải sửa, đề nghị cấp có thẩm quyền mở lại phiếu kèm lý do',
      'take the row out; if it has to change, ask the authority to open the file again, with the reason',
    ),
  );

export const ownWork = (): CellFault =>
  cellFault(
    'work.own-work',
    say('dòng này là việc của chính bạn', 'this row is work of your own'),
    say(
      'tự báo việc của mình, hoặc nhờ người khác nhập',
      'report it yourself, or have somebody else import it',
    ),
  );

export const rowTwice = (): CellFault =>
  cellFault(
    'work.row-twice',
    say('việc này của người này có hai dòng', 'this task of this person stands twice'),
    say('gộp lại thành một dòng', 'put it together in one row'),
  );

export const codeUnknown = (code: string): CellFault =>
  cellFault(
    'work.code-not-known',
    say(
      `mã sản phẩm “${code}” không có trong danh mục đang có hiệu lực, hoặc ghi kèm hệ số`,
      `the product code '${code}' is not in the catalogue in force, or has a coefficient beside it`,
    ),
    say('sửa mã, bỏ hệ số, hoặc để trống mã', 'mend the code, leave out the coefficient, or the code'),
  );

export const moreThanItsWhole = (): CellFault =>
  cellFault(
    'work.more-than-its-whole',
    say('số này lớn hơn số mà nó là một phần', 'this is more than what it is a part of'),
    say(
      'hoàn thành không quá số giao; đạt chất lượng, đúng tiến độ không quá số hoàn thành',
      'completed is at most assigned; of due quality and on time are at most completed',
    ),
  );

export const nothingToDo = (): CellFault =>
  cellFault(
    'work.quantity-zero',
    say('số lượng giao phải lớn hơn 0', 'the quantity assigned is more than 0'),
    say('ghi số lượng, hoặc để trống là 1', 'give the quantity, or leave it empty for 1'),
  );

export const changedHere = (): CellFault =>
  cellFault(
    'work.changed-here',
    say(
      'việc này đã được báo, sửa, bàn giao hoặc rút ở đây sau lần nhập trước',
      'this was reported, corrected, handed over or withdrawn here since it was imported',
    ),
    say('bỏ dòng này; sửa trực tiếp ở đây', 'take the row out; change it here'),
  );

export const tooManyRows = (most: number): CellFault =>
  cellFault(
    'work.too-many-rows',
    say(`nhiều hơn ${most} dòng trong một lần nhập`, `more than ${most} rows in one import`),
    say('chia tệp theo đơn vị', 'divide the file by units'),
  );
