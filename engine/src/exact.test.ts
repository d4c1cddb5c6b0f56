import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  divide,
  type Exact,
  formatExact,
  multiply,
  parseExact,
  ratio,
  round,
  subtract,
} from './exact.ts';

const LIMIT = BigInt(Number.MAX_SAFE_INTEGER);

/** Fractions small, wide, and just around the limit of whole doubles; signs and common factors mixed. */
function fractions(): Exact[] {
  const parts = [
    0n,
    1n,
    2n,
    3n,
    12n,
    70n,
    9999n,
    2n ** 31n - 1n,
    2n ** 31n,
    2n ** 32n + 6n,
    LIMIT - 1n,
    LIMIT,
  ];
  const wide = [LIMIT + 1n, LIMIT * 3n, 2n ** 200n + 1n, 3n ** 150n];
  const numerators = [...parts, ...wide].flatMap((n) => [n, -n]);
  return numerators.flatMap((n) => [1n, 2n, 360n, 2n ** 31n, LIMIT, 5n ** 90n].map((d) => ratio(n, d)));
}

const all = fractions();
const some = all.filter((_, i) => i % 3 === 0);
const pairs = some.flatMap((x) => all.map((y) => [x, y] as const));

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

/** The one way to write a value: lowest terms, a positive denominator, doubles exactly where both parts fit. */
function written(n: bigint, d: bigint): string {
  const g = gcd(n, d) * (d < 0n ? -1n : 1n);
  const [top, bottom] = [n / g, d / g];
  const fits = (top < 0n ? -top : top) <= LIMIT && bottom <= LIMIT;
  return fits ? `${top}/${bottom} doubles` : `${top}/${bottom} big`;
}
const shown = (x: Exact): string => `${x.n}/${x.d} ${typeof x.n === 'number' ? 'doubles' : 'big'}`;

const wide = (x: Exact): [bigint, bigint] => [BigInt(x.n), BigInt(x.d)];

describe('exact numbers are those of whole-number arithmetic, in lowest terms,', () => {
  it.each<
    [string, (x: Exact, y: Exact) => Exact, (a: bigint, b: bigint, c: bigint, d: bigint) => [bigint, bigint]]
  >([
    ['when added', add, (a, b, c, d) => [a * d + c * b, b * d]],
    ['when subtracted', subtract, (a, b, c, d) => [a * d - c * b, b * d]],
    ['when multiplied', multiply, (a, b, c, d) => [a * c, b * d]],
    ['when divided', divide, (a, b, c, d) => [a * d, b * c]],
  ])('%s', (_, compute, expected) => {
    for (const [x, y] of pairs) {
      if (compute === divide && BigInt(y.n) === 0n) continue;
      const found = shown(compute(x, y));
      const right = written(...expected(...wide(x), ...wide(y)));
      if (found !== right) expect(`${shown(x)} and ${shown(y)}: ${found}`).toBe(right);
    }
  });

  it('when compared, however near they are', () => {
    const near = some.map((x) => [x, add(x, ratio(1n, 10n ** 40n))] as const);
    for (const [x, y] of [...pairs, ...near]) {
      const [a, b] = wide(x);
      const [c, d] = wide(y);
      const right = a * d < c * b ? -1 : a * d > c * b ? 1 : 0;
      if (Math.sign(compare(x, y)) !== right) expect(`${shown(x)} against ${shown(y)}`).toBe(right);
    }
  });
});

describe('a number rounded to some decimals', () => {
  const roundings = (['nearest', 'down', 'up'] as const).flatMap((to) =>
    [0, 2, 6].map((digits) => [to, digits] as const),
  );
  const decimals = Array.from({ length: 401 }, (_, i) => ratio(i * 5 - 1000, 1000));
  const numbers = [...some, ...decimals].sort(compare);

  it.each(roundings)(
    'to the %s of %s decimals is near, stays when rounded again, keeps the order',
    (to, digits) => {
      const unit = ratio(1n, 10n ** BigInt(digits));
      let before: Exact | undefined;
      for (const x of numbers) {
        const rounded = round(x, digits, to);
        const [moved, beyond] = [subtract(rounded, x), subtract(x, rounded)];
        const label = `${shown(x)} rounded ${shown(rounded)}`;
        expect(10n ** BigInt(digits) % BigInt(rounded.d), label).toBe(0n);
        if (to === 'nearest') {
          const half = divide(unit, ratio(2));
          if (compare(moved, half) > 0 || compare(beyond, half) > 0) expect(label).toBe('at most half away');
        } else {
          const distance = to === 'up' ? moved : beyond;
          if (compare(distance, ratio(0)) < 0 || compare(distance, unit) >= 0)
            expect(label).toBe('on its side');
        }
        expect(shown(round(rounded, digits, to)), label).toBe(shown(rounded));
        if (before && compare(before, rounded) > 0) expect(label).toBe('not below what came before');
        before = rounded;
      }
    },
  );

  it.each([
    ['89.995', 2, 'nearest', '90'],
    ['89.9949999', 2, 'nearest', '89.99'],
    ['-0.005', 2, 'nearest', '-0.01'],
    ['2/3', 2, 'nearest', '0.67'],
    ['0.5', 0, 'nearest', '1'],
    ['89.999', 2, 'down', '89.99'],
    ['-0.001', 2, 'down', '-0.01'],
    ['89.991', 2, 'up', '90'],
    ['-0.009', 2, 'up', '0'],
    ['70', 2, 'up', '70'],
  ] as const)('%s with %s decimals, %s, is %s', (text, digits, to, expected) => {
    expect(formatExact(round(parseExact(text)!, digits, to))).toBe(expected);
  });
});
