import type { CalendarDay } from '../calendar-day.ts';
import type { DeadlineOf } from '../regulation/calendar-rules.ts';
import { dueDay } from '../regulation/deadline-day.ts';
import type { Deadline } from '../regulation/format.ts';
import { attributesMeet } from './attributes.ts';
import { isBound } from './bound.ts';
import type { View } from './view.ts';

/**
 * A day before which the subject's level is to be decided, or the dossier sent in; rules that name one and the same
 * day for the same thing make one deadline.
 */
export interface DueBefore {
  readonly rule: string;
  /** Further rules that name this day: those of a layer that repeats the text above it. */
  readonly alsoBy?: readonly string[];
  /** Only a level decided on the day or later is late. */
  readonly of: DeadlineOf;
  readonly before: CalendarDay;
  /** Of all these rules, each once. */
  readonly articles: readonly string[];
}

const NONE: readonly DueBefore[] = [];

/** The days that hold for a subject, in the order of the rules, each day once. */
export function deadlinesOf(view: View): readonly DueBefore[] {
  const { deadlines } = view.world.program.regulation;
  if (deadlines.length === 0) return NONE;
  const due = deadlines
    .filter((deadline) => holdsFor(deadline, view))
    .map((deadline) => ({
      rule: deadline.id,
      of: deadline.of,
      before: dueDay(deadline, view.period),
      articles: deadline.articles,
    }));
  return due.length === 0 ? NONE : eachDayOnce(due);
}

function eachDayOnce(due: readonly DueBefore[]): readonly DueBefore[] {
  const byDay = new Map<string, DueBefore>();
  for (const next of due) {
    const day = `${next.of} ${next.before}`;
    const first = byDay.get(day);
    byDay.set(day, first === undefined ? next : joined(first, next));
  }
  return [...byDay.values()];
}

const joined = (first: DueBefore, next: DueBefore): DueBefore => ({
  ...first,
  alsoBy: [...(first.alsoBy ?? []), next.rule],
  articles: [...new Set([...first.articles, ...next.articles])],
});

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
