import { type Bilingual, say } from '@congtam/engine';
import type { Holder } from '../../access/roles.ts';
import type { Tx } from '../../database/as-actor.ts';
import { refusalOfVersion } from '../../http/versions.ts';
import type { Refusal } from '../../refusal.ts';
import type { FilePlace } from './files.ts';
import * as queries from './monitoring.queries.ts';
import type { FileStep } from './monitoring.states.ts';

/** Who has what part in a file. */
const WHO: Readonly<Record<FileStep, Bilingual>> = {
  self: say('người tự chấm', 'the person rated'),
  manager: say('người xác nhận', 'who confirms'),
  authority: say('cấp duyệt', 'who approves'),
  office: say('bộ phận tổ chức cán bộ', 'the personnel office'),
};

/** What whoever has not seen the newest of a file is told: who changed it and when; oneself in another window is nobody else. */
export async function refusalOfSeen(
  tx: Tx,
  holder: Holder,
  { seen, ...place }: FilePlace & { readonly seen: string | undefined },
  present: string,
): Promise<Refusal | undefined> {
  if (seen === present) return undefined;
  const last = (await queries.actsOf(tx, place)).at(-1);
  if (last === undefined) return refusalOfVersion(seen, present);
  const { takenBy, takenAt: at, step } = last;
  return refusalOfVersion(seen, present, { isOwn: takenBy === holder.account, at, by: WHO[step] });
}
