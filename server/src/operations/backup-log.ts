import { createHash, createPublicKey } from 'node:crypto';
import { GrowingTree, leafHash, readCheckpoint } from '@congtam/evidence';
import { entriesOf, type JournalEntry } from '../audit/journal.ts';
import { keysOfLog } from '../audit/log-key.ts';
import { tableOfPart } from './backup-contents.ts';
import type { ArchiveEntry } from './tar.ts';

/** What the log in a backup is, by recomputation from the texts of its events. */
export interface LogInBackup {
  /** Name of the log; empty when the backup holds no evidence folder. */
  readonly origin: string;
  readonly events: number;
  readonly sealed: number;
  /** Hexadecimal. */
  readonly root: string;
  readonly checkpoints: number;
  /** What an honest log never shows. */
  readonly faults: readonly string[];
}

/**
 * Follows the parts of a backup and builds the Merkle tree of its log anew: every event hashed from its text, every leaf
 * against its event, every checkpoint, in the database and in the journal, against the tree.
 */
export class BackupLog {
  readonly #tree = new GrowingTree();
  readonly #hashOf = new Map<string, string>();
  readonly #notes = new Set<string>();
  readonly #rootAt = new Map<number, string>();
  readonly #faults: string[] = [];
  readonly #lines = new Map<string, RowsOfCopy>();
  #publicKey: string | undefined;
  #origin = '';
  #entries: readonly JournalEntry[] = [];

  take({ name, bytes }: ArchiveEntry, columnsOf: ReadonlyMap<string, readonly string[]>): void {
    if (name === 'evidence/log-key.pub.pem') this.#publicKey = bytes.toString('utf8');
    if (name === 'evidence/log-name.txt') this.#origin = bytes.toString('utf8').trim();
    if (name === 'evidence/checkpoints.jsonl') this.#takeJournal(bytes.toString('utf8'));
    const table = tableOfPart(name);
    if (table !== 'audit.event' && table !== 'audit.leaf' && table !== 'audit.checkpoint') return;
    const rows = this.#lines.get(table) ?? new RowsOfCopy(columnsOf.get(table) ?? []);
    this.#lines.set(table, rows);
    for (const row of rows.take(bytes)) {
      if (table === 'audit.event') this.#takeEvent(row);
      else if (table === 'audit.leaf') this.#takeLeaf(row);
      else this.#keep(row.note ?? '');
    }
  }

  end(): LogInBackup {
    const current = this.#publicKey === undefined ? undefined : createPublicKey(this.#publicKey);
    const keys = current && keysOfLog(this.#origin, current, this.#entries);
    for (const note of this.#notes) {
      const read = keys && readCheckpoint(note, keys);
      if (read === undefined || !read.isSigned || read.origin !== this.#origin)
        this.#faults.push('checkpoint-unsigned');
      else if (this.#rootAt.get(read.size) !== read.root.toString('hex'))
        this.#faults.push(`checkpoint-unmet ${read.size}`);
    }
    return {
      origin: this.#origin,
      events: this.#hashOf.size,
      sealed: this.#tree.size,
      root: this.#tree.size === 0 ? '' : this.#tree.root().toString('hex'),
      checkpoints: this.#notes.size,
      faults: this.#faults,
    };
  }

  #takeEvent({ id = '', canonical = '', hash = '' }: CopiedRow): void {
    const leaf = leafHash(Buffer.from(canonical, 'utf8')).toString('hex');
    if (`\\x${leaf}` !== hash) this.#faults.push(`event-altered ${id}`);
    this.#hashOf.set(id, leaf);
  }

  #takeLeaf({ index, event_id: event = '', hash = '' }: CopiedRow): void {
    const leaf = this.#hashOf.get(event);
    if (leaf === undefined || `\\x${leaf}` !== hash) this.#faults.push(`leaf-altered ${index}`);
    if (Number(index) !== this.#tree.size) this.#faults.push(`leaf-missing ${this.#tree.size}`);
    this.#tree.append(Buffer.from(leaf ?? createHash('sha256').digest('hex'), 'hex'));
    if (this.#rootAt.has(this.#tree.size))
      this.#rootAt.set(this.#tree.size, this.#tree.root().toString('hex'));
  }

  /** After an accepted restore what stood before no longer counts. */
  #takeJournal(text: string): void {
    this.#entries = entriesOf(text);
    const since = this.#entries.findLastIndex(({ kind }) => kind === 'restore-accepted');
    for (const entry of this.#entries.slice(since + 1)) {
      if (entry.kind === 'checkpoint') this.#keep(entry.note);
    }
  }

  #keep(note: string): void {
    this.#notes.add(note);
    const size = Number(note.split('\n')[1]);
    if (Number.isSafeInteger(size)) this.#rootAt.set(size, '');
  }
}

type CopiedRow = { readonly [column: string]: string | undefined };

/** Rows in the text format of COPY, from parts that are cut anywhere. */
class RowsOfCopy {
  readonly #columns: readonly string[];
  #rest: Buffer = Buffer.alloc(0);

  constructor(columns: readonly string[]) {
    this.#columns = columns;
  }

  *take(bytes: Buffer): Generator<CopiedRow> {
    const all = Buffer.concat([this.#rest, bytes]);
    let from = 0;
    for (let at = all.indexOf(10); at >= 0; at = all.indexOf(10, from)) {
      const cells = all.toString('utf8', from, at).split('\t');
      yield Object.fromEntries(cells.map((cell, column) => [this.#columns[column] ?? '', plain(cell)]));
      from = at + 1;
    }
    this.#rest = all.subarray(from);
  }
}

const ESCAPES: { readonly [letter: string]: string } = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const plain = (cell: string): string | undefined =>
  cell === '\\N' ? undefined : cell.replace(/\\(.)/g, (_, letter: string) => ESCAPES[letter] ?? letter);
