/** In which group of each text somebody is, without anything being computed. */
import { attributesMeet } from '../evaluation/attributes.ts';
import { Structure } from '../evaluation/structure.ts';
import type { Period } from '../period.ts';
import type { Register } from '../register.ts';
import type { Regulation } from './format.ts';

/** Whom groups are asked of. */
export interface InPeriod {
  readonly register: Register;
  readonly period: Period;
  /** Readings chosen, by regulation and reading; others stand at their default. */
  readonly readings?: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/**
 * Everybody of a register with their group under each regulation in a period, by person and regulation. Who is not in the
 * scope of a text, or in none of its groups, has none under it.
 *
 * @example groupsIn([regulation], { register, period }).get('an')?.get('nd-335') // → 'staff'
 */
export function groupsIn(
  regulations: readonly Regulation[],
  { register, period, readings = new Map() }: InPeriod,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const structure = new Structure(register, period.to);
  return new Map(
    register.people.map(({ id: person }, index) => {
      const attribute = (id: string) => structure.attribute('person', index, id, period);
      const found = new Map<string, string>();
      for (const regulation of regulations) {
        const chosen = readings.get(regulation.id);
        const reading = (id: string) => chosen?.get(id) ?? regulation.readings.get(id)?.default;
        const scope = regulation.scopes.find(({ of }) => of === 'person');
        if (scope === undefined || !attributesMeet(scope.when, attribute, reading)) continue;
        const group = regulation.groups.find(
          ({ of, when }) =>
            of === 'person' && (when === undefined || attributesMeet(when, attribute, reading)),
        );
        if (group !== undefined) found.set(regulation.id, group.id);
      }
      return [person, found];
    }),
  );
}
