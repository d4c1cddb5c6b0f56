import { compare, formatExact, ONE, ZERO } from '../../exact.ts';
import { say } from '../../problem.ts';
import type { Ladder, Quota, Regulation } from '../format.ts';
import type { Context } from './context.ts';
import { checkQuestion } from './questions.ts';
import { checkQuotaExtras } from './quota-extras.ts';
import { spot, spotOfWord } from './report.ts';

/** A share of those who are rated, on a level above another one. */
export function checkQuota(context: Context, quota: Quota): void {
  const { regulation, report, names } = context;
  const rank = (level: string) => regulation.levels.findIndex((l) => l.id === level);
  const known = names.use('level', quota.level, spot(quota.at, 'level'));
  if (names.use('level', quota.next, spot(quota.at, 'next')) && known) checkNext(context, quota, rank);
  const isShare = (x: Quota['share']) => compare(x, ZERO) > 0 && compare(x, ONE) <= 0;
  const isByLevel = quota.shareFrom?.kind === 'level-of-unit';
  if (!isByLevel && !isShare(quota.share)) {
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
      quota.shareFrom === undefined ||
      isByLevel ||
      quota.at.optional('share')?.optional('at-most') !== undefined;
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

/** Whoever gets no place comes down by one level, of those that somebody whom the quota counts can be rated at. */
function checkNext({ regulation, report }: Context, quota: Quota, rank: (level: string) => number): void {
  const at = spot(quota.at, 'next');
  if (rank(quota.next) <= rank(quota.level)) {
    report.refuse(
      at,
      'pack.next-not-below',
      say(`“${quota.next}” không thấp hơn “${quota.level}”`, `'${quota.next}' is not below '${quota.level}'`),
      say('ghi mức ngay dưới', 'write the level right below'),
    );
    return;
  }
  const given = new Set(laddersOf(regulation, quota).flatMap(({ rungs }) => rungs.map(({ level }) => level)));
  const skipped = regulation.levels
    .slice(rank(quota.level) + 1, rank(quota.next))
    .find(({ id }) => given.has(id));
  if (skipped === undefined) return;
  report.refuse(
    at,
    'pack.next-skips-level',
    say(
      `giữa “${quota.level}” và “${quota.next}” còn mức “${skipped.id}”: ai không có suất sẽ bị xuống quá một bậc`,
      `'${skipped.id}' lies between '${quota.level}' and '${quota.next}': whoever gets no place would come down by more than one level`,
    ),
    say(`ghi next: ${skipped.id}`, `write next: ${skipped.id}`),
  );
}

/** The ladders that rate somebody whom the quota counts. */
const laddersOf = (
  { groups, ladders }: Regulation,
  quota: Quota,
  stages = quota.stages,
): readonly Ladder[] => {
  const counted = groups.filter((g) => g.of === quota.of && (quota.for?.includes(g.id) ?? true));
  return ladders.filter(
    (l) => l.stages.some((s) => stages.includes(s)) && counted.some((g) => l.for?.includes(g.id) ?? true),
  );
};

/** Above the ordinary share; where that one is read, not below the most that it can be. */
function isAbove(raised: Quota['share'], { share, shareFrom }: Quota): boolean {
  const by = compare(raised, share);
  return shareFrom === undefined ? by > 0 : by >= 0;
}

/** Someone whom the quota counts must be able to reach its level. */
function checkBites({ regulation, report }: Context, quota: Quota, rank: (level: string) => number): void {
  for (const stage of quota.stages) {
    if (!regulation.stages.has(stage) || rank(quota.level) < 0) continue;
    if (laddersOf(regulation, quota, [stage]).length > 0) continue;
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
