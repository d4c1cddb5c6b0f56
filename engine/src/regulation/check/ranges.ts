import { compare, type Exact, ONE, ZERO } from '../../exact.ts';
import type { FactDeclaration, Group } from '../format.ts';
import { ANY, type Interval } from '../interval.ts';
import type { Context } from './context.ts';

/** The numbers a fact or quantity can be, for a group at a stage. */
export type RangeOf = (id: string, group: Group, stage: string) => Interval;

/** Ranges of a regulation without circles, each worked out once. */
export function rangesOf(context: Pick<Context, 'regulation' | 'measureFor'>): RangeOf {
  const { regulation, measureFor } = context;
  const known = new Map<string, Interval>();
  const rangeOf: RangeOf = (id, group, stage) => {
    const key = `${id} ${group.id} ${stage}`;
    const found = known.get(key);
    if (found) return found;
    known.set(key, ANY);
    const range = work(id, group, stage);
    known.set(key, range);
    return range;
  };
  const work: RangeOf = (id, group, stage) => {
    const measure = measureFor(id, group, stage);
    if (measure === undefined) {
      const fact = regulation.facts.get(id);
      return fact ? factRange(fact) : ANY;
    }
    const filled = regulation.fills.get(id);
    if (filled !== undefined) return rangeOf(filled, group, stage);
    const elsewhere = new Map(measure.rule.references.elsewhere?.map((e) => [e.measure, e.stage]));
    const range = measure.rule.range((input) =>
      elsewhere.has(input)
        ? anywhere(input, group, elsewhere.get(input) ?? stage)
        : rangeOf(input, group, stage),
    );
    return (measure.rule.references.questions ?? []).reduce(
      (so, question) => answers(question).reduce(join, so),
      range,
    );
  };
  /** Somebody may have been in another group then. */
  const anywhere = (id: string, group: Group, stage: string): Interval =>
    regulation.groups
      .filter((g) => g.of === group.of && measureFor(id, g, stage))
      .map((g) => rangeOf(id, g, stage))
      .reduce<Interval | undefined>((so, range) => (so ? join(so, range) : range), undefined) ?? ANY;
  const answers = (question: string): Interval[] =>
    [...(regulation.questions.get(question)?.options.values() ?? [])].flatMap(({ effect }) =>
      effect.kind === 'value'
        ? [{ min: effect.value, max: effect.value }]
        : effect.kind === 'enter'
          ? [{ min: effect.min, max: effect.max }]
          : [],
    );
  return rangeOf;
}

export function factRange({ type }: Pick<FactDeclaration, 'type'>): Interval {
  if (type.kind === 'flag') return { min: ZERO, max: ONE };
  if (type.kind !== 'number') return ANY;
  return { ...(type.min ? { min: type.min } : {}), ...(type.max ? { max: type.max } : {}) };
}

/** The smallest interval around both. */
export function join(x: Interval, y: Interval): Interval {
  const pick = (a: Exact | undefined, b: Exact | undefined, sign: 1 | -1) =>
    a === undefined || b === undefined ? undefined : compare(a, b) * sign <= 0 ? a : b;
  const low = pick(x.min, y.min, 1);
  const high = pick(x.max, y.max, -1);
  return { ...(low ? { min: low } : {}), ...(high ? { max: high } : {}) };
}
