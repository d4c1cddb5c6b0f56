import type { RatedLevel } from './case.ts';

export type Share = '20' | '25';
export type Base = 'rated-good' | 'good-or-better';
export type Tests = 'both' | 'unit-only' | 'pooled';

/** Whether `excellent` people keep the share when `good` others are finally rated good. */
const keeps = (excellent: number, good: number, share: Share, base: Base): boolean => {
  const counted = base === 'rated-good' ? BigInt(good) : BigInt(good) + BigInt(excellent);
  return BigInt(excellent) * 100n <= BigInt(share) * counted;
};

/** The largest x among E eligible people such that x excellent and E - x good keep the share. */
export function places(eligible: number, share: Share, base: Base): number {
  let best = 0;
  for (let x = 0; x <= eligible; x++) if (keeps(x, eligible - x, share, base)) best = x;
  return best;
}

export interface DutyGroup {
  readonly eligible: number;
}

/** The greatest number of excellent in a unit made of these duty groups, were everybody a candidate. */
export function allowed(groups: readonly DutyGroup[], tests: Tests, base: Base, share: Share): number {
  const unit = places(
    groups.reduce((sum, group) => sum + group.eligible, 0),
    share,
    base,
  );
  if (tests !== 'both') return unit; // pooled: the groups are one group, as large as the unit
  const inGroups = groups.reduce((sum, group) => sum + places(group.eligible, share, base), 0);
  return Math.min(unit, inGroups);
}

export interface Person {
  readonly band: RatedLevel;
  readonly group: string;
}

/**
 * Tries every choice among the people in the excellent band; those not chosen become good.
 * Returns the greatest number chosen that violates no test. For small units only.
 */
export function bruteForce(unit: readonly Person[], tests: Tests, base: Base, share: Share): number {
  const people = unit.map((person) => ({ ...person })); // so that no two are the same object
  const candidates = people.filter((person) => person.band === 'excellent');
  const groups = [...new Set(people.map((person) => person.group))];
  let best = 0;
  for (let choice = 0; choice < 2 ** candidates.length; choice++) {
    const chosen = new Set(candidates.filter((_, index) => (choice >> index) % 2 === 1));
    const fits = (members: readonly Person[]): boolean => {
      const excellent = members.filter((person) => chosen.has(person)).length;
      const good = members.filter(
        (person) => person.band === 'good' || (person.band === 'excellent' && !chosen.has(person)),
      ).length;
      return keeps(excellent, good, share, base);
    };
    if (chosen.size <= best || !fits(people)) continue;
    if (tests === 'both' && !groups.every((name) => fits(people.filter((person) => person.group === name)))) {
      continue;
    }
    best = chosen.size;
  }
  return best;
}
