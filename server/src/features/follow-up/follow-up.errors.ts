import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../../refusal.ts';

export const noSuchRemedy = (): Refusal =>
  refusal(
    404,
    'follow-up.unknown-remedy',
    say(
      'không có biện pháp này, hoặc bạn không được xem',
      'there is no such measure, or it is not shown to you',
    ),
    say('tìm lại trong kế hoạch của đơn vị', 'look again in the plan of the unit'),
  );

export const noSuchQuestion = (): Refusal =>
  refusal(
    404,
    'follow-up.unknown-question',
    say(
      'không có câu hỏi này, hoặc bạn không được xem',
      'there is no such question, or it is not shown to you',
    ),
    say('tìm lại trong danh sách câu hỏi', 'look again in the list of questions'),
  );

export const noSuchUnit = (): Refusal =>
  refusal(
    404,
    'follow-up.unknown-unit',
    say('không có đơn vị này, hoặc bạn không được xem', 'there is no such unit, or it is not shown to you'),
    say('chọn lại trong cây đơn vị', 'choose again from the tree'),
  );

export const followedByAnother = (): Refusal =>
  refusal(
    422,
    'follow-up.followed-by-another',
    say('người theo dõi phải khác người thực hiện', 'who follows a measure is not who carries it out'),
    say('chọn người theo dõi khác', 'choose somebody else to follow it'),
  );

export const closingNeedsProof = (): Refusal =>
  refusal(
    422,
    'follow-up.closing-needs-proof',
    say('kết thúc cần minh chứng', 'closing needs proof'),
    say(
      'đính kèm tệp minh chứng, hoặc yêu cầu người thực hiện báo cáo kèm minh chứng',
      'attach it, or ask for a report with it',
    ),
  );

export const notAbove = (): Refusal =>
  refusal(
    422,
    'follow-up.not-above',
    say('câu hỏi chỉ gửi lên cấp trên', 'a question goes to a unit above'),
    say('chọn đơn vị cấp trên', 'choose a unit above'),
  );

export const changedAtOnce = (): Refusal =>
  refusal(
    412,
    'follow-up.changed',
    say('vừa có người khác ghi bước tiếp theo', 'somebody else just recorded the next step'),
    say('tải lại để xem', 'load it again'),
  );
