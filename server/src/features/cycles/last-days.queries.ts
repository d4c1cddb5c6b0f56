import type { Regulation } from '@congtam/engine';
import type { Tx } from '../../database/as-actor.ts';
import { lastDayOf } from '../../evaluation/periods.ts';
import { lineOf } from '../units/units.queries.ts';
import type { CycleRow } from './cycles.queries.ts';
import { isAfter } from './cycles.states.ts';
import { deadlinesIn, levelDays } from './deadlines.ts';

/** The newest exception of the nearest unit that has one for this day: its own, else that of a unit above. */
async function exceptionFor(
  tx: Tx,
  cycle: CycleRow,
  unit: string,
  on: string,
  of: 'entryUntil' | 'levelUntil',
): Promise<string | null> {
  const exceptions = cycle.exceptions.filter((exception) => exception[of] !== null);
  if (exceptions.length === 0) return null;
  for (const id of await lineOf(tx, unit, on)) {
    const found = exceptions.findLast((exception) => exception.unit === id);
    if (found !== undefined) return found[of];
  }
  return null;
}

/** The last day on which what a unit enters is not late. */
export const lastDayFor = async (tx: Tx, cycle: CycleRow, unit: string, on: string): Promise<string | null> =>
  (await exceptionFor(tx, cycle, unit, on, 'entryUntil')) ?? cycle.entryUntil;

/** The last day on which levels of a unit are not late: the first that its regulations name, unless it has one of its own. */
export async function levelDayFor(
  tx: Tx,
  cycle: CycleRow,
  regulations: readonly Regulation[],
  unit: string,
): Promise<string | null> {
  const own = await exceptionFor(tx, cycle, unit, lastDayOf(cycle.period), 'levelUntil');
  return own ?? levelDays(deadlinesIn(regulations, cycle.period))?.ordinary.lastDay ?? null;
}

/**
 * The last day that units were given for their levels beyond that of the texts, as a body that closes its year later is: asked
 * unit by unit, at no cost where nobody was given one.
 */
export function levelDaysGranted(tx: Tx, cycle: CycleRow): (unit: string) => Promise<string | null> {
  if (cycle.exceptions.every(({ levelUntil }) => levelUntil === null)) return async () => null;
  const known = new Map<string, Promise<string | null>>();
  return (unit) => {
    const found = known.get(unit) ?? exceptionFor(tx, cycle, unit, lastDayOf(cycle.period), 'levelUntil');
    known.set(unit, found);
    return found;
  };
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
