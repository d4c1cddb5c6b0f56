import type { Bilingual } from '@congtam/engine';
import type { PointKind } from '../thresholds.ts';

/** Something to look at again, with the numbers it rests on and what they mean in plain words. */
export interface Point {
  readonly kind: PointKind;
  /** Code of the unit that answers. */
  readonly unit: string;
  /** Code of the person, where it is about one. */
  readonly person: string | null;
  /** The month, where it is about one. */
  readonly period: string | null;
  readonly numbers: { readonly [name: string]: number };
  readonly says: Bilingual;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
};

/** The middle of some values, and what one robust deviation from it is. */
export interface Usual {
  readonly middle: number;
  readonly deviation: number;
}

/**
 * Median and 1.4826 MAD; a deviation is never less than five hundredths of the median, so that others who are all alike
 * make no outlier of a trifle. One outlier more or less moves neither, so whoever is looked at may be among the values.
 */
export function usualOf(values: readonly number[]): Usual {
  const middle = median(values);
  const spread = 1.4826 * median(values.map((value) => Math.abs(value - middle)));
  return { middle, deviation: Math.max(spread, Math.abs(middle) * 0.05, Number.EPSILON) };
}

/** Rounded for reading; numbers of points are shown, never computed with. */
export const rounded = (value: number): number => Math.round(value * 100) / 100;

export function groupsBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
