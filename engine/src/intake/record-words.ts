import { type Column, NO_CHOICE } from '../register.ts';
import { cleanText } from './cell-text.ts';
import { longer } from './growing.ts';
import type { RecordColumn } from './record-column.ts';
import { isRefusal, type Refusal } from './refusal.ts';

const REMEMBERED = 10_000;

/** A choice, or a flag as the choice of `no` and `yes`; 255 where nothing is given. */
export class ChoiceColumn implements RecordColumn {
  #values = new Uint8Array(0);
  readonly #known = new Map<string, number>();
  #last = '';
  readonly #absent: number;

  constructor(
    readonly options: readonly string[],
    readonly choose: (text: string) => string | Refusal,
    absent: string | undefined,
    readonly whenBlank: Refusal | undefined,
  ) {
    this.#absent = absent === undefined ? NO_CHOICE : options.indexOf(absent);
  }

  write(raw: string, row: number): Refusal | undefined {
    if (row >= this.#values.length) this.#values = longer('uint8', this.#values);
    if (raw === '') {
      this.#values[row] = this.#absent;
      this.#last = '';
      return this.whenBlank;
    }
    if (raw === this.#last && row > 0) {
      this.#values[row] = this.#values[row - 1]!;
      return undefined;
    }
    const known = this.#known.get(raw);
    this.#values[row] = known ?? this.#absent;
    this.#last = known === undefined ? '' : raw;
    return known === undefined ? this.#slowly(raw, row) : undefined;
  }

  #slowly(raw: string, row: number): Refusal | undefined {
    const text = cleanText(raw);
    if (isRefusal(text)) return text;
    if (text === '') return this.whenBlank;
    const option = this.choose(text);
    if (isRefusal(option)) return option;
    const index = this.options.indexOf(option);
    if (this.#known.size < REMEMBERED) this.#known.set(raw, index);
    this.#values[row] = index;
    return undefined;
  }

  finish(count: number): Column {
    return { kind: 'choice', values: this.#values.subarray(0, count), options: this.options };
  }
}

/** Different texts kept once; past this many, later ones are kept as they come. */
const KEPT_ONCE = 500_000;

/** Texts by number; -1 where nothing is given. Two numbers may stand for the same text. */
export class TextColumn implements RecordColumn {
  #values = new Int32Array(0);
  readonly #dictionary: string[] = [];
  readonly #known = new Map<string, number>();

  constructor(
    readonly absent: string | undefined,
    readonly whenBlank: Refusal | undefined,
  ) {}

  write(raw: string, row: number): Refusal | undefined {
    if (row >= this.#values.length) this.#values = longer('int32', this.#values);
    if (raw === '' && this.absent === undefined) {
      this.#values[row] = -1;
      return this.whenBlank;
    }
    const known = this.#known.get(raw);
    if (known !== undefined) {
      this.#values[row] = known;
      return undefined;
    }
    const text = cleanText(raw);
    this.#values[row] = -1;
    if (isRefusal(text)) return text;
    const kept = text === '' ? this.absent : text;
    if (kept === undefined) return this.whenBlank;
    const number = this.#numberOf(kept);
    if (raw !== kept && this.#known.size < KEPT_ONCE) this.#known.set(raw, number);
    this.#values[row] = number;
    return undefined;
  }

  #numberOf(text: string): number {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const number = this.#dictionary.push(text) - 1;
    if (this.#known.size < KEPT_ONCE) this.#known.set(text, number);
    return number;
  }

  finish(count: number): Column {
    this.#known.clear();
    return { kind: 'text', values: this.#values.subarray(0, count), dictionary: this.#dictionary };
  }
}
