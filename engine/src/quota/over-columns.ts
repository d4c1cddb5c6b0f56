import type { Exact } from '../exact.ts';
import type { QuotaBase, QuotaRounding } from '../regulation/format.ts';
import { places } from './places.ts';

/** What a subject is to a quota. */
export const NOT_COUNTED = 0;
/** Rated, below the level on which the share is counted. */
export const RATED = 1;
export const ELIGIBLE = 2;
/** Eligible, and at the level that the quota limits. */
export const CANDIDATE = 3;

export interface CountedScopes {
  readonly eligible: Int32Array;
  readonly rated: Int32Array;
  readonly candidates: Int32Array;
  readonly places: Int32Array;
  /** Rows of the candidates, scope after scope: those of scope s lie from `starts[s]` to `starts[s + 1]`. */
  readonly order: Int32Array;
  readonly starts: Int32Array;
}

/**
 * Places and candidates of many scopes (or duty groups inside scopes) at once, by one counting sort. Who gets a place
 * stays with a person: this only says how many places there are and who stands for them.
 *
 * `scopeOf` numbers each row's scope from 0; a negative number belongs to none.
 */
export function countScopes(request: {
  readonly standing: Uint8Array;
  readonly scopeOf: Int32Array;
  readonly scopes: number;
  readonly share: Exact;
  readonly base: QuotaBase;
  readonly rounding: QuotaRounding;
}): CountedScopes {
  const { standing, scopeOf, scopes, share, base, rounding } = request;
  const eligible = new Int32Array(scopes);
  const rated = new Int32Array(scopes);
  const candidates = new Int32Array(scopes);
  for (let row = 0; row < standing.length; row++) {
    const scope = scopeOf[row]!;
    const is = standing[row]!;
    if (scope < 0 || is === NOT_COUNTED) continue;
    rated[scope]! += 1;
    if (is >= ELIGIBLE) eligible[scope]! += 1;
    if (is === CANDIDATE) candidates[scope]! += 1;
  }
  const starts = new Int32Array(scopes + 1);
  for (let scope = 0; scope < scopes; scope++) starts[scope + 1] = starts[scope]! + candidates[scope]!;
  const next = starts.slice(0, scopes);
  const order = new Int32Array(starts[scopes]!);
  for (let row = 0; row < standing.length; row++) {
    const scope = scopeOf[row]!;
    if (scope >= 0 && standing[row] === CANDIDATE) order[next[scope]!++] = row;
  }
  const known = new Map<number, number>();
  const placesOf = Int32Array.from(eligible, (count, scope) => {
    const key = base === 'rated' ? rated[scope]! : count;
    let found = known.get(key);
    if (found === undefined) {
      found = places({ eligible: count, rated: rated[scope]! }, share, base, rounding);
      known.set(key, found);
    }
    return found;
  });
  return { eligible, rated, candidates, places: placesOf, order, starts };
}
