import { expect, it } from 'vitest';
import { asksForReason, candidatesOf, chosenIn, withoutLevel } from './draft.ts';

const common = {
  ...{ regulation: 'nd-335-2025', kind: 'person', unit: 'u', person: 'p', outcome: 'decided', score: '80' },
  ...{ beforeQuota: 'good', suggested: 'good', duty: 'none', number: 1, round: 1, onPaper: null },
} as const;
const levels = [
  { ...common, subject: 'A', name: 'An', state: 'proposed', level: 'excellent' },
  { ...common, subject: 'B', name: 'Bình', state: 'decided', level: 'good' },
  { ...common, subject: 'C', name: 'Chi', state: 'suggested', level: null },
  { ...common, subject: 'D', name: 'Dũng', state: 'suggested', level: null, onPaper: 'completed' },
  { ...common, subject: 'E', name: 'Em', state: 'suggested', level: null, regulation: 'other' },
];
const found = (kind: 'first' | 'replacement') =>
  candidatesOf({ levels }, { regulation: 'nd-335-2025', kind }).map(({ subject, level }) => [subject, level]);

it('a first decision is about those not decided, at the level proposed or else by the results', () => {
  expect(found('first')).toEqual([
    ['A', 'excellent'],
    ['C', 'good'],
  ]);
});

it('a replacement is about those that are decided, here or on paper', () => {
  expect(found('replacement')).toEqual([
    ['B', 'good'],
    ['D', 'completed'],
  ]);
});

it('another level than the results give has to rest on a reason, and a replacement always', () => {
  const one = { subject: 'A', name: 'An', unit: 'u', level: 'good', suggested: 'good' };
  expect([
    asksForReason(one, 'good', false),
    asksForReason(one, 'excellent', false),
    asksForReason(one, 'good', true),
  ]).toEqual([false, true, true]);
});

it('a draft that was sent back is drafted again with what it said, of those who may still be decided about', () => {
  const said = { level: 'good', reason: null, document: 'BB 3/BB' };
  const items = ['AN', 'BINH'].map((subject) => ({
    ...{ subject, ...said, unit: 'u', person: null, name: null },
    ...{ suggested: null, replaces: null, replacedBy: null },
  }));
  const candidate = { subject: 'AN', name: 'An', unit: 'u', level: 'good', suggested: 'good' };
  expect([...chosenIn({ items }, [candidate])]).toEqual([
    ['AN', { level: 'good', reason: '', document: 'BB 3/BB' }],
  ]);
});

it('whoever has no level, neither computed nor decided, is counted as left out of a decision', () => {
  const open = { ...common, subject: 'E', name: 'Em', state: 'open', level: null, suggested: null } as const;
  expect(withoutLevel({ levels: [open, { ...open, onPaper: 'good' }] }, 'nd-335-2025')).toBe(1);
  expect(withoutLevel({ levels: [open] }, 'nd-90-2020')).toBe(0);
});
