import { createHash } from 'node:crypto';
import { DigestTable } from './digest-table.ts';

/** A row as the database has it now. */
export interface HistoryRow {
  readonly table: string;
  /** The columns of its key, as a JSON list. */
  readonly key: string;
  /** SHA-256 of its text, base64 without padding. */
  readonly digest: string;
}

export type RowFindingKind =
  | 'row-altered'
  | 'row-unsealed'
  | 'row-missing'
  | 'row-altered-before'
  | 'rows-altered'
  | 'rows-found-twice';

/** What an event says of the list of rows written with it: SHA-256, hexadecimal. */
export const digestOfRows = (lines: string): string =>
  createHash('sha256').update(lines, 'utf8').digest('hex');

/** What the log says of rows that stood there before their table was sealed. */
const FOUND = 'installation.rows-found';

/** So many findings of one kind are named; the others are counted. */
const MOST_NAMED = 1000;

const DIGEST = 16;
const [IS_THERE, IS_SEEN, AFTER_DIGEST] = [1, 2, 1 + DIGEST];

interface EventOfRows {
  readonly id: string;
  readonly action: unknown;
  readonly facts: unknown;
  /** What the signed text says of the list. */
  readonly rows: unknown;
  /** The list kept beside the event. */
  readonly written: string | null;
}

/**
 * Follows every row through the events that wrote it, and holds what stands in the database against the newest of them.
 * An event also says how it found a row: what was changed past the program before shows, though the row was written since.
 */
export class RowCheck {
  readonly #rows = new DigestTable(AFTER_DIGEST + 4);
  /** Ids of the events that wrote rows. */
  readonly #events: string[] = [];
  readonly #found = new Set<string>();
  readonly #counts = new Map<RowFindingKind, number>();
  readonly #find: (kind: RowFindingKind, about: string) => void;
  #present = 0;

  constructor(find: (kind: RowFindingKind, about: string) => void) {
    this.#find = find;
  }

  addEvent({ id, action, facts, rows, written }: EventOfRows): void {
    if (action === FOUND) this.#checkFound(id, facts);
    if (rows === undefined && written === null) return;
    if (written === null || digestOfRows(written) !== rows) {
      this.#tell('rows-altered', id);
      return;
    }
    const event = this.#events.push(id) - 1;
    for (const line of written.split('\n')) if (line !== '') this.#follow(line, event);
  }

  addRow({ table, key, digest }: HistoryRow): void {
    this.#present += 1;
    const name = `${table} ${key}`;
    const row = this.#rows.find(name);
    const isThere = row !== undefined && (row[0]! & IS_THERE) !== 0;
    if (!isThere || (row[0]! & IS_SEEN) !== 0) {
      const left = row && !isThere ? ` (${this.#eventOf(row)})` : '';
      this.#tell('row-unsealed', `${name}${left}`);
      return;
    }
    row[0]! |= IS_SEEN;
    if (!isSame(row, digest)) this.#tell('row-altered', `${name} (${this.#eventOf(row)})`);
  }

  /** Whether some row that was written is gone: which, only its event can say, so the events are gone through again. */
  isSomeMissing(): boolean {
    for (const row of this.#rows.values()) if (row[0] === IS_THERE) return true;
    return false;
  }

  nameMissing({ id, written }: Pick<EventOfRows, 'id' | 'written'>): void {
    for (const line of (written ?? '').split('\n')) {
      const { name } = lineOf(line);
      const row = line === '' ? undefined : this.#rows.find(name);
      if (row?.[0] !== IS_THERE || this.#eventOf(row) !== id) continue;
      row[0] |= IS_SEEN;
      this.#tell('row-missing', `${name} (${id})`);
    }
  }

  /** @returns how many rows there are */
  end(): number {
    for (const row of this.#rows.values()) {
      if (row[0] === IS_THERE) this.#tell('row-missing', `(${this.#eventOf(row)})`);
    }
    for (const [kind, count] of this.#counts) {
      if (count > MOST_NAMED) this.#find(kind, `+ ${count - MOST_NAMED}`);
    }
    return this.#present;
  }

  #follow(line: string, event: number): void {
    const { name, after, before } = lineOf(line);
    const known = this.#rows.find(name);
    const isThere = known !== undefined && (known[0]! & IS_THERE) !== 0;
    const isAsLeft = before === '-' ? !isThere : isThere && isSame(known, before);
    if (!isAsLeft && known === undefined) this.#tell('row-unsealed', `${name} (${this.#events[event]})`);
    else if (!isAsLeft) {
      const left = known && this.#eventOf(known);
      this.#tell('row-altered-before', `${name} (${left} → ${this.#events[event]})`);
    }
    const row = this.#rows.put(name);
    row[0] = after === '-' ? 0 : IS_THERE;
    Buffer.from(after === '-' ? '' : after, 'base64').copy(row, 1, 0, DIGEST);
    row.writeUInt32LE(event, AFTER_DIGEST);
  }

  /** What stood there is taken as it was once, when a table began to be sealed; a second time would take in what was changed. */
  #checkFound(id: string, facts: unknown): void {
    const tables = typeof facts === 'object' && facts !== null && 'tables' in facts ? facts.tables : [];
    for (const table of Array.isArray(tables) ? tables : []) {
      if (this.#found.has(table)) this.#tell('rows-found-twice', `${table} (${id})`);
      this.#found.add(table);
    }
  }

  #eventOf(row: Buffer): string {
    return this.#events[row.readUInt32LE(AFTER_DIGEST)] ?? '';
  }

  #tell(kind: RowFindingKind, about: string): void {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    if (count <= MOST_NAMED) this.#find(kind, about);
  }
}

/** `congtam.post <after> <before> ["…"]`; `-` where there was or is no row. */
function lineOf(line: string): { readonly name: string; readonly after: string; readonly before: string } {
  const [table = '', after = '', before = ''] = line.split(' ', 3);
  const key = line.slice(table.length + after.length + before.length + 3);
  return { name: `${table} ${key}`, after, before };
}

const isSame = (row: Buffer, digest: string): boolean =>
  row.subarray(1, AFTER_DIGEST).equals(Buffer.from(digest, 'base64').subarray(0, DIGEST));
