import { expect, it } from 'vitest';
import { numberTyped } from './typed-number.ts';

it.each([
  ['2,5', '2.5'],
  [' 2.5 ', '2.5'],
  ['10', '10'],
  ['0', '0'],
  ['1000', '1000'],
  ['1,500', '1.5'],
  ['0,0', '0'],
  ['1,125', '1.125'],
  ['1.125', '1.125'],
])('a number typed as %j is sent as %s', (text, sent) => {
  expect(numberTyped(text)).toBe(sent);
});

it.each(['', 'mười', '-1', '1e5', '1.000,5', '1.000', '12.500', '2,55555'])('%j is no number', (text) => {
  expect(numberTyped(text)).toBeUndefined();
});
