import { type CalendarDay, formatDay, vietnameseDay } from '../calendar-day.ts';
import { say } from '../problem.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Days from and to, both inside; open where absent. */
export interface Span {
  readonly from?: CalendarDay | undefined;
  readonly to?: CalendarDay | undefined;
}

export const startOf = (span: Span): number => span.from ?? Number.NEGATIVE_INFINITY;
export const endOf = (span: Span): number => span.to ?? Number.POSITIVE_INFINITY;
export const overlap = (a: Span, b: Span): boolean => startOf(a) <= endOf(b) && startOf(b) <= endOf(a);

/** A span that ends before it begins. */
export function outOfOrder(from: CalendarDay | undefined, to: CalendarDay | undefined): Refusal | undefined {
  if (from === undefined || to === undefined || from <= to) return undefined;
  return refuse(
    'days-out-of-order',
    say(
      `ngày kết thúc ${vietnameseDay(to)} trước ngày bắt đầu ${vietnameseDay(from)}`,
      `it ends on ${formatDay(to)}, before it begins on ${formatDay(from)}`,
    ),
    say('sửa một trong hai ngày', 'mend one of the two days'),
  );
}
