import { describe, expect, it } from 'vitest';
import { ratio } from '../exact.ts';
import type { QuotaBase } from '../regulation/format.ts';
import { QUOTA_ROUNDINGS } from '../regulation/quota-rule.ts';
import { CANDIDATE, countScopes, ELIGIBLE, NOT_COUNTED, RATED } from './over-columns.ts';
import { places } from './places.ts';

const STANDINGS = [NOT_COUNTED, RATED, ELIGIBLE, CANDIDATE];

/** 500 rows in 7 scopes, some in none, without any pattern between the two. */
const rows = Array.from({ length: 500 }, (_, i) => ({
  scope: ((i * 37) % 8) - 1,
  is: STANDINGS[(i * i + 3 * i) % 4]!,
}));
const standing = Uint8Array.from(rows, (r) => r.is);
const scopeOf = Int32Array.from(rows, (r) => r.scope);

const cases = (['rated-good', 'good-or-better', 'rated'] satisfies QuotaBase[]).flatMap((base) =>
  QUOTA_ROUNDINGS.map((rounding) => [base, rounding] as const),
);

describe.each(cases)('on the base %s, rounded %s', (base, rounding) => {
  const counted = countScopes({ standing, scopeOf, scopes: 7, share: ratio(1, 5), base, rounding });

  it.each([0, 1, 2, 3, 4, 5, 6])('scope %i has the places that its own members give it', (scope) => {
    const members = rows.filter((r) => r.scope === scope);
    const eligible = members.filter((r) => r.is >= ELIGIBLE).length;
    const rated = members.filter((r) => r.is !== NOT_COUNTED).length;
    expect(counted.places[scope]).toBe(places({ eligible, rated }, ratio(1, 5), base, rounding));
  });

  it('every candidate stands once, in the own scope', () => {
    const seen = Array.from({ length: 7 }, (_, scope) => [
      ...counted.order.subarray(counted.starts[scope], counted.starts[scope + 1]),
    ]);
    const expected = Array.from({ length: 7 }, (_, scope) =>
      rows.flatMap((r, row) => (r.scope === scope && r.is === CANDIDATE ? [row] : [])),
    );
    expect(seen).toEqual(expected);
  });
});
