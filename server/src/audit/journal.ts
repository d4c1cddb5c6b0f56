import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { KeyChange } from '@congtam/evidence';

/** What stands in the journal of checkpoints: a file that only grows, outside the database. */
export type JournalEntry =
  | { readonly kind: 'checkpoint'; readonly at: string; readonly note: string }
  /** An administrator has said why the database is older than a checkpoint; what stood before no longer counts. */
  | { readonly kind: 'restore-accepted'; readonly at: string; readonly by: string; readonly reason: string }
  | { readonly kind: 'key-changed'; readonly at: string; readonly change: KeyChange }
  /** The key was lost: nothing signed the next one, a document states why it is believed. */
  | {
      readonly kind: 'key-lost';
      readonly at: string;
      readonly by: string;
      readonly document: string;
      /** Public keys as of {@link KeyChange}; `from` is null when not even the public half was found. */
      readonly from: string | null;
      readonly to: string;
      /** Size of the newest checkpoint of the lost key. */
      readonly size: number;
    };

export const journalIn = (evidenceFolder: string): string => join(evidenceFolder, 'checkpoints.jsonl');

/** Adds a line and waits until the disk has it. */
export function appendToJournal(file: string, entry: JournalEntry): void {
  const handle = openSync(file, 'a+', 0o600);
  try {
    // A line cut short by a power failure must not swallow the next one.
    writeSync(handle, `${endsInsideLine(handle) ? '\n' : ''}${JSON.stringify(entry)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function endsInsideLine(handle: number): boolean {
  const { size } = fstatSync(handle);
  const last = Buffer.alloc(1);
  return size > 0 && readSync(handle, last, 0, 1, size - 1) === 1 && last.toString() !== '\n';
}

/** All whole lines; a line cut short by a power failure was never promised to anybody. */
export const readJournal = (file: string): JournalEntry[] =>
  existsSync(file) ? entriesOf(readFileSync(file, 'utf8')) : [];

/** The entries of a journal given as text; a line that a crash tore is passed over. */
export const entriesOf = (text: string): JournalEntry[] =>
  text.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line)];
    } catch {
      return [];
    }
  });

/** The newest checkpoint the database has to meet; undefined when there is none since the last accepted restore. */
export function newestCheckpoint(entries: readonly JournalEntry[]): string | undefined {
  const last = entries.findLast(({ kind }) => kind === 'checkpoint' || kind === 'restore-accepted');
  return last?.kind === 'checkpoint' ? last.note : undefined;
}

/** What was said after the last checkpoint: the next start makes an event of each. */
export function saidSinceCheckpoint(entries: readonly JournalEntry[]): readonly JournalEntry[] {
  return entries.slice(entries.findLastIndex(({ kind }) => kind === 'checkpoint') + 1);
}
