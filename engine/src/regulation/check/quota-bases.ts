/**
 * Several quotas on levels of the same people. Boards are counted from above, so the number on which a share is counted
 * must not move with a quota below: else neither of the two could be counted first.
 */
import { say } from '../../problem.ts';
import type { ConditionNode, Quota } from '../format.ts';
import type { Context } from './context.ts';
import { spot } from './report.ts';

export function checkQuotaBases(context: Context): void {
  for (const quota of context.regulation.quotas) {
    const others = context.regulation.quotas.filter((other) => concernTheSame(context, quota, other));
    checkMovesWithNone(context, quota, others);
    checkCountsNoneAbove(context, quota, others);
  }
}

function checkMovesWithNone(context: Context, quota: Quota, others: readonly Quota[]): void {
  const rank = rankIn(context);
  const counted = countedIn(context, quota);
  const lower = others.find(
    (other) =>
      rank(other.level) > rank(quota.level) &&
      counted.some((counts) => counts(other.level) !== counts(other.next)),
  );
  if (lower === undefined) return;
  context.report.refuse(
    spotOf(context, quota, lower),
    'pack.quota-base-moves',
    say(
      `“${quota.id}” tính trên một số có mức “${lower.level}” mà không có mức “${lower.next}”, hoặc ngược lại; “${lower.id}” lại đưa người từ mức này xuống mức kia, nên không biết tính tỷ lệ nào trước`,
      `'${quota.id}' counts one of '${lower.level}' and '${lower.next}' and not the other, while '${lower.id}' brings people down from the one to the other: neither could be counted first`,
    ),
    say(
      'ghi base: rated, hay base: {levels: […]} có cả hai mức ấy hoặc không có mức nào; hoặc cho hai tỷ lệ hai nhóm người khác nhau bằng for hay among',
      'write base: rated, or base: {levels: […]} with both of these levels or neither; or tell the people apart by for or among',
    ),
  );
}

/** The word that leaves out whoever gets a place knows of no level above it. */
function checkCountsNoneAbove(context: Context, quota: Quota, others: readonly Quota[]): void {
  const rank = rankIn(context);
  const isOfWord = quota.baseLevels === undefined && basesOf(quota).includes('rated-good');
  const upper = others.find((other) => rank(other.level) < rank(quota.level));
  if (!isOfWord || upper === undefined) return;
  context.report.refuse(
    spotOf(context, quota, upper),
    'pack.quota-base-above',
    say(
      `“rated-good” đếm cả người giữ mức “${upper.level}” của “${upper.id}” như người xếp “${quota.next}”`,
      `'rated-good' counts those at '${upper.level}' of '${upper.id}' as if they were rated '${quota.next}'`,
    ),
    say(
      `ghi các mức, ví dụ base: {levels: [${quota.next}]}`,
      `write the levels, such as base: {levels: [${quota.next}]}`,
    ),
  );
}

/** The base, or the level of the other one where that was written later: of a layer and what it lies on, the layer's. */
const spotOf = ({ regulation: { quotas } }: Context, quota: Quota, other: Quota) =>
  quotas.indexOf(other) < quotas.indexOf(quota) ? spot(quota.at, 'base') : spot(other.at, 'level');

const rankIn =
  ({ regulation }: Context) =>
  (level: string): number =>
    regulation.levels.findIndex(({ id }) => id === level);

const basesOf = ({ base }: Quota) => ('fixed' in base ? [base.fixed] : [...base.options.values()]);

/** Whether a level is in the number on which the share is counted: one answer for each reading of it. */
function countedIn(context: Context, quota: Quota): readonly ((level: string) => boolean)[] {
  const rank = rankIn(context);
  const { baseLevels } = quota;
  if (baseLevels !== undefined) return [(level) => baseLevels.includes(level)];
  return basesOf(quota)
    .filter((base) => base !== 'rated')
    .map(() => (level: string) => rank(level) <= rank(quota.next));
}

/** Whether somebody may be held against both. */
export function concernTheSame(context: Context, a: Quota, b: Quota): boolean {
  if (a === b || a.of !== b.of || !a.stages.some((stage) => b.stages.includes(stage))) return false;
  const groups = (quota: Quota) => context.groupsOf(quota).filter(({ of }) => of === quota.of);
  return groups(a).some((group) => groups(b).includes(group)) && !areApart(a.among, b.among);
}

/** Whether nobody can be among both: each asks for other values of one attribute. */
function areApart(a: ConditionNode | undefined, b: ConditionNode | undefined): boolean {
  const asked = (node: ConditionNode | undefined): readonly ConditionNode[] =>
    node === undefined ? [] : node.kind === 'all' ? node.of.flatMap(asked) : [node];
  return asked(a).some((one) =>
    asked(b).some(
      (other) =>
        one.kind === 'is' &&
        other.kind === 'is' &&
        one.left.kind === 'attribute' &&
        other.left.kind === 'attribute' &&
        one.left.id === other.left.id &&
        !one.oneOf.some((word) => other.oneOf.includes(word)),
    ),
  );
}
