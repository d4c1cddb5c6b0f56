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
  /** The first line: a log without its journal is told from one that has only begun. */
  | { readonly kind: 'log-begun'; readonly at: string; readonly origin: string }
  | { readonly kind: 'checkpoint'; readonly at: string; readonly note: string }
  /** An administrator has said why the database is older than a checkpoint; what stood before no longer counts. */
  | {
      readonly kind: 'restore-accepted';
      readonly at: string;
      readonly by: string;
      readonly reason: string;
      /** The checkpoint set aside; absent where none was known. */
      readonly setAside?: { readonly size: number; readonly root: string };
    }
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
  const last = entries.findLast(endsSearch);
  return last?.kind === 'checkpoint' ? last.note : undefined;
}

/** As {@link newestCheckpoint}, from the end of a file that may have grown for years. */
export function newestCheckpointIn(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    const tail = Buffer.alloc(Math.min(size, TAIL));
    readSync(handle, tail, 0, tail.length, size - tail.length);
    const entries = entriesOf(tail.toString('utf8'));
    if (size === tail.length || entries.some(endsSearch)) return newestCheckpoint(entries);
  } finally {
    closeSync(handle);
  }
  return newestCheckpoint(readJournal(file));
}

const TAIL = 65_536;

const endsSearch = ({ kind }: JournalEntry): boolean => kind === 'checkpoint' || kind === 'restore-accepted';

/**
 * The checkpoints the database has to meet: all since the last accepted restore, or since a key was lost of which not even
 * the public half is known.
 *
 * @returns `since`: when that was
 */
export function keptSince(entries: readonly JournalEntry[]): {
  readonly kept: readonly string[];
  readonly since: Date | undefined;
} {
  const at = entries.findLastIndex(
    (entry) => entry.kind === 'restore-accepted' || (entry.kind === 'key-lost' && entry.from === null),
  );
  const kept = entries.slice(at + 1).flatMap((entry) => (entry.kind === 'checkpoint' ? [entry.note] : []));
  const from = entries[at];
  return { kept, since: from === undefined ? undefined : new Date(from.at) };
}

/** What was said after the last checkpoint: the next start makes an event of each. */
export function saidSinceCheckpoint(entries: readonly JournalEntry[]): readonly JournalEntry[] {
  return entries.slice(entries.findLastIndex(({ kind }) => kind === 'checkpoint') + 1);
}
