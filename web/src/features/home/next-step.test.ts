import { expect, it } from 'vitest';
import { newestOfEach, type OwnStep } from './next-step.ts';

const step = (act: OwnStep['act'], period: string, cycle = 'c'): OwnStep => ({
  ...{ act, period, cycle, count: 1, unit: null, due: null, isLate: false },
});

it('of the months somebody has not handed in the newest that has ended is named, the others counted, and the one under way stands last', () => {
  const lines = newestOfEach(
    [
      step('scoreAgain', '2026-02'),
      step('score', '2026-01'),
      step('score', '2026-03'),
      step('score', '2026-04'),
      step('confirm', '2026-01'),
      step('score', '2025', 'd'),
    ],
    '2026-04-03',
  );
  expect(lines.map(({ step: one, older, isRunning }) => [one.act, one.period, older, isRunning])).toEqual([
    ['scoreAgain', '2026-02', 0, false],
    ['score', '2026-03', 1, false],
    ['confirm', '2026-01', 0, false],
    ['score', '2025', 0, false],
    ['score', '2026-04', 0, true],
  ]);
});
