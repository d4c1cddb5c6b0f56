import type { Tx } from '../../database/as-actor.ts';
import { lastDayOf } from '../../evaluation/periods.ts';
import { lineOf } from '../units/units.queries.ts';
import { type CycleRow, exceptionsOf } from './cycles.queries.ts';
import { isAfter } from './cycles.states.ts';

/**
 * The last day on which what a unit enters is not late: its own exception, or that of the nearest unit above that has
 * one, else that of the cycle. Of several the newest counts.
 */
export async function lastDayFor(tx: Tx, cycle: CycleRow, unit: string, on: string): Promise<string | null> {
  const exceptions = await exceptionsOf(tx, cycle.id);
  if (exceptions.length === 0) return cycle.entryUntil;
  for (const id of await lineOf(tx, unit, on)) {
    const found = exceptions.findLast((exception) => exception.unit === id);
    if (found !== undefined) return found.entryUntil;
  }
  return cycle.entryUntil;
}

/** Whether what a unit enters now is late, by the clock of the server alone, and after which day. */
export async function isLateFor(
  tx: Tx,
  cycle: CycleRow,
  unit: string,
  now: number,
): Promise<{ readonly isLate: boolean; readonly day: string }> {
  const day = await lastDayFor(tx, cycle, unit, lastDayOf(cycle.period));
  return { isLate: isAfter(day, now), day: day ?? '' };
}
