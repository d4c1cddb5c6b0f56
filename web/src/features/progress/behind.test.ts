import { expect, it } from 'vitest';
import { isBehind, stagesSaid } from './behind.ts';

const stages = { none: 0, planned: 0, open: 0, closed: 0, computed: 2, late: 0 };
const done = { stages, subjects: 5, levels: { decided: 5 }, dossiers: { returned: 0, late: 0 } };

it('a unit is behind while a cycle, a level or a dossier waits, and then no more', () => {
  expect(isBehind(done)).toBe(false);
  expect(isBehind({ ...done, stages: { ...stages, open: 1 } })).toBe(true);
  expect(isBehind({ ...done, levels: { decided: 4 } })).toBe(true);
  expect(isBehind({ ...done, dossiers: { returned: 1, late: 0 } })).toBe(true);
});

it('what is late is said first, and what nobody is at is not said', () => {
  expect(stagesSaid({ ...stages, open: 3, late: 1 })).toEqual([
    { stage: 'late', count: 1 },
    { stage: 'open', count: 3 },
    { stage: 'computed', count: 2 },
  ]);
});
