import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../../refusal.ts';
import { writtenDay } from '../../vietnam-day.ts';

export const noSuchInspection = (): Refusal =>
  refusal(
    404,
    'inspection.unknown',
    say(
      'không có cuộc kiểm tra này, hoặc bạn không được xem',
      'there is no such inspection, or it is not shown to you',
    ),
    say('tìm lại trong danh sách', 'look again in the list'),
  );

export const outsideOwnScope = (unit: string): Refusal =>
  refusal(
    422,
    'inspection.outside-own-scope',
    say(`đơn vị ${unit} không thuộc phạm vi của bạn`, `the unit ${unit} is not in your scope`),
    say('chỉ chọn đơn vị bạn có thẩm quyền kiểm tra', 'choose units that you are competent for'),
    {
      faults: [
        { pointer: '/units', code: 'outside-own-scope', message: say('ngoài phạm vi', 'out of scope') },
      ],
    },
  );

export const notAMember = (login: string): Refusal =>
  refusal(
    422,
    'inspection.not-a-member',
    say(
      `“${login}” không làm thành viên được: không có tài khoản ấy, tài khoản chưa được hai quản trị mở, là quản trị hệ thống, hoặc công tác tại đơn vị được kiểm tra`,
      `'${login}' cannot be a member: there is no such account, one administrator alone has opened it, it administers the system, or serves in a unit that is inspected`,
    ),
    say('chọn người khác', 'choose somebody else'),
    {
      faults: [
        {
          pointer: '/members',
          code: 'not-a-member',
          message: say(`${login}: không làm thành viên được`, `${login} cannot be a member`),
        },
      ],
    },
  );

export const notRunning = (): Refusal =>
  refusal(
    409,
    'inspection.not-running',
    say('cuộc kiểm tra chưa bắt đầu hoặc đã kết thúc', 'the inspection has not begun, or is over'),
    say('chỉ làm việc này trong thời gian kiểm tra', 'this is done on the days of the inspection only'),
  );

export const endedBefore = (): Refusal =>
  refusal(
    409,
    'inspection.ended-before',
    say('cuộc kiểm tra đã kết thúc', 'the inspection was ended before'),
    say('tải lại để xem', 'load it again'),
  );

export const outsideInspection = (): Refusal =>
  refusal(
    422,
    'inspection.outside-scope',
    say('đơn vị, người hoặc đợt này ngoài phạm vi kiểm tra', 'this unit, person or cycle is not inspected'),
    say('xem lại phạm vi và thời kỳ kiểm tra', 'look at the scope and the time of the inspection'),
  );

export const nobodyToDraw = (): Refusal =>
  refusal(
    409,
    'inspection.nobody-to-draw',
    say(
      'đợt này chưa có kết quả của ai trong phạm vi kiểm tra',
      'the cycle has no result of anybody within the inspection',
    ),
    say('chọn đợt đã tính kết quả', 'choose a cycle that has been computed'),
  );

export const drawnAtOnce = (): Refusal =>
  refusal(
    412,
    'inspection.drawn-at-once',
    say('vừa có một lần rút mẫu khác', 'another sample was just drawn'),
    say('tải lại rồi rút tiếp', 'load it again and draw anew'),
  );

export const noSuchRequest = (): Refusal =>
  refusal(
    404,
    'inspection.no-such-request',
    say(
      'không có yêu cầu này, hoặc bạn không được xem',
      'there is no such request, or it is not shown to you',
    ),
    say('tìm lại trong cuộc kiểm tra', 'look again in the inspection'),
  );

export const noSuchFinding = (): Refusal =>
  refusal(
    404,
    'inspection.no-such-finding',
    say(
      'không có phát hiện này, hoặc bạn không được xem',
      'there is no such finding, or it is not shown to you',
    ),
    say('tìm lại trong cuộc kiểm tra', 'look again in the inspection'),
  );

export const replyDayPast = (): Refusal =>
  refusal(
    422,
    'inspection.reply-day-past',
    say('hạn giải trình phải sau hôm nay', 'the day for the reply lies after today'),
    say('chọn ngày sau hôm nay', 'choose a day after today'),
    { faults: [{ pointer: '/replyBy', code: 'day-past', message: say('phải sau hôm nay', 'after today') }] },
  );

export const replyDayLate = (last: string): Refusal =>
  refusal(
    422,
    'inspection.reply-day-late',
    say(
      `hạn giải trình phải trước ngày cuối của cuộc thanh tra, kiểm tra (${writtenDay(last)}): sau đó kết luận không xem xét được nữa`,
      `the day for the reply lies before the last day of the inspection (${writtenDay(last)}): after it the finding could not be settled`,
    ),
    say(
      'chọn hạn sớm hơn, hoặc mở cuộc khác có thời hạn dài hơn',
      'choose an earlier day, or open an inspection that runs longer',
    ),
    {
      faults: [
        {
          pointer: '/replyBy',
          code: 'day-late',
          message: say(`phải trước ${writtenDay(last)}`, `before ${writtenDay(last)}`),
        },
      ],
    },
  );

export const replyFirst = (until: string): Refusal =>
  refusal(
    409,
    'inspection.reply-first',
    say(
      `người hoặc đơn vị liên quan chưa giải trình và còn hạn đến ${writtenDay(until)}`,
      `whom it concerns has not answered and has until ${writtenDay(until)}`,
    ),
    say('chờ giải trình, hoặc hết hạn', 'wait for the reply, or for its day to pass'),
  );

export const steppedAtOnce = (): Refusal =>
  refusal(
    412,
    'inspection.finding-changed',
    say('phát hiện vừa có bước khác', 'something else was just done with the finding'),
    say('tải lại để xem', 'load it again'),
  );

export const tooManyRows = (rows: number, most: number): Refusal =>
  refusal(
    409,
    'inspection.too-many-rows',
    say(
      `bản xuất có ${rows} dòng, cuộc kiểm tra này chỉ cho ${most} dòng mỗi lần`,
      `the export has ${rows} rows, this inspection allows ${most} at a time`,
    ),
    say('xuất theo một lần rút mẫu hoặc một đơn vị', 'export a sample, or one unit'),
  );
