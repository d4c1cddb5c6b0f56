import { daysInMonth } from '../calendar-day.ts';
import { say } from '../problem.ts';
import { cellReader } from './cell-text.ts';
import { type CellReader, quoted, refuse } from './refusal.ts';

const MONTH_FIRST = /^(?:\d{4}-)?(\d{1,2})-(\d{1,2})$/;
/** A workbook program makes a day of this year of `31/05`; the year says nothing here. */
const DAY_FIRST = /^(\d{1,2})\/(\d{1,2})(?:\/\d{4})?$/;
const LEAP_YEAR = 2024;

/** The month whose last day this is: 5 of `05-31` or `31/05`. */
export const readYearEnd = (): CellReader<number> =>
  cellReader((text) => {
    const first = MONTH_FIRST.exec(text);
    const last = DAY_FIRST.exec(text);
    const month = Number(first?.[1] ?? last?.[2]);
    const day = Number(first?.[2] ?? last?.[1]);
    const isMonth = month >= 1 && month <= 12;
    const ends = isMonth ? [daysInMonth(LEAP_YEAR, month), daysInMonth(LEAP_YEAR + 1, month)] : [];
    if (ends.includes(day)) return month;
    return refuse(
      'not-end-of-month',
      say(
        `“${quoted(text)}” không phải ngày cuối một tháng`,
        `'${quoted(text)}' is not the last day of a month`,
      ),
      say(
        'năm công tác kết thúc cuối tháng: viết như 31/05',
        'a year of work ends with a month: write it like 05-31',
      ),
    );
  });
