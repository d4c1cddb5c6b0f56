import { expect, it } from 'vitest';
import { calledAs, type Decision, type Item, withoutNotice } from './decision.ts';

const item = (subject: string, person: string | null): Item => ({
  ...{ subject, unit: 'u', person, name: null, level: 'good', suggested: null, reason: null },
  ...{ document: null, replaces: null, replacedBy: null },
});
const notice = {
  subject: 'A',
  state: 'sent',
  at: '2026-12-01T00:00:00Z',
  witness: null,
  note: null,
} as const;
const decision: Decision = {
  ...{ id: 'd', cycle: 'c', regulation: 'r', unit: 'u', kind: 'first', basis: 'b', state: 'numbered' },
  ...{ decidedAt: null, number: '1/QĐ', day: '2026-12-01', parts: [], acts: [], notices: [notice] },
  items: [item('A', 'p'), item('B', 'q'), item('PHONG', null)],
};

it('the notice is still to be sent to people who have none; units get the list', () => {
  expect(withoutNotice(decision).map(({ subject }) => subject)).toEqual(['B']);
});

it('somebody whose name is not for the reader is called by the code', () => {
  expect([calledAs(item('A', 'p')), calledAs({ ...item('A', 'p'), name: 'An' })]).toEqual(['A', 'An (A)']);
});
