import { type Bilingual, say } from '@congtam/engine';
import { type Refusal, refusal } from '../../refusal.ts';
import { writtenDay } from '../../vietnam-day.ts';

export const noSuchUnit = (): Refusal =>
  refusal(
    404,
    'cycle.unknown-unit',
    say(
      'không có đơn vị này trong kỳ đó, hoặc bạn không được xem',
      'there is no such unit in that period, or it is not shown to you',
    ),
    say('chọn lại trong cây đơn vị', 'choose from the tree of units'),
  );

export const wrongPeriod = (kind: string): Refusal =>
  refusal(
    422,
    'cycle.wrong-period',
    say(`kỳ không phải là ${kind}`, `the period is no ${kind}`),
    say(
      'viết 2026, 2026-H1, 2026-Q1, 2026-03 hoặc 2026-W07',
      'write 2026, 2026-H1, 2026-Q1, 2026-03 or 2026-W07',
    ),
  );

export const noSuchRegulation = (id: string): Refusal =>
  refusal(
    422,
    'cycle.unknown-regulation',
    say(
      `“${id}” không có hiệu lực trong kỳ này cho đơn vị, hoặc chưa chính thức`,
      `'${id}' is not in force in this period for the unit, or not official`,
    ),
    say('xem các quy định áp dụng cho đơn vị', 'see which regulations apply to the unit'),
  );

export const regulationChanged = (id: string): Refusal =>
  refusal(
    409,
    'cycle.regulation-changed',
    say(
      `phần của “${id}” không còn như khi lập đợt`,
      `a part of '${id}' is not what it was when the cycle was planned`,
    ),
    say('tìm lại phiên bản đã dùng, hoặc lập đợt mới', 'bring back the version used, or plan a new cycle'),
  );

export const doNotFit = (says: Bilingual): Refusal =>
  refusal(
    422,
    'cycle.regulations-do-not-fit',
    say(
      `các quy định không dùng chung được: ${says.vi}`,
      `the regulations cannot be used together: ${says.en}`,
    ),
    say('bỏ bớt, hoặc thêm văn bản nền', 'leave one out, or add what it lies on'),
  );

export const sameWhoAsked = (): Refusal =>
  refusal(
    403,
    'cycle.same-who-asked',
    say('người đề nghị mở lại không tự đồng ý', 'whoever asked for reopening does not agree to it'),
    say('một người khác có thẩm quyền đồng ý', 'somebody else with the right agrees'),
  );

export const beyondCalendar = (lastDay: string, refs: readonly string[]): Refusal =>
  refusal(
    422,
    'cycle.beyond-calendar',
    say(
      `quy định không cho quyết định mức sau ngày ${writtenDay(lastDay)} (${refs.join(', ')})`,
      `the regulation lets no level be decided after ${writtenDay(lastDay)} (${refs.join(', ')})`,
    ),
    say(
      `chọn ngày không muộn hơn ${writtenDay(lastDay)}`,
      `choose a day no later than ${writtenDay(lastDay)}`,
    ),
  );

export const overlaps = (other: {
  readonly unit: string;
  readonly period: string;
  readonly base: string;
  readonly ground: string;
}): Refusal =>
  refusal(
    409,
    'cycle.overlaps',
    say(
      `đợt ${other.period} của ${other.unit} (${other.ground}) đã mở và đánh giá cùng đơn vị theo “${other.base}”: một người sẽ có hai mức, chỉ tiêu tính hai lần`,
      `the cycle ${other.period} of ${other.unit} (${other.ground}) is opened and rates units of this one under '${other.base}': somebody would have two levels, and the places would be counted twice`,
    ),
    say(
      'làm tiếp ở đợt đó, hoặc lập đợt này cho các đơn vị không nằm trong đợt đó (roots, excluded); để thử thì đánh dấu làm thử',
      'go on in that cycle, or plan this one for units that are not in it (roots, excluded); to try something, mark it as a pilot',
    ),
  );
