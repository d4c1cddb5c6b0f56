import { isCanonicalJson } from './canonical-json.ts';
import { readCheckpoint } from './checkpoint.ts';
import { DigestTable } from './digest-table.ts';
import type { SigningKey } from './log-keys.ts';
import { GrowingTree, leafHash } from './merkle.ts';
import { PaperCheck, type PaperCode, type PaperFindingKind, type PaperKnown } from './papers.ts';
import { type EventReceipt, isPromised, standingOf } from './receipt.ts';
import { type HistoryRow, RowCheck, type RowFindingKind } from './rows.ts';
import { type HistoryText, TextCheck, type TextFindingKind } from './texts.ts';

/** So long at most an event waits while later ones are sealed. */
const MOST_WAITING = 10 * 60 * 1000;

/** What the log says of itself when it began again from a backup. */
const RESTORED = 'installation.restore-accepted';

/** One event as the database holds it. Sealed events come in the order of `index`, then those not sealed yet. */
export interface HistoryEvent {
  readonly id: string;
  /** The very text that was hashed. */
  readonly canonical: string;
  /** Hexadecimal. */
  readonly hash: string;
  /** Its leaf in the log; null while it waits for the sealer. */
  readonly index: number | null;
  /** Ed25519 of the promise for this event by the key of the log, base64; null when there is none. */
  readonly signature: string | null;
  /** Columns that repeat parts of `canonical` for searching; each must agree with it. */
  readonly columns: { readonly [pointer: string]: string | null };
  readonly texts: readonly HistoryText[];
  /** The rows written with it, one a line; the event says the SHA-256 of all. */
  readonly written?: string | null;
}

/** What somebody outside the reach of the database holds against it. */
export interface Witness {
  readonly keys: readonly SigningKey[];
  readonly origin: string;
  /** Signed notes, wherever they were kept: the journal file, a mailbox, a printed paper. */
  readonly checkpoints: readonly string[];
  readonly receipts: readonly EventReceipt[];
  /** Keys that events may be signed by, beyond `keys`: those a journal states after a loss. */
  readonly statedKeys?: readonly SigningKey[];
  /** Checkpoints that an accepted restore set aside: they count as long as the log does not say so itself. */
  readonly setAside?: readonly SetAside[];
  /** Codes read off papers. */
  readonly papers?: readonly PaperCode[];
  /** SHA-256 of files that claim to have been issued, hexadecimal, with what each is called. */
  readonly files?: ReadonlyMap<string, string>;
}

/** A checkpoint before an accepted restore, and what the restore named as the newest before it (`size root`). */
export interface SetAside {
  readonly note: string;
  readonly newest: string | undefined;
}

export type FindingKind =
  | 'event-altered'
  | 'event-missing'
  | 'event-doubled'
  | 'event-unsigned'
  | 'event-never-sealed'
  | 'column-altered'
  | 'checkpoint-unsigned'
  | 'checkpoint-unmet'
  | 'log-shortened'
  | 'receipt-false'
  | 'receipt-unmet'
  | PaperFindingKind
  | RowFindingKind
  | TextFindingKind;

/** Something that an honest history never shows. `about` names the event, checkpoint size, receipt, or row with its event. */
export interface Finding {
  readonly kind: FindingKind;
  readonly about: string;
}

export interface HistoryVerdict {
  readonly sealed: number;
  readonly waiting: number;
  /** Rows that stand in the database. */
  readonly rows: number;
  /** Papers that events of this history vouch for. */
  readonly papers: readonly PaperKnown[];
  readonly findings: readonly Finding[];
}

/** Reads a history once, in order, and says everything in it that cannot be honest. Memory: some hundred bytes for each event and each row. */
export class HistoryCheck {
  readonly #tree = new GrowingTree();
  readonly #rootAt = new Map<number, string>();
  /** Of every event its leaf hash. */
  readonly #hashes = new DigestTable(32);
  readonly #findings: Finding[] = [];
  readonly #witness: Witness;
  readonly #restores = new Set<string>();
  readonly #rows = new RowCheck((kind, about) => this.#find(kind, about));
  readonly #texts = new TextCheck((kind, about) => this.#find(kind, about));
  readonly #papers: PaperCheck;
  #waiting = 0;
  /** Time of the latest sealed event. */
  #newest = '';

  constructor(witness: Witness) {
    this.#witness = witness;
    this.#papers = new PaperCheck(witness, (kind, about) => this.#find(kind, about));
    const held = witness.receipts.flatMap(({ inclusion }) => inclusion?.checkpoint ?? []);
    const setAside = (witness.setAside ?? []).map(({ note }) => note);
    for (const note of [...witness.checkpoints, ...setAside, ...held]) {
      const read = readCheckpoint(note, witness.keys);
      if (read !== undefined) this.#rootAt.set(read.size, '');
    }
    this.#keepRoot();
  }

  /** Events first, then rows. */
  add(entry: HistoryEvent | HistoryRow): void {
    if ('table' in entry) this.#rows.addRow(entry);
    else this.#addEvent(entry);
  }

  /** Whether the events must be gone through once more, each into `addAgain`, before the end. */
  needsEventsAgain(): boolean {
    return this.#rows.isSomeMissing();
  }

  addAgain({ id, written = null }: HistoryEvent): void {
    this.#rows.nameMissing({ id, written });
  }

  #addEvent(event: HistoryEvent): void {
    const { id, canonical, hash, index } = event;
    if (this.#hashes.find(id) !== undefined) this.#find('event-doubled', id);
    this.#hashes.put(id).write(hash, 'hex');
    const leaf = leafHash(Buffer.from(canonical, 'utf8'));
    const body = isCanonicalJson(canonical) ? JSON.parse(canonical) : undefined;
    if (leaf.toString('hex') !== hash || body?.id !== id) this.#find('event-altered', id);
    this.#checkColumns(event, body);
    this.#texts.addEvent(id, event.texts, body);
    const { written = null } = event;
    this.#rows.addEvent({ id, action: body?.action, facts: body?.facts, rows: body?.rows, written });
    this.#papers.addEvent(body);
    const when = typeof body?.at === 'string' ? body.at : '';
    this.#checkSignature(event, when);
    if (body?.action === RESTORED)
      this.#restores.add(`${body.facts?.setAside?.size} ${body.facts?.setAside?.root}`);
    if (index === null) {
      this.#waiting += 1;
      if (Date.parse(this.#newest) - Date.parse(when) > MOST_WAITING) this.#find('event-never-sealed', id);
      return;
    }
    if (when > this.#newest) this.#newest = when;
    if (index !== this.#tree.size) this.#find('event-missing', `${this.#tree.size}`);
    this.#tree.append(leaf);
    this.#keepRoot();
  }

  end(): HistoryVerdict {
    const accepted = new Set(
      (this.#witness.setAside ?? []).flatMap(({ note, newest }) =>
        newest !== undefined && this.#restores.has(newest) ? [note] : [],
      ),
    );
    const setAside = (this.#witness.setAside ?? []).map(({ note }) => note);
    for (const note of new Set([...this.#witness.checkpoints, ...setAside])) {
      if (!accepted.has(note)) this.#checkCheckpoint(note);
    }
    for (const receipt of this.#witness.receipts) this.#checkReceipt(receipt);
    this.#texts.end();
    const rows = this.#rows.end();
    const papers = this.#papers.end();
    return { sealed: this.#tree.size, waiting: this.#waiting, rows, papers, findings: this.#findings };
  }

  #keepRoot(): void {
    if (this.#rootAt.has(this.#tree.size)) {
      this.#rootAt.set(this.#tree.size, this.#tree.root().toString('hex'));
    }
  }

  /** Without any key nothing can be said of signatures. */
  #checkSignature({ id, hash, signature }: HistoryEvent, when: string): void {
    const { keys, origin } = this.#witness;
    if (keys.length === 0) return;
    const all = [...keys, ...(this.#witness.statedKeys ?? [])];
    const isSigned = signature !== null && isPromised({ origin, event: id, hash, at: when, signature }, all);
    if (!isSigned) this.#find('event-unsigned', id);
  }

  #checkColumns({ id, columns }: HistoryEvent, body: unknown): void {
    for (const [pointer, value] of Object.entries(columns)) {
      if (at(body, pointer) !== value) this.#find('column-altered', `${id} ${pointer}`);
    }
  }

  #checkCheckpoint(note: string): void {
    const { keys, origin } = this.#witness;
    const read = readCheckpoint(note, keys);
    if (read === undefined || !read.isSigned || read.origin !== origin) {
      this.#find('checkpoint-unsigned', read === undefined ? note.slice(0, 60) : String(read.size));
    } else if (read.size > this.#tree.size) {
      this.#find('log-shortened', String(read.size));
    } else if (this.#rootAt.get(read.size) !== read.root.toString('hex')) {
      this.#find('checkpoint-unmet', String(read.size));
    }
  }

  #checkReceipt(receipt: EventReceipt): void {
    const { event, hash, origin } = receipt.promise;
    if (standingOf(receipt, this.#witness.keys) === 'false' || origin !== this.#witness.origin) {
      this.#find('receipt-false', event);
    } else if (this.#hashes.find(event)?.toString('hex') !== hash) {
      this.#find('receipt-unmet', event);
    }
    if (receipt.inclusion !== undefined) this.#checkCheckpoint(receipt.inclusion.checkpoint);
  }

  #find(kind: FindingKind, about: string): void {
    this.#findings.push({ kind, about });
  }
}

function at(body: unknown, pointer: string): string | null {
  let value: unknown = body;
  for (const key of pointer.split('/').slice(1)) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  }
  return typeof value === 'string' ? value : null;
}
