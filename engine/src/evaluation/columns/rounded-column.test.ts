import { describe, expect, it } from 'vitest';
import { compare, divide, type Exact, equals, ratio, round } from '../../exact.ts';
import { columnOf, combine, type NumberColumn, quotientOf } from './number-column.ts';
import { roundedColumn } from './rounded-column.ts';
import { columnsOf } from './source.ts';

/** Halves of the last decimal, what lies right beside them, thirds, and values below zero; some of them missing. */
const values: readonly (Exact | undefined)[] = Array.from({ length: 600 }, (_, i) => {
  if (i % 37 === 0) return undefined;
  const n = i * 7919 - 1_000_000;
  return [ratio(n, 1000), ratio(n * 5, 1000), ratio(n, 3), ratio(n * 10 + 1, 20_000)][i % 4]!;
});
const roundings = (['nearest', 'down', 'up'] as const).flatMap((to) =>
  [0, 2, 4].map((digits) => ({ to, digits })),
);

function roundedOf(column: NumberColumn, how: (typeof roundings)[number]) {
  const source = columnsOf(column.values.length, new Map(), new Map());
  const run = { source, toExact: new Uint8Array(column.values.length) };
  return { column: roundedColumn(run, column, how), toExact: run.toExact };
}

/** How many rows were told, each of them exactly. */
function told(
  found: ReturnType<typeof roundedOf>,
  exact: readonly (Exact | undefined)[],
  how: { digits: number; to: 'nearest' | 'down' | 'up' },
): number {
  let count = 0;
  for (const [row, value] of exact.entries()) {
    if (found.toExact[row] === 1) continue;
    const is = found.column.values[row]!;
    if (value === undefined) {
      expect(is).toBeNaN();
      continue;
    }
    count += 1;
    const right = round(value, how.digits, how.to);
    if (!equals(ratio(is, found.column.scale), right))
      expect(`${value.n}/${value.d}: ${is}/${found.column.scale}`).toBe(`${right.n}/${right.d}`);
  }
  return count;
}

describe.each(roundings)('a column rounded to the $to of $digits decimals', (how) => {
  it('of whole multiples is told in every row', () => {
    const found = roundedOf(columnOf(values), how);
    expect(told(found, values, how)).toBe(values.filter((v) => v !== undefined).length);
    expect(found.column.error).toBe(0);
  });

  it('of doubles is told where they are sure, and left to the object path where not', () => {
    const thirds = values.map((v) => v && divide(v, ratio(3)));
    const near = quotientOf(columnOf(values), columnOf(values.map(() => ratio(3))));
    expect(near.error).toBeGreaterThan(0);
    const found = roundedOf(near, how);
    expect(told(found, thirds, how)).toBeGreaterThan(how.to === 'nearest' ? 500 : 300);
    const halves = quotientOf(columnOf([ratio(89_995, 500)]), columnOf([ratio(2)]));
    const turning = roundedOf(halves, { to: 'nearest', digits: 2 });
    expect(turning.toExact[0]).toBe(1);
  });

  it('is not rounded again', () => {
    const once = roundedOf(columnOf(values), how).column;
    expect(roundedOf(once, how).column).toBe(once);
  });

  it('of numbers too wide for doubles is left to the object path', () => {
    const wide = combine([columnOf([ratio(2 ** 52 - 1)])], [ratio(1, 7)], undefined);
    const found = roundedOf(wide, { ...how, digits: 4 });
    const right = round(divide(ratio(2 ** 52 - 1), ratio(7)), 4, how.to);
    if (found.toExact[0] !== 1)
      expect(compare(ratio(found.column.values[0]!, found.column.scale), right)).toBe(0);
    expect(found.toExact[0]).toBe(1);
  });
});
