import { chooseAmong, say } from '@congtam/engine';
import type { JoinedPack } from '@congtam/regulations';
import { type Complaint, complain } from '../complaint.ts';

/** `--reading id=option` as written, or what is wrong with it. */
export function readReadings(
  written: readonly string[],
  packs: readonly JoinedPack[],
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
