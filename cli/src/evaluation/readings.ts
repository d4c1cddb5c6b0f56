import { type CalendarDay, chooseAmong, chosenReadings, type Decision, say } from '@congtam/engine';
import { type Complaint, complain } from '../complaint.ts';
import type { Pack } from '../packs/load-packs.ts';

export interface ChosenReading {
  readonly regulation: string;
  readonly reading: string;
  readonly option: string;
  readonly chosenBy: 'default' | 'decision' | 'request';
}

/** `--reading id=option` as written, or what is wrong with it. */
export function readReadings(
  written: readonly string[],
  packs: readonly Pack[],
): { asked: ReadonlyMap<string, string> } | { complaints: readonly Complaint[] } {
  const asked = new Map<string, string>();
  const complaints: Complaint[] = [];
  const known = new Map(packs.flatMap((p) => [...p.regulation.readings]));
  for (const text of written) {
    const [id = '', option = ''] = text.split('=');
    const reading = known.get(id);
    if (reading === undefined) {
      const message = say(`không có cách hiểu nào tên “${id}”`, `there is no reading '${id}'`);
      complaints.push(complain('reading.unknown', message, chooseAmong(id, [...known.keys()])));
    } else if (!reading.options.has(option)) {
      const message = say(`“${id}” không có lựa chọn “${option}”`, `'${id}' has no option '${option}'`);
      complaints.push(
        complain('reading.unknown-option', message, chooseAmong(option, [...reading.options.keys()])),
      );
    } else asked.set(id, option);
  }
  return complaints.length > 0 ? { complaints } : { asked };
}

/** Under which option every reading is computed: what was asked for, else what was decided by the day, else the default. */
export function settleReadings(
  packs: readonly Pack[],
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
