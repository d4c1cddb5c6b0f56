import { type CalendarDay, formatDay, vietnameseDay } from '../calendar-day.ts';
import { type Period, type PeriodUnit, parsePeriod } from '../period.ts';
import type { Language } from '../problem.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const ROMAN = ['I', 'II', 'III', 'IV'];

export const dayInWords = (day: CalendarDay, language: Language): string =>
  language === 'vi' ? vietnameseDay(day) : formatDay(day);

const PLACE: Record<PeriodUnit, Record<Language, (index: number) => string>> = {
  week: { vi: (i) => `tuần ${i}`, en: (i) => `week ${i}` },
  month: { vi: (i) => `tháng ${i}`, en: (i) => MONTHS[i - 1] ?? String(i) },
  quarter: { vi: (i) => `quý ${ROMAN[i - 1]}`, en: (i) => `quarter ${i}` },
  half: {
    vi: (i) => (i === 1 ? '6 tháng đầu năm' : '6 tháng cuối năm'),
    en: (i) => (i === 1 ? 'first half' : 'second half'),
  },
  year: { vi: () => 'năm', en: () => '' },
};

const SEPARATOR: Record<PeriodUnit, Record<Language, string>> = {
  week: { vi: '/', en: ' of ' },
  month: { vi: '/', en: ' ' },
  quarter: { vi: '/', en: ' of ' },
  half: { vi: ' ', en: ' of ' },
  year: { vi: ' ', en: '' },
};

/** "tháng 3/2026", "quý I/2026", "6 tháng đầu năm 2026", "năm 2026"; an id that is no period stays as it is. */
export function periodInWords(id: string, language: Language): string {
  const period = parsePeriod(id);
  return period === undefined ? id : `${placeOf(period, language)}${tailOf(period, language)}`;
}

/**
 * Several periods in one phrase, runs of three and more as a range.
 *
 * @example periodsInWords(['2026-01', '2026-02', '2026-03', '2026-05'], 'vi') // "tháng 1 đến tháng 3, tháng 5/2026"
 */
export function periodsInWords(ids: readonly string[], language: Language): string {
  const periods = [...new Set(ids)].map(parsePeriod).filter((p) => p !== undefined);
  const kinds = new Map<string, Period[]>();
  for (const p of periods) {
    const key = `${p.year}|${p.unit}`;
    kinds.set(key, [...(kinds.get(key) ?? []), p]);
  }
  return [...kinds.values()].map((list) => oneKind(list, language)).join('; ');
}

function oneKind(list: readonly Period[], language: Language): string {
  const indexes = list.map((p) => p.index).sort((a, b) => a - b);
  const { unit } = list[0]!;
  const runs: [number, number][] = [];
  for (const index of indexes) {
    const last = runs.at(-1);
    if (last && last[1] === index - 1) last[1] = index;
    else runs.push([index, index]);
  }
  const place = PLACE[unit][language];
  const to = language === 'vi' ? ' đến ' : ' to ';
  const parts = runs.flatMap(([from, until]) =>
    until - from >= 2
      ? [`${place(from)}${to}${place(until)}`]
      : Array.from({ length: until - from + 1 }, (_, i) => place(from + i)),
  );
  return `${parts.join(', ')}${tailOf(list[0]!, language)}`;
}

const placeOf = (period: Period, language: Language): string => PLACE[period.unit][language](period.index);
const tailOf = (period: Period, language: Language): string =>
  `${SEPARATOR[period.unit][language]}${period.year}`;

/** What a person calls one such period: "tháng", "month". */
export function unitInWords(unit: PeriodUnit, language: Language): string {
  const words: Record<PeriodUnit, string> =
    language === 'vi'
      ? { week: 'tuần', month: 'tháng', quarter: 'quý', half: '6 tháng', year: 'năm' }
      : { week: 'weeks', month: 'months', quarter: 'quarters', half: 'half-years', year: 'years' };
  return words[unit];
}
