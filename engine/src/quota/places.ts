import { add, compare, divide, type Exact, floor, multiply, ONE, ratio } from '../exact.ts';
import type { QuotaBase } from '../regulation/format.ts';

export interface Counted {
  /** People (or units) who reach the level below the limited one, or better, for certain. */
  readonly eligible: number;
  /** All who are rated. */
  readonly rated: number;
}

/**
 * How many may hold the limited level. With x holders among E eligible, a share s of "those rated good" means
 * x ≤ s·(E − x), so x ≤ s·E / (1 + s); of "good or better" x ≤ s·E; of all rated N, x ≤ s·N. Always rounded down:
 * nothing else never exceeds the share.
 *
 * @example places({ eligible: 12, rated: 12 }, ratio(1, 5), 'rated-good') // 2
 */
export function places(counted: Counted, share: Exact, base: QuotaBase): number {
  const bound =
    base === 'rated-good'
      ? divide(multiply(share, ratio(counted.eligible)), add(ONE, share))
      : multiply(share, ratio(base === 'rated' ? counted.rated : counted.eligible));
  return Number(floor(bound));
}

/** How many more eligible people would open one more place; undefined when the share is 0. */
export function moreForNextPlace(counted: Counted, share: Exact, base: QuotaBase): number | undefined {
  if (compare(share, ratio(0)) <= 0) return undefined;
  const now = places(counted, share, base);
  for (let more = 1; more <= 100_000; more++) {
    const next = { eligible: counted.eligible + more, rated: counted.rated + more };
    if (places(next, share, base) > now) return more;
  }
  return undefined;
}
