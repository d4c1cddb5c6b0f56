import { expect, it } from 'vitest';
import { differencesOf, sumsOf } from './totals.ts';

const total = (unit: string, level: string | null, count: number, group = 'staff') => ({
  ...{ regulation: 'nd-335-2025', kind: 'person', unit, group, level, count },
  why: level === null ? 'notDecided' : null,
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
