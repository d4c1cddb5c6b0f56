import { formatDay, parseDay } from '@congtam/engine';
import { dayAfter, type WorkingDays } from '@congtam/regulations';
import declared from './national-clocks.json' with { type: 'json' };

/** A time within which a result has to be in the national database. */
export interface Clock {
  readonly id: string;
  readonly label: { readonly vi: string; readonly en: string };
  readonly source: string;
  /** Its words could not be read at source. */
  readonly isUnverified: boolean;
  /** The last day in time. */
  readonly dueOn: string;
  readonly isLate: boolean;
}

/**
 * Every clock of a result, the shortest first: whoever keeps the first keeps them all.
 *
 * @param decidedOn day of the decision, in Vietnam
 * @param doneOn day it was given over; today while it was not
 */
export function clocksOf(
  decidedOn: string,
  doneOn: string,
  days: Pick<WorkingDays, 'after'>,
): readonly Clock[] {
  const from = parseDay(decidedOn);
  if (from === undefined) throw new Error(`${decidedOn} is no day`);
  return declared
    .map(({ id, label, source, kind, days: count, unverified = false }) => {
      const last = kind === 'working-days' ? days.after(from, count).day : dayAfter(from, count);
      const dueOn = formatDay(last);
      return { id, label, source, isUnverified: unverified, dueOn, isLate: doneOn > dueOn };
    })
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn));
}
