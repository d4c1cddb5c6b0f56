/**
 * Conditions about other units. What is looked at belongs to the unit: its facts, its quantities, its attributes.
 * `every` holds when it holds of each, `some` when it holds of one; an unknown one leaves it open only where it could
 * still turn the whole.
 */
import type { ElsewhereNode, Operand } from '../regulation/condition-nodes.ts';
import type { FactValue } from '../regulation/format.ts';
import { type Gap, type Measured, missingFact } from '../rules/measured.ts';
import type { Condition, ConditionOutcome } from './condition.ts';
import { unitsReached } from './paths.ts';
import { FALSE, TRUE, type Truth, UNKNOWN } from './truth.ts';
import type { View } from './view.ts';

/** How a value of a unit is read while another subject is looked at. */
export interface ForeignReader {
  number(operand: Operand): (view: View, unit: number) => Measured;
  word(operand: Operand): (view: View, unit: number) => FactValue | Gap;
  /** The same test, linked to a reader that answers for one unit. */
  test(
    node: ElsewhereNode['test'],
    number: (view: View) => Measured,
    word: (view: View) => FactValue | Gap,
  ): Condition;
}

export const NONE_IS = { yes: TRUE, no: FALSE, unknown: UNKNOWN } as const;

export function linkElsewhere(node: ElsewhereNode, reader: ForeignReader): Condition {
  const { left } = node.test;
  // The unit in question; set for the moment in which the test looks at it.
  let unit = 0;
  const number = node.test.kind === 'compare' ? reader.number(left) : undefined;
  const word = node.test.kind === 'is' ? reader.word(left) : undefined;
  const inner = reader.test(
    node.test,
    (view) => number!(view, unit),
    (view) => word!(view, unit),
  );
  const units = (view: View) =>
    unitsReached(view.world.structure, node.of, view.kind, view.index, view.period);
  /** The quantities of a unit may ask for other units in between. */
  const about = <T>(index: number, look: () => T): T => {
    const outer = unit;
    unit = index;
    const answer = look();
    unit = outer;
    return answer;
  };
  const test = (view: View): Truth => {
    const reached = units(view);
    if (reached.length === 0) return NONE_IS[node.whenNone];
    return quantified(
      node.quantifier,
      reached.map((u) => about(u.index, () => inner.test(view))),
    );
  };
  return {
    test,
    gaps: (view) => {
      const reached = units(view);
      if (reached.length === 0) return [missingFact({ ...here(view), what: `of:${node.of}`, articles: [] })];
      return reached.flatMap((u) =>
        about(u.index, () => (inner.test(view) === UNKNOWN ? inner.gaps(view) : [])),
      );
    },
    outcome: (view): ConditionOutcome => ({
      kind: 'elsewhere',
      truth: test(view),
      name: node.quantifier,
      path: node.of,
      of: units(view).map((u) => about(u.index, () => ({ ...inner.outcome(view), subject: u.id }))),
    }),
  };
}

/** Whether something holds of every one, or of some, as far as is known. */
export function quantified(quantifier: 'some' | 'every', truths: readonly Truth[]): Truth {
  const settles = quantifier === 'every' ? FALSE : TRUE;
  if (truths.includes(settles)) return settles;
  if (truths.includes(UNKNOWN)) return UNKNOWN;
  return quantifier === 'every' ? TRUE : FALSE;
}

const here = (view: View) => ({ subject: view.id, period: view.period.id });
