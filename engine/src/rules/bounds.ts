import { FALSE, holdsBy, TRUE, type Truth, UNKNOWN } from '../evaluation/condition.ts';
import { compare, type Exact } from '../exact.ts';
import { say } from '../problem.ts';
import type { Comparison } from '../regulation/format.ts';
import type { Interval } from '../regulation/interval.ts';
import type { Cursor } from '../regulation/plain.ts';
import type { RuleReader } from '../regulation/read/rule.ts';

/** What a number is held against: `{at-least: 50}`, `{at-least: 50, below: 70}`. */
export interface Bound {
  readonly by: Comparison;
  readonly value: Exact;
}

const WORDS: Readonly<Record<string, Comparison>> = {
  'at-least': 'atLeast',
  above: 'above',
  'at-most': 'atMost',
  below: 'below',
  equals: 'equals',
};

export function readBounds(at: Cursor | undefined, read: RuleReader): readonly Bound[] | undefined {
  const map = at?.map(Object.keys(WORDS).map((word) => `${word}?`));
  if (map === undefined) return undefined;
  const bounds = Object.entries(WORDS).flatMap(([word, by]) => {
    const value = read.exact(map.optional(word));
    return value === undefined ? [] : [{ by, value }];
  });
  if (bounds.length > 0) return bounds;
  return map.refuse(
    'pack.bounds-without-number',
    say('chưa nói so với số nào', 'it does not say which number to compare with'),
    say('thêm at-least, above, at-most, below hoặc equals', 'add at-least, above, at-most, below or equals'),
  );
}

/** Whether a number lies within the bounds, as far as the range in which it lies tells. */
export function meets(bounds: readonly Bound[], range: Interval): Truth {
  let all: Truth = TRUE;
  for (const bound of bounds) {
    const truth = meetsOne(bound, range);
    if (truth === FALSE) return FALSE;
    if (truth === UNKNOWN) all = UNKNOWN;
  }
  return all;
}

function meetsOne({ by, value }: Bound, { min, max }: Interval): Truth {
  const low = min && compare(min, value);
  const high = max && compare(max, value);
  switch (by) {
    case 'atLeast':
    case 'above':
      if (low !== undefined && holdsBy(by, low)) return TRUE;
      return high !== undefined && !holdsBy(by, high) ? FALSE : UNKNOWN;
    case 'atMost':
    case 'below':
      if (high !== undefined && holdsBy(by, high)) return TRUE;
      return low !== undefined && !holdsBy(by, low) ? FALSE : UNKNOWN;
    case 'equals':
      if (low === 0 && high === 0) return TRUE;
      return (low !== undefined && low > 0) || (high !== undefined && high < 0) ? FALSE : UNKNOWN;
  }
}
