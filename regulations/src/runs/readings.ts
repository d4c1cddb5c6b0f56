import { type CalendarDay, chosenReadings, type Decision } from '@congtam/engine';
import type { JoinedPack } from './joined-pack.ts';

export interface ChosenReading {
  readonly regulation: string;
  readonly reading: string;
  readonly option: string;
  readonly chosenBy: 'default' | 'decision' | 'request';
}

/** Under which option every reading is computed: what was asked for, else what was decided by the day, else the default. */
export function settleReadings(
  packs: readonly JoinedPack[],
  register: { readonly decisions: readonly Decision[] },
  asked: ReadonlyMap<string, string>,
  asOf: CalendarDay,
): ChosenReading[] {
  return packs.flatMap(({ regulation }) => {
    const decided = chosenReadings(register, asOf, regulation.id);
    return [...regulation.readings.values()].map((reading): ChosenReading => {
      const base = { regulation: regulation.id, reading: reading.id };
      const request = asked.get(reading.id);
      if (request !== undefined) return { ...base, option: request, chosenBy: 'request' };
      const decision = decided.get(reading.id);
      if (decision !== undefined) return { ...base, option: decision, chosenBy: 'decision' };
      return { ...base, option: reading.default, chosenBy: 'default' };
    });
  });
}
