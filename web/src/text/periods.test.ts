import { expect, it } from 'vitest';
import {
  hasBegun,
  isOver,
  monthBefore,
  monthNow,
  monthsToChoose,
  nearestPeriod,
  periodName,
} from './periods.ts';

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

it.each([
  [['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'], '2026-Q4'],
  [['2026-H1', '2026-H2'], '2026-H2'],
  [['2026-W47', '2026-W48', '2026-W49'], '2026-W48'],
  [['2026-10', '2026-11', '2026-12'], '2026-11'],
  [['2026'], '2026'],
  [['2027-Q1', '2027-Q2'], '2027-Q1'],
  [[], ''],
])('of the periods %j a page opens the one it is on 27 November 2026', (periods, nearest) => {
  expect(nearestPeriod(periods, '2026-11-27')).toBe(nearest);
});

it('a period begins with its first day', () => {
  expect(['2026-09-30', '2026-10-01'].map((day) => hasBegun('2026-Q4', day))).toEqual([false, true]);
});

it('a period is over when its last month is, and of a week nobody asks', () => {
  const over = (period: string) => isOver(period, '2026-12-01');
  expect(['2026-11', '2026-Q3', '2026-H1', '2025'].map(over)).toEqual([true, true, true, true]);
  expect(['2026-12', '2026-Q4', '2026-H2', '2026', '2027-01', '2026-W07'].map(over)).toEqual(
    Array(6).fill(false),
  );
});
