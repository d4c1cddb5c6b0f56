import { expect, it } from 'vitest';
import {
  faultOf,
  fromBefore,
  isTyped,
  rowsKept,
  rowsShown,
  rowsToSend,
  type Sheet,
  sheetsOfFile,
  sumOf,
  typedOver,
  typedSince,
} from './file-rows.ts';

const column = (id: string, kind = 'number') => ({
  ...{ id, kind, required: false, note: null, options: null, atLeast: '0', atMost: '5' },
  label: { vi: id, en: id },
});
const sheet = (id: string, hasMany: boolean, raters: Sheet['raters']): Sheet => ({
  ...{ id, hasMany, raters, label: { vi: id, en: id }, articles: [], askedBy: [], isOfFile: true },
  ...{ about: 'person' as const, periods: ['2026-01'] },
  columns: [column('subject', 'subject'), column('period', 'period'), column('I.1'), column('note', 'text')],
});
const criteria = sheet('criteria', false, { self: 'self', manager: 'confirmed', authority: 'confirmed' });
const products = sheet('products', true, { self: null, manager: null, authority: null });
const row = (of: string, key: string, cells: { readonly [column: string]: string }) => ({
  ...{ sheet: of, key, cells, step: 'self' as const },
});

it('who confirms begins with what the person said, and says their own part', () => {
  const file = { rows: [row('criteria', '|self', { rater: 'self', 'I.1': '4' })] };
  expect([...rowsKept(criteria, file, 'manager')]).toEqual([['', { 'I.1': '4' }]]);
  expect(rowsToSend([criteria], { criteria: { '': { 'I.1': '3,5', note: ' ' } } }, 'manager')).toEqual([
    { sheet: 'criteria', key: '', cells: { 'I.1': '3.5', rater: 'confirmed' } },
  ]);
});

it('what is typed lies over what is kept, and a row taken away is gone', () => {
  const kept = new Map([
    ['a', { 'I.1': '1' }],
    ['b', { 'I.1': '2' }],
  ]);
  expect([...rowsShown(kept, { a: null, c: { 'I.1': '3' } })]).toEqual([
    ['b', { 'I.1': '2' }],
    ['c', { 'I.1': '3' }],
  ]);
});

it('what is typed while a file is being saved is what is left to save, under the keys its rows have now', () => {
  const sent = {
    criteria: { '': { 'I.1': '4' } },
    products: { p: { note: 'Báo cáo' }, q: null, r: { note: 'x' } },
  };
  const same = (_: string, key: string) => key;
  expect(typedSince(sent, sent, same)).toBeUndefined();
  expect(typedSince({ ...sent, criteria: { '': { note: '', 'I.1': '4' } } }, sent, same)).toBeUndefined();
  expect(
    typedSince(
      {
        criteria: { '': { 'I.1': '4', note: 'rõ' } },
        products: { p: { note: 'Báo cáo' }, q: { note: 'lại' }, r: null, s: { note: 'mới' } },
      },
      sent,
      (of, key) => (of === 'criteria' ? 'c1' : key),
    ),
  ).toEqual({
    criteria: { c1: { 'I.1': '4', note: 'rõ' } },
    products: { q: { note: 'lại' }, r: null, s: { note: 'mới' } },
  });
  expect(typedSince({}, sent, same)).toBeUndefined();
});

it('what somebody typed in one window lies over what they saved in another: nothing of either is lost', () => {
  const before = { rows: [row('criteria', 'c', { rater: 'self', 'I.1': '4', note: 'cũ' })] };
  const now = {
    rows: [
      row('criteria', 'c', { rater: 'self', 'I.1': '5', note: 'cũ' }),
      row('products', 'p', { note: 'Báo cáo' }),
    ],
  };
  const over = (typed: Parameters<typeof typedOver>[1]) =>
    typedOver([criteria, products], typed, { before, now, step: 'self' });
  expect(
    over({ criteria: { '': { 'I.1': '4', note: 'mới' } }, products: { q: { note: 'Tờ trình' }, r: null } }),
  ).toEqual({ criteria: { '': { 'I.1': '5', note: 'mới' } }, products: { q: { note: 'Tờ trình' } } });
  // Emptied here, given another number there: what was typed last stands to be saved.
  expect(over({ criteria: { '': { 'I.1': '', note: 'cũ' } } })).toEqual({
    criteria: { '': { 'I.1': '', note: 'cũ' } },
  });
  expect(over({ criteria: { '': { 'I.1': '5', note: 'cũ' } } })).toBeUndefined();
});

it('rows of the period before are taken over only where there is nothing yet', () => {
  const before = {
    rows: [
      row('criteria', '|self', { rater: 'self', 'I.1': '5' }),
      row('products', 'p', { note: 'Báo cáo' }),
    ],
  };
  const now = { rows: [row('products', 'q', { note: 'Tờ trình' })] };
  expect(fromBefore([criteria, products], before, now, {})).toEqual({ criteria: { '': { 'I.1': '5' } } });
});

it.each([
  ['2,5', undefined],
  ['', undefined],
  ['5,1', 'tooMuch'],
  ['năm', 'wrongNumber'],
] as const)('a cell with %j is told %s at once', (text, fault) => {
  expect(faultOf(column('I.1'), text)).toBe(fault);
});

it('a sum for the eye adds numbers alone, without the dust of binary fractions', () => {
  expect(sumOf({ 'I.1': '0.1', 'I.2': '0.2', note: '9' }, [column('I.1'), column('I.2')])).toBe(0.3);
  expect(sumOf({ note: 'x' }, [column('I.1')])).toBeUndefined();
});

it('a draft that an older page kept in another shape is no draft', () => {
  expect(isTyped({ criteria: { '': { 'I.1': '5' }, b: null } })).toBe(true);
  for (const other of [null, [], { criteria: 5 }, { criteria: { a: { b: 1 } } }])
    expect(isTyped(other)).toBe(false);
});

it('somebody is asked only what a regulation that is about them asks of their group', () => {
  const leadership = { ...criteria, id: 'leadership', askedBy: [{ regulation: 'd', groups: ['head'] }] };
  const everybody = { ...criteria, askedBy: [{ regulation: 'd', groups: null }] };
  const party = { ...criteria, id: 'party', askedBy: [{ regulation: 'p', groups: null }] };
  const asked = (group: string) =>
    sheetsOfFile([everybody, leadership, party], [{ regulation: 'd', group }]).map(({ id }) => id);
  expect(asked('staff')).toEqual(['criteria']);
  expect(asked('head')).toEqual(['criteria', 'leadership']);
});
