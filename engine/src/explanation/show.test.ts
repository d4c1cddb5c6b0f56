import { expect, it } from 'vitest';
import { parseExact, ratio } from '../exact.ts';
import { shownBeside, shownNumber, shownPercent, shownUp } from './show.ts';

const x = (text: string) => parseExact(text)!;

it('numbers have a comma in Vietnamese, a point in English', () => {
  expect(shownNumber(x('89.996'), 'vi')).toBe('89,996');
  expect(shownNumber(x('89.996'), 'en')).toBe('89.996');
  expect(shownNumber(x('70.00'), 'vi')).toBe('70');
  expect(shownNumber(undefined, 'vi')).toBe('—');
  expect(shownPercent(ratio(19, 20), 'vi')).toBe('95%');
});

it.each([
  ['215/3', '71,66…'],
  ['89.99999', '89,99…'],
  ['89.9999', '89,9999'],
  ['267001/3000', '89,00…'],
])('%s is %s: whole where a few decimals write it, else cut and marked as going on', (value, shown) => {
  expect(shownNumber(x(value), 'vi')).toBe(shown);
});

it('a number below zero that goes on keeps its sign', () => {
  expect(shownNumber(ratio(-1, 3000), 'vi')).toBe('-0,00…');
});

it.each([
  ['89.9999', '90', '89,9999'],
  ['89.99999', '90', '89,99…'],
  ['90.0004', '90', '90,0004'],
  ['90', '90', '90'],
  ['89.9951', '89.995', '89,9951'],
  ['1/3', '1/3', '0,33…'],
  ['-0.001', '0', '-0,001'],
])('%s beside %s is shown as %s', (value, bar, shown) => {
  const exact = value === '-0.001' ? ratio(-1, 1000) : x(value);
  expect(shownBeside(exact, [x(bar)], 'vi')).toBe(shown);
});

it.each([
  ['0.004', false, '0.01'],
  ['0.01', false, '0.01'],
  ['0.01', true, '0.02'],
  ['0', true, '0.01'],
  ['13/3', false, '4.34'],
])('what is lacking is rounded up: %s (strictly %s) → %s', (value, strictly, shown) => {
  expect(shownUp(x(value), 'en', strictly)).toBe(shown);
});
