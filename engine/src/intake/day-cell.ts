import { type CalendarDay, calendarDay, daysInMonth, formatDay } from '../calendar-day.ts';
import { type Period, type PeriodUnit, parsePeriod } from '../period.ts';
import { say } from '../problem.ts';
import { cellReader } from './cell-text.ts';
import { type CellReader, quoted, type Refusal, refuse } from './refusal.ts';

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/;
const VIETNAMESE = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

/** Reads 2026-03-31 and 31/03/2026. */
export function dayOf(text: string): CalendarDay | Refusal {
  const iso = ISO.exec(text);
  const local = iso ? null : VIETNAMESE.exec(text);
  const written = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : undefined;
  if (written === undefined) {
    return refuse(
      'not-a-day',
      say(`“${quoted(text)}” không phải là ngày`, `'${quoted(text)}' is not a day`),
      say('viết như 31/03/2026 hoặc 2026-03-31', 'write it like 2026-03-31 or 31/03/2026'),
    );
  }
  const [year, month, day] = written.map(Number) as [number, number, number];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    return refuse(
      'impossible-day',
      say(`“${text}” không có trong lịch`, `'${text}' is not in the calendar`),
      say(
        'kiểm tra lại ngày và tháng; thứ tự là ngày/tháng/năm',
        'check day and month; the order is day/month/year',
      ),
    );
  }
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    return refuse(
      'absurd-day',
      say(`năm ${year} không thể đúng`, `the year ${year} cannot be right`),
      say('kiểm tra lại năm', 'check the year'),
    );
  }
  return calendarDay(year, month, day);
}

export const readDay = (): CellReader<CalendarDay> => cellReader(dayOf);

const EXAMPLES: Record<PeriodUnit, string> = {
  week: 'W07',
  month: '03',
  quarter: 'Q1',
  half: 'H1',
  year: '',
};

const FIRST_OF_MONTH = /^(\d{4})-(\d{2})-01(?:[T ]00:00.*)?$/;
const MONTH_AND_YEAR = /^(\d{1,2})\/(\d{4})$/;
/** Days of workbook programs count from the end of 1899; five digits are a day of the years that can be meant. */
const SERIAL = /^[345678]\d{4}$/;
const SERIAL_OF_1970 = 25_569;

/** `03/2026` and the first day of a month, which workbook programs make of `2026-03`, are that month. */
function monthWritten(text: string): string | undefined {
  const iso = FIRST_OF_MONTH.exec(text);
  if (iso) return `${iso[1]}-${iso[2]}`;
  const local = MONTH_AND_YEAR.exec(text);
  return local ? `${local[2]}-${local[1]!.padStart(2, '0')}` : undefined;
}

function dayOfWorkbook(text: string): Refusal | undefined {
  if (!SERIAL.test(text)) return undefined;
  const month = formatDay((Number(text) - SERIAL_OF_1970) as CalendarDay).slice(0, 7);
  return refuse(
    'workbook-day',
    say(`“${text}”: ô đang là ngày của Excel`, `'${text}': the cell is a day of the workbook program`),
    say(`ghi ${month}, định dạng ô là văn bản`, `write ${month}, the cell formatted as text`),
  );
}

/**
 * A period of one of the units, in the year when one is given; months also as `03/2026` or their first day. `reachesBack`
 * lets parts of the year before through: they may lie in a year of work that ends before December.
 */
export function readPeriod(
  units: readonly PeriodUnit[],
  year?: number,
  reachesBack = false,
): CellReader<Period> {
  const like = units
    .map((u) => [year ?? 2026, EXAMPLES[u]].filter((part) => part !== '').join('-'))
    .join(', ');
  const mend = say(`viết như ${like}`, `write it like ${like}`);
  return cellReader((text) => {
    const month = units.includes('month') ? monthWritten(text) : undefined;
    const period = parsePeriod(month ?? text.toUpperCase());
    if (period === undefined) {
      const serial = units.includes('month') ? dayOfWorkbook(text) : undefined;
      if (serial) return serial;
      const message = say(`“${quoted(text)}” không phải là kỳ`, `'${quoted(text)}' is not a period`);
      return refuse('not-a-period', message, mend);
    }
    if (!units.includes(period.unit)) {
      const message = say(
        `kỳ “${text}” không thuộc loại kỳ của bảng này`,
        `'${text}' is not a kind of period of this table`,
      );
      return refuse('wrong-period', message, mend);
    }
    const isBefore = year !== undefined && period.year === year - 1;
    if (reachesBack && isBefore && period.unit !== 'year' && period.unit !== 'half') return period;
    if (year !== undefined && period.year !== year) {
      const message = say(`kỳ “${text}” không thuộc năm ${year}`, `the period '${text}' is not in ${year}`);
      return refuse('other-year', message, mend);
    }
    return period;
  });
}

/** A day as it is kept, of a cell that was taken: `2026-03-31` of `31/03/2026`; other text stays as it is. */
export function plainDay(text: string): string {
  const day = text === '' ? undefined : dayOf(text);
  return typeof day === 'number' ? formatDay(day) : text;
}

/** A period as it is kept, of a cell that was taken: `2026-03` of `03/2026`; other text stays as it is. */
export const plainPeriod = (text: string): string => monthWritten(text) ?? text.toUpperCase();
