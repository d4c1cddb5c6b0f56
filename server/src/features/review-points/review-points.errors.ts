import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../../refusal.ts';

export const noSuchPoint = (): Refusal =>
  refusal(
    404,
    'review-point.unknown',
    say(
      'không có điểm cần rà soát này, hoặc chưa đến lượt bạn xem',
      'there is no such point to review, or it is not shown to you yet',
    ),
    say('đơn vị xem và trả lời trước', 'the unit sees and answers it first'),
  );

export const pointChanged = (): Refusal =>
  refusal(
    412,
    'review-point.changed',
    say('điểm này vừa có bước khác', 'something else was just done with the point'),
    say('tải lại để xem', 'load it again'),
  );

export const answerDayPast = (): Refusal =>
  refusal(
    422,
    'review-point.answer-day-past',
    say('hạn trả lời phải sau hôm nay', 'the day for the answer lies after today'),
    say('chọn ngày sau hôm nay', 'choose a day after today'),
    { faults: [{ pointer: '/answerBy', code: 'day-past', message: say('phải sau hôm nay', 'after today') }] },
  );

export const thresholdsSetAtOnce = (): Refusal =>
  refusal(
    412,
    'review-point.thresholds-changed',
    say('ngưỡng vừa được đặt lại', 'the thresholds were just set anew'),
    say('tải lại để xem', 'load it again'),
  );

export const tooManyPeople = (most: number): Refusal =>
  refusal(
    409,
    'review-point.too-many-people',
    say(`đợt này có hơn ${most} người`, `the cycle has more than ${most} people`),
    say('rà soát theo từng cơ quan', 'search one body at a time'),
  );
