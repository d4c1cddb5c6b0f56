import { compare, type Exact, max, min } from '../exact.ts';

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
