import { expect, it } from 'vitest';
import { asksWhom, type Form, formsFor, periodsWithin, thingIn } from './forms.ts';

const form = (id: string, about: Form['about']): Form => ({
  ...{ id, about, title: { vi: id, en: id }, source: '', unverified: null, given: [] },
});
const forms = [
  form('notice', 'subject'),
  form('list', 'cycle'),
  form('minutes', 'meeting'),
  form('none', null),
];

it('a year has its months and quarters to choose from, a month itself alone', () => {
  expect(periodsWithin('2026')).toHaveLength(17);
  expect(periodsWithin('2026-03')).toEqual(['2026-03']);
});

it('of a meeting only its own papers are made, and without one those of the cycle and its people', () => {
  const ids = (found: readonly Form[]) => found.map(({ id }) => id);
  expect(ids(formsFor(forms, undefined))).toEqual(['notice', 'list']);
  expect(ids(formsFor(forms, thingIn({ about: 'meeting', of: 'm' })))).toEqual(['minutes']);
});

it('an address that names no thing, or one that has no papers, names none', () => {
  expect([thingIn({}), thingIn({ about: 'meeting' }), thingIn({ about: 'person', of: 'p' })]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

it('a paper about somebody has to be told whom, one of a meeting may be, one of the cycle is not', () => {
  expect(forms.slice(0, 3).map(asksWhom)).toEqual(['must', 'no', 'may']);
});
