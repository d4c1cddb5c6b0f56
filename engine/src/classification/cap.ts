import type { View } from '../evaluation/view.ts';
import type { UnitRecord } from '../register.ts';
import type { Cap } from '../regulation/format.ts';
import type { OpenQuestion } from '../rules/measured.ts';

/** The levels another subject may have, and the question that stays open while there is more than one. */
export interface Limit {
  readonly levels: readonly string[];
  readonly by: string;
  readonly question?: OpenQuestion;
}

/**
 * The limit a cap sets for a person: the level of the unit headed (or in charge, or one's own). Units that the
 * regulation does not rate set none. Several units that cap differently are put to a person.
 */
export function capOf(cap: Cap, view: View): Limit | undefined {
  const { world } = view;
  const person = world.register.people[view.index];
  if (person === undefined) return undefined;
  const whose = world.program.parameter(cap.whose);
  const units = unitsOf(cap, view).filter(
    (u) => world.possibleLevelsOfUnit(u.index, view.period) !== undefined,
  );
  const onTheDay = world.structure.unitsHeadedOn(person, world.structure.dayIn(view.period));
  if (
    cap.by === 'unit-headed' &&
    onTheDay.length !== world.structure.unitsHeadedIn(person, view.period).length
  ) {
    view.stand(whose.mark);
  }
  if (units.length === 0) return undefined;
  const question = (id: string, waitsFor?: string): OpenQuestion => ({
    question: id,
    subject: view.id,
    period: view.period.id,
    ...(waitsFor === undefined ? {} : { waitsFor }),
  });

  const limits = units.map((u) => world.possibleLevelsOfUnit(u.index, view.period)!);
  if (units.length > 1) {
    const asked = world.program.regulation.questions.get(cap.twoUnits)!;
    const decision = world.decision(asked.id, view.kind, view.index, view.period);
    const effect = decision && asked.options.get(decision.option)?.effect.kind;
    if (effect === 'leave-out') {
      const main = world.structure.postIn(person, view.period)?.unit;
      const at = units.findIndex((u) => u.index === main);
      if (at >= 0) return one(units[at]!, limits[at]!, question(cap.undetermined, units[at]!.id));
    }
    const rank = (level: string) => world.program.rank.get(level) ?? 0;
    const all = [...new Set(limits.flat())].sort((a, b) => rank(a) - rank(b));
    const by = units.map((u) => u.id).join(', ');
    if (effect === 'accept' && limits.every((l) => l.length === 1)) return { levels: [all.at(-1)!], by };
    return all.length === 1 ? { levels: all, by } : { levels: all, by, question: question(asked.id) };
  }
  return one(units[0]!, limits[0]!, question(cap.undetermined, units[0]!.id));
}

const one = (unit: UnitRecord, levels: readonly string[], question: OpenQuestion): Limit =>
  levels.length === 1 ? { levels, by: unit.id } : { levels, by: unit.id, question };

function unitsOf(cap: Cap, view: View): UnitRecord[] {
  const { world } = view;
  const person = world.register.people[view.index]!;
  const { structure } = world;
  switch (cap.by) {
    case 'unit-headed':
      return world.program.parameter(cap.whose).value === 'in-the-period'
        ? structure.unitsHeadedIn(person, view.period)
        : headedAtTheEnd(view);
    case 'units-in-charge':
      return (structure.postIn(person, view.period)?.inCharge ?? []).map((i) => world.register.units[i]!);
    case 'own-unit': {
      const unit = structure.unitOf('person', view.index, view.period);
      return unit ? [unit] : [];
    }
  }
}

/** Units headed on the day that counts; for somebody who left service in the period, on the last day served. */
function headedAtTheEnd(view: View): UnitRecord[] {
  const person = view.world.register.people[view.index]!;
  const to = view.world.structure.dayIn(view.period);
  const day = person.serviceTo !== undefined && person.serviceTo < to ? person.serviceTo : to;
  return view.world.structure.unitsHeadedOn(person, day);
}
