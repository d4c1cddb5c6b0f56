import { add, compare, divide, type Exact, floor, multiply, ONE, ratio, subtract, ZERO } from '../exact.ts';
import type { QuotaBase, QuotaRounding } from '../regulation/format.ts';

export interface Counted {
  /** People (or units) who reach the level below the limited one, or better, for certain. */
  readonly eligible: number;
  /** All who are rated. */
  readonly rated: number;
}

/**
 * How many may hold the limited level: the most x that is not above the share, rounded as the text says. With x holders
 * among E eligible, a share s of "those rated good" is s·(E − x), of "good or better" s·E, of all rated N s·N. Rounded
 * down, x ≤ s·(E − x) means x ≤ s·E / (1 + s), and so for the others: only this never exceeds the share. To the nearest
 * (half up) x ≤ s·(E − x) + 1/2; up, x < s·(E − x) + 1.
 *
 * @example places({ eligible: 12, rated: 12 }, ratio(1, 5), 'rated-good', 'down') // 2
 */
export function places(counted: Counted, share: Exact, base: QuotaBase, rounding: QuotaRounding): number {
  const whole = multiply(share, ratio(base === 'rated' ? counted.rated : counted.eligible));
  const over = base === 'rated-good' ? add(ONE, share) : ONE;
  switch (rounding) {
    case 'down':
      return Number(floor(divide(whole, over)));
    case 'nearest':
      return Number(floor(divide(add(whole, HALF), over)));
    case 'up':
      return ceiling(divide(add(whole, ONE), over)) - 1;
  }
}

const HALF = ratio(1, 2);
const ceiling = (value: Exact): number => -Number(floor(subtract(ZERO, value)));

/** A share of a number as places, as the text rounds it. */
export function rounded(value: Exact, rounding: QuotaRounding): number {
  if (rounding === 'up') return ceiling(value);
  return Number(floor(rounding === 'nearest' ? add(value, HALF) : value));
}

/** How many more eligible people would open one more place; undefined when the share is 0. */
export function moreForNextPlace(
  counted: Counted,
  share: Exact,
  base: QuotaBase,
  rounding: QuotaRounding,
): number | undefined {
  if (compare(share, ZERO) <= 0) return undefined;
  const now = places(counted, share, base, rounding);
  for (let more = 1; more <= 100_000; more++) {
    const next = { eligible: counted.eligible + more, rated: counted.rated + more };
    if (places(next, share, base, rounding) > now) return more;
  }
  return undefined;
}
