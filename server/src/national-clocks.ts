import { formatDay, parseDay } from '@congtam/engine';
import {
  dayAfter,
  defaultRoot,
  type NationalClock,
  nationalClocks,
  type WorkingDays,
} from '@congtam/regulations';

/** A time within which a result has to be in the national database. */
export interface Clock {
  readonly id: string;
  readonly label: { readonly vi: string; readonly en: string };
  /** The text and its article. */
  readonly ground: NationalClock['ground'];
  /** Its words could not be read at source. */
  readonly isUnverified: boolean;
  /** The last day in time. */
  readonly dueOn: string;
  readonly isLate: boolean;
}

let known: readonly NationalClock[] | undefined;

/** The clocks that come with the program, read once. */
function declaredClocks(): readonly NationalClock[] {
  if (known !== undefined) return known;
  const root = defaultRoot();
  const read = root === undefined ? { clocks: [] } : nationalClocks(root);
  if ('problems' in read) throw new Error(read.problems[0]?.message.en);
  known = read.clocks;
  return known;
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
  return declaredClocks()
    .map(({ id, label, ground, kind, days: count, certainty }) => {
      const last = kind === 'working-days' ? days.after(from, count).day : dayAfter(from, count);
      const dueOn = formatDay(last);
      return { id, label, ground, isUnverified: certainty !== 'read', dueOn, isLate: doneOn > dueOn };
    })
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn));
}
