import type { Period, Register } from '@congtam/engine';
import { movers, postOn, type SidesOfEffect } from '@congtam/regulations';

/** One who moves, by name: only where somebody asked for names. */
export interface NamedMover {
  readonly subject: string;
  readonly name: string;
  readonly unit: string;
  readonly from: string;
  readonly to: string;
}

export interface NamedMovers {
  readonly people: readonly NamedMover[];
  readonly units: readonly NamedMover[];
}

export function namedMovers(
  { before, after }: SidesOfEffect,
  { people, units }: Register,
  { to: day }: Period,
): NamedMovers {
  return {
    people: [...movers(before.people, after.people)].map(({ index, from, to }) => {
      const person = people[index];
      const post = person && postOn(person, day);
      const unit = (post && units[post.unit]?.id) ?? '';
      return { subject: person?.id ?? '', name: person?.name ?? '', unit, from, to };
    }),
    units: [...movers(before.units, after.units)].map(({ index, from, to }) => {
      const unit = units[index];
      const parent = unit?.parent === undefined ? undefined : units[unit.parent];
      return { subject: unit?.id ?? '', name: unit?.name ?? '', unit: parent?.id ?? '', from, to };
    }),
  };
}
