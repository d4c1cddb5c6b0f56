import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bilingual } from '../bilingual.ts';
import {
  type Bilingual,
  type CalendarDay,
  type Cursor,
  datePartsOf,
  type PackPart,
  type Problem,
  parseDay,
  reader,
  say,
} from '../engine.ts';
import { loadPart } from '../load.ts';

/** Where the years stand under the root of the regulations: one file a year, each with its own hash. */
export const WORKING_DAYS = 'working-days';

/** A day off, or one that was exchanged for a Saturday or Sunday, with where it was read. */
export interface DayOff {
  readonly off: CalendarDay;
  readonly label: Bilingual;
  readonly certainty: 'read' | 'secondary' | 'inferred' | 'unknown';
  readonly source?: string;
}

/** The holidays of one year as they were announced. */
export interface YearOfDays {
  readonly year: number;
  readonly ground: Bilingual;
  readonly daysOff: readonly DayOff[];
  readonly exchanged: readonly (DayOff & { readonly worked: CalendarDay })[];
}

/** Every key of a year, where it stands. */
export const WORKING_DAYS_KEYS = {
  part: ['working-days', 'ground', 'days-off', 'exchanged?'],
  dayOff: ['off', 'label', 'certainty?', 'source?'],
  exchanged: ['off', 'worked', 'label', 'certainty?', 'source?'],
} as const;

/** Reads a year; every day lies in it, once, and an exchange makes a weekend worked. Problems `pack.*`. */
export function readYear(
  part: PackPart,
): { readonly year: YearOfDays } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const at = reader(part, problems).map(WORKING_DAYS_KEYS.part);
  const year = at?.field('working-days')?.integer();
  const ground = bilingual(at?.field('ground'));
  const seen = new Set<CalendarDay>();
  const day = (place: Cursor | undefined): CalendarDay | undefined => {
    const found = parseDay(place?.day() ?? '');
    if (found === undefined || place === undefined) return undefined;
    if (datePartsOf(found).year !== year)
      return place.refuse(
        'pack.day-of-another-year',
        say(`ngày không thuộc năm ${year ?? '…'}`, `the day is not of ${year ?? '…'}`),
        say('chuyển sang tệp của năm đó', 'move it to the file of its year'),
      );
    if (!seen.has(found)) {
      seen.add(found);
      return found;
    }
    return place.refuse(
      'pack.day-twice',
      say('ngày này đã có ở trên', 'the day stands above already'),
      say('xóa một dòng', 'remove one of the lines'),
    );
  };
  const dayOff = (place: Cursor, keys: readonly string[]): DayOff | undefined => {
    const map = place.map(keys);
    const off = day(map?.field('off'));
    const label = bilingual(map?.field('label'));
    const certainty =
      map?.optional('certainty')?.oneOf(['read', 'secondary', 'inferred', 'unknown']) ?? 'read';
    const source = map?.optional('source')?.text();
    if (off === undefined || label === undefined) return undefined;
    return { off, label, certainty, ...(source === undefined ? {} : { source }) };
  };
  const daysOff = (at?.field('days-off')?.list() ?? []).flatMap(
    (place) => dayOff(place, WORKING_DAYS_KEYS.dayOff) ?? [],
  );
  const exchanged = (at?.optional('exchanged')?.list() ?? []).flatMap((place) => {
    const one = dayOff(place, WORKING_DAYS_KEYS.exchanged);
    const worked = day(place.field('worked'));
    return one === undefined || worked === undefined ? [] : [{ ...one, worked }];
  });
  if (problems.length > 0 || year === undefined || ground === undefined) return { problems };
  return { year: { year, ground, daysOff, exchanged } };
}

/** Names of the files of years under a root, sorted: `2026.yaml`. */
export const yearFiles = (root: string): readonly string[] => {
  const folder = join(root, WORKING_DAYS);
  try {
    return readdirSync(folder)
      .filter((name) => /^\d{4}\.yaml$/.test(name))
      .sort();
  } catch {
    return [];
  }
};

/** Every year under a root, read; the problems of those that cannot be. */
export function readYears(root: string): {
  readonly years: readonly YearOfDays[];
  readonly problems: readonly Problem[];
} {
  const years: YearOfDays[] = [];
  const problems: Problem[] = [];
  for (const name of yearFiles(root)) {
    const file = join(root, WORKING_DAYS, name);
    const loaded = loadPart(readFileSync(file), file);
    const read = 'problems' in loaded ? loaded : readYear(loaded.part);
    if ('problems' in read) problems.push(...read.problems);
    else years.push(read.year);
  }
  return { years, problems };
}
