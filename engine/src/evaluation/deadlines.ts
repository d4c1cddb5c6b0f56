import { type CalendarDay, calendarDay } from '../calendar-day.ts';
import type { Deadline } from '../regulation/format.ts';
import { attributesMeet } from './attributes.ts';
import { isBound } from './bound.ts';
import type { View } from './view.ts';

/** A day before which the subject's level is to be decided. */
export interface DueBefore {
  readonly rule: string;
  readonly before: CalendarDay;
  readonly articles: readonly string[];
}

const NONE: readonly DueBefore[] = [];

/** The days that hold for a subject, in the order of the rules. */
export function deadlinesOf(view: View): readonly DueBefore[] {
  const { deadlines } = view.world.program.regulation;
  if (deadlines.length === 0) return NONE;
  const due = deadlines
    .filter((deadline) => holdsFor(deadline, view))
    .map(({ id, before, year, articles }) => ({
      rule: id,
      before: calendarDay(view.period.year + (year === 'next' ? 1 : 0), before.month, before.day),
      articles,
    }));
  return due.length === 0 ? NONE : due;
}

function holdsFor(deadline: Deadline, view: View): boolean {
  const { plan, period, world, kind, index } = view;
  if (!deadline.stages.includes(plan.stage) || !(deadline.for?.includes(plan.group.id) ?? true)) return false;
  if (deadline.exceptOwnYear && period.own !== undefined) return false;
  if (deadline.binds && !isBound(deadline.binds, view)) return false;
  return (
    deadline.when === undefined ||
    attributesMeet(
      deadline.when,
      (id) => world.structure.attribute(kind, index, id, period),
      (id) => world.program.readings.get(id),
    )
  );
}
