/** In how many of the periods before this one the subject was at certain levels, as far as these are settled. */
import { ratio } from '../exact.ts';
import { type Period, previousPeriod } from '../period.ts';
import type { LevelNode } from '../regulation/condition-nodes.ts';
import type { Gap, Measured } from '../rules/measured.ts';
import type { ConditionOutcome } from './condition.ts';
import { type KnownLevels, levelsIn, shownLevel, truthFrom, unknownLevel } from './levels-elsewhere.ts';
import { TRUE, type Truth, UNKNOWN } from './truth.ts';
import type { View } from './view.ts';

/** A condition that counts periods: `count` says how many, of the `last` ones. */
export type CountedLevels = LevelNode & Required<Pick<LevelNode, 'last' | 'tests'>>;

export interface LevelCount {
  /** The number, or the range in which it lies while a period is not on record. */
  number(view: View): Measured;
  /** Why it is open: every period of which the level is not known. */
  gaps(view: View): Gap[];
  /** Each period with its level, the latest first; those in which the subject was not rated are left out. */
  periods(view: View): readonly ConditionOutcome[];
  /** No period at all in which the subject was rated. */
  isEmpty(view: View): boolean;
}

/** A period without a rating counts as none at these levels; one that is not on record leaves the number open. */
export function countLevels(node: CountedLevels, articles: readonly string[]): LevelCount {
  const rated = (view: View) =>
    lastPeriods(view.period, node.last)
      .map((period) => ({ period, known: knownOf(view, node.stage, period) }))
      .filter(({ known }) => known !== 'not-rated-there')
      .map(({ period, known }) => ({ period, known, truth: truthFrom(known, node.oneOf, UNKNOWN) }));
  const openIn = (view: View, period: Period): Gap =>
    unknownLevel(view, `level@${node.stage}`, period.id, articles);
  const gaps = (view: View) =>
    rated(view).flatMap(({ period, truth }) => (truth === UNKNOWN ? [openIn(view, period)] : []));
  return {
    gaps,
    number(view) {
      const truths = rated(view).map(({ truth }) => truth);
      const [sure, open] = [howMany(truths, TRUE), howMany(truths, UNKNOWN)];
      const [gap] = open === 0 ? [] : gaps(view);
      if (gap === undefined) return ratio(sure);
      return { ...gap, range: { min: ratio(sure), max: ratio(sure + open) } };
    },
    periods: (view) =>
      rated(view).map(({ period, known, truth }) => ({
        kind: 'is',
        truth,
        left: { kind: 'level', id: node.stage },
        value: shownLevel(known) ?? openIn(view, period),
        oneOf: node.oneOf,
        period: period.id,
        of: [],
      })),
    isEmpty: (view) => rated(view).length === 0,
  };
}

/** Whoever entered the service after a period had no level in it; of anybody else silence says nothing. */
function knownOf(view: View, stage: string, period: Period): KnownLevels {
  const known = levelsIn(view, stage, period);
  if (known !== undefined || view.kind !== 'person') return known;
  const { serviceFrom } = view.world.register.people[view.index] ?? {};
  return serviceFrom !== undefined && serviceFrom > period.to ? 'not-rated-there' : undefined;
}

function lastPeriods(period: Period, many: number): Period[] {
  const periods: Period[] = [];
  for (let at = period; periods.length < many; ) {
    at = previousPeriod(at);
    periods.push(at);
  }
  return periods;
}

const howMany = (truths: readonly Truth[], one: Truth): number => truths.filter((t) => t === one).length;
