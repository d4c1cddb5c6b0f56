import { describe, expect, it } from 'vitest';
import { add, compare, divide, type Exact, max, min, multiply, ratio, subtract } from '../../exact.ts';
import { bounded, columnOf, combine, type NumberColumn, quotientOf } from './number-column.ts';

/** Values with several denominators, some of them missing, in no order. */
const values = (step: number, d: readonly number[]): (Exact | undefined)[] =>
  Array.from({ length: 400 }, (_, i) =>
    (i * step) % 41 === 0 ? undefined : ratio(1 + ((i * step * 7919) % 9973), d[i % d.length]!),
  );
const [points, shares, work] = [values(3, [1, 2, 4]), values(5, [3, 7]), values(11, [10_000])];

/** The exact value that each row of a column stands for lies within its error. */
function expectWithin(column: NumberColumn, exact: readonly (Exact | undefined)[]): void {
  for (const [row, value] of exact.entries()) {
    const found = column.values[row]!;
    if (value === undefined) {
      expect(found).toBeNaN();
      continue;
    }
    const apart = subtract(multiply(value, ratio(column.scale)), fromDouble(found));
    const size = compare(apart, ratio(0)) < 0 ? subtract(ratio(0), apart) : apart;
    if (compare(size, fromDouble(column.error)) > 0) {
      expect(`${value.n}/${value.d} × ${column.scale}`).toBe(`${found} ± ${column.error}`);
    }
  }
}

/** A double is a whole number over a power of two. */
function fromDouble(value: number): Exact {
  let [n, twos] = [value, 0];
  while (!Number.isInteger(n)) [n, twos] = [n * 2, twos + 1];
  return ratio(BigInt(n), 2n ** BigInt(twos));
}

const rows = (
  of: readonly (readonly (Exact | undefined)[])[],
  compute: (row: readonly Exact[]) => Exact,
): (Exact | undefined)[] =>
  of[0]!.map((_, i) => {
    const row = of.map((list) => list[i]);
    return row.every((v) => v !== undefined) ? compute(row) : undefined;
  });

describe('a column of numbers is never further from the exact values than it says,', () => {
  it('when it is read', () => {
    for (const list of [points, shares, work]) expectWithin(columnOf(list), list);
    expect(columnOf(points).error).toBe(0);
  });
  it('when columns are added with weights and divided', () => {
    const [third, two] = [ratio(1, 3), ratio(2)];
    const column = combine([columnOf(points), columnOf(shares)], [third, two], ratio(7, 2));
    const exact = rows([points, shares], ([x, y]) =>
      divide(add(multiply(x!, third), multiply(y!, two)), ratio(7, 2)),
    );
    expectWithin(column, exact);
  });
  it('when one is divided by another, cut off and turned into points', () => {
    const share = quotientOf(columnOf(work), columnOf(shares));
    const capped = bounded(share, ratio(1, 3), ratio(11, 10));
    const score = combine(
      [combine([capped], [ratio(70)], undefined), columnOf(points)],
      undefined,
      undefined,
    );
    const exactShare = rows([work, shares], ([x, y]) => max(min(divide(x!, y!), ratio(11, 10)), ratio(1, 3)));
    expectWithin(capped, exactShare);
    expectWithin(
      score,
      rows([exactShare, points], ([x, y]) => add(multiply(x!, ratio(70)), y!)),
    );
    expect(score.error).toBeLessThan(1e-6);
  });
  it('when it is near the limit of whole doubles', () => {
    const wide = values(7, [1]).map((v) => v && multiply(v, ratio(2 ** 40 + 1)));
    expectWithin(
      combine([columnOf(wide), columnOf(wide)], [ratio(977), ratio(1, 3)], undefined),
      rows([wide], ([x]) => add(multiply(x!, ratio(977)), multiply(x!, ratio(1, 3)))),
    );
  });
});
