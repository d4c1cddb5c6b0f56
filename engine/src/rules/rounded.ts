import { type Exact, round } from '../exact.ts';
import type { Rounding } from '../regulation/format.ts';
import type { Interval } from '../regulation/interval.ts';
import { isGap, type Measured, within } from './measured.ts';

type How = Pick<Rounding, 'digits' | 'to'>;

/**
 * A quantity as the text rounds it. What is partly known is rounded at both ends: where these then meet, the number is
 * known, though not all that it is made of is.
 */
export function roundedMeasure(measured: Measured, how: How): Measured {
  if (!isGap(measured)) return round(measured, how.digits, how.to);
  return measured.range === undefined ? measured : within([measured], roundedRange(measured.range, how));
}

/** Rounding keeps the order of numbers, so that the ends of a range stay its ends. */
export function roundedRange({ min, max }: Interval, { digits, to }: How): Interval {
  const end = (value: Exact | undefined) => value && round(value, digits, to);
  const [low, high] = [end(min), end(max)];
  return { ...(low ? { min: low } : {}), ...(high ? { max: high } : {}) };
}
