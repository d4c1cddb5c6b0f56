import { levelsBeside } from '../evaluation/levels-beside.ts';
import { unitsReached } from '../evaluation/paths.ts';
import type { View } from '../evaluation/view.ts';
import { PATHS, type Path } from '../regulation/condition-nodes.ts';
import type { Measured } from './measured.ts';
import { scoreOf } from './score-of-another.ts';

export const WHOM = ['people-led', 'people-of-own-unit', 'sub-units', ...PATHS] as const;
/**
 * Whom a rule looks at: the people a leader answers for, those of one's own unit, the units directly below, or the units
 * a person has to do with.
 */
export type Whom = (typeof WHOM)[number];

export const isPath = (whom: Whom): whom is Path => PATHS.some((path) => path === whom);
export const areUnits = (whom: Whom): boolean => whom === 'sub-units' || isPath(whom);

export interface Other {
  readonly kind: 'person' | 'unit';
  readonly index: number;
}

/**
 * The others, without the subject itself. A person's own unit is that of the main post; a unit's people are those in it
 * and in all units below.
 */
export function othersOf(view: View, whom: Whom): readonly Other[] {
  const { world, kind, index, period } = view;
  const { structure, register } = world;
  if (isPath(whom))
    return unitsReached(structure, whom, kind, index, period).map((u) => ({ kind: 'unit', index: u.index }));
  if (whom === 'sub-units') {
    const unit = structure.unitOf(kind, index, period);
    const below = unit ? structure.subUnits(unit, period.to) : [];
    return below.map((u) => ({ kind: 'unit', index: u.index }));
  }
  const person = kind === 'person' ? register.people[index] : undefined;
  const people =
    whom === 'people-led' ? (person ? structure.peopleLedBy(person, period) : []) : peopleOfUnit(view);
  return people.filter((p) => kind === 'unit' || p !== index).map((p) => ({ kind: 'person', index: p }));
}

function peopleOfUnit({ world, kind, index, period }: View): readonly number[] {
  const { structure, register } = world;
  const unit = structure.unitOf(kind, index, period);
  if (unit === undefined) return [];
  const members = structure.membersIn(period);
  if (kind === 'person') return members.get(unit.index) ?? [];
  const all: number[] = [];
  const visit = (at: number): void => {
    all.push(...(members.get(at) ?? []));
    for (const child of register.units[at]!.children) visit(child);
  };
  visit(unit.index);
  return all.sort((a, b) => a - b);
}

/** A quantity of another subject in this period; undefined when that one does not count. */
export function quantityOf(view: View, other: Other, slot: number): Measured | undefined {
  const { world, period, plan } = view;
  if (other.kind === 'person') return scoreOf(view, other.index, slot);
  const theirs = world.view('unit', other.index, plan.stage, period);
  if (theirs === undefined || (theirs.plan.measures[slot] === undefined && !theirs.isBrought(slot)))
    return undefined;
  return theirs.measureFor(view, slot);
}

/** The levels another subject may still have in this period; undefined when it is not rated. */
export const levelsOf = (view: View, other: Other): readonly string[] | undefined =>
  levelsBeside(view.world, other.kind, other.index, view.plan.stage, view.period);
