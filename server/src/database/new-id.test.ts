import { expect, it } from 'vitest';
import { isId, newId } from './new-id.ts';

it('ids made one after the other stand in that order, however many in a millisecond, and none comes twice', () => {
  const ids = Array.from({ length: 20_000 }, () => newId());
  expect(ids.every(isId)).toBe(true);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids.map((id) => id.slice(24))).size).toBe(ids.length);
});

it('an id made for a time says that time', () => {
  expect(newId(0x0123_4567_89ab).startsWith('01234567-89ab-7')).toBe(true);
});
