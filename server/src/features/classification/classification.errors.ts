import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../../refusal.ts';
import type { FullLine } from './above-line.queries.ts';

export const noSuchRun = (): Refusal =>
  refusal(
    404,
    'classification.unknown-run',
    say('không có lần tính này, hoặc bạn không được xem', 'there is no such run, or it is not shown to you'),
    say('tìm lại trong các lần tính của đợt', 'look again in the runs of the cycle'),
  );

export const runOutdated = (): Refusal =>
  refusal(
    409,
    'classification.run-outdated',
    say(
      'đợt đã mở lại và đóng lại sau lần tính gần nhất',
      'the cycle was reopened and closed again since it was last computed',
    ),
    say('tính lại kết quả của đợt rồi quyết định', 'compute the cycle again, then decide'),
  );

export const noSuchSubject = (): Refusal =>
  refusal(
    404,
    'classification.unknown-subject',
    say(
      'không có người hay đơn vị này trong kết quả, hoặc bạn không được xem',
      'there is no such person or unit in the results, or it is not shown to you',
    ),
    say('tìm lại trong danh sách kết quả', 'look again in the list of results'),
  );

export const noSuchQuestion = (questions: readonly string[]): Refusal =>
  refusal(
    422,
    'classification.unknown-question',
    say('quy định không hỏi điều này', 'the regulation does not ask this'),
    say(`các câu hỏi: ${questions.join(', ')}`, `it asks: ${questions.join(', ')}`),
  );

export const decisionsWrong = (faults: NonNullable<Refusal['faults']>): Refusal =>
  refusal(
    422,
    'classification.decisions-wrong',
    say('có quyết định ghi chưa đúng; chưa ghi gì', 'some decisions are not right; nothing was stored'),
    say('sửa các ô được nêu', 'mend the cells that are named'),
    { faults },
  );

/** Whose places are taken, in which unit or group: of those that whoever asks may see. */
export const lineReached = ({ places, scope, dutyGroup, holders }: FullLine): Refusal => {
  const names = holders.join(', ');
  const [group, groupEn] =
    dutyGroup === null ? ['', ''] : [`, nhóm “${dutyGroup}”`, `, group '${dutyGroup}'`];
  return refusal(
    409,
    'classification.line-reached',
    say(
      `đã đủ ${places} suất của “${scope}”${group}${names === '' ? '' : `; đang giữ suất: ${names}`}`,
      `all ${places} places of '${scope}'${groupEn} are taken${names === '' ? '' : `; held by: ${names}`}`,
    ),
    say(
      'bỏ chọn người khác, hoặc gửi đề nghị ngoại lệ kèm căn cứ',
      'take somebody else out, or submit a request for an exception with its ground',
    ),
  );
};

export const notYetOnBoard = (): Refusal =>
  refusal(
    409,
    'classification.not-yet-on-board',
    say(
      'mức này cũng có tỷ lệ, và người này đạt mức cao hơn khi bảng tỷ lệ được tính nên chưa có tên trong bảng',
      'this level is limited too, and they reached a better one when its board was computed, so they do not stand on it yet',
    ),
    say(
      'ghi người này không có suất ở bảng của mức trên, tính lại đợt, rồi quyết định theo bảng mới',
      'say on the board above that they get no place, compute the cycle again, then decide by the new board',
    ),
  );

export const boardOutOfSight = (): Refusal =>
  refusal(
    409,
    'classification.board-out-of-sight',
    say(
      'mức này có tỷ lệ tính ở đơn vị ngoài phạm vi của bạn, nên không biết còn suất hay không',
      'this level is limited in a unit outside your reach, so it cannot be told whether a place is left',
    ),
    say(
      'để người có thẩm quyền của đơn vị nơi tính tỷ lệ chọn suất hoặc quyết định mức',
      'let the authority of the unit in which the share is counted give the place or decide the level',
    ),
  );

export const levelDecided = (): Refusal =>
  refusal(
    409,
    'classification.level-decided',
    say(
      'mức của người này đã được quyết định; suất đi theo mức đã quyết định',
      'the level of this person is decided; the place goes with it',
    ),
    say('yêu cầu xếp loại lại trước khi đổi suất', 'have the level rated again before the place is changed'),
  );

export const decidedOnPaper = (): Refusal =>
  refusal(
    409,
    'classification.decided-on-paper',
    say(
      'mức đã được quyết định trên giấy; đề xuất mới không thay được quyết định',
      'the level was decided on paper; a new proposal does not replace a decision',
    ),
    say(
      'người có thẩm quyền quyết định lại ở đây, kèm lý do và căn cứ, nếu phải đổi',
      'the authority decides it again here, with reason and ground, where it has to change',
    ),
  );

export const unitFirst = (unit: string): Refusal =>
  refusal(
    409,
    'classification.unit-first',
    say(`đơn vị ${unit} chưa được quyết định mức`, `the level of the unit ${unit} is not decided yet`),
    say('quyết định mức của đơn vị trước', 'decide the level of the unit first'),
  );

export const otherFirst = (regulation: string): Refusal =>
  refusal(
    409,
    'classification.other-rating-first',
    say(`chưa quyết định mức theo ${regulation}`, `the level under ${regulation} is not decided yet`),
    say('quyết định mức đó trước', 'decide that level first'),
  );

export const noSuchLevel = (levels: readonly string[]): Refusal =>
  refusal(
    422,
    'classification.unknown-level',
    say('quy định không có mức này', 'the regulation has no such level'),
    say(`chọn một trong: ${levels.join(', ')}`, `choose one of: ${levels.join(', ')}`),
  );

export const changeNeedsReason = (): Refusal =>
  refusal(
    422,
    'classification.change-needs-reason',
    say(
      'mức khác với mức gợi ý mà chưa có lý do và căn cứ',
      'a level other than the one suggested needs a reason and a ground',
    ),
    say('ghi reason và document', 'give reason and document'),
  );

export const exceptionAsked = (): Refusal =>
  refusal(
    409,
    'classification.exception-asked',
    say('đã có đề nghị ngoại lệ cho người này', 'an exception for this person was asked for already'),
    say('xem đề nghị đã gửi', 'see the request that was sent'),
  );

export const isOut = (): Refusal =>
  refusal(
    409,
    'classification.decision-is-out',
    say(
      'mức đã có quyết định; chỉ được thay thế bằng quyết định khác',
      'the level stands by a decision; only another decision replaces it',
    ),
    say(
      'lập quyết định thay thế ở cơ quan quản lý, kèm lý do và căn cứ',
      'draft a decision that replaces it at the managing body, with reason and ground',
    ),
  );

export const notAboveLine = (): Refusal =>
  refusal(
    409,
    'classification.place-free',
    say('vẫn còn suất; không cần ngoại lệ', 'there is a place left; no exception is needed'),
    say('chọn người này vào suất còn lại', 'choose this person for the place that is left'),
  );

export const noSuchQuota = (): Refusal =>
  refusal(
    422,
    'classification.not-a-candidate',
    say('người này không thuộc diện chọn của tỷ lệ đó', 'this person is no candidate under that quota'),
    say('xem bảng tỷ lệ của đơn vị', 'look at the quota board of the unit'),
  );
