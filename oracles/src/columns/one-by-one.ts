import type { ConditionNode, Program, Regulation } from '@congtam/engine';
import { parsePeriod, stageFor } from '@congtam/engine';

/**
 * Whether everybody whom a regulation rates in such a period is left to the object path by its conditions alone: each
 * group has one that looks at other subjects, other periods, records or attributes of the register. A group
 * without a level and without a quantity to show has nothing to compare.
 */
export function isSeenOneByOne(program: Program, period: string): boolean {
  const { regulation } = program;
  const stage = stageFor(program, parsePeriod(period)!);
  if (stage === undefined) throw new Error(`${regulation.id} has no stage for ${period}`);
  return regulation.groups.every((group) => {
    const plan = program.planOf(group.id, stage);
    if (plan === undefined) return true;
    if (plan.ladder === undefined) return regulation.stages.get(stage)?.shows === undefined;
    const rules = [...plan.notRated, ...plan.forced, ...plan.ceilings].map(({ rule }) => rule.when);
    const rungs = plan.ladder?.rule.rungs.map((rung) => rung.when) ?? [];
    return [...rules, ...rungs].some((node) => looksAround(node, regulation));
  });
}

function looksAround(node: ConditionNode, regulation: Regulation): boolean {
  switch (node.kind) {
    case 'all':
    case 'any':
      return node.of.some((inner) => looksAround(inner, regulation));
    case 'not':
      return looksAround(node.of, regulation);
    case 'named':
      return looksAround(regulation.conditions.get(node.condition)!, regulation);
    case 'is':
      return node.left.kind === 'attribute';
    case 'reading':
    case 'compare':
      return false;
    default:
      return true;
  }
}
