import { type Bilingual, say } from '@congtam/engine';
import { type Refusal, refusal } from '../refusal.ts';

export const noSuchCycle = (): Refusal =>
  refusal(
    404,
    'cycle.unknown',
    say('không có đợt này, hoặc bạn không được xem', 'there is no such cycle, or it is not shown to you'),
    say('tìm lại trong danh sách đợt của đơn vị', 'look again in the cycles of the unit'),
  );

export const notOpen = (): Refusal =>
  refusal(
    409,
    'cycle.not-open',
    say('đợt không mở nên không nhận dữ liệu', 'the cycle is not open, so nothing is taken'),
    say('đợt đã đóng chỉ mở lại khi có hai người đồng ý', 'a closed cycle is opened again by two'),
  );

export const lateNeedsReason = (day: string): Refusal =>
  refusal(
    422,
    'cycle.late-needs-reason',
    say(
      `đã quá hạn ${day}; vẫn nhận, nhưng cần lý do`,
      `the last day was ${day}; it is taken all the same, with a reason`,
    ),
    say('gửi lại kèm reason', 'send it again with a reason'),
  );

export const sheetsWrong = (says: Bilingual, count: number): Refusal =>
  refusal(
    422,
    'cycle.evidence-wrong',
    say(
      `dữ liệu của đợt còn ${count} chỗ sai; chỗ đầu: ${says.vi}`,
      `the evidence of the cycle is wrong in ${count} places; the first: ${says.en}`,
    ),
    say('sửa các dòng đã nêu rồi làm lại', 'mend the rows named and do it again'),
  );

export const notComputed = (): Refusal =>
  refusal(
    409,
    'classification.not-computed',
    say('đợt chưa có kết quả tính', 'the cycle has not been computed yet'),
    say('tính kết quả của đợt trước', 'compute the cycle first'),
  );

export const notClosed = (): Refusal =>
  refusal(
    409,
    'classification.not-closed',
    say('đợt chưa đóng nên chưa quyết định được', 'the cycle is not closed, so nothing is decided yet'),
    say('đóng đợt và tính kết quả trước', 'close the cycle and compute it first'),
  );

/** What is tried in a pilot is looked at there: it is signed, published, used, sent and counted nowhere. */
export const ofPilot = (): Refusal =>
  refusal(
    409,
    'cycle.pilot',
    say(
      'đây là đợt làm thử: kết quả thử không ký, không công khai, không gửi đi, không dùng vào việc gì khác',
      'this cycle is a pilot: what is tried in it is not signed, published, sent or used for anything else',
    ),
    say(
      'lập một đợt chính thức (không đánh dấu làm thử) rồi làm việc này ở đợt đó',
      'plan an official cycle, not marked as a pilot, and do this there',
    ),
  );
