import { type Exact, max } from '../exact.ts';
import { type RangeOf, rangesOf } from '../regulation/check/ranges.ts';
import type { Group, Measure, Regulation } from '../regulation/format.ts';

const RANGES = new WeakMap<Regulation, RangeOf>();

/**
 * The most a fact or quantity can be where a rule holds, as the check works it out; the check has refused a rule for
 * groups in which it differs.
 */
export function highestOf(regulation: Regulation, rule: Measure, id: string): Exact | undefined {
  let rangeOf = RANGES.get(regulation);
  if (rangeOf === undefined) {
    const measureFor = (of: string, group: Group, stage: string) =>
      regulation.measures.find(
        (m) => m.id === of && m.stages.includes(stage) && (m.for?.includes(group.id) ?? true),
      );
    rangeOf = rangesOf({ regulation, measureFor });
    RANGES.set(regulation, rangeOf);
  }
  const known = rangeOf;
  const groups = regulation.groups.filter((g) => rule.for?.includes(g.id) ?? true);
  const highs = groups.flatMap((group) => rule.stages.map((stage) => known(id, group, stage).max));
  return highs.every((h) => h !== undefined) && highs.length > 0 ? highs.reduce(max) : undefined;
}
