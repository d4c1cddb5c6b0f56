/** Levels of the same subject under another regulation, or in other periods, as far as they are settled. */
import { type Period, periodsWithin, previousPeriod } from '../period.ts';
import type { Decision } from '../register.ts';
import type { LevelNode, RatingNode } from '../regulation/condition-nodes.ts';
import type { SubjectKind } from '../regulation/format.ts';
import { type Gap, missingFact } from '../rules/measured.ts';
import type { Condition, ConditionOutcome } from './condition.ts';
import { NONE_IS, quantified } from './elsewhere-condition.ts';
import { FALSE, TRUE, type Truth, UNKNOWN } from './truth.ts';
import type { View } from './view.ts';
import type { World } from './world.ts';

/** Levels a subject may still have under another regulation; undefined when that one does not rate it. */
export type Ratings = (
  rating: string,
  kind: SubjectKind,
  index: number,
) => readonly string[] | undefined | 'not-evaluated';

/** What is known: levels that are possible, that there is no rating, or nothing. */
export type KnownLevels = readonly string[] | 'not-rated-there' | undefined;

/** Under another regulation: decided on paper, else as computed beside this one. */
export function levelsUnder(world: World, rating: string, view: View): KnownLevels {
  const decided = decidedUnder(world.register.decisions, rating, view, world.asOf);
  if (decided !== undefined) return [decided];
  const computed = world.ratings?.(rating, view.kind, view.index);
  if (computed === 'not-evaluated') return undefined;
  return computed ?? (world.ratings === undefined ? undefined : 'not-rated-there');
}

function decidedUnder(
  decisions: readonly Decision[],
  rating: string,
  { id, period }: View,
  asOf: number,
): string | undefined {
  const found = decisions.filter(
    (d) =>
      d.question === 'level' &&
      d.regulation === rating &&
      d.subject === id &&
      d.period === period.id &&
      d.on <= asOf,
  );
  return [...found].sort((a, b) => a.on - b.on || (a.option < b.option ? -1 : 1)).at(-1)?.option;
}

/** In another period: decided on paper, else computed where anything is on record for it. */
export function levelsIn(view: View, stage: string, period: Period): KnownLevels {
  const { world, kind, index, id } = view;
  const decided = world.decidedLevel(id, period)?.level;
  if (decided !== undefined) return [decided];
  return world.levelsAt(kind, index, stage, period);
}

export const truthFrom = (known: KnownLevels, oneOf: readonly string[], none: Truth): Truth => {
  if (known === undefined || known.length === 0) return UNKNOWN;
  if (typeof known === 'string') return none;
  const inside = known.filter((level) => oneOf.includes(level)).length;
  return inside === known.length ? TRUE : inside === 0 ? FALSE : UNKNOWN;
};

export function linkRating(node: RatingNode, articles: readonly string[]): Condition {
  const known = (view: View) => levelsUnder(view.world, node.rating, view);
  const gap = (view: View) => unknownLevel(view, `level:${node.rating}`, view.period.id, articles);
  const test = (view: View) => truthFrom(known(view), node.oneOf, NONE_IS[node.whenNone]);
  return {
    test,
    gaps: (view) => (test(view) === UNKNOWN ? [gap(view)] : []),
    outcome: (view) => ({
      kind: 'is',
      truth: test(view),
      left: { kind: 'rating', id: node.rating },
      value: shownLevel(known(view)) ?? gap(view),
      oneOf: node.oneOf,
      of: [],
    }),
  };
}

export function linkLevel(node: LevelNode, articles: readonly string[]): Condition {
  const periods = (view: View): readonly Period[] => {
    if (node.period === 'previous') return [previousPeriod(view.period)];
    const units = view.world.program.regulation.stages.get(node.stage)?.periods ?? [];
    return units.slice(0, 1).flatMap((unit) => periodsWithin(view.period, unit));
  };
  const of = (view: View) =>
    periods(view).map((period) => ({ period, known: levelsIn(view, node.stage, period) }));
  /** A period in which the subject was away or was not rated here says nothing. */
  const counted = (view: View) => of(view).filter(({ known }) => known !== 'not-rated-there');
  const test = (view: View): Truth => {
    const all = counted(view);
    if (all.length === 0) return NONE_IS[node.whenNone];
    return quantified(
      node.quantifier,
      all.map(({ known }) => truthFrom(known, node.oneOf, UNKNOWN)),
    );
  };
  return {
    test,
    gaps: (view) =>
      counted(view).flatMap(({ period, known }) =>
        truthFrom(known, node.oneOf, UNKNOWN) === UNKNOWN
          ? [unknownLevel(view, `level@${node.stage}`, period.id, articles)]
          : [],
      ),
    outcome: (view): ConditionOutcome => ({
      kind: 'elsewhere',
      truth: test(view),
      name: node.quantifier,
      path: 'periods',
      of: counted(view).map(({ period, known }) => ({
        kind: 'is',
        truth: truthFrom(known, node.oneOf, UNKNOWN),
        left: { kind: 'level', id: node.stage },
        value: shownLevel(known) ?? unknownLevel(view, `level@${node.stage}`, period.id, articles),
        oneOf: node.oneOf,
        period: period.id,
        of: [],
      })),
    }),
  };
}

export const shownLevel = (known: KnownLevels): string | undefined =>
  typeof known === 'object' && known.length === 1 ? known[0] : undefined;

export const unknownLevel = (
  { id }: { readonly id: string },
  what: string,
  period: string,
  articles: readonly string[],
): Gap => missingFact({ subject: id, period, what, articles });
