import { calendarDay } from '../../calendar-day.ts';
import { say } from '../../problem.ts';
import { daysAtLeast, isOfMonth, periodsOf } from '../deadline-day.ts';
import type { ConditionNode, Deadline, OwnYearRule, SubjectKind } from '../format.ts';
import type { Cursor } from '../plain.ts';
import { checkCondition } from './conditions.ts';
import { type Context, wheresOf } from './context.ts';
import { spot } from './report.ts';

/** Own years by attributes of unit and person; days by which a year's levels are due, for people who are rated. */
export function checkCalendar(context: Context): void {
  const { ownYear, deadlines } = context.regulation;
  if (ownYear) checkOwnYear(context, ownYear);
  for (const deadline of deadlines) checkDeadline(context, deadline);
}

function checkOwnYear(context: Context, { at, when, excepts }: OwnYearRule): void {
  if (when === undefined) {
    context.report.refuse(
      at,
      'pack.own-year-without-when',
      say(
        'không nói đơn vị nào được có năm công tác riêng',
        'it does not say which units may have an own year',
      ),
      say(
        'thêm when: thuộc tính của đơn vị, ví dụ {attribute: unitKind, is: publicServiceUnit}',
        'add when: attributes of the unit, such as {attribute: unitKind, is: publicServiceUnit}',
      ),
    );
  } else checkAttributes(context, when, 'unit');
  for (const except of excepts) checkAttributes(context, except.when, 'person');
}

/** The years are known before any reading is chosen, since the tables are read by them. */
function checkAttributes(context: Context, when: ConditionNode, subject: SubjectKind): void {
  checkCondition(context, when, { of: 'attributes', subject });
  const reading = readingIn(when);
  if (reading === undefined) return;
  context.report.refuse(
    reading,
    'pack.own-year-by-reading',
    say(
      'năm công tác không theo cách hiểu được chọn: bảng số liệu được đọc trước khi chọn',
      'an own year follows no reading: tables are read before one is chosen',
    ),
    say('chỉ dùng attribute: … is: …', 'use attribute: … is: … only'),
  );
}

function readingIn(node: ConditionNode): Cursor | undefined {
  if (node.kind === 'reading') return node.at;
  if (node.kind === 'not') return readingIn(node.of);
  return node.kind === 'all' || node.kind === 'any'
    ? node.of.map(readingIn).find((at) => at !== undefined)
    : undefined;
}

function checkDeadline(context: Context, deadline: Deadline): void {
  const { regulation, report } = context;
  const { at, when, exceptOwnYear } = deadline;
  const wheres = wheresOf(context, deadline);
  if (when)
    for (const subject of new Set(wheres.map(({ group }) => group.of)))
      checkCondition(context, when, { of: 'attributes', subject });
  checkDay(context, deadline);
  if (exceptOwnYear && regulation.ownYear === undefined)
    report.refuse(
      spot(at, 'except'),
      'pack.except-without-own-year',
      say('không ai có năm công tác riêng để trừ ra', 'nobody has an own year who could be excepted'),
      say('xóa except, hoặc thêm calendar.own-year', 'remove except, or add calendar.own-year'),
    );
  const isRated = wheres.some(({ group, stage }) =>
    regulation.ladders.some((l) => l.stages.includes(stage) && (l.for?.includes(group.id) ?? true)),
  );
  if (!isRated && wheres.length > 0)
    report.refuse(
      spot(at, 'for'),
      'pack.deadline-without-ladder',
      say('không ai trong số này được xếp loại', 'nobody of these is rated'),
      say('sửa for hoặc stage', 'mend for or stage'),
    );
}

/** In the first tenth of a year its work is hardly begun: the day meant is that of the next. Own years may end then. */
function checkAfterWork(
  { regulation, report }: Pick<Context, 'regulation' | 'report'>,
  { at, before, year, exceptOwnYear }: Pick<Deadline, 'at' | 'before' | 'year' | 'exceptOwnYear'>,
): void {
  if (isOfMonth(before) || year === 'next') return;
  if (regulation.ownYear !== undefined && !exceptOwnYear) return;
  const passed = calendarDay(2025, before.month, before.day) - calendarDay(2025, 1, 1);
  if (passed * 10 >= 365) return;
  report.refuse(
    spot(at, 'before'),
    'pack.deadline-before-the-work',
    say(
      `hạn trước ngày ${before.day}/${before.month} của chính năm được xếp loại thì công việc của năm chưa làm`,
      `before ${before.day}/${before.month} of the very year that is rated its work is not done`,
    ),
    say('thêm year: next, hoặc sửa ngày', 'add year: next, or mend the day'),
  );
}

/** A day of the year comes once a year; a day of a month must be one that every month has in which it can lie. */
function checkDay(
  { regulation, report }: Context,
  { at, stages, before, year, exceptOwnYear }: Deadline,
): void {
  if (isOfMonth(before)) {
    const withOwnYears = regulation.ownYear !== undefined && !exceptOwnYear;
    const periods = stages.flatMap((id) => {
      const stage = regulation.stages.get(id);
      return stage ? periodsOf(stage, withOwnYears) : [];
    });
    const most = daysAtLeast(before.month, periods);
    if (before.day >= 1 && before.day <= most) return;
    report.refuse(
      spot(at, 'before'),
      'pack.not-a-day-of-the-month',
      say(
        `không phải tháng nào ở đây cũng có ngày ${before.day}`,
        `not every month this can be has a day ${before.day}`,
      ),
      say(
        `ghi từ 1 đến ${most}; “hết tháng” là trước ngày 1 của tháng sau`,
        `write 1 to ${most}; 'by the end of the month' is before day 1 of the next`,
      ),
    );
    return;
  }
  const shorter = stages.find((id) => (regulation.stages.get(id)?.periods[0] ?? 'year') !== 'year');
  if (shorter === undefined) {
    checkAfterWork({ regulation, report }, { at, before, year, exceptOwnYear });
    return;
  }
  report.refuse(
    spot(at, 'stage'),
    'pack.deadline-not-of-a-year',
    say(
      `“${shorter}” không phải giai đoạn năm: mỗi năm chỉ có một ngày ${before.day}/${before.month}`,
      `'${shorter}' is not a stage of years: a day of the year comes once a year`,
    ),
    say(
      'ghi giai đoạn năm, hoặc before: {day: 5, month: next} tính từ cuối kỳ',
      'name a stage of years, or write before: {day: 5, month: next}, from the end of the period',
    ),
  );
}
