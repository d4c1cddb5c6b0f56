import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../../refusal.ts';
import { writtenDay } from '../../vietnam-day.ts';

export const noSuchSubject = (): Refusal =>
  refusal(
    404,
    'procedure.unknown-subject',
    say(
      'không có người hay đơn vị này trong kết quả của đợt, hoặc bạn không được xem',
      'there is no such person or unit in the results of the cycle, or it is not shown to you',
    ),
    say('tìm lại trong danh sách kết quả', 'look again in the list of results'),
  );

export const notCarriedHere = (): Refusal =>
  refusal(
    409,
    'procedure.not-carried-here',
    say('trình tự của đợt này không làm trên hệ thống', 'the procedure of this cycle is not carried here'),
    say('bắt đầu trình tự của đợt trước', 'begin the procedure of the cycle first'),
  );

export const begunAlready = (): Refusal =>
  refusal(
    409,
    'procedure.begun-already',
    say('trình tự của đợt đã bắt đầu', 'the procedure of the cycle has begun already'),
    say('xem các bước của từng người', 'look at the steps of each subject'),
  );

export const noProcedure = (): Refusal =>
  refusal(
    409,
    'procedure.none-in-pack',
    say('không quy định nào của đợt nói trình tự', 'no regulation of the cycle says a procedure'),
    say('dùng quy định có procedure.yaml', 'use a regulation with a procedure.yaml'),
  );

export const noSuchStep = (): Refusal =>
  refusal(
    404,
    'procedure.unknown-step',
    say('trình tự của người, đơn vị này không có bước ấy', 'the procedure of this subject has no such step'),
    say('xem các bước của trình tự', 'look at the steps of the procedure'),
  );

export const outOfOrder = (before: readonly string[]): Refusal =>
  refusal(
    409,
    'procedure.out-of-order',
    say(
      `chưa đến bước này${before.length > 0 ? `; còn phải xong: ${before.join(', ')}` : ' hoặc đã qua'}`,
      `this step is not open${before.length > 0 ? `; to be done first: ${before.join(', ')}` : ', or it is over'}`,
    ),
    say('làm các bước trước theo trình tự', 'take the steps before it'),
  );

export const notTheirs = (vi: string, en: string): Refusal =>
  refusal(
    403,
    'procedure.not-yours',
    say(`bước này do ${vi} làm`, `this step is taken by ${en}`),
    say('nhờ đúng người, hoặc ghi lại ghế thẩm quyền', 'ask whoever it is, or record who sits in the seat'),
  );

export const elsewhere = (does: string): Refusal =>
  refusal(
    409,
    'procedure.taken-elsewhere',
    say(`bước “${does}” được ghi khi làm chính việc ấy`, `the step '${does}' is taken by the act itself`),
    say('làm việc ấy ở phần của nó', 'do it where it is done'),
  );

export const lateNeedsReason = (day: string): Refusal =>
  refusal(
    422,
    'procedure.late-needs-reason',
    say(
      `hạn cuối là ${writtenDay(day)}; vẫn nhận, nhưng cần lý do`,
      `the last day was ${writtenDay(day)}; it is taken, with a reason`,
    ),
    say('gửi lại kèm reason', 'send it again with a reason'),
  );

export const seatNotAbove = (): Refusal =>
  refusal(
    422,
    'procedure.seat-not-above',
    say(
      'cơ quan có thẩm quyền phải là chính đơn vị ấy hoặc đơn vị cấp trên của nó',
      'the body in the seat is the unit itself or one above it',
    ),
    say('chọn chính đơn vị ấy hoặc một đơn vị cấp trên', 'choose the unit itself or one above it'),
  );

export const paperNeeded = (): Refusal =>
  refusal(
    422,
    'procedure.paper-needed',
    say('bước làm trên giấy phải nêu văn bản', 'a step done on paper names its document'),
    say('ghi document, hoặc làm việc ấy trên hệ thống', 'give document, or do it here'),
  );
