import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/** What stands in the journal of checkpoints: a file that only grows, outside the database. */
export type JournalEntry =
  | { readonly kind: 'checkpoint'; readonly at: string; readonly note: string }
  /** An administrator has said why the database is older than a checkpoint; what stood before no longer counts. */
  | { readonly kind: 'restore-accepted'; readonly at: string; readonly by: string; readonly reason: string };

/** Adds a line and waits until the disk has it. */
export function appendToJournal(file: string, entry: JournalEntry): void {
  const handle = openSync(file, 'a', 0o600);
  try {
    writeSync(handle, `${JSON.stringify(entry)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** All whole lines; a line cut short by a power failure was never promised to anybody. */
export function readJournal(file: string): JournalEntry[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line)];
      } catch {
        return [];
      }
    });
}

/** The newest checkpoint the database has to meet; undefined when there is none since the last accepted restore. */
export function newestCheckpoint(entries: readonly JournalEntry[]): string | undefined {
  const last = entries.at(-1);
  return last?.kind === 'checkpoint' ? last.note : undefined;
}
