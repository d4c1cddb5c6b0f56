import { type Bilingual, say } from '@congtam/engine';
import { type FieldFault, type Refusal, refusal } from '../../refusal.ts';

export const noSuchProduct = (): Refusal =>
  refusal(
    404,
    'work.unknown',
    say(
      'không có sản phẩm này, hoặc bạn không được xem',
      'there is no such product, or it is not shown to you',
    ),
    say(
      'tìm lại trong công việc của người hoặc của đơn vị',
      'look again in the work of the person or the unit',
    ),
  );

export const noSuchUnit = (): Refusal =>
  refusal(
    404,
    'work.unknown-unit',
    say(
      'không có đơn vị này vào ngày đó, hoặc bạn không được xem',
      'there is no such unit on that day, or it is not shown to you',
    ),
    say('chọn lại trong cây đơn vị của ngày đó', 'choose from the tree of that day'),
  );

export const notThereThen = (people: number): Refusal =>
  refusal(
    422,
    'work.not-there-then',
    say(
      `${people} người không giữ vị trí nào trong kỳ này, hoặc ngoài phạm vi của bạn`,
      `${people} of these people hold no post in that period, or not within your reach`,
    ),
    say(
      'bỏ người đó, hoặc chọn kỳ họ đang công tác',
      'leave them out, or choose a period in which they serve',
    ),
  );

export const noSuchPeriod = (period: string): Refusal =>
  refusal(
    422,
    'work.unknown-period',
    say(`“${period}” không phải một kỳ`, `'${period}' is no period`),
    say('viết như 2026-03, 2026-Q1, 2026', 'write it like 2026-03, 2026-Q1 or 2026'),
  );

export const noSuchCode = (code: string, near: readonly string[]): Refusal =>
  refusal(
    422,
    'work.unknown-code',
    say(
      `mã “${code}” không có trong danh mục quy đổi đang có hiệu lực`,
      `the code '${code}' is not in the conversion catalogue in force`,
    ),
    near.length === 0
      ? say(
          'trình duyệt danh mục trước, hoặc ghi hệ số thay cho mã',
          'have a catalogue approved first, or give a coefficient in place of the code',
        )
      : say(`dùng một trong: ${near.join('; ')}`, `use one of: ${near.join('; ')}`),
  );

export const codeOrCoefficient = (): Refusal =>
  refusal(
    422,
    'work.code-or-coefficient',
    say(
      'sản phẩm có mã thì hệ số lấy theo danh mục',
      'a product with a code has the coefficient of the catalogue',
    ),
    say('ghi mã, hoặc ghi hệ số, không ghi cả hai', 'give the code or the coefficient, not both'),
  );

/** What a regulation asks of every task, field by field. */
export const notComplete = (faults: readonly FieldFault[]): Refusal =>
  refusal(
    422,
    'work.not-complete',
    say(
      `việc còn thiếu nội dung mà quy định cần: ${faults.map(({ message }) => message.vi).join('; ')}`,
      `the task lacks what the regulation asks: ${faults.map(({ message }) => message.en).join('; ')}`,
    ),
    say(
      'người giao việc ghi mã trong danh mục, hoặc hệ số quy đổi; báo cáo kết quả sau đó',
      'whoever assigns it gives a code of the catalogue, or a coefficient; results are reported after that',
    ),
    { faults },
  );

export const nothingAssigned = (): Refusal =>
  refusal(
    422,
    'work.nothing-assigned',
    say('số lượng giao phải lớn hơn 0', 'the quantity assigned is more than 0'),
    say('ghi số lượng', 'give the quantity'),
  );

export const assignedTwice = (): Refusal =>
  refusal(
    422,
    'work.assigned-twice',
    say(
      'một người nhận hai lần cùng một phần trong cùng kỳ',
      'somebody gets the same part of this task twice in one period',
    ),
    say('gộp lại thành một dòng', 'put it together in one line'),
  );

export const sharesOfSome = (): Refusal =>
  refusal(
    422,
    'work.shares-of-some',
    say('chia phần cho một số dòng mà không cho các dòng khác', 'some lines have a share and others none'),
    say(
      'ghi phần cho mọi dòng, hoặc không ghi cho dòng nào',
      'give a share on every line, or on none (then each gets the whole)',
    ),
  );

export const sharesNotWhole = (): Refusal =>
  refusal(
    422,
    'work.shares-not-whole',
    say('các phần cộng lại không đúng bằng 1', 'the shares do not add up to 1 exactly'),
    say('sửa các phần, ví dụ 1/3 thay cho 0,33', 'mend the shares: 1/3 rather than 0.33, say'),
  );

export const sharesNotWritable = (): Refusal =>
  refusal(
    422,
    'work.shares-not-writable',
    say(
      'phần chia cho số lượng không viết hết được bằng 4 chữ số thập phân',
      'a share of the quantity cannot be written with four decimals',
    ),
    say(
      'chia sản phẩm thành số lượng chia hết, ví dụ 3 phần việc thay cho 1',
      'count the product in pieces that divide, 3 pieces in place of 1, say',
    ),
  );

export const numberTooLarge = (field: string): Refusal =>
  refusal(
    422,
    'work.number-too-large',
    say('một số lượng lớn hơn số mà nó là một phần', 'a quantity is larger than what it is a part of'),
    say(
      'hoàn thành không quá số giao; đạt chất lượng, đúng hạn không quá số hoàn thành; làm thêm thì ghi việc đột xuất',
      'completed is at most what was assigned, with quality and on time at most what was completed; more is unplanned work of its own',
    ),
    {
      faults: [
        {
          pointer: `/${field}`,
          code: 'too-large',
          message: say('lớn hơn số cho phép', 'larger than it can be'),
        },
      ],
    },
  );

export const nothingChanged = (): Refusal =>
  refusal(
    409,
    'work.nothing-changed',
    say('nội dung giống hệt đang có', 'this is what stands already'),
    say(
      'không cần làm gì: giữ nguyên thì không đổi gì',
      'nothing to do: what is left as it is changes nothing',
    ),
  );

export const reasonNeeded = (): Refusal =>
  refusal(
    422,
    'work.reason-needed',
    say('đổi việc đã giao thì phải có lý do', 'what was assigned already is changed with a reason'),
    say('ghi lý do', 'give the reason'),
  );

export const ofAnotherTable = (faults: readonly FieldFault[]): Refusal =>
  refusal(
    422,
    'work.cell-refused',
    say('có ô mà bảng của quy định không nhận', 'the table of the regulation refuses some cells'),
    say('sửa các ô được nêu', 'mend the cells that are named'),
    { faults },
  );

export const noSuchTable = (table: string, tables: readonly string[]): Refusal =>
  refusal(
    422,
    'work.unknown-table',
    say(
      `quy định không có bảng “${table}”, hoặc không áp dụng cho đơn vị`,
      `the regulation has no table '${table}', or does not apply to the unit`,
    ),
    tables.length === 0
      ? say('chọn quy định áp dụng cho đơn vị', 'choose a regulation that applies to the unit')
      : say(`chọn một trong: ${tables.join(', ')}`, `choose one of: ${tables.join(', ')}`),
  );

export const inAnotherHand = (): Refusal =>
  refusal(
    409,
    'work.in-another-hand',
    say('sản phẩm đang được bàn giao hoặc đã bàn giao', 'the product is being handed over, or was'),
    say('kết thúc hoặc rút việc bàn giao trước', 'finish or withdraw the handing over first'),
  );

export const notAColleague = (): Refusal =>
  refusal(
    422,
    'work.not-a-colleague',
    say(
      'người nhận không công tác vào ngày đó ở đơn vị của bạn hoặc đơn vị bạn phụ trách',
      'the receiver does not serve on that day in a unit of yours or one you answer for',
    ),
    say('chọn người khác, hoặc nhờ cấp trên chung bàn giao', 'choose another, or ask the head of both'),
  );

export const notAtThisStep = (): Refusal =>
  refusal(
    409,
    'work.not-at-this-step',
    say('việc bàn giao không ở bước này', 'the handing over is not at this step'),
    say('tải lại để xem đang ở bước nào', 'load it again to see where it stands'),
  );

export const noSuchHandover = (): Refusal =>
  refusal(
    404,
    'work.unknown-handover',
    say('không có việc bàn giao này', 'there is no such handing over'),
    say('tải lại danh sách', 'load the list again'),
  );

export const noSuchCause = (): Refusal =>
  refusal(
    404,
    'work.unknown-cause',
    say('không có đề nghị này', 'there is no such request'),
    say('tải lại sản phẩm', 'load the product again'),
  );

export const waivesTooMuch = (): Refusal =>
  refusal(
    422,
    'work.waives-too-much',
    say(
      'đề nghị bỏ qua nhiều lần hơn số lần đã ghi',
      'more is asked to be waived than there are errors or latenesses',
    ),
    say('đề nghị không quá số lần đã ghi', 'ask for no more than is on record'),
  );

export const sameWhoAsked = (): Refusal =>
  refusal(
    403,
    'work.same-who-asked',
    say('người đề nghị không tự xác nhận', 'who asked does not decide'),
    say('nhờ cấp có thẩm quyền khác', 'ask another authority'),
  );

export const documentNeeded = (): Refusal =>
  refusal(
    422,
    'work.document-needed',
    say('xác nhận khách quan phải có văn bản', 'an objective cause is confirmed by a document'),
    say('ghi số, ngày văn bản xác nhận', 'give the number and day of the document'),
  );

export const decidedAlready = (): Refusal =>
  refusal(
    409,
    'work.decided-already',
    say('việc này đã có quyết định', 'this has been decided already'),
    say('tải lại để xem quyết định', 'load it again to see the decision'),
  );

export const importFaulty = (
  problems: readonly {
    readonly row: number | undefined;
    readonly column: string | undefined;
    readonly code: string;
    readonly message: Bilingual;
  }[],
): Refusal =>
  refusal(
    422,
    'work.import-faulty',
    say('có dòng chưa đúng, chưa nhập dòng nào', 'some rows are wrong, and nothing was imported'),
    say('sửa các ô được nêu rồi xem trước lại', 'mend the cells that are named, then preview again'),
    {
      faults: problems.slice(0, 200).map(({ row, column, code, message }) => ({
        pointer: `/rows/${row ?? 0}${column === undefined ? '' : `/${column}`}`,
        code,
        message,
      })),
    },
  );

export const importNotAsShown = (): Refusal =>
  refusal(
    409,
    'work.import-not-as-shown',
    say('dữ liệu đã đổi từ lúc xem trước', 'something has changed since the preview'),
    say('xem trước lại rồi nhập', 'preview it again, then import'),
  );

/** What is settled: changed only after the file of the period was opened again, by whoever may and with the reason. */
export const periodConfirmed = (): Refusal =>
  refusal(
    409,
    'work.period-confirmed',
    say(
      'kết quả của kỳ này đã được xác nhận; công việc của kỳ không sửa được nữa',
      'the results of this period were confirmed; its work is not changed any more',
    ),
    say(
      'cấp có thẩm quyền trả lại hoặc mở lại phiếu theo dõi của kỳ, kèm lý do, rồi mới sửa',
      'an authority sends the monitoring file back or opens it again, with the reason; then change it',
    ),
  );

/** What a constraint of the database means to whoever changes work. */
export const SETTLED = { work_period_confirmed: periodConfirmed() };
