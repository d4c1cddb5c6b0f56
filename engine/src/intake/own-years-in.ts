import { Calendars } from '../evaluation/calendars.ts';
import { Structure } from '../evaluation/structure.ts';
import type { OwnYear } from '../period.ts';
import type { Regulation, SubjectKind } from '../regulation/format.ts';
import type { IntakeRequest } from './open-intake.ts';
import { type PlainTables, registerFromTables } from './register-from-tables.ts';

/** The own year that the first of some regulations gives a unit or person; undefined where theirs is the calendar year. */
export type OwnYearOf = (
  subject: { readonly kind: SubjectKind; readonly id: string },
  regulations?: readonly Regulation[],
) => OwnYear | undefined;

/**
 * Whose year of work is an own one, by the sheets of units and people alone: for who gathers the other tables and has to
 * know which days they are about. Undefined where everybody is in the calendar year, and where the sheets are faulty: then
 * the intake of everything says so.
 *
 * @example ownYearsIn({ vocabulary, regulations, year: 2026 }, { units, people })?.({ kind: 'person', id: 't1' }) // { ends: 5 }
 */
export function ownYearsIn(
  request: IntakeRequest,
  { units, people }: Pick<PlainTables, 'units' | 'people'>,
): OwnYearOf | undefined {
  const having = request.regulations.filter(({ ownYear }) => ownYear !== undefined);
  if (having.length === 0 || !(units ?? []).some(({ yearEnds }) => yearEnds)) return undefined;
  const taken = registerFromTables(request, { units: units ?? [], people: people ?? [] });
  if ('problems' in taken) return undefined;
  const { register } = taken;
  const structure = new Structure(register);
  const calendars = new Map(having.map((r) => [r, new Calendars(structure, r.ownYear)]));
  const places = {
    unit: new Map(register.units.map(({ id, index }) => [id, index])),
    person: new Map(register.people.map(({ id }, index) => [id, index])),
  };
  return ({ kind, id }, regulations = having) => {
    const index = places[kind].get(id);
    if (index === undefined) return undefined;
    for (const regulation of regulations) {
      const own = calendars.get(regulation)?.ownYearOf(kind, index, request.year);
      if (own !== undefined) return own;
    }
    return undefined;
  };
}
