import type { Exact } from '../exact.ts';
import type { Column } from '../register.ts';
import { cleanText } from './cell-text.ts';
import { dayOf } from './day-cell.ts';
import { longer } from './growing.ts';
import { readNumber } from './number-cell.ts';
import { type NumberRule, type ScaledRule, scaled, scaledNumber, toScaled } from './number-rule.ts';
import type { RecordColumn } from './record-column.ts';
import { isRefusal, type Refusal } from './refusal.ts';

/** Numbers as whole multiples of 1/10 000; NaN where nothing is given. */
export class NumberColumn implements RecordColumn {
  #values = new Float64Array(0);
  readonly #scaled: ScaledRule;
  readonly #absent: number;

  constructor(
    readonly rule: NumberRule,
    absent: Exact | undefined,
    readonly whenBlank: Refusal | undefined,
  ) {
    this.#scaled = scaled(rule);
    this.#absent = absent === undefined ? Number.NaN : toScaled(absent);
  }

  write(raw: string, row: number): Refusal | undefined {
    if (row >= this.#values.length) this.#values = longer('float64', this.#values);
    if (raw === '') {
      this.#values[row] = this.#absent;
      return this.whenBlank;
    }
    const value = scaledNumber(raw);
    const { lowest, highest, step } = this.#scaled;
    if (value >= lowest && value <= highest && value % step === 0) {
      this.#values[row] = value;
      return undefined;
    }
    return this.#slowly(raw, row);
  }

  /** Everything that is not a plain number in range. */
  #slowly(raw: string, row: number): Refusal | undefined {
    this.#values[row] = this.#absent;
    const text = cleanText(raw);
    if (isRefusal(text)) return text;
    if (text === '') return this.whenBlank;
    const number = readNumber(text, this.rule);
    if (isRefusal(number)) return number;
    this.#values[row] = toScaled(number);
    return undefined;
  }

  finish(count: number): Column {
    return { kind: 'number', values: this.#values.subarray(0, count) };
  }
}

const REMEMBERED = 50_000;

/** Days since 1970; NaN where nothing is given. */
export class DayColumn implements RecordColumn {
  #values = new Float64Array(0);
  readonly #known = new Map<string, number>();

  constructor(
    readonly absent: number | undefined,
    readonly whenBlank: Refusal | undefined,
  ) {}

  write(raw: string, row: number): Refusal | undefined {
    if (row >= this.#values.length) this.#values = longer('float64', this.#values);
    const known = raw === '' ? undefined : this.#known.get(raw);
    this.#values[row] = known ?? this.absent ?? Number.NaN;
    if (known !== undefined) return undefined;
    if (raw === '') return this.whenBlank;
    const text = cleanText(raw);
    if (isRefusal(text)) return text;
    if (text === '') return this.whenBlank;
    const day = dayOf(text);
    if (isRefusal(day)) return day;
    if (this.#known.size < REMEMBERED) this.#known.set(raw, day);
    this.#values[row] = day;
    return undefined;
  }

  finish(count: number): Column {
    return { kind: 'day', values: this.#values.subarray(0, count) };
  }
}
