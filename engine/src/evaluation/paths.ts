/** The ways from a subject to the units it has to do with, on a day. */
import type { CalendarDay } from '../calendar-day.ts';
import type { Period } from '../period.ts';
import type { PersonRecord, UnitRecord } from '../register.ts';
import type { Path } from '../regulation/condition-nodes.ts';
import type { SubjectKind } from '../regulation/format.ts';
import { isHeld, type Structure } from './structure.ts';

/** Which subjects a path begins at. */
export const PATH_SUBJECTS: Readonly<Record<Path, readonly SubjectKind[]>> = {
  'own-unit': ['person', 'unit'],
  'unit-headed': ['person'],
  'units-in-charge': ['person'],
  'using-body': ['person', 'unit'],
  'parent-unit': ['person', 'unit'],
};

/** Paths that always lead to exactly one unit. */
export const ALWAYS_ONE: ReadonlySet<Path> = new Set(['own-unit']);
/** Paths that may lead to several units at once. */
export const MAY_BE_SEVERAL: ReadonlySet<Path> = new Set(['unit-headed', 'units-in-charge']);

/** The units at the end of a path in a period: as they are on the day that counts, or the last day served before it. */
export function unitsReached(
  structure: Structure,
  path: Path,
  kind: SubjectKind,
  index: number,
  period: Period,
): readonly UnitRecord[] {
  const own = structure.unitOf(kind, index, period);
  const person = kind === 'person' ? structure.register.people[index] : undefined;
  if (person === undefined) return fromUnit(structure, path, own);
  const end = structure.dayIn(period);
  const day = person.serviceTo !== undefined && person.serviceTo < end ? person.serviceTo : end;
  switch (path) {
    case 'unit-headed':
      return structure.unitsHeadedOn(person, day);
    case 'units-in-charge':
      return unitsInChargeOn(structure, person, day);
    default:
      return fromUnit(structure, path, own);
  }
}

/** The units a person has to do with on a day, by posts held then; what a row of that day about them meets. */
export function unitsReachedOn(
  structure: Structure,
  path: Path,
  kind: SubjectKind,
  index: number,
  day: CalendarDay,
): readonly UnitRecord[] {
  const { people, units } = structure.register;
  const person = kind === 'person' ? people[index] : undefined;
  if (person === undefined) return fromUnit(structure, path, units[index]);
  if (path === 'unit-headed') return structure.unitsHeadedOn(person, day);
  if (path === 'units-in-charge') return unitsInChargeOn(structure, person, day);
  const held = person.posts.filter((p) => isHeld(p, day, day));
  const post = held.find((p) => p.main) ?? held[0];
  return fromUnit(structure, path, post && units[post.unit]);
}

function fromUnit(structure: Structure, path: Path, unit: UnitRecord | undefined): readonly UnitRecord[] {
  if (unit === undefined) return [];
  const reached =
    path === 'own-unit'
      ? unit
      : path === 'using-body'
        ? structure.nearest(unit, 'usingBody')
        : path === 'parent-unit' && unit.parent !== undefined
          ? structure.register.units[unit.parent]
          : undefined;
  return reached ? [reached] : [];
}

function unitsInChargeOn(structure: Structure, person: PersonRecord, day: CalendarDay): UnitRecord[] {
  const indexes = person.posts.filter((p) => isHeld(p, day, day)).flatMap((p) => p.inCharge);
  return [...new Set(indexes)].sort((a, b) => a - b).map((i) => structure.register.units[i]!);
}
