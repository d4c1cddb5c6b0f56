import { add, compare, type Exact, max, min, multiply, ZERO } from '../exact.ts';

/** A closed range of numbers; an absent end is without bound. */
export interface Interval {
  readonly min?: Exact;
  readonly max?: Exact;
}

export const ANY: Interval = {};
export const exactly = (value: Exact): Interval => ({ min: value, max: value });

/** Combines ends by a function that grows with each argument (sum, mean …). */
export function monotone(of: readonly Interval[], combine: (ends: readonly Exact[]) => Exact): Interval {
  const lows = of.map((i) => i.min);
  const highs = of.map((i) => i.max);
  const whole = (ends: readonly (Exact | undefined)[]): ends is readonly Exact[] =>
    ends.every((e) => e !== undefined);
  return {
    ...(whole(lows) ? { min: combine(lows) } : {}),
    ...(whole(highs) ? { max: combine(highs) } : {}),
  };
}

export function clamp(interval: Interval, low: Exact | undefined, high: Exact | undefined): Interval {
  const cut = (end: Exact | undefined, fallback: Exact | undefined): Exact | undefined => {
    let value = end ?? fallback;
    if (value === undefined) return undefined;
    if (low !== undefined) value = max(value, low);
    if (high !== undefined) value = min(value, high);
    return value;
  };
  const newMin = cut(interval.min, low);
  const newMax = cut(interval.max, high);
  return { ...(newMin ? { min: newMin } : {}), ...(newMax ? { max: newMax } : {}) };
}

export function hull(of: readonly Exact[]): Interval {
  const sorted = [...of].sort(compare);
  const first = sorted[0];
  const last = sorted.at(-1);
  return first && last ? { min: first, max: last } : ANY;
}

/** The smallest interval around both. */
export function joined(x: Interval, y: Interval): Interval {
  const pick = (a: Exact | undefined, b: Exact | undefined, sign: 1 | -1) =>
    a === undefined || b === undefined ? undefined : compare(a, b) * sign <= 0 ? a : b;
  const low = pick(x.min, y.min, 1);
  const high = pick(x.max, y.max, -1);
  return { ...(low ? { min: low } : {}), ...(high ? { max: high } : {}) };
}

/** Adds ranges; an end that one of them lacks, the sum lacks. */
export const sumOf = (of: readonly Interval[]): Interval => monotone(of, (ends) => ends.reduce(add, ZERO));

/** A range times a number of any sign. */
export function scaled({ min, max }: Interval, factor: Exact): Interval {
  const [low, high] = compare(factor, ZERO) < 0 ? [max, min] : [min, max];
  return {
    ...(low ? { min: multiply(low, factor) } : {}),
    ...(high ? { max: multiply(high, factor) } : {}),
  };
}

/** A range times a range of numbers that are not negative. */
export function weighted(of: Interval, by: Interval): Interval {
  const low = by.min ?? ZERO;
  const end = (value: Exact | undefined, isLow: boolean): Exact | undefined => {
    if (value === undefined) return undefined;
    const factor = compare(value, ZERO) < 0 === isLow ? by.max : low;
    if (factor !== undefined) return multiply(value, factor);
    return compare(value, ZERO) === 0 ? ZERO : undefined;
  };
  const min = end(of.min, true);
  const max = end(of.max, false);
  return { ...(min ? { min } : {}), ...(max ? { max } : {}) };
}
