import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const note = z.object({
  /** RFC 3339, in UTC. */
  at: z.string(),
  /** Where it was written, on the machine it was made on. */
  file: z.string(),
  rows: z.int(),
  tables: z.int(),
  events: z.int(),
});

/** That a backup was made, as the machine of the server remembers it: the backup itself says nothing to the database. */
export type BackupNote = z.infer<typeof note>;

const NOTES = 'backups.jsonl';

export function noteBackup(dataFolder: string, made: BackupNote): void {
  appendFileSync(join(dataFolder, NOTES), `${JSON.stringify(made)}\n`, { mode: 0o600 });
}

/** The newest first; a line that was cut off when the machine went down is passed over. */
export function backupNotes(dataFolder: string, most = 50): readonly BackupNote[] {
  const file = join(dataFolder, NOTES);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .slice(-(most + 1));
  return lines.flatMap((line) => noteIn(line) ?? []).toReversed();
}

function noteIn(line: string): BackupNote | undefined {
  try {
    return note.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
