import { type CalendarDay, parseDay } from '../../calendar-day.ts';
import { type Bilingual, say } from '../../problem.ts';
import type { Cursor } from '../plain.ts';

/** A text in both languages: `{vi: …, en: …}`. */
export function readBilingual(at: Cursor | undefined): Bilingual | undefined {
  const map = at?.map(['vi', 'en']);
  const vi = map?.field('vi')?.text();
  const en = map?.field('en')?.text();
  return vi === undefined || en === undefined ? undefined : { vi, en };
}

export function readDay(at: Cursor | undefined): CalendarDay | undefined {
  const text = at?.day();
  return text === undefined ? undefined : parseDay(text);
}

/** One article or several: `article: art-12` or `article: [art-12, art-13]`. */
export function readArticles(at: Cursor | undefined): readonly string[] {
  if (at === undefined) return [];
  if (at.isText()) return [at.id()].filter((id) => id !== undefined);
  return (at.list() ?? []).map((c) => c.id()).filter((id) => id !== undefined);
}

/** The entries of a map of records, each read by `one`; what cannot be read has pushed its problem and is left out. */
export function readRecords<T>(
  at: Cursor | undefined,
  one: (id: string, at: Cursor) => T | undefined,
): Map<string, T> {
  const records = new Map<string, T>();
  for (const [key, value] of at?.entries() ?? []) {
    if (!/^[A-Za-z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*$/.test(key)) {
      value.refuse(
        'pack.bad-id',
        say(`“${key}” không phải mã định danh`, `'${key}' is not an id`),
        say('dùng chữ không dấu, số, “-” hoặc “.” ở giữa', "use ASCII letters, digits, inner '-' or '.'"),
      );
      continue;
    }
    const record = one(key, value);
    if (record !== undefined) records.set(key, record);
  }
  return records;
}

export function readList<T>(at: Cursor | undefined, one: (at: Cursor) => T | undefined): T[] {
  return (at?.list() ?? []).map(one).filter((x) => x !== undefined);
}

/** Leaves out keys whose value is undefined, so that optional fields are absent rather than undefined. */
export function present<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}
