import { expect, it } from 'vitest';
import { daysOf, isBackwards, periodOf } from './planned-period.ts';

it.each([
  ['year', 1, '2026', '2026-01-01', '2026-12-31'],
  ['half', 2, '2026-H2', '2026-07-01', '2026-12-31'],
  ['quarter', 1, '2026-Q1', '2026-01-01', '2026-03-31'],
  ['month', 2, '2026-02', '2026-02-01', '2026-02-28'],
] as const)('the %s number %i of 2026 is %s, from %s to %s', (kind, number, period, from, to) => {
  expect(periodOf(kind, '2026', number)).toBe(period);
  expect(daysOf(kind, '2026', number)).toEqual({ from, to });
});

it.each([
  ['2026-12-20', '2026-12-14', true],
  ['2026-12-14', '2026-12-14', false],
  [null, '2026-12-14', false],
  ['2026-12-20', null, false],
])('entries until %s and levels until %s are backwards: %s', (entryUntil, levelUntil, backwards) => {
  expect(isBackwards({ entryUntil, levelUntil })).toBe(backwards);
});
