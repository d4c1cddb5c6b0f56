import { expect, it } from 'vitest';
import { daysUntil } from './days-until.ts';

it('days left are counted by the day it is in Vietnam, whatever day it is elsewhere', () => {
  const lateInLondon = new Date('2026-12-01T18:30:00Z');
  expect([daysUntil('2026-12-02', lateInLondon), daysUntil('2026-12-10', lateInLondon)]).toEqual([0, 8]);
  expect(daysUntil('2026-12-02', new Date('2026-12-01T10:00:00Z'))).toBe(1);
});
