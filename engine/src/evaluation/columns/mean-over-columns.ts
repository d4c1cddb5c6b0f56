import { type NumberColumn, widestOf } from './number-column.ts';

const EPSILON = 2 ** -52;

/** The mean over those periods that count for each subject; NaN where one of them has no value, or none counts. */
export function meanOverColumns(
  periods: readonly { readonly column: NumberColumn; readonly counts: Uint8Array }[],
  count: number,
): NumberColumn {
  const values = new Float64Array(count);
  const counted = new Uint8Array(count);
  let error = 0;
  let widest = 0;
  for (const { column, counts } of periods) {
    const { scale } = column;
    for (let i = 0; i < count; i++) {
      if (counts[i] !== 1) continue;
      values[i]! += column.values[i]! / scale;
      counted[i]! += 1;
    }
    error = Math.max(error, column.error / scale);
    widest = Math.max(widest, widestOf(column.values) / scale);
  }
  for (let i = 0; i < count; i++) values[i]! /= counted[i]!;
  return { values, scale: 1, error: error + widest * EPSILON * (periods.length + 3) };
}
