import type { Succession, UnitOnDay } from '../units/units.queries.ts';

/**
 * For a tree that has been read: units with all below them and those they came from, as `unitsBelow` says it of one.
 *
 * @param units the units of a day
 * @param successions those of that day and before
 */
export function belowIn(
  units: readonly Pick<UnitOnDay, 'id' | 'parent'>[],
  successions: readonly Pick<Succession, 'predecessor' | 'successor'>[],
): (roots: readonly string[]) => ReadonlySet<string> {
  const next = new Map<string, string[]>();
  const add = (above: string, below: string) => next.set(above, [...(next.get(above) ?? []), below]);
  for (const { id, parent } of units) if (parent !== null) add(parent, id);
  for (const { predecessor, successor } of successions) add(successor, predecessor);
  return (roots) => {
    const reached = new Set(roots);
    // A set is gone through with what is added to it on the way.
    for (const at of reached) for (const below of next.get(at) ?? []) reached.add(below);
    return reached;
  };
}
