import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ratio } from '../exact.ts';
import { places } from './places.ts';
import { placesLeft } from './places-left.ts';

const WORDS = ['rated-good', 'good-or-better', 'rated'] as const;
const counts = fc.record({
  eligible: fc.nat(200),
  more: fc.nat(50),
  gone: fc.nat(200),
  percent: fc.integer({ min: 1, max: 60 }),
});

it('a board that loses some of its base has the places of those who are left', () => {
  fc.assert(
    fc.property(counts, fc.constantFrom(...WORDS), ({ eligible, more, gone, percent }, base) => {
      const share = ratio(percent, 100);
      const board = { eligible, rated: eligible + more };
      const lost = { eligible: Math.min(gone, eligible), rated: 0 };
      const left = { eligible: board.eligible - lost.eligible, rated: board.rated };
      const of = { ...board, share, members: board.rated, places: places(board, share, base, 'down') };
      expect(placesLeft({ rounding: 'down' }, base, of, lost)).toBe(places(left, share, base, 'down'));
    }),
  );
});

it('keeps a place that a person gave beside the share, and the rule for small bodies', () => {
  const board = { eligible: 10, rated: 10, share: ratio(1, 5), members: 10, places: 3 };
  expect(placesLeft({ rounding: 'down' }, 'good-or-better', board, { eligible: 1, rated: 0 })).toBe(2);
  const small = { rounding: 'down', smallGroup: { upTo: 4, places: 1, rule: { fixed: 'at-most' } } } as const;
  const few = { eligible: 3, rated: 4, share: ratio(1, 5), members: 4, places: 1 };
  expect(placesLeft(small, 'good-or-better', few, { eligible: 2, rated: 0 })).toBe(1);
  expect(placesLeft(small, 'good-or-better', few, { eligible: 3, rated: 0 })).toBe(0);
});
