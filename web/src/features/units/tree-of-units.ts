import type { Unit } from '../../components/units.ts';
import { matches } from '../../text/folded.ts';

export interface Branch {
  readonly unit: Unit;
  readonly depth: number;
}

/**
 * Units one below the other, each under what it belongs to; those that match and, for their place to be seen, all above
 * them. A unit whose parent is not in sight stands at the top.
 */
export function branchesOf(units: readonly Unit[], sought: string): readonly Branch[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const kept = new Set<string>();
  for (const unit of units) {
    if (sought.trim() !== '' && !matches(`${unit.name} ${unit.code}`, sought)) continue;
    for (
      let up: Unit | undefined = unit;
      up !== undefined && !kept.has(up.id);
      up = byId.get(up.parent ?? '')
    )
      kept.add(up.id);
  }
  const below = new Map<string, Unit[]>();
  for (const unit of units) {
    if (!kept.has(unit.id)) continue;
    const place = unit.parent !== null && byId.has(unit.parent) ? unit.parent : '';
    below.set(place, [...(below.get(place) ?? []), unit]);
  }
  const walk = (parent: string, depth: number): readonly Branch[] =>
    (below.get(parent) ?? [])
      .toSorted((a, b) => a.name.localeCompare(b.name, 'vi'))
      .flatMap((unit) => [{ unit, depth }, ...walk(unit.id, depth + 1)]);
  return walk('', 0);
}
