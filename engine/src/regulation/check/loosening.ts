import { NOT_RATED } from '../../classification/classification.ts';
import { compare, formatExact } from '../../exact.ts';
import { say } from '../../problem.ts';
import type { ForcedLevel, Ladder, Quota, Regulation, RuleHead } from '../format.ts';
import { QUOTA_ROUNDINGS } from '../quota-rule.ts';
import { canMeet } from '../reach/search.ts';
import { membershipOf, spaceFor } from '../reach/space.ts';
import { type Context, wheresOf } from './context.ts';
import { refsOf } from './fills.ts';
import { rangesOf } from './ranges.ts';
import { type Report, spot } from './report.ts';

/** What a layer adds may hold people lower than the upper text does, never higher. `context` is of both together. */
export function checkLoosening(context: Context, upper: Regulation, layer: Regulation): void {
  for (const rule of layer.notRated) checkNotRated(context, upper, rule);
  for (const rule of layer.forcedLevels) checkForced(context, upper, rule);
  for (const quota of layer.quotas) checkShare(context, upper, quota);
}

/** Nobody whom the upper text forces to a level gets away without one. */
function checkNotRated(context: Context, upper: Regulation, rule: ForcedLevel): void {
  for (const where of wheresOf(context, rule)) {
    const space = spaceFor(context, rangesOf(context), where);
    const members = [...membershipOf(context, where), { node: rule.when, want: true }];
    for (const forced of upper.forcedLevels.filter((f) => holdsAt(f, where.group.id, where.stage))) {
      if (!canMeet([...members, { node: forced.when, want: true }], space)) continue;
      refuse(
        context,
        rule,
        forced,
        say(
          `người bị xếp theo “${forced.id}” có thể thành không xếp loại`,
          `somebody whose level '${forced.id}' forces may end up not rated`,
        ),
        say(
          `thêm vào when: không thuộc “${forced.id}” (not)`,
          `add to 'when': not the condition of '${forced.id}'`,
        ),
      );
    }
  }
}

/** A level set by a layer is never better than what the ladder above gives. */
function checkForced(context: Context, upper: Regulation, rule: ForcedLevel): void {
  const { levels, questions } = context.regulation;
  const rank = (level: string) => (level === NOT_RATED ? -1 : levels.findIndex((l) => l.id === level));
  const given =
    'level' in rule.then
      ? [rule.then.level]
      : [...(questions.get(rule.then.ask)?.options.values() ?? [])].flatMap(({ effect }) =>
          effect.kind === 'level' ? [effect.level] : [],
        );
  const best = Math.min(...given.map(rank));
  for (const where of wheresOf(context, rule)) {
    const ladder = upper.ladders.find((l) => holdsAt(l, where.group.id, where.stage));
    const space = spaceFor(context, rangesOf(context), where);
    const members = [...membershipOf(context, where), { node: rule.when, want: true }];
    for (const [index, rung] of (ladder?.rungs ?? []).entries()) {
      if (rank(rung.level) <= best) continue;
      const earlier = ladder!.rungs.slice(0, index).map((r) => ({ node: r.when, want: false }));
      if (!canMeet([...members, { node: rung.when, want: true }, ...earlier], space)) continue;
      refuse(
        context,
        rule,
        { ...ladder!, articles: rung.articles },
        say(
          `có thể cho mức cao hơn “${rung.level}” mà thang “${ladder!.id}” cho`,
          `it may give a better level than '${rung.level}', which the ladder '${ladder!.id}' gives`,
        ),
        say(
          'chuyển sang ceilings, hoặc cho mức thấp nhất',
          'write it under ceilings, or give the worst level',
        ),
      );
    }
  }
}

function checkShare(context: Context, upper: Regulation, quota: Quota): void {
  const groups = (q: Quota) => context.groupsOf(q).filter((g) => g.of === q.of);
  const above = upper.quotas.filter(
    (q) =>
      q.of === quota.of &&
      q.level === quota.level &&
      q.stages.some((s) => quota.stages.includes(s)) &&
      groups(q).some((g) => groups(quota).includes(g)),
  );
  for (const limit of above) {
    if (QUOTA_ROUNDINGS.indexOf(quota.rounding) > QUOTA_ROUNDINGS.indexOf(limit.rounding))
      refuse(
        context,
        quota,
        limit,
        say(
          `làm tròn nhiều hơn “${limit.id}” (${limit.rounding})`,
          `it rounds to more than '${limit.id}' does (${limit.rounding})`,
        ),
        say(`ghi rounding: ${limit.rounding}`, `write rounding: ${limit.rounding}`),
      );
    checkSharesByLevel(context, quota, limit);
    const most = limit.raised?.share ?? limit.share;
    const raises = compare(quota.share, limit.share) > 0;
    if (!raises && (quota.raised === undefined || compare(quota.raised.share, most) <= 0)) continue;
    const [mine, theirs] = raises ? [quota.share, limit.share] : [quota.raised!.share, most];
    refuse(
      context,
      quota,
      limit,
      say(
        `tỷ lệ ${formatExact(mine)} cao hơn ${formatExact(theirs)} của “${limit.id}”`,
        `the share ${formatExact(mine)} is above the ${formatExact(theirs)} of '${limit.id}'`,
      ),
      say(`ghi tỷ lệ không quá ${formatExact(theirs)}`, `write a share of at most ${formatExact(theirs)}`),
    );
  }
}

/** Where both tell the shares by the level of the unit, that of each level may only be lowered. */
function checkSharesByLevel(context: Context, quota: Quota, limit: Quota): void {
  if (quota.shareFrom?.kind !== 'level-of-unit' || limit.shareFrom?.kind !== 'level-of-unit') return;
  for (const [level, mine] of quota.shareFrom.shares) {
    const theirs = limit.shareFrom.shares.get(level);
    // Above the greatest of all it is refused as a whole.
    if (theirs === undefined || compare(mine, theirs) <= 0 || compare(mine, limit.share) > 0) continue;
    refuse(
      context,
      quota,
      limit,
      say(
        `tỷ lệ ${formatExact(mine)} của đơn vị xếp “${level}” cao hơn ${formatExact(theirs)} của “${limit.id}”`,
        `the share ${formatExact(mine)} of a unit rated '${level}' is above the ${formatExact(theirs)} of '${limit.id}'`,
      ),
      say(`ghi ${level}: không quá ${formatExact(theirs)}`, `write ${level}: at most ${formatExact(theirs)}`),
    );
  }
}

/** A layer rates those only whom the upper text does not rate. */
export function refuseSecondLadders(report: Report, upper: Regulation, layer: Regulation): void {
  for (const ladder of layer.ladders) {
    const above = upper.ladders.find((l) => overlaps(l, ladder));
    if (above === undefined) continue;
    const merged = { ...upper, articles: new Map([...upper.articles, ...layer.articles]) };
    report.refuse(
      spot(ladder.at, 'id'),
      'layer.second-ladder',
      say(
        `“${ladder.id}” (${refsOf(merged, ladder.articles)}) xếp loại những người mà “${above.id}” (${refsOf(upper, above.articles)}) đã xếp`,
        `'${ladder.id}' (${refsOf(merged, ladder.articles)}) rates people whom '${above.id}' (${refsOf(upper, above.articles)}) rates already`,
      ),
      say(
        'thắt chặt bằng ceilings, forced-levels hoặc quotas',
        'tighten with ceilings, forced-levels or quotas',
      ),
    );
  }
}

const overlaps = (x: Ladder, y: Ladder): boolean =>
  x.stages.some((s) => y.stages.includes(s)) &&
  (x.for === undefined || y.for === undefined || x.for.some((g) => y.for?.includes(g)));

const holdsAt = (rule: RuleHead & { stages: readonly string[] }, group: string, stage: string): boolean =>
  rule.stages.includes(stage) && (rule.for === undefined || rule.for.includes(group));

function refuse(
  { regulation, report }: Context,
  mine: RuleHead,
  theirs: RuleHead,
  what: ReturnType<typeof say>,
  mend: ReturnType<typeof say>,
): void {
  const [ours, above] = [refsOf(regulation, mine.articles), refsOf(regulation, theirs.articles)];
  report.refuse(
    spot(mine.at, 'id'),
    'layer.loosens',
    say(
      `“${mine.id}” (${ours}) nới lỏng ${above}: ${what.vi}`,
      `'${mine.id}' (${ours}) loosens ${above}: ${what.en}`,
    ),
    mend,
  );
}
