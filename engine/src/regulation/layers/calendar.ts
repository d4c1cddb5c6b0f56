import { say } from '../../problem.ts';
import { type Context, wheresOf } from '../check/context.ts';
import { refsOf } from '../check/fills.ts';
import { type Report, spot } from '../check/report.ts';
import { dueDay, isOfMonth, periodsOf } from '../deadline-day.ts';
import type { Deadline, Regulation } from '../format.ts';

/** A layer takes people out of the own year of the text above, and gives nobody one. */
export function checkOwnYearOf(report: Report, upper: Regulation, { ownYear }: Regulation): void {
  if (ownYear === undefined) return;
  const { at } = ownYear;
  if (upper.ownYear === undefined) {
    report.refuse(
      at,
      'layer.own-year-of-its-own',
      say(
        `“${upper.id}” không cho ai có năm công tác riêng`,
        `'${upper.id}' lets nobody have a year of work of their own`,
      ),
      say('xóa own-year', 'remove own-year'),
    );
    return;
  }
  for (const key of ['when', 'second-half-from']) {
    const place = at.optional(key);
    if (place === undefined) continue;
    report.refuse(
      place,
      'layer.widens-own-year',
      say(
        `lớp dưới không ghi “${key}”: theo văn bản cấp trên, lớp dưới chỉ trừ bớt người`,
        `a layer does not say '${key}': the upper regulation does, a layer only takes people out`,
      ),
      say('xóa dòng này; ghi except', 'remove this line; write except'),
    );
  }
  if (ownYear.excepts.length > 0) return;
  report.refuse(
    at,
    'layer.own-year-says-nothing',
    say('không trừ ai ra', 'it takes nobody out'),
    say(
      'thêm except: thuộc tính của người, hoặc xóa own-year',
      'add except: attributes of people, or remove it',
    ),
  );
}

/** What a layer is due by is never later than what the text above says of the same thing and the same people. */
export function checkDeadlinesOf(context: Context, upper: Regulation, layer: Regulation): void {
  const isLaterIn = (stage: string, own: Deadline, theirs: Deadline): boolean => {
    const there = context.regulation.stages.get(stage);
    const withOwnYears = upper.ownYear !== undefined && !own.exceptOwnYear && !theirs.exceptOwnYear;
    return (
      there !== undefined && periodsOf(there, withOwnYears).some((p) => dueDay(own, p) > dueDay(theirs, p))
    );
  };
  for (const own of layer.deadlines) {
    const mine = wheresOf(context, own);
    const above = upper.deadlines.find(
      (theirs) =>
        own.of === theirs.of &&
        wheresOf(context, theirs).some(
          ({ group, stage }) =>
            mine.some((m) => m.group === group && m.stage === stage) && isLaterIn(stage, own, theirs),
        ),
    );
    if (above === undefined) continue;
    context.report.refuse(
      spot(own.at, 'before'),
      'layer.later-deadline',
      say(
        `muộn hơn “${above.id}” của văn bản cấp trên (${refsOf(upper, above.articles)}): trước ${shown(above).vi}`,
        `later than '${above.id}' of the upper regulation (${refsOf(upper, above.articles)}): before ${shown(above).en}`,
      ),
      say('ghi ngày ấy hoặc sớm hơn', 'write that day or an earlier one'),
    );
  }
}

const shown = ({ before, year }: Deadline) => {
  const [day, month] = [before.day, before.month];
  if (isOfMonth(before))
    return before.month === 'next'
      ? say(`ngày ${day} của tháng sau kỳ`, `day ${day} of the month after the period`)
      : say(`ngày ${day} của tháng cuối kỳ`, `day ${day} of the last month of the period`);
  return say(
    `${day}/${month}${year === 'next' ? ' năm sau' : ''}`,
    `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}${year === 'next' ? ' of the next year' : ''}`,
  );
};
