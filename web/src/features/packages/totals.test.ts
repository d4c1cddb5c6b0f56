import { expect, it } from 'vitest';
import { differencesOf, packageBefore, sumsOf, type Taken } from './totals.ts';

const total = (unit: string, level: string | null, count: number, group = 'staff') => ({
  ...{ regulation: 'nd-335-2025', kind: 'person', unit, group, level, count },
  why: level === null ? 'notDecided' : null,
});
const taken = (number: number, more: Partial<Taken> = {}): Taken => ({
  ...{ id: `g-${number}`, unit: 'u', origin: 'tinh', senderCode: 'T', senderName: 'Tỉnh', period: '2026' },
  ...{
    number,
    format: 1,
    hash: '',
    results: 0,
    unknownFields: [],
    receivedAt: '',
    isLast: false,
    totals: [],
  },
  ...more,
});

it('totals of all units and groups add up by level', () => {
  const totals = [
    total('X1', 'good', 3),
    total('X1', 'good', 1, 'head'),
    total('X2', 'good', 2),
    total('X2', null, 1),
  ];
  expect(sumsOf(totals).map(({ level, why, count }) => [level, why, count])).toEqual([
    ['good', null, 6],
    [null, 'notDecided', 1],
  ]);
});

it('two packages differ in the units and levels whose counts moved, and nowhere else', () => {
  const before = [total('X1', 'good', 3), total('X1', 'good', 1, 'head'), total('X2', 'good', 2)];
  const after = [total('X1', 'good', 4), total('X2', 'good', 1), total('X2', 'completed', 1)];
  expect(differencesOf(before, after).map((one) => [one.unit, one.level, one.before, one.after])).toEqual([
    ['X2', 'good', 2, 1],
    ['X2', 'completed', 0, 1],
  ]);
  expect(differencesOf(after, after)).toEqual([]);
});

it('a package came after the last earlier one of the same sender and period', () => {
  const all = [taken(1), taken(2), taken(2, { origin: 'other' }), taken(1, { period: '2025' }), taken(4)];
  expect(packageBefore(all, taken(4))).toBe(all[1]);
  expect(packageBefore(all, taken(1))).toBeUndefined();
});
