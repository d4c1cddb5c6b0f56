import { expect, it } from 'vitest';
import { dayTyped } from './typed-day.ts';

it.each([
  ['09/03/2026', '2026-03-09'],
  ['9/3/2026', '2026-03-09'],
  ['9-3-2026', '2026-03-09'],
  ['09032026', '2026-03-09'],
  [' 29/02/2028 ', '2028-02-29'],
])('a day typed as %j is %s', (text, day) => {
  expect(dayTyped(text)).toBe(day);
});

it.each(['29/02/2026', '31/04/2026', '2026-03-09', '03/13/2026', '9/3', ''])('%j is no day', (text) => {
  expect(dayTyped(text)).toBeUndefined();
});
