import {
  type CalendarDay,
  type Period,
  parseDay,
  parsePeriod,
  type Register,
  type Regulation,
  say,
  spansOf,
} from '@congtam/engine';
import { type Complaint, complain } from '../complaint.ts';
import { unfitFor, widest } from '../packs/in-force.ts';

/** The period and the day it is looked at, its last one unless said otherwise: the engine has no clock. */
export function readWhen(
  written: string,
  day: string | undefined,
  regulations: readonly Regulation[],
): { period: Period; asOf: CalendarDay } | { complaints: readonly Complaint[] } {
  const period = parsePeriod(written);
  const asOf = day === undefined ? period?.to : parseDay(day);
  const complaints: Complaint[] = [];
  if (period === undefined) complaints.push(badPeriod(written));
  else complaints.push(...regulations.flatMap((r) => unfitFor(period, r, widest(period, r))));
  if (day !== undefined && asOf === undefined) complaints.push(badDay(day));
  return period === undefined || asOf === undefined || complaints.length > 0
    ? { complaints }
    : { period, asOf };
}

/** The same, once it is known whose year of work ends when. */
export const unfitOnceRead = (
  when: { readonly period: Period; readonly asOf: CalendarDay },
  regulations: readonly Regulation[],
  register: Register,
): Complaint[] =>
  regulations.flatMap((regulation) =>
    unfitFor(when.period, regulation, spansOf({ regulation, register, ...when })),
  );

const badPeriod = (text: string) =>
  complain(
    'period.unreadable',
    say(`“${text}” không phải một kỳ`, `'${text}' is no period`),
    say('viết 2026, 2026-H1, 2026-Q1 hoặc 2026-03', 'write 2026, 2026-H1, 2026-Q1 or 2026-03'),
  );

const badDay = (text: string) =>
  complain(
    'as-of.unreadable',
    say(`--as-of “${text}” không phải một ngày`, `--as-of '${text}' is no day`),
    say('viết năm-tháng-ngày, ví dụ 2026-12-31', 'write year-month-day, such as 2026-12-31'),
  );
