import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { addSampleMark } from './system.queries.ts';

/** Says of an empty database that what comes into it is invented. It cannot be taken back. */
export async function markAsSample(tx: Tx, holder: Holder): Promise<void> {
  await addSampleMark(tx, holder.account);
  await record(tx, {
    action: 'installation.mark-sample',
    subject: { kind: 'installation', id: 'this' },
  });
}
