import { compare, type Exact, floor, hasDecimals, multiply, negate, ratio } from '../../exact.ts';
import type { Comparison } from '../format.ts';

/** The values an operand may still have: numbers between two ends, or words in a set or outside one. */
export type Domain =
  | {
      readonly kind: 'numbers';
      readonly low?: End;
      readonly high?: End;
      /** Decimals of every value: none of whole numbers, as many as the text rounds to, or any. */
      readonly digits?: number;
    }
  | { readonly kind: 'words'; readonly of: ReadonlySet<string> }
  | { readonly kind: 'other-words'; readonly than: ReadonlySet<string> };

interface End {
  readonly value: Exact;
  /** Whether the end itself is left out. */
  readonly open: boolean;
}

/** The part of a domain of numbers on which one comparison holds; undefined when nothing is left. */
export function narrow(domain: Domain, by: Comparison, value: Exact): Domain | undefined {
  if (domain.kind !== 'numbers') return undefined;
  const end = (open: boolean): End => ({ value, open });
  const low = by === 'atLeast' || by === 'equals' ? end(false) : by === 'above' ? end(true) : undefined;
  const high = by === 'atMost' || by === 'equals' ? end(false) : by === 'below' ? end(true) : undefined;
  const left = tighter(domain.low, low, 1);
  const right = tighter(domain.high, high, -1);
  const narrowed: Domain = {
    kind: 'numbers',
    ...(domain.digits === undefined ? {} : { digits: domain.digits }),
    ...(left ? { low: left } : {}),
    ...(right ? { high: right } : {}),
  };
  return holdsSomething(left, right, domain.digits) ? narrowed : undefined;
}

/** Of two ends on one side the one that leaves less; `side` 1 for low ends, -1 for high ones. */
function tighter(x: End | undefined, y: End | undefined, side: 1 | -1): End | undefined {
  if (x === undefined || y === undefined) return x ?? y;
  const difference = compare(x.value, y.value) * side;
  if (difference === 0) return x.open ? x : y;
  return difference > 0 ? x : y;
}

function holdsSomething(low: End | undefined, high: End | undefined, digits?: number): boolean {
  if (low === undefined || high === undefined) return true;
  if (digits !== undefined) {
    const first = firstFrom(low, digits);
    const last = -firstFrom({ value: negate(high.value), open: high.open }, digits);
    return first <= last;
  }
  const difference = compare(low.value, high.value);
  return difference < 0 || (difference === 0 && !low.open && !high.open);
}

/** The first value with so many decimals, in units of the last one. */
function firstFrom({ value, open }: End, digits: number): bigint {
  const below = floor(multiply(value, ratio(10 ** digits)));
  return hasDecimals(value, digits) && !open ? below : below + 1n;
}

/** The words of a domain that are (or are not) among `words`; undefined when there are none. */
export function choose(domain: Domain, words: readonly string[], among: boolean): Domain | undefined {
  // Of a number only that it does not apply is asked as a word, which its range does not show.
  if (domain.kind === 'numbers') return domain;
  const named = new Set(words);
  if (domain.kind === 'other-words' && !among)
    return { kind: 'other-words', than: new Set([...domain.than, ...named]) };
  const left =
    domain.kind === 'words'
      ? [...domain.of].filter((w) => named.has(w) === among)
      : words.filter((w) => !domain.than.has(w));
  return left.length > 0 ? { kind: 'words', of: new Set(left) } : undefined;
}
