import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../../refusal.ts';

export const noSuchSimulation = (): Refusal =>
  refusal(
    404,
    'policy-lab.unknown-simulation',
    say(
      'không có lần mô phỏng này, hoặc bạn không được xem',
      'there is no such simulation, or it is not shown to you',
    ),
    say('tìm lại trong danh sách mô phỏng của đơn vị', 'look again in the simulations of the unit'),
  );

export const noSuchUnit = (): Refusal =>
  refusal(
    404,
    'policy-lab.unknown-unit',
    say('không có đơn vị này, hoặc bạn không được xem', 'there is no such unit, or it is not shown to you'),
    say('chọn lại trong cây đơn vị', 'choose again in the tree of units'),
  );

export const noSuchDraft = (): Refusal =>
  refusal(
    404,
    'policy-lab.unknown-draft',
    say('không có dự thảo này, hoặc bạn không được xem', 'there is no such draft, or it is not shown to you'),
    say('chọn lại trong danh sách quy định của đơn vị', 'choose again in the regulations of the unit'),
  );

export const noSuchComment = (): Refusal =>
  refusal(
    404,
    'policy-lab.unknown-comment',
    say(
      'không có ý kiến này, hoặc bạn không được xem',
      'there is no such comment, or it is not shown to you',
    ),
    say('tìm lại trong danh sách ý kiến về dự thảo', 'look again in the comments on the draft'),
  );

export const nothingToTry = (): Refusal =>
  refusal(
    422,
    'policy-lab.nothing-to-try',
    say('không có dự thảo, không có cách hiểu nào để thử', 'there is no draft and no reading to try'),
    say('chọn dự thảo ở pack, hoặc cách hiểu ở readings', 'name a draft under pack, or readings'),
  );

export const notFrozen = (cycle: string): Refusal =>
  refusal(
    409,
    'policy-lab.not-frozen',
    say(
      `đợt ${cycle} không có, chưa khóa, chưa tính kết quả, hoặc ở ngoài đơn vị`,
      `the cycle ${cycle} is not there, not closed, not computed yet, or outside the unit`,
    ),
    say(
      'chọn các đợt đã khóa và đã tính của đơn vị và cấp dưới',
      'choose closed and computed cycles of the unit and below',
    ),
  );

export const notDone = (): Refusal =>
  refusal(
    409,
    'policy-lab.not-done',
    say('lần mô phỏng này chưa có kết quả', 'this simulation has no result yet'),
    say('đợi tính xong rồi lập báo cáo', 'wait until it is computed'),
  );

export const answeredMeanwhile = (): Refusal =>
  refusal(
    409,
    'policy-lab.answered-meanwhile',
    say('người khác vừa trả lời ý kiến này', 'somebody else has just answered this comment'),
    say(
      'tải lại danh sách ý kiến rồi xem có cần sửa không',
      'load the comments again, and see whether to change it',
    ),
  );
