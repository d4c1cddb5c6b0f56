import { compare, divide, type Exact, floor, multiply, negate, ratio } from '../exact.ts';
import type { Bilingual } from '../problem.ts';
import { NUMBER_SCALE } from '../register.ts';

/** What a number in a column may be. */
export interface NumberRule {
  readonly min?: Exact;
  readonly max?: Exact;
  readonly step?: Exact;
  readonly whole: boolean;
  readonly unit?: Bilingual;
  /** Beyond this a number is a slip of the pen, unless a larger bound is declared. */
  readonly absurd: number;
  readonly decimals: number;
}

/** Where records are kept as whole multiples of 1/10 000. */
export const RECORD_LIMITS = { absurd: 1_000_000, decimals: 4 };
export const FACT_LIMITS = { absurd: 1_000_000_000, decimals: 12 };

const SCALE = ratio(NUMBER_SCALE);

/** The same rule in whole multiples of 1/10 000; a step that is none of these is NaN, which no number meets. */
export interface ScaledRule {
  readonly lowest: number;
  readonly highest: number;
  readonly step: number;
}

export function scaled(rule: NumberRule): ScaledRule {
  const lowest = rule.min === undefined ? 0 : -Number(floor(negate(multiply(rule.min, SCALE))));
  const highest =
    rule.max === undefined ? rule.absurd * NUMBER_SCALE : Number(floor(multiply(rule.max, SCALE)));
  const step = rule.step === undefined ? 1 : toScaled(rule.step);
  return {
    lowest,
    highest: Math.min(highest, Number.MAX_SAFE_INTEGER),
    step: rule.whole ? common(step) : step,
  };
}

/** A value in whole multiples of 1/10 000, NaN when it is none. */
export function toScaled(value: Exact): number {
  const times = multiply(value, SCALE);
  return times.d === 1 && typeof times.n === 'number' ? times.n : Number.NaN;
}

/** A step that keeps whole numbers whole: the least that is a multiple of both. */
function common(step: number): number {
  let [divisor, rest] = [NUMBER_SCALE, step];
  while (rest > 0) [divisor, rest] = [rest, divisor % rest];
  return Number.isNaN(step) ? step : (step / divisor) * NUMBER_SCALE;
}

/**
 * Reads "12", "2,5" or "-0.25" as a whole multiple of 1/10 000, without looking anything up; NaN for any other text,
 * also for "1.000", which may mean a thousand.
 */
export function scaledNumber(text: string): number {
  const { length } = text;
  if (length === 0 || length > 14) return Number.NaN;
  const negative = text.charCodeAt(0) === 45;
  let at = negative ? 1 : 0;
  const first = at;
  let value = 0;
  let code = 0;
  while (at < length) {
    code = text.charCodeAt(at) - 48;
    if (code < 0 || code > 9) break;
    value = value * 10 + code;
    at += 1;
  }
  if (at === first) return Number.NaN;
  value *= NUMBER_SCALE;
  if (at < length) {
    // 44 is the comma, 46 the dot
    if ((code !== -4 && code !== -2) || at + 1 === length || length - at > 5) return Number.NaN;
    const isThree = length - at === 4 && text.charCodeAt(length - 1) === 48;
    if (code === -2 && isThree && at - first <= 3 && text.charCodeAt(first) !== 48) return Number.NaN;
    let place = NUMBER_SCALE;
    for (at += 1; at < length; at++) {
      code = text.charCodeAt(at) - 48;
      if (code < 0 || code > 9) return Number.NaN;
      place /= 10;
      value += code * place;
    }
  }
  return negative && value !== 0 ? -value : value;
}

export const isMultiple = (value: Exact, step: Exact): boolean => divide(value, step).d === 1;
export const isAbove = (value: Exact, limit: Exact): boolean => compare(value, limit) > 0;
