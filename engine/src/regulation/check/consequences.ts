import { NOT_RATED } from '../../classification/classification.ts';
import { say } from '../../problem.ts';
import type { Authority, ConditionNode, RatedNode, SubjectKind } from '../format.ts';
import { canMeet, type Goal } from '../reach/search.ts';
import { membershipOf, spaceFor } from '../reach/space.ts';
import { checkCondition } from './conditions.ts';
import { type Context, type Where, wheresOf } from './context.ts';
import { rangesOf } from './ranges.ts';
import { quoted, spot, spotOfWord } from './report.ts';

/** What follows from levels. These conditions alone may ask for the level the subject comes out with. */
export function checkConsequences(context: Context): void {
  for (const rule of context.regulation.consequences)
    checkCondition(context, rule.when, {
      of: 'subject',
      rule: rule.id,
      wheres: wheresOf(context, rule),
      followsLevel: true,
    });
}

/** `rated` is asked after the level, of those whom a ladder rates there. */
export function checkRated(
  context: Context,
  node: RatedNode & ConditionNode,
  { wheres, followsLevel }: { readonly wheres: readonly Where[]; readonly followsLevel?: true },
): void {
  const { regulation, names, report } = context;
  if (followsLevel === undefined) {
    report.refuse(
      spot(node.at, 'rated'),
      'pack.rated-before-the-level',
      say(
        'mức của chính kỳ này chỉ biết sau khi xếp loại',
        'the level of this very period is known after everything else only',
      ),
      say('chuyển quy tắc sang consequences', 'move the rule to consequences'),
    );
    return;
  }
  for (const level of node.oneOf)
    if (level !== NOT_RATED) names.use('level', level, spotOfWord(node.at, 'rated', level));
  const about: readonly SubjectKind[] = node.of === 'self' ? [] : ['unit'];
  const rates = (group: string, stage: string) =>
    regulation.ladders.some((l) => l.stages.includes(stage) && (l.for?.includes(group) ?? true));
  const lacking =
    about.length === 0
      ? wheres.filter(({ group, stage }) => !rates(group.id, stage)).map(({ group }) => group.id)
      : wheres
          .filter(({ stage }) => !regulation.groups.some((g) => g.of === 'unit' && rates(g.id, stage)))
          .map(({ stage }) => stage);
  if (lacking.length === 0) return;
  const who = quoted([...new Set(lacking)]);
  report.refuse(
    spot(node.at, 'rated'),
    'pack.rated-without-ladder',
    say(`ở đây không xếp loại ${who.vi}`, `${who.en} is not rated here`),
    say('thu hẹp for, hoặc sửa stage', 'narrow for, or mend stage'),
  );
}

/** Who rates whom: conditions on attributes, stages that exist. */
export function checkAuthorities(context: Context): void {
  for (const row of context.regulation.authorities) {
    for (const stage of row.stages ?? [])
      context.names.use('stage', stage, spotOfWord(row.at, 'stage', stage));
    if (row.when) checkCondition(context, row.when, { of: 'attributes', subject: row.of });
  }
}

/** No row of the table of authorities that an earlier one of the same text takes away, or that means nobody in scope. */
export function checkAuthorityReach(context: Context): void {
  const { authorities } = context.regulation;
  authorities.forEach((row, index) => {
    const { file } = row.at.place();
    // Another text may take the place of this one; within one text that is a slip.
    const earlier = authorities
      .slice(0, index)
      .filter((other) => other.of === row.of && other.at.place().file === file);
    if (!isReached(context, row, earlier)) refuseUnreached(context, row, earlier);
  });
}

function isReached(context: Context, row: Authority, earlier: readonly Authority[]): boolean {
  const { regulation } = context;
  const stages = row.stages ?? [...regulation.stages.keys()];
  const groups = regulation.groups.filter((g) => g.of === row.of);
  return stages.some((stage) => {
    const before = earlier.filter((other) => other.stages?.includes(stage) ?? true);
    if (before.some((other) => other.when === undefined)) return false;
    return groups.some((group) => {
      const where: Where = { group, stage };
      const wanted = ({ when }: Authority, want: boolean): Goal[] => (when ? [{ node: when, want }] : []);
      const goals = [
        ...membershipOf(context, where),
        ...wanted(row, true),
        ...before.flatMap((other) => wanted(other, false)),
      ];
      return canMeet(goals, spaceFor(context, rangesOf(context), where));
    });
  });
}

function refuseUnreached({ report }: Context, row: Authority, earlier: readonly Authority[]): void {
  const before = quoted(earlier.map((other) => other.id));
  report.refuse(
    spot(row.at, 'id'),
    'pack.authority-never-reached',
    earlier.length > 0
      ? say(
          `không ai đến được “${row.id}” sau ${before.vi}`,
          `nobody gets as far as '${row.id}' after ${before.en}`,
        )
      : say(`không ai thuộc phạm vi mà “${row.id}” nói tới`, `nobody in scope is meant by '${row.id}'`),
    say(
      'đặt dòng này lên trước, sửa when hoặc stage, hoặc xóa',
      'put this row first, mend when or stage, or remove it',
    ),
  );
}
