import type { UnitOnDay } from '../units/units.queries.ts';

/** Units of one day as a tree. */
export interface UnitTree {
  /** A unit and all below it, each before those below it. */
  readonly below: (id: string) => readonly string[];
  /** A unit and all above it, lowest first; empty where there is no such unit. */
  readonly line: (id: string) => readonly string[];
  readonly unit: (id: string) => UnitOnDay | undefined;
  readonly children: (id: string) => readonly UnitOnDay[];
}

/** The tree of a day, asked in memory: a thousand units are one statement. */
export function treeOf(units: readonly UnitOnDay[]): UnitTree {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const children = new Map<string, UnitOnDay[]>();
  for (const unit of units) {
    if (unit.parent === null) continue;
    const siblings = children.get(unit.parent);
    if (siblings === undefined) children.set(unit.parent, [unit]);
    else siblings.push(unit);
  }
  const below = (id: string): string[] => [
    id,
    ...(children.get(id) ?? []).flatMap((child) => below(child.id)),
  ];
  const line = (id: string): string[] => {
    const parent = byId.get(id)?.parent;
    if (!byId.has(id)) return [];
    return parent == null ? [id] : [id, ...line(parent)];
  };
  return {
    ...{ below, line },
    unit: (id: string) => byId.get(id),
    children: (id: string) => children.get(id) ?? [],
  };
}
