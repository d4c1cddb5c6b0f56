import { NOT_APPLICABLE } from '../../register.ts';
import type { Context, Where } from '../check/context.ts';
import type { RangeOf } from '../check/ranges.ts';
import { CLOSED_ATTRIBUTES } from '../check/tests.ts';
import type { ConditionNode, Operand } from '../format.ts';
import type { Interval } from '../interval.ts';
import type { Domain } from './domain.ts';
import type { Goal, SearchSpace } from './search.ts';

/** What operands can be for one group at one stage. */
export function spaceFor(
  { regulation, measureFor }: Context,
  rangeOf: RangeOf,
  { group, stage }: Where,
): SearchSpace {
  const domainOf = (operand: Operand): Domain => {
    switch (operand.kind) {
      case 'measure':
        return numbers(
          rangeOf(operand.id, group, stage),
          measureFor(operand.id, group, stage)?.rounded?.digits,
        );
      case 'attribute': {
        const closed = CLOSED_ATTRIBUTES.get(operand.id);
        // Party membership may not be recorded.
        return closed && operand.id !== 'partyMember' ? { kind: 'words', of: new Set(closed) } : OPEN;
      }
      case 'column':
      case 'records':
      case 'rating':
      case 'level':
      case 'rated':
        return OPEN;
      case 'fact': {
        const fact = regulation.facts.get(operand.id);
        const type = fact?.type;
        if (type?.kind === 'number')
          return numbers(rangeOf(operand.id, group, stage), type.whole ? 0 : undefined);
        const words = type?.kind === 'choice' ? [...type.options.keys()] : ['yes', 'no'];
        const none = fact?.mayNotApply ? [NOT_APPLICABLE] : [];
        return type?.kind === 'choice' || type?.kind === 'flag'
          ? { kind: 'words', of: new Set([...words, ...none]) }
          : OPEN;
      }
    }
  };
  return {
    domainOf,
    optionsOf: (reading) => [...(regulation.readings.get(reading)?.options.keys() ?? [])],
    named: (id): ConditionNode | undefined => regulation.conditions.get(id),
  };
}

const OPEN: Domain = { kind: 'other-words', than: new Set() };

const numbers = ({ min, max }: Interval, digits: number | undefined): Domain => ({
  kind: 'numbers',
  ...(digits === undefined ? {} : { digits }),
  ...(min ? { low: { value: min, open: false } } : {}),
  ...(max ? { high: { value: max, open: false } } : {}),
});

/** What is so of everybody in a group: in scope, in no earlier group, and as the group says. */
export function membershipOf({ regulation }: Context, { group }: Pick<Where, 'group'>): Goal[] {
  const scope = regulation.scopes.find((s) => s.of === group.of);
  const groups = regulation.groups.filter((g) => g.of === group.of);
  const earlier = groups.slice(0, groups.indexOf(group));
  return [
    ...(scope ? [{ node: scope.when, want: true }] : []),
    ...earlier.flatMap((g) => (g.when ? [{ node: g.when, want: false }] : [])),
    ...(group.when ? [{ node: group.when, want: true }] : []),
  ];
}
