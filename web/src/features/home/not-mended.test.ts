import { expect, it } from 'vitest';
import { notMended } from './not-mended.ts';

const list = (unit: string, state: 'faulty' | 'applied' | 'withdrawn', uploadedAt: string) => ({
  ...{ unit, state, uploadedAt },
});

it('a list with faults waits until a later one of its unit was right', () => {
  const faulty = list('xa', 'faulty', '2026-01-02T00:00:00Z');
  expect(notMended([faulty])).toBe(1);
  expect(notMended([faulty, list('xa', 'applied', '2026-01-03T00:00:00Z')])).toBe(0);
  expect(notMended([faulty, list('xa', 'applied', '2026-01-01T00:00:00Z')])).toBe(1);
  expect(notMended([faulty, list('khac', 'applied', '2026-01-03T00:00:00Z')])).toBe(1);
  expect(notMended([faulty, list('xa', 'withdrawn', '2026-01-03T00:00:00Z')])).toBe(1);
});
