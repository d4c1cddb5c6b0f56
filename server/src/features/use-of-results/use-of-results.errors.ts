import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../../refusal.ts';

export const noSuchLevel = (levels: readonly string[]): Refusal =>
  refusal(
    422,
    'result.unknown-level',
    say('quy định của đợt không có mức này', 'no regulation of the cycle has this level'),
    say(`chọn một trong: ${levels.join(', ')}`, `choose one of: ${levels.join(', ')}`),
  );

export const noSuchSubject = (): Refusal =>
  refusal(
    404,
    'result.unknown-subject',
    say(
      'không có kết quả của người hay đơn vị này, hoặc bạn không được xem',
      'there is no result of this person or unit, or it is not shown to you',
    ),
    say('tìm lại trong danh sách kết quả', 'look again in the list of results'),
  );

export const notDecided = (): Refusal =>
  refusal(
    409,
    'result.not-decided',
    say('chưa có mức được quyết định', 'no level is decided yet'),
    say('quyết định mức trước', 'decide the level first'),
  );

export const needsReason = (): Refusal =>
  refusal(
    422,
    'result.needs-reason',
    say(
      'việc này cần lý do, và văn bản khi trái với căn cứ của quy định',
      'this needs a reason, and a document where a ground of the regulation speaks against it',
    ),
    say('ghi reason và document', 'give reason and document'),
  );

export const noSuchGround = (): Refusal =>
  refusal(
    422,
    'result.unknown-ground',
    say(
      'quy định không nêu căn cứ này cho kết quả ấy',
      'the regulation gives no such ground for this result',
    ),
    say('chọn trong danh sách gợi ý', 'choose from the list of suggestions'),
  );

export const notFromHere = (): Refusal =>
  refusal(
    409,
    'result.not-from-here',
    say(
      'việc này chưa hoặc không còn làm được ở bước hiện tại',
      'this is not done from where the follow-up stands',
    ),
    say('tải lại để xem trạng thái hiện tại', 'load it again to see where it stands'),
  );
