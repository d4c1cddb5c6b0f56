import { type Bilingual, say } from '@congtam/engine';
import { type Refusal, refusal } from '../../refusal.ts';

export const noSuchEntry = (): Refusal =>
  refusal(
    404,
    'register.unknown',
    say('không có mục này, hoặc bạn không được xem', 'there is no such entry, or it is not shown to you'),
    say('tìm lại trong sổ của đơn vị hoặc của người', 'look again in the register of the unit or person'),
  );

export const noSuchUnit = (): Refusal =>
  refusal(
    404,
    'register.unknown-unit',
    say(
      'không có đơn vị này vào ngày đó, hoặc bạn không được xem',
      'there is no such unit on that day, or it is not shown to you',
    ),
    say('chọn lại trong cây đơn vị của ngày đó', 'choose from the tree of that day'),
  );

export const notThereThen = (): Refusal =>
  refusal(
    422,
    'register.not-there-then',
    say(
      'người này không giữ vị trí ở đơn vị đó vào ngày được ghi',
      'this person held no post in that unit on the day given',
    ),
    say(
      'chọn đơn vị nơi người đó công tác vào ngày ấy, hoặc sửa ngày',
      'choose the unit where they served on that day, or correct the day',
    ),
  );

export const wrongSubject = (): Refusal =>
  refusal(
    422,
    'register.wrong-subject',
    say(
      'mục phải nói về đúng một đối tượng mà sổ này nhận: người, lĩnh vực hoặc đơn vị',
      'an entry is about exactly one thing this register takes: a person, a field or the unit',
    ),
    say('ghi người hoặc lĩnh vực, không ghi cả hai', 'give a person or a field, not both'),
  );

export const notInCharge = (fields: readonly string[]): Refusal =>
  refusal(
    422,
    'register.field-not-in-charge',
    say(
      'đơn vị không phụ trách lĩnh vực này vào ngày đó',
      'the unit was not in charge of this field on that day',
    ),
    fields.length === 0
      ? say('ghi lĩnh vực phụ trách của đơn vị trước', 'record the fields the unit is in charge of first')
      : say(`chọn một trong: ${fields.join('; ')}`, `choose one of: ${fields.join('; ')}`),
  );

export const daysOutOfOrder = (): Refusal =>
  refusal(
    422,
    'register.days-out-of-order',
    say('ngày kết thúc trước ngày bắt đầu', 'the last day lies before the first'),
    say('sửa một trong hai ngày', 'correct one of the two'),
  );

export const stepTooEarly = (): Refusal =>
  refusal(
    422,
    'register.step-too-early',
    say('bước này mang ngày trước bước trước nó', 'this step has a day before the one it follows'),
    say('sửa ngày của bước', 'correct the day of the step'),
  );

export const notAtThisStep = (needed: readonly Bilingual[]): Refusal =>
  refusal(
    409,
    'register.not-at-this-step',
    say('mục chưa đến, hoặc đã qua bước này', 'the entry is not at this step yet, or is past it'),
    needed.length === 0
      ? say('nếu bước đã ghi sai, hãy đính chính', 'if the step was recorded wrongly, correct it')
      : say(
          `ghi trước: ${needed.map(({ vi }) => vi).join(', ')}; nếu đã ghi sai, hãy đính chính`,
          `record first: ${needed.map(({ en }) => en).join(', ')}; if it was recorded wrongly, correct it`,
        ),
  );

export const nothingChanged = (): Refusal =>
  refusal(
    409,
    'register.nothing-changed',
    say('đính chính giống hệt nội dung đang có', 'the correction is what stands already'),
    say('sửa nội dung, hoặc thôi đính chính', 'change the content, or leave it'),
  );

export const aboutAPerson = (): Refusal =>
  refusal(
    409,
    'register.about-a-person',
    say(
      'mục này đã nói về một người, không nêu thêm người liên quan',
      'this entry is about a person already; nobody else is named as concerned',
    ),
    say('ghi một mục riêng cho người kia', 'record an entry of its own for the other person'),
  );

export const alreadyNamed = (): Refusal =>
  refusal(
    409,
    'register.already-named',
    say('người này đã được nêu là người liên quan', 'this person has been named already'),
    say('chờ xác nhận, hoặc xem kết quả xác nhận', 'wait for the confirmation, or see it'),
  );

export const notNamed = (): Refusal =>
  refusal(
    404,
    'register.not-named',
    say('chưa ai nêu người này là người liên quan', 'nobody has named this person as concerned'),
    say('đề nghị tham mưu tổ chức cán bộ nêu trước', 'ask the personnel officer to name them first'),
  );

export const sameWhoNamed = (): Refusal =>
  refusal(
    403,
    'register.same-who-named',
    say('người đã nêu không tự xác nhận', 'who named somebody does not confirm it'),
    say('nhờ người đứng đầu hoặc cấp có thẩm quyền khác xác nhận', 'ask another head or authority'),
  );
