import { join } from 'node:path';
import { readCheckpoint } from '@congtam/evidence';
import { appendToJournal, newestCheckpoint, readJournal } from './audit/journal.ts';
import type { Config } from './config/config.ts';

/**
 * Says why the database is older than the newest checkpoint: a backup was restored. From then on the server is ready
 * again. The line stays in the journal, the next start makes it an event, and whoever keeps earlier checkpoints still
 * sees that the log became shorter.
 *
 * @returns whether there was a checkpoint to be set aside
 */
export function acceptRestore(
  { dataFolder }: Pick<Config, 'dataFolder'>,
  given: { readonly by: string; readonly reason: string },
): boolean {
  const journal = join(dataFolder, 'evidence', 'checkpoints.jsonl');
  const entries = readJournal(journal);
  const note = newestCheckpoint(entries);
  // A journal that is lost altogether is set aside too: nothing else would let the log go on.
  if (note === undefined && entries.length > 0) return false;
  const read = note === undefined ? undefined : readCheckpoint(note, []);
  appendToJournal(journal, {
    kind: 'restore-accepted',
    at: new Date().toISOString(),
    ...given,
    ...(read === undefined ? {} : { setAside: { size: read.size, root: read.root.toString('hex') } }),
  });
  return true;
}
