import type { Tx } from '../database/as-actor.ts';
import type { Database } from '../database/open-database.ts';
import { enqueue } from '../jobs/queue.ts';
import type { JobHandlers } from '../jobs/worker.ts';
import { type SealerSettings, sealWaiting, signNewCheckpoint } from './sealer.ts';
import { sendCheckpoints } from './send-checkpoints.ts';
import type { Witness } from './witness.ts';

const SOON = 'evidence.checkpoint';

/**
 * Asks for a checkpoint over what this transaction does, without waiting for the next regular one: at a publication, a
 * decision, whatever people will hold a paper about. It is signed and handed to the witnesses right after the commit.
 */
export async function sealSoon(tx: Tx): Promise<void> {
  // No key: a request put down while another is being carried out is not covered by that one.
  await enqueue(tx, { kind: SOON, payload: {} });
}

export const sealingJobs = (
  database: Pick<Database, 'asSystem'>,
  settings: SealerSettings,
  witnesses: readonly Witness[],
): JobHandlers => ({
  [SOON]: async ({ finishing }) => {
    await sealWaiting(database, settings);
    await signNewCheckpoint(database, settings);
    await sendCheckpoints(database, witnesses, { isUrgent: true });
    await finishing(async () => {});
  },
});
