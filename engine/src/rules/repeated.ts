import { compare, type Exact, ONE } from '../exact.ts';
import { say } from '../problem.ts';
import type { Records } from '../register.ts';
import { exactly, hull, type Interval } from '../regulation/interval.ts';
import type { Cursor } from '../regulation/plain.ts';
import type { RuleReader } from '../regulation/read/rule.ts';
import { dayIn, type SeenRow, wordIn } from './record-cells.ts';

/**
 * Repetition costs more: from the `from`-th record on that is the same in column `by`, points count `times` as much. Of
 * several factors the first is that of the `from`-th time, the last holds from its time on.
 */
export interface Repeated {
  readonly by: string;
  readonly from: number;
  /** One or more, above 1, none below the one before it. */
  readonly times: readonly Exact[];
  /** The column of the day that says which came first. */
  readonly inOrderOf?: string;
}

export function readRepeated(at: Cursor | undefined, read: RuleReader): Repeated | undefined {
  const map = at?.map(['by', 'from', 'times', 'in-order-of?']);
  const by = map?.field('by')?.id();
  const from = map?.field('from')?.integer();
  const times = readTimes(map?.field('times'), read);
  const order = map?.optional('in-order-of')?.id();
  if (map === undefined || by === undefined || from === undefined || times === undefined) return undefined;
  if (from < 2 || !grows(times)) {
    return map.refuse(
      'pack.bad-repetition',
      say(
        'tái phạm tính từ lần thứ 2, với hệ số lớn hơn 1, lần sau không nhẹ hơn lần trước',
        'repetition begins at the 2nd time, with times above 1, none below the one before it',
      ),
      say('ghi from: 2, times: 2, hay times: [2, 3, 5]', 'write from: 2, times: 2, or times: [2, 3, 5]'),
    );
  }
  return { by, from, times, ...(order === undefined ? {} : { inOrderOf: order }) };
}

function readTimes(at: Cursor | undefined, read: RuleReader): readonly Exact[] | undefined {
  const each = at?.isList() ? (at.list() ?? []).map(read.exact) : [read.exact(at)];
  return each.includes(undefined) ? undefined : each.filter((factor) => factor !== undefined);
}

/** An empty list says nothing and does not grow either. */
const grows = (times: readonly Exact[]): boolean =>
  times.length > 0 && times.every((factor, i) => compare(factor, times[i - 1] ?? ONE) >= (i === 0 ? 1 : 0));

/** How much the n-th time counts, from 1. */
const factorOf = ({ from, times }: Repeated, nth: number): Exact =>
  nth < from ? ONE : (times[Math.min(nth - from, times.length - 1)] ?? ONE);

/** How many of the rows count each of the factors, in their order; equal factors are counted under the first of them. */
export function repeatedTimes({ times }: Repeated, factors: Iterable<Interval>): readonly number[] {
  const counts = times.map(() => 0);
  for (const { min, max } of factors) {
    if (min === undefined || max === undefined || compare(min, max) !== 0) continue;
    const place = times.findIndex((factor) => compare(factor, min) === 0);
    if (place >= 0) counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

/**
 * How much the points of each row count, by row. Of records on one day the milder comes first. Where a blank cell
 * leaves the order open, any row may be a repetition.
 */
export function repetitionOf(
  rule: Repeated,
  records: Records,
  rows: readonly SeenRow[],
  pointsOf: (row: number) => Interval,
): ReadonlyMap<number, Interval> {
  const either = hull([ONE, factorOf(rule, rows.length)]);
  const keyed = rows.map((seen) => ({
    ...seen,
    word: wordIn(records, rule.by, seen.row),
    day: rule.inOrderOf === undefined ? 0 : dayIn(records, rule.inOrderOf, seen.row),
    points: pointsOf(seen.row),
  }));
  const isOpen = keyed.some((k) => !k.isSure || k.word === undefined || k.day === undefined);
  if (isOpen) return new Map(rows.map(({ row }) => [row, either]));
  const groups = new Map<string, typeof keyed>();
  for (const one of keyed) groups.set(one.word!, [...(groups.get(one.word!) ?? []), one]);
  const factors = new Map<number, Interval>();
  for (const group of groups.values()) {
    const ordered = group.sort((a, b) => a.day! - b.day! || byPoints(a.points, b.points));
    for (const [i, { row }] of ordered.entries()) factors.set(row, exactly(factorOf(rule, i + 1)));
  }
  return factors;
}

const byPoints = (a: Interval, b: Interval): number => (a.min && b.min ? compare(a.min, b.min) : 0);
