import { ratio } from '../exact.ts';
import { factKey, subjectFacts, type Vocabulary } from '../register.ts';
import type { FactValue, Operand, Regulation } from '../regulation/format.ts';
import { type Measured, missingFact } from '../rules/measured.ts';
import type { ForeignReader } from './elsewhere-condition.ts';
import type { View } from './view.ts';

/** Reads facts, quantities and attributes of units while another subject is looked at; a gap names the unit. */
export function foreignReader(request: {
  readonly regulation: Regulation;
  readonly vocabulary: Vocabulary;
  readonly measureSlots: ReadonlyMap<string, number>;
  readonly articles: readonly string[];
}): Pick<ForeignReader, 'number' | 'word'> {
  const { regulation, vocabulary, measureSlots, articles } = request;
  const absent = (view: View, unit: number, what: string, rater: string | undefined) =>
    missingFact({
      subject: view.world.id('unit', unit),
      period: view.period.id,
      what,
      ...(rater === undefined ? {} : { rater }),
      articles,
    });
  const fact = (operand: Operand): ((view: View, unit: number) => FactValue | undefined) => {
    const rater = operand.kind === 'fact' ? operand.rater : undefined;
    const slot = vocabulary.slots.get(factKey(operand.id, rater));
    const otherwise = regulation.facts.get(operand.id)?.whenAbsent;
    if (slot === undefined) return () => otherwise;
    return (view, unit) =>
      subjectFacts(view.world.register, 'unit', unit)?.facts.get(view.period.id)?.[slot] ?? otherwise;
  };
  const raterOf = (operand: Operand) => (operand.kind === 'fact' ? operand.rater : undefined);

  return {
    number: (operand) => {
      const slot = operand.kind === 'measure' ? measureSlots.get(operand.id) : undefined;
      if (slot !== undefined)
        return (view, unit) => measureOf(view, unit, slot) ?? absent(view, unit, operand.id, undefined);
      const read = fact(operand);
      return (view, unit): Measured => {
        const value = read(view, unit);
        if (typeof value === 'object') return value;
        if (typeof value === 'boolean') return ratio(value ? 1 : 0);
        return absent(view, unit, operand.id, raterOf(operand));
      };
    },
    word: (operand) => {
      if (operand.kind === 'attribute')
        return (view, unit) =>
          view.world.structure.attribute('unit', unit, operand.id, view.period) ??
          absent(view, unit, operand.id, undefined);
      const read = fact(operand);
      return (view, unit) => read(view, unit) ?? absent(view, unit, operand.id, raterOf(operand));
    },
  };
}

/** A quantity of the unit; what it stands on, the asker stands on too. */
function measureOf(view: View, unit: number, slot: number): Measured | undefined {
  const other = view.world.view('unit', unit, view.plan.stage, view.period);
  if (other === undefined || (other.plan.measures[slot] === undefined && !other.isBrought(slot)))
    return undefined;
  return other.measureFor(view, slot);
}
