import { expect, it } from 'vitest';
import { newestOfEach, type OwnStep } from './next-step.ts';

const step = (act: OwnStep['act'], period: string, cycle = 'c'): OwnStep => ({
  ...{ act, period, cycle, count: 1, unit: null, due: null, isLate: false },
});

it('of the months somebody has not handed in the newest is named and the others are counted', () => {
  const lines = newestOfEach([
    step('scoreAgain', '2026-02'),
    step('score', '2026-01'),
    step('score', '2026-03'),
    step('confirm', '2026-01'),
    step('score', '2026', 'd'),
  ]);
  expect(lines.map(({ step: one, older }) => [one.act, one.period, older])).toEqual([
    ['scoreAgain', '2026-02', 0],
    ['score', '2026-03', 1],
    ['confirm', '2026-01', 0],
    ['score', '2026', 0],
  ]);
});
