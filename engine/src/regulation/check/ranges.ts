import { ONE, ZERO } from '../../exact.ts';
import { roundedRange } from '../../rules/rounded.ts';
import type { FactDeclaration, Group, Measure } from '../format.ts';
import { ANY, type Interval, joined } from '../interval.ts';
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
      const declared = regulation.facts.get(id) ?? columnNamed(regulation, id);
      return declared ? factRange(declared) : ANY;
    }
    const range = computed(measure, group, stage);
    return measure.rounded === undefined ? range : roundedRange(range, measure.rounded);
  };
  const computed = (measure: Measure, group: Group, stage: string): Interval => {
    const { id } = measure;
    const filled = regulation.fills.get(id);
    if (filled !== undefined) return rangeOf(filled, group, stage);
    const elsewhere = new Map(measure.rule.references.elsewhere?.map((e) => [e.measure, e.stage]));
    const range = measure.rule.range((input) =>
      elsewhere.has(input) ? anywhere(input, elsewhere.get(input) ?? stage) : rangeOf(input, group, stage),
    );
    return (measure.rule.references.questions ?? []).reduce(
      (so, question) => answers(question).reduce(joined, so),
      range,
    );
  };
  /** Somebody may have been in another group then, and others may be of another kind. */
  const anywhere = (id: string, stage: string): Interval =>
    regulation.groups
      .filter((g) => measureFor(id, g, stage))
      .map((g) => rangeOf(id, g, stage))
      .reduce<Interval | undefined>((so, range) => (so ? joined(so, range) : range), undefined) ?? ANY;
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

/** The column called `table.column`. */
function columnNamed(regulation: Context['regulation'], id: string) {
  const [table, column] = id.split('.');
  return regulation.tables.get(table ?? '')?.columns.find((c) => c.id === column);
}
