import { expect, it } from 'vitest';
import { monthBefore, monthNow, monthsToChoose, periodName } from './periods.ts';

it.each([
  ['2026-03', 'Tháng 3/2026'],
  ['2026-Q1', 'Quý 1/2026'],
  ['2026-H2', 'Nửa năm thứ 2/2026'],
  ['2026-W07', 'Tuần 7/2026'],
  ['2026', 'Năm 2026'],
])('the period %s is called %s', (period, name) => {
  expect(periodName(period).vi).toBe(name);
});

it('the month is that of Vietnam, and before January comes December', () => {
  expect(monthNow(new Date('2026-02-28T18:00:00Z'))).toBe('2026-03');
  expect(monthBefore('2026-01')).toBe('2025-12');
  expect(monthBefore('2026-12')).toBe('2026-11');
});

it('in the first months of a year those of the last one can still be chosen', () => {
  expect(monthsToChoose('2026-01')).toContain('2025-12');
  expect(monthsToChoose('2026-11')).toHaveLength(12);
});
