/** A share for each level of the unit in which people are counted. */
import { levelsOffered } from '../../classification/ceiling.ts';
import { compare, formatExact, ONE, ZERO } from '../../exact.ts';
import { say } from '../../problem.ts';
import type { Quota, Regulation } from '../format.ts';
import type { Context } from './context.ts';
import { quoted, spot, spotOfWord } from './report.ts';

/**
 * Units are rated before their people, and before the unit above them: of people alone the level is known in time. That a
 * worse level has a smaller share is not asked: a share of a level below the best may well rise where the best falls.
 */
export function checkSharesOfLevels(
  context: Context,
  quota: Quota,
  shares: ReadonlyMap<string, Quota['share']>,
): void {
  const { names, report } = context;
  const at = spot(quota.at, 'share', 'by-level-of-unit');
  if (quota.of === 'unit') {
    report.refuse(
      at,
      'pack.share-of-units-by-level',
      say(
        'các đơn vị được xếp loại trước đơn vị cấp trên, nên tỷ lệ của chúng không theo mức của đơn vị ấy được',
        'units are rated before the unit above them, so their share cannot follow its level',
      ),
      say('ghi tỷ lệ bằng số', 'write the share as a number'),
    );
    return;
  }
  for (const [level, share] of shares) {
    if (!names.use('level', level, spot(at, level))) continue;
    if (compare(share, ZERO) < 0 || compare(share, ONE) > 0) refuseShare(context, quota, level, share);
  }
  if ([...shares.values()].every((share) => compare(share, ZERO) === 0))
    report.refuse(
      at,
      'pack.bad-share',
      say('không mức nào của đơn vị cho tỷ lệ trên 0%', 'no level of the unit gives a share above 0%'),
      say('ghi ít nhất một tỷ lệ trên 0%', 'write one share above 0% at least'),
    );
  for (const stage of quota.stages) checkStage(context, quota, stage, shares);
}

function refuseShare({ report }: Context, quota: Quota, level: string, share: Quota['share']): void {
  report.refuse(
    spot(quota.at, 'share', 'by-level-of-unit', level),
    'pack.bad-share',
    say(
      `tỷ lệ ${formatExact(share)} không nằm trong 0–100%`,
      `the share ${formatExact(share)} is not within 0–100%`,
    ),
    say('ghi như 20%', 'write it like 20%'),
  );
}

/** Units have a level at the stage, and every level they may have has its share. */
function checkStage(
  { regulation, report }: Context,
  quota: Quota,
  stage: string,
  shares: ReadonlyMap<string, Quota['share']>,
): void {
  if (!regulation.stages.has(stage)) return;
  const levels = levelsOfUnits(regulation, stage);
  if (levels.length === 0) {
    report.refuse(
      spotOfWord(quota.at, 'stage', stage),
      'pack.share-of-unrated-units',
      say(
        `ở giai đoạn “${stage}” văn bản này không xếp loại đơn vị nào, nên không có mức để biết tỷ lệ`,
        `at stage '${stage}' this text rates no unit, so no level says the share`,
      ),
      say(
        'thêm ladder cho đơn vị ở giai đoạn ấy, hoặc ghi tỷ lệ bằng số',
        'add a ladder of units at that stage, or write the share as a number',
      ),
    );
    return;
  }
  const lacking = levels.filter((level) => !shares.has(level));
  if (lacking.length === 0) return;
  report.refuse(
    spot(quota.at, 'share', 'by-level-of-unit'),
    'pack.level-without-share',
    say(
      `đơn vị có thể được xếp ${quoted(lacking).vi} mà không có tỷ lệ cho mức ấy`,
      `a unit may be rated ${quoted(lacking).en}, for which no share is written`,
    ),
    say(
      `thêm ${lacking.map((level) => `${level}: …`).join(', ')} (0% nếu không được ai)`,
      `add ${lacking.map((level) => `${level}: …`).join(', ')} (0% if nobody may)`,
    ),
  );
}

/** The levels units can come out with at a stage, the best first. */
function levelsOfUnits(regulation: Regulation, stage: string): readonly string[] {
  const units = regulation.groups.filter(({ of }) => of === 'unit').map(({ id }) => id);
  const ofUnits = (rule: { readonly stages: readonly string[]; readonly for?: readonly string[] }) =>
    rule.stages.includes(stage) && units.some((id) => rule.for?.includes(id) ?? true);
  const ladders = regulation.ladders.filter(ofUnits);
  if (ladders.length === 0 || units.length === 0) return [];
  const asked = (id: string | undefined) => {
    const question = regulation.questions.get(id ?? '');
    return question === undefined ? [] : levelsOffered(question);
  };
  const given = new Set([
    ...ladders.flatMap(({ rungs, otherwise }) => [...rungs.map(({ level }) => level), ...asked(otherwise)]),
    ...[...regulation.forcedLevels, ...regulation.ceilings]
      .filter(ofUnits)
      .flatMap(({ then }) => ('level' in then ? [then.level] : asked(then.ask))),
    ...regulation.quotas.filter((quota) => quota.of === 'unit' && ofUnits(quota)).map(({ next }) => next),
  ]);
  return regulation.levels.map(({ id }) => id).filter((id) => given.has(id));
}
