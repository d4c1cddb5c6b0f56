/** Conditions on the level a subject comes out with, asked when it is known: by consequences, which follow it. */
import type { RatedNode } from '../regulation/condition-nodes.ts';
import type { Condition, ConditionOutcome } from './condition.ts';
import { NONE_IS, quantified } from './elsewhere-condition.ts';
import { type KnownLevels, shownLevel, truthFrom, unknownLevel } from './levels-elsewhere.ts';
import { unitsReached } from './paths.ts';
import { type Truth, UNKNOWN } from './truth.ts';
import type { View } from './view.ts';

const OWN = new WeakMap<View, KnownLevels>();

/** Remembers the levels a subject may come out with: one where it is settled. */
export const setOwnLevels = (view: View, levels: KnownLevels): void => {
  OWN.set(view, levels);
};

/** Whose level it is, for a name where it is not the subject's own. */
interface Asked {
  readonly subject?: string;
  readonly known: KnownLevels;
}

export function linkRated(node: RatedNode, articles: readonly string[]): Condition {
  const asked = (view: View): readonly Asked[] => {
    if (node.of === 'self') return [{ known: OWN.get(view) }];
    const { world, kind, index, period } = view;
    // A unit that nobody rates here says nothing.
    return unitsReached(world.structure, node.of, kind, index, period).flatMap((u) => {
      const known = world.possibleLevelsOfUnit(u.index, period);
      return known === undefined ? [] : [{ subject: u.id, known }];
    });
  };
  const truthOf = ({ known }: Asked): Truth => truthFrom(known, node.oneOf, NONE_IS[node.whenNone]);
  const test = (view: View): Truth => {
    const all = asked(view);
    if (all.length === 0) return NONE_IS[node.whenNone];
    return quantified(node.quantifier, all.map(truthOf));
  };
  const gap = (view: View, { subject }: Asked) =>
    unknownLevel({ id: subject ?? view.id }, 'rated', view.period.id, articles);
  const outcomeOf = (view: View, one: Asked): ConditionOutcome => ({
    kind: 'is',
    truth: truthOf(one),
    left: { kind: 'rated', id: node.of },
    value: shownLevel(one.known) ?? gap(view, one),
    oneOf: node.oneOf,
    ...(one.subject === undefined ? {} : { subject: one.subject }),
    of: [],
  });
  return {
    test,
    gaps: (view) => asked(view).flatMap((one) => (truthOf(one) === UNKNOWN ? [gap(view, one)] : [])),
    outcome: (view): ConditionOutcome => {
      const of = asked(view).map((one) => outcomeOf(view, one));
      if (node.of === 'self') return of[0]!;
      return { kind: 'elsewhere', truth: test(view), name: node.quantifier, path: node.of, of };
    },
  };
}
