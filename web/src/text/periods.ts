import { type Bilingual, formatDay, parsePeriod, say } from '@congtam/engine';

const KINDS: readonly (readonly [RegExp, (part: string, year: string) => Bilingual])[] = [
  [
    /^(\d{4})-(\d{2})$/,
    (part, year) => say(`Tháng ${Number(part)}/${year}`, `Month ${Number(part)}/${year}`),
  ],
  [/^(\d{4})-Q(\d)$/, (part, year) => say(`Quý ${part}/${year}`, `Quarter ${part}/${year}`)],
  [/^(\d{4})-H(\d)$/, (part, year) => say(`Nửa năm thứ ${part}/${year}`, `Half ${part}/${year}`)],
  [/^(\d{4})-W(\d{2})$/, (part, year) => say(`Tuần ${Number(part)}/${year}`, `Week ${Number(part)}/${year}`)],
  [/^(\d{4})()$/, (_, year) => say(`Năm ${year}`, `Year ${year}`)],
];

/** `2026-03` → "Tháng 3/2026"; as it is where it is no period. */
export function periodName(period: string): Bilingual {
  for (const [form, name] of KINDS) {
    const [, year = '', part = ''] = form.exec(period) ?? [];
    if (year !== '') return name(part, year);
  }
  return say(period, period);
}

const MONTH = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Ho_Chi_Minh',
  year: 'numeric',
  month: '2-digit',
});

/** The month it is in Vietnam: `2026-03`. */
export const monthNow = (now = new Date()): string => MONTH.format(now).slice(0, 7);

const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' });

/** The day it is in Vietnam: `2026-03-31`. */
export const dayNow = (now = new Date()): string => DAY.format(now);

/** `2026-01` → `2025-12`. */
export function monthBefore(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}

/** The months of this year, and of the last one where the year is young; the newest first. */
export function monthsToChoose(month: string): readonly string[] {
  const [year = 0] = month.split('-').map(Number);
  const of = (one: number) =>
    Array.from({ length: 12 }, (_, at) => `${one}-${String(12 - at).padStart(2, '0')}`);
  return month < `${year}-04` ? [...of(year), ...of(year - 1)] : of(year);
}

/** Whether a period has begun on a day (`2026-11-27`). */
export function hasBegun(period: string, today: string): boolean {
  const known = parsePeriod(period);
  return known !== undefined && formatDay(known.from) <= today;
}

/** The period it is on a day, or the last one before; else the first. The periods stand in their order. */
export const nearestPeriod = (periods: readonly string[], today: string): string =>
  periods.findLast((period) => hasBegun(period, today)) ?? periods[0] ?? '';

/** Whether a period has ended on a day; of one that is no month, quarter, half or year it is not known. */
export function isOver(period: string, today: string): boolean {
  const [, year = '', kind = '', number = ''] = /^(\d{4})(?:-([QH]?)(\d{1,2}))?$/.exec(period) ?? [];
  if (year === '') return false;
  const months = kind === 'Q' ? 3 : kind === 'H' ? 6 : 1;
  const last = number === '' ? 12 : Number(number) * months;
  return `${year}-${String(last).padStart(2, '0')}` < today.slice(0, 7);
}
