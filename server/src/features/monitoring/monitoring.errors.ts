import { type Bilingual, say } from '@congtam/engine';
import { type FieldFault, type Refusal, refusal } from '../../refusal.ts';

export const noSuchSheet = (sheets: readonly string[]): Refusal =>
  refusal(
    422,
    'monitoring.unknown-sheet',
    say('các quy định của đợt không có bảng này', 'the regulations of the cycle have no such sheet'),
    say(`chọn một trong: ${sheets.join(', ')}`, `choose one of: ${sheets.join(', ')}`),
  );

export const keptElsewhere = (where: Bilingual): Refusal =>
  refusal(
    422,
    'monitoring.kept-elsewhere',
    say('bảng này không ghi trong đợt', 'this sheet is not recorded in a cycle'),
    where,
  );

/** Some rows are not taken: each cell with what is wrong and how to mend it. Nothing of the request was stored. */
export const rowsWrong = (faults: readonly FieldFault[]): Refusal =>
  refusal(
    422,
    'monitoring.rows-wrong',
    say('có ô chưa đúng; chưa ghi dòng nào', 'some cells are not right; no row was stored'),
    say('sửa các ô được nêu', 'mend the cells that are named'),
    { faults },
  );

export const noSuchPerson = (): Refusal =>
  refusal(
    404,
    'monitoring.unknown-person',
    say(
      'không có người này trong đợt, hoặc bạn không được xem',
      'there is no such person in the cycle, or they are not shown to you',
    ),
    say('tìm lại trong danh sách của đợt', 'look again in the list of the cycle'),
  );

export const changeNeedsReason = (columns: readonly string[]): Refusal =>
  refusal(
    422,
    'monitoring.change-needs-reason',
    say(
      `đổi giá trị người khác đã ghi (${columns.join(', ')}) mà chưa nêu lý do`,
      `values somebody else gave are changed (${columns.join(', ')}) without a reason`,
    ),
    say('ghi lý do của thay đổi', 'give the reason of the change'),
  );

export const reasonNeeded = (): Refusal =>
  refusal(
    422,
    'monitoring.reason-needed',
    say('việc này cần nêu lý do', 'this needs a reason'),
    say('ghi lý do để người nhận biết phải làm gì', 'give the reason, so that the other knows what to do'),
  );

export const notAtThisStep = (): Refusal =>
  refusal(
    409,
    'monitoring.not-at-this-step',
    say('phiếu không ở bước cho việc này', 'the file is not at the step for this'),
    say('tải lại để xem phiếu đang ở đâu', 'load it again to see where it stands'),
  );

export const nothingToSubmit = (): Refusal =>
  refusal(
    409,
    'monitoring.nothing-to-submit',
    say('chưa ghi gì trong phiếu này', 'nothing is said in it yet'),
    say('ghi ít nhất một dòng rồi nộp', 'say at least one row, then submit'),
  );

export const SAID_BY_OFFICE = say(
  'bảng này của kỳ do cơ quan ghi theo văn bản; đề nghị bộ phận tổ chức cán bộ đính chính',
  'the office recorded this sheet of the period from a document; ask the personnel office for a correction',
);

export const SAID_TWICE = say(
  'bảng của kỳ này đã có dòng như vậy; sửa dòng đã có',
  'the sheet of this period has such a row already; change that one',
);

/** What is on paper stands: nobody hands on a file beside it. */
export const recordedFromPaper = (): Refusal =>
  refusal(
    409,
    'monitoring.recorded-from-paper',
    say(
      'kỳ này cơ quan đã ghi từ bản giấy, không phải nộp nữa',
      'the office recorded this period from paper; there is nothing to submit',
    ),
    say(
      'nếu bản ghi chưa đúng, đề nghị bộ phận tổ chức cán bộ đính chính; phần đã ghi nháp thì xóa',
      'where the record is not right, ask the personnel office for a correction; take back what you have drafted',
    ),
  );

export const SAID_IN_FILE = say(
  'bảng này của kỳ đang ghi trong phiếu của người đó, kể cả bản nháp; sửa ở bước xác nhận hoặc duyệt, hoặc để người đó xóa phần nháp',
  'this sheet of the period is said in their file, a draft too; change it when confirming or approving, or have them take back the draft',
);

export const NOT_OF_THIS_FILE = say(
  'bảng này không ghi theo kỳ cho từng người',
  'this sheet is not said by period of one person',
);

export const OTHER_RATER = say(
  'phần của người chấm khác; mỗi bước chỉ ghi phần của mình',
  'the part of another rater; each step says its own part only',
);

export const UNKNOWN_SUBJECT = say(
  'không có mã này trong đợt, hoặc bạn không được xem',
  'there is no such code in the cycle, or it is not shown to you',
);

export const nothingConfirmed = (): Refusal =>
  refusal(
    409,
    'monitoring.nothing-confirmed',
    say(
      'chưa có kỳ nào của người này được xác nhận và có điểm, nên chưa có gì để gửi',
      'no period of theirs was confirmed and has a score, so there is nothing to send',
    ),
    say('chốt phiếu, xác nhận rồi gửi', 'close the file, have it confirmed, then send it'),
  );
