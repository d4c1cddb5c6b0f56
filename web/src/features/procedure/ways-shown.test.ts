import { expect, it } from 'vitest';
import { type WayLine, waysShown } from './ways-shown.ts';

const line = (subject: string, more: Partial<WayLine>): WayLine => ({
  ...{ regulation: 'r', unit: 'u', person: 'p', round: 1, kind: 'staff', name: `Người ${subject}` },
  ...{ subject, next: 'meeting', isOverdue: false, dueBy: null, late: 0, ...more },
});
const subjects = [
  line('A', { dueBy: '2026-12-20' }),
  line('B', { isOverdue: true, dueBy: '2026-12-14', next: 'decision' }),
  line('C', { dueBy: '2026-12-10', late: 2 }),
  line('D', { next: null }),
];
const found = (filter: string, sought = '') =>
  waysShown(subjects, { sought, filter }).map((one) => one.subject);

it('whoever is overdue leads, then those whose day comes first', () => {
  expect(found('')).toEqual(['B', 'C', 'A', 'D']);
});

it('only those overdue, with late steps, or at one step are shown when that is asked for', () => {
  expect([found('overdue'), found('late'), found('meeting'), found('', 'nguoi d')]).toEqual([
    ['B'],
    ['C'],
    ['C', 'A'],
    ['D'],
  ]);
});
