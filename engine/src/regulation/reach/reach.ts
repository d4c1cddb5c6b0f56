import { formatExact } from '../../exact.ts';
import { type Bilingual, say } from '../../problem.ts';
import { type Context, type Where, wheresOf } from '../check/context.ts';
import { type RangeOf, rangesOf } from '../check/ranges.ts';
import { spot } from '../check/report.ts';
import type { Comparison, ConditionNode, Ladder, RuleHead, Rung } from '../format.ts';
import { checkGaps } from './gaps.ts';
import { checkGroupsReached } from './groups.ts';
import { canMeet, type Goal, type SearchSpace } from './search.ts';
import { membershipOf, spaceFor } from './space.ts';

/** Every level and every rule must be able to bite for some values: what no value can reach is a slip of the pen. */
export function checkReach(context: Context): void {
  const { regulation } = context;
  checkGroupsReached(context);
  checkGaps(context);
  const rangeOf = rangesOf(context);
  for (const ladder of regulation.ladders)
    for (const where of wheresOf(context, ladder)) checkLadderReached(context, rangeOf, ladder, where);
  for (const rule of [...regulation.notRated, ...regulation.forcedLevels, ...regulation.ceilings])
    checkBites(context, rangeOf, rule);
}

function checkLadderReached(context: Context, rangeOf: RangeOf, ladder: Ladder, where: Where): void {
  const space = spaceFor(context, rangeOf, where);
  const members = membershipOf(context, where);
  if (!canMeet(members, space)) return;
  for (const [index, rung] of ladder.rungs.entries()) {
    const earlier = ladder.rungs.slice(0, index);
    const goals = [...members, { node: rung.when, want: true }, ...earlier.map(notTaken)];
    if (canMeet(goals, space)) continue;
    const why = whyNot(rung, earlier, members, space);
    context.report.refuse(
      rung.at,
      'pack.level-unreachable',
      say(
        `thang “${ladder.id}”, nhóm “${where.group.id}”, giai đoạn “${where.stage}”: không giá trị nào đạt được “${rung.level}”: ${why.vi}`,
        `ladder '${ladder.id}', group '${where.group.id}', stage '${where.stage}': no value can reach '${rung.level}': ${why.en}`,
      ),
      say('xem lại các ngưỡng và thứ tự các bậc', 'look at the thresholds and the order of the rungs again'),
    );
  }
}

const notTaken = (rung: Rung): Goal => ({ node: rung.when, want: false });

function whyNot(
  rung: Rung,
  earlier: readonly Rung[],
  members: readonly Goal[],
  space: SearchSpace,
): Bilingual {
  const own: Goal[] = [...members, { node: rung.when, want: true }];
  if (!canMeet(own, space)) return contradiction(rung.when, members, space);
  const taken = earlier.findIndex(
    (_, i) => !canMeet([...own, ...earlier.slice(0, i + 1).map(notTaken)], space),
  );
  const by = earlier[taken] ?? rung;
  const line = by.at.place().line;
  return say(
    `mọi trường hợp đã thuộc “${by.level}”${line === undefined ? '' : ` ở dòng ${line}`} trước đó`,
    `every case belongs to '${by.level}' before it${line === undefined ? '' : `, on line ${line}`}`,
  );
}

/** The first test that fails by itself, else that the parts contradict each other. */
function contradiction(when: ConditionNode, members: readonly Goal[], space: SearchSpace): Bilingual {
  const failing = testsIn(when, space).find((node) => !canMeet([...members, { node, want: true }], space));
  if (failing === undefined) return say('các điều kiện trái nhau', 'its conditions contradict each other');
  const line = spot(failing.at).place().line;
  const where = line === undefined ? say('', '') : say(` (dòng ${line})`, ` (line ${line})`);
  const text = inWords(failing, space);
  return say(`${text.vi}${where.vi}`, `${text.en}${where.en}`);
}

function testsIn(node: ConditionNode, space: SearchSpace): ConditionNode[] {
  switch (node.kind) {
    case 'all':
      return node.of.flatMap((inner) => testsIn(inner, space));
    case 'named': {
      const inner = space.named(node.condition);
      return inner ? testsIn(inner, space) : [];
    }
    default:
      return [node];
  }
}

const SIGNS: Record<Comparison, string> = { atLeast: '≥', above: '>', atMost: '≤', below: '<', equals: '=' };

function inWords(node: ConditionNode, space: SearchSpace): Bilingual {
  if (node.kind === 'is') {
    const words = node.oneOf.join(', ');
    return say(`“${node.left.id}” không bao giờ là ${words}`, `'${node.left.id}' is never ${words}`);
  }
  if (node.kind !== 'compare') return say('một điều kiện không bao giờ đúng', 'one condition never holds');
  const { id } = node.left;
  const domain = space.domainOf(node.left);
  const ends = domain.kind === 'numbers' ? [domain.low, domain.high] : [];
  const [low, high] = ends.map((end) => (end ? formatExact(end.value) : undefined));
  const tests = node.tests.map((t) => `${SIGNS[t.by]} ${t.text || formatExact(t.value)}`).join(', ');
  return say(
    `“${id}” từ ${low ?? '−∞'} đến ${high ?? '+∞'}, không thể ${tests}`,
    `'${id}' lies between ${low ?? '−∞'} and ${high ?? '+∞'} and cannot be ${tests}`,
  );
}

/** A forced level or a ceiling may pass some groups by, but not all of them. */
function checkBites(
  context: Context,
  rangeOf: RangeOf,
  rule: RuleHead & { stages: readonly string[]; when: ConditionNode },
): void {
  const wheres = wheresOf(context, rule);
  const bites = wheres.some((where) =>
    canMeet(
      [...membershipOf(context, where), { node: rule.when, want: true }],
      spaceFor(context, rangeOf, where),
    ),
  );
  const [first] = wheres;
  if (bites || first === undefined) return;
  const why = contradiction(rule.when, membershipOf(context, first), spaceFor(context, rangeOf, first));
  context.report.refuse(
    spot(rule.at, 'when'),
    'pack.rule-never-holds',
    say(
      `điều kiện của “${rule.id}” không bao giờ đúng: ${why.vi}`,
      `the condition of '${rule.id}' can never hold: ${why.en}`,
    ),
    say('xem lại điều kiện và các ngưỡng', 'look at the condition and its thresholds again'),
  );
}
