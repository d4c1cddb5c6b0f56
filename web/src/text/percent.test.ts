import { expect, it } from 'vitest';
import { percentOf } from './percent.ts';

it.each([
  ['is rounded to the nearer percent', 3, 7, 43],
  ['is rounded up from the half', 8, 9, 89],
  ['is all only where nobody is missing', 299, 300, 99],
  ['is nothing only where there is nobody', 1, 300, 1],
  ['is all of all', 7, 7, 100],
  ['of nobody is nothing', 0, 0, 0],
])('a share %s', (_, count, of, percent) => {
  expect(percentOf(count, of)).toBe(percent);
});
