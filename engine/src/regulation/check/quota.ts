import { compare, formatExact, ONE, ZERO } from '../../exact.ts';
import { say } from '../../problem.ts';
import type { Quota } from '../format.ts';
import type { Context } from './context.ts';
import { checkQuestion } from './questions.ts';
import { checkQuotaExtras } from './quota-extras.ts';
import { spot, spotOfWord } from './report.ts';

/** A share of those who are rated, on a level above another one. */
export function checkQuota(context: Context, quota: Quota): void {
  const { regulation, report, names } = context;
  const rank = (level: string) => regulation.levels.findIndex((l) => l.id === level);
  const known = names.use('level', quota.level, spot(quota.at, 'level'));
  if (
    names.use('level', quota.next, spot(quota.at, 'next')) &&
    known &&
    rank(quota.next) <= rank(quota.level)
  ) {
    report.refuse(
      spot(quota.at, 'next'),
      'pack.next-not-below',
      say(`“${quota.next}” không thấp hơn “${quota.level}”`, `'${quota.next}' is not below '${quota.level}'`),
      say('ghi mức ngay dưới', 'write the level right below'),
    );
  }
  const isShare = (x: Quota['share']) => compare(x, ZERO) > 0 && compare(x, ONE) <= 0;
  if (!isShare(quota.share)) {
    report.refuse(
      spot(quota.at, 'share'),
      'pack.bad-share',
      say(
        `tỷ lệ ${formatExact(quota.share)} không nằm trong 0–100%`,
        `the share ${formatExact(quota.share)} is not within 0–100%`,
      ),
      say('ghi như 20%', 'write it like 20%'),
    );
  }
  const { raised, smallGroup } = quota;
  if (raised) {
    checkQuestion(context, raised.question, 'raised', spot(quota.at, 'raised', 'ask'));
    // Of a share that is read only its limit is known here; nothing raised lowers it when the day comes.
    const isBounded =
      quota.shareFrom === undefined || quota.at.optional('share')?.optional('at-most') !== undefined;
    if (!isShare(raised.share) || (isBounded && !isAbove(raised.share, quota))) {
      report.refuse(
        spot(quota.at, 'raised', 'share'),
        'pack.bad-share',
        say(
          'tỷ lệ nâng phải lớn hơn tỷ lệ thường và không quá 100%',
          'the raised share must be above the ordinary one, at most 100%',
        ),
        say('ghi như 25%', 'write it like 25%'),
      );
    }
  }
  if (smallGroup && (smallGroup.upTo < 1 || smallGroup.places < 1 || smallGroup.places > smallGroup.upTo)) {
    report.refuse(
      spot(quota.at, 'small-group'),
      'pack.bad-small-group',
      say('số chỗ phải từ 1 đến số người', 'places must be between 1 and the number of members'),
      say('sửa up-to và places', 'mend up-to and places'),
    );
  }
  checkQuestion(context, quota.choice, 'place', spot(quota.at, 'choice', 'ask'));
  checkQuotaExtras(context, quota);
  const others = (quota.for ?? []).filter((id) =>
    regulation.groups.some((g) => g.id === id && g.of !== quota.of),
  );
  for (const id of others) {
    report.refuse(
      spotOfWord(quota.at, 'for', id),
      'pack.group-of-other-subject',
      say(`nhóm “${id}” không phải của “${quota.of}”`, `group '${id}' is not of '${quota.of}'`),
      say('chọn nhóm khác, hoặc sửa of', 'choose another group, or mend of'),
    );
  }
  checkBites(context, quota, rank);
}

/** Above the ordinary share; where that one is read, not below the most that it can be. */
function isAbove(raised: Quota['share'], { share, shareFrom }: Quota): boolean {
  const by = compare(raised, share);
  return shareFrom === undefined ? by > 0 : by >= 0;
}

/** Someone whom the quota counts must be able to reach its level. */
function checkBites({ regulation, report }: Context, quota: Quota, rank: (level: string) => number): void {
  for (const stage of quota.stages) {
    if (!regulation.stages.has(stage) || rank(quota.level) < 0) continue;
    const groups = regulation.groups.filter((g) => g.of === quota.of && (quota.for?.includes(g.id) ?? true));
    const rated = regulation.ladders.some(
      (l) => l.stages.includes(stage) && groups.some((g) => l.for === undefined || l.for.includes(g.id)),
    );
    if (rated) continue;
    report.refuse(
      spotOfWord(quota.at, 'stage', stage),
      'pack.quota-without-ladder',
      say(
        `ở giai đoạn “${stage}” không ai trong số này được xếp loại`,
        `at stage '${stage}' nobody of these is rated`,
      ),
      say('thêm ladder, hoặc bỏ giai đoạn', 'add a ladder, or remove the stage'),
    );
  }
}
