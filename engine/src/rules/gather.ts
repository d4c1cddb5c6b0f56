import { FALSE, TRUE } from '../evaluation/condition.ts';
import { add, divide, type Exact, max, min, multiply, ONE, ratio, ZERO } from '../exact.ts';
import { ANY, type Interval, scaled, sumOf } from '../regulation/interval.ts';
import { type Bound, meets } from './bounds.ts';
import { isGap, type Measured, whereabouts } from './measured.ts';

/** How numbers of many periods or subjects become one. */
export interface Gathering {
  readonly as: (typeof GATHERINGS)[number];
  /** What is counted, for `count` and `share`; without it everything that has a value. */
  readonly where?: readonly Bound[];
  /** By place, for `mean`. */
  readonly weights?: readonly Exact[];
}
export const GATHERINGS = ['mean', 'sum', 'lowest', 'highest', 'last', 'count', 'share'] as const;

export interface OfPeriod {
  readonly value: Measured;
  /** 0-based place among its like; weights go by it, and the last is that with the highest. */
  readonly place: number;
}

/**
 * The range of the one number, a point when everything is known; undefined when nothing is known of it. `open` numbers
 * more may come, of which nothing is known.
 */
export function gather(how: Gathering, found: readonly OfPeriod[], open = 0): Interval | undefined {
  const known = open === 0 && (how.as === 'mean' || how.as === 'sum') ? sumOfKnown(how, found) : undefined;
  if (known !== undefined) return { min: known, max: known };
  const ranges: readonly (Interval | undefined)[] = found.map((f) => whereabouts(f.value));
  switch (how.as) {
    case 'mean': {
      if (open > 0 || !isWhole(ranges)) return undefined;
      const weights = found.map((f) => how.weights?.[f.place] ?? ONE);
      const whole = weights.reduce(add, ZERO);
      return sumOf(ranges.map((r, i) => scaled(r, divide(weights[i]!, whole))));
    }
    case 'sum':
      return open > 0 || !isWhole(ranges) ? undefined : sumOf(ranges);
    case 'lowest':
      return extreme(ranges, open, min, 'max');
    case 'highest':
      return extreme(ranges, open, max, 'min');
    case 'last': {
      const last = found.at(-1);
      return open > 0 || last === undefined ? undefined : whereabouts(last.value);
    }
    case 'count':
    case 'share':
      return counted(how, ranges, open);
  }
}

/** The common case, in which every number is known: one sum instead of one for each end. */
function sumOfKnown({ as, weights }: Gathering, found: readonly OfPeriod[]): Exact | undefined {
  if (found.length === 0) return undefined;
  let total = ZERO;
  let whole = ZERO;
  for (const { value, place } of found) {
    if (isGap(value)) return undefined;
    const weight = as === 'mean' ? weights?.[place] : undefined;
    total = add(total, weight === undefined ? value : multiply(value, weight));
    whole = add(whole, weight ?? ONE);
  }
  return as === 'sum' ? total : divide(total, whole);
}

const isWhole = (ranges: readonly (Interval | undefined)[]): ranges is readonly Interval[] =>
  ranges.every((r) => r !== undefined);

/** The lowest is at most the lowest of what is known; nothing bounds it from below while something is not. */
function extreme(
  ranges: readonly (Interval | undefined)[],
  open: number,
  pick: (x: Exact, y: Exact) => Exact,
  sure: 'min' | 'max',
): Interval | undefined {
  const other = sure === 'min' ? 'max' : 'min';
  const surely = ranges.map((r) => r?.[sure]).filter((e) => e !== undefined);
  const possibly = ranges.map((r) => r?.[other]);
  const end = possibly.every((e) => e !== undefined) && open === 0 ? possibly.reduce(pick) : undefined;
  const reach = surely.length === 0 ? undefined : surely.reduce(pick);
  if (end === undefined && reach === undefined) return undefined;
  return { ...(reach ? { [sure]: reach } : {}), ...(end ? { [other]: end } : {}) };
}

function counted(
  { as, where }: Gathering,
  ranges: readonly (Interval | undefined)[],
  open: number,
): Interval {
  const truths = ranges.map((r) => (where === undefined ? TRUE : meets(where, r ?? ANY)));
  const yes = truths.filter((t) => t === TRUE).length;
  const maybe = truths.filter((t) => t !== TRUE && t !== FALSE).length + open;
  if (as === 'count') return { min: ratio(yes), max: ratio(yes + maybe) };
  const all = ranges.length + open;
  return { min: ratio(yes, all), max: ratio(yes + maybe, all) };
}
