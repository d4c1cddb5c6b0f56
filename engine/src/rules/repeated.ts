import { compare, type Exact, ONE } from '../exact.ts';
import { say } from '../problem.ts';
import type { Records } from '../register.ts';
import { exactly, hull, type Interval } from '../regulation/interval.ts';
import type { Cursor } from '../regulation/plain.ts';
import type { RuleReader } from '../regulation/read/rule.ts';
import { dayIn, type SeenRow, wordIn } from './record-cells.ts';

/** Repetition costs more: from the `from`-th record on that is the same in column `by`, points count `times` as much. */
export interface Repeated {
  readonly by: string;
  readonly from: number;
  readonly times: Exact;
  /** The column of the day that says which came first. */
  readonly inOrderOf?: string;
}

export function readRepeated(at: Cursor | undefined, read: RuleReader): Repeated | undefined {
  const map = at?.map(['by', 'from', 'times', 'in-order-of?']);
  const by = map?.field('by')?.id();
  const from = map?.field('from')?.integer();
  const times = read.exact(map?.field('times'));
  const order = map?.optional('in-order-of')?.id();
  if (map === undefined || by === undefined || from === undefined || times === undefined) return undefined;
  if (from < 2 || compare(times, ONE) <= 0) {
    return map.refuse(
      'pack.bad-repetition',
      say(
        'tái phạm tính từ lần thứ 2, với hệ số lớn hơn 1',
        'repetition begins at the 2nd time, with times above 1',
      ),
      say('ghi from: 2, times: 2', 'write from: 2, times: 2'),
    );
  }
  return { by, from, times, ...(order === undefined ? {} : { inOrderOf: order }) };
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
  const either = hull([ONE, rule.times]);
  const keyed = rows.map((seen) => ({
    ...seen,
    word: wordIn(records, rule.by, seen.row),
    day: rule.inOrderOf === undefined ? 0 : dayIn(records, rule.inOrderOf, seen.row),
    points: pointsOf(seen.row),
  }));
  const isOpen = keyed.some((k) => !k.isSure || k.word === undefined || k.day === undefined);
  if (isOpen) return new Map(rows.map(({ row }) => [row, rows.length < rule.from ? exactly(ONE) : either]));
  const groups = new Map<string, typeof keyed>();
  for (const one of keyed) groups.set(one.word!, [...(groups.get(one.word!) ?? []), one]);
  const factors = new Map<number, Interval>();
  for (const group of groups.values()) {
    const ordered = group.sort((a, b) => a.day! - b.day! || byPoints(a.points, b.points));
    for (const [i, { row }] of ordered.entries())
      factors.set(row, exactly(i + 1 >= rule.from ? rule.times : ONE));
  }
  return factors;
}

const byPoints = (a: Interval, b: Interval): number => (a.min && b.min ? compare(a.min, b.min) : 0);
