import { createHash } from 'node:crypto';

const KEY = 16;

/**
 * Fixed records by name, some tens of bytes each: a province has millions of rows and events, and their names and digests
 * would not fit in memory as text. Names are kept as half their SHA-256.
 */
export class DigestTable {
  readonly #value: number;
  readonly #record: number;
  #slots = 1 << 10;
  #count = 0;
  #bytes: Buffer;

  /** @param value bytes of a record */
  constructor(value: number) {
    this.#value = value;
    this.#record = 1 + KEY + value;
    this.#bytes = Buffer.alloc(this.#slots * this.#record);
  }

  get size(): number {
    return this.#count;
  }

  /** The record of a name, to be read and written in place until the next `put`. */
  find(name: string): Buffer | undefined {
    const at = this.#place(keyOf(name));
    return this.#bytes[at] === 0 ? undefined : this.#valueAt(at);
  }

  /** The record of a name; a new one is all zeros. */
  put(name: string): Buffer {
    if (this.#count * 3 > this.#slots * 2) this.#grow();
    const key = keyOf(name);
    const at = this.#place(key);
    if (this.#bytes[at] === 0) {
      this.#bytes[at] = 1;
      key.copy(this.#bytes, at + 1);
      this.#count += 1;
    }
    return this.#valueAt(at);
  }

  /** Every record, in no order. */
  *values(): Generator<Buffer> {
    for (let at = 0; at < this.#bytes.length; at += this.#record) {
      if (this.#bytes[at] !== 0) yield this.#valueAt(at);
    }
  }

  #valueAt(at: number): Buffer {
    return this.#bytes.subarray(at + 1 + KEY, at + 1 + KEY + this.#value);
  }

  /** Where a key stands, or where it would. */
  #place(key: Buffer): number {
    let slot = key.readUInt32LE(0) % this.#slots;
    for (;;) {
      const at = slot * this.#record;
      if (this.#bytes[at] === 0 || this.#bytes.compare(key, 0, KEY, at + 1, at + 1 + KEY) === 0) return at;
      slot = (slot + 1) % this.#slots;
    }
  }

  #grow(): void {
    const before = this.#bytes;
    this.#slots *= 2;
    this.#bytes = Buffer.alloc(this.#slots * this.#record);
    for (let at = 0; at < before.length; at += this.#record) {
      if (before[at] === 0) continue;
      before.copy(this.#bytes, this.#place(before.subarray(at + 1, at + 1 + KEY)), at, at + this.#record);
    }
  }
}

const keyOf = (name: string): Buffer => createHash('sha256').update(name, 'utf8').digest().subarray(0, KEY);
