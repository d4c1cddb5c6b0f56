import { daysInMonth } from '../../calendar-day.ts';
import { say } from '../../problem.ts';
import { DEADLINES_OF } from '../calendar-rules.ts';
import type { DayOfMonth, DayOfYear, Deadline, OwnYearException, OwnYearRule } from '../format.ts';
import type { Cursor } from '../plain.ts';
import { rulesIn } from './inherit.ts';
import type { RuleReader } from './rule.ts';
import { readHead, stagesOf } from './rules.ts';
import { readArticles } from './text.ts';

/** The section `calendar`: whose year of work is its own, and the days by which levels are due. */
export function readCalendar(
  at: Cursor | undefined,
  rules: RuleReader,
): { readonly ownYear?: OwnYearRule; readonly deadlines: readonly Deadline[] } {
  const map = at?.map(['own-year?', 'deadlines?']);
  const own = map?.optional('own-year');
  const ownYear = own && readOwnYear(own, rules);
  const deadlines = rulesIn(map?.optional('deadlines'))
    .map((one) => readDeadline(one, rules))
    .filter((one) => one !== undefined);
  return { ...(ownYear ? { ownYear } : {}), deadlines };
}

function readOwnYear(at: Cursor, rules: RuleReader): OwnYearRule | undefined {
  const map = at.map(['article', 'when?', 'except?', 'second-half-from?']);
  if (map === undefined) return undefined;
  const articles = readArticles(map.field('article'));
  const when = map.optional('when') && rules.condition(map.optional('when'));
  const except = map.optional('except') && rules.condition(map.optional('except'));
  const begins = map.optional('second-half-from');
  const second = begins && readFirstOfMonth(begins);
  const excepts: OwnYearException[] = except ? [{ at, articles, when: except }] : [];
  return {
    at,
    articles,
    excepts,
    ...(when ? { when } : {}),
    ...(second === undefined ? {} : { secondHalfFrom: second }),
  };
}

function readFirstOfMonth(at: Cursor): number | undefined {
  const day = readDayOfYear(at);
  if (day === undefined || day.day === 1) return day?.month;
  return at.refuse(
    'pack.half-not-from-first',
    say('nửa năm sau bắt đầu từ ngày đầu một tháng', 'a second half begins on the first day of a month'),
    say('viết tháng-ngày như 01-01', 'write month-day like 01-01'),
  );
}

function readDeadline(at: Cursor, rules: RuleReader): Deadline | undefined {
  const map = at.map([
    'id',
    'label',
    'article',
    'unverified?',
    'for?',
    'stage',
    'of?',
    'before',
    'year?',
    'when?',
    'except?',
  ]);
  const head = map && readHead(map);
  const before = map && readBefore(map.field('before'), map.optional('year'));
  if (!map || !head || !before) return undefined;
  const year = map.optional('year')?.oneOf(['same', 'next']) ?? 'same';
  const of = map.optional('of')?.oneOf(DEADLINES_OF) ?? 'level';
  const when = map.optional('when') && rules.condition(map.optional('when'));
  const except = map.optional('except')?.oneOf(['own-year']);
  return {
    ...head,
    stages: stagesOf(map),
    of,
    before,
    year,
    exceptOwnYear: except === 'own-year',
    ...(when ? { when } : {}),
  };
}

/** `12-15`, or `{day: 5, month: next}` counted from the month in which the period ends. */
function readBefore(at: Cursor | undefined, year: Cursor | undefined): DayOfYear | DayOfMonth | undefined {
  if (!at?.isMap()) return readDayOfYear(at);
  year?.refuse(
    'pack.year-of-a-month',
    say(
      'ngày của một tháng tính từ cuối kỳ, không theo năm',
      'a day of a month counts from the end of the period, not by year',
    ),
    say('xóa dòng này', 'remove this line'),
  );
  const map = at.map(['day', 'month: next']);
  const day = map?.field('day')?.integer();
  const month = map?.field('month')?.oneOf(['last', 'next']);
  return day === undefined || month === undefined ? undefined : { day, month };
}

/** `12-15`; 29 February is a day of some years only. */
function readDayOfYear(at: Cursor | undefined): DayOfYear | undefined {
  const text = at?.text();
  if (at === undefined || text === undefined) return undefined;
  const found = /^(\d{2})-(\d{2})$/.exec(text);
  const [month, day] = [Number(found?.[1]), Number(found?.[2])];
  if (found && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(2025, month))
    return { month, day };
  return at.refuse(
    'pack.not-a-day-of-the-year',
    say(`“${text}” không phải một ngày có ở mọi năm`, `'${text}' is not a day that every year has`),
    say('viết tháng-ngày như 12-15', 'write month-day like 12-15'),
  );
}
