import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../../refusal.ts';

export const noSuchPetition = (): Refusal =>
  refusal(
    404,
    'petition.unknown',
    say(
      'không có kiến nghị này, hoặc bạn không được xem',
      'there is no such petition, or it is not shown to you',
    ),
    say('tìm lại trong danh sách kiến nghị', 'look again in the list of petitions'),
  );

export const noLevel = (): Refusal =>
  refusal(
    409,
    'petition.no-level',
    say(
      'bạn chưa có mức xếp loại được quyết định trong đợt này',
      'no level of yours was decided in this cycle',
    ),
    say('kiến nghị sau khi có quyết định', 'petition once it is decided'),
  );

export const filedBefore = (): Refusal =>
  refusal(
    409,
    'petition.filed-before',
    say('đã có kiến nghị về chính quyết định này', 'there is a petition about this very decision'),
    say('theo dõi kiến nghị đã gửi', 'follow the one that was filed'),
  );

export const noSuchLevel = (levels: readonly string[]): Refusal =>
  refusal(
    422,
    'petition.unknown-level',
    say('quy định không có mức này', 'the regulation has no such level'),
    say(`các mức: ${levels.join(', ')}`, `levels: ${levels.join(', ')}`),
  );

export const changedAtOnce = (): Refusal =>
  refusal(
    412,
    'petition.changed',
    say('kiến nghị vừa có bước xử lý khác', 'something else was just done with the petition'),
    say('tải lại để xem', 'load it again'),
  );
