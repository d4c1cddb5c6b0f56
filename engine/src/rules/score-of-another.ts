import type { View } from '../evaluation/view.ts';
import { add, divide, type Exact, ratio, ZERO } from '../exact.ts';
import { type Period, periodHolding, periodsWithin } from '../period.ts';
import { type Gap, isGap, type Measured, missingFact, openQuestion } from './measured.ts';

/**
 * The score of another person in the period: of the period itself, of the coarser one that stands for it, or the mean of
 * the finer ones inside it, as that person is monitored. Undefined when the person does not count in the period.
 */
export function scoreOf(view: View, index: number, slot: number): Measured | undefined {
  const { world, plan } = view;
  const period = world.periodOf('person', index, view.period);
  const year = world.calendars.ownYearIn('person', index, period);
  const asked = (p: Period): Measured | undefined =>
    world.hasEvidence('person', index, p.id)
      ? world.measureOf('person', index, plan.stage, p, slot)
      : undefined;
  const units = world.program.regulation.stages.get(plan.stage)?.periods ?? [];
  const own = asked(period);
  if (own !== undefined) return own;
  for (const unit of units) {
    const holding = periodHolding(period, unit, year);
    const coarser = holding && holding.id !== period.id ? asked(holding) : undefined;
    if (coarser !== undefined) return coarser;
    const finer =
      unit === period.unit
        ? []
        : periodsWithin(period, unit)
            .map(asked)
            .filter((m) => m !== undefined);
    const known = finer.filter((m): m is Exact => !isGap(m));
    if (known.length > 0 && known.length === finer.length)
      return divide(known.reduce(add, ZERO), ratio(known.length));
  }
  if (world.isAway('person', index, period)) return undefined;
  return world.measureOf('person', index, plan.stage, period, slot);
}

/** What is open about another subject is told with that one's id; nobody has to answer it here. */
export function openElsewhere(
  view: View,
  theirs: string,
  score: string,
  value: Gap,
  articles: readonly string[],
): Gap {
  if (value.gap === 'missing') {
    return missingFact({ subject: theirs, period: view.period.id, what: score, articles });
  }
  const question = value.questions[0]?.question ?? score;
  return openQuestion({ question, subject: view.id, period: view.period.id, waitsFor: theirs });
}
