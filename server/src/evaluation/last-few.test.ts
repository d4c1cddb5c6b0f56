import { expect, it } from 'vitest';
import { LastFew } from './last-few.ts';

const filled = (
  given: ConstructorParameters<typeof LastFew>[0],
  puts: readonly (readonly [string, number])[],
) => {
  const few = new LastFew<string>(given);
  for (const [key, weight] of puts) few.put(key, key, weight);
  return (keys: readonly string[]) => keys.map((key) => few.get(key) !== undefined);
};

it('what was used longest ago goes first', () => {
  const few = new LastFew<number>({ most: 2, mostWeight: 100 });
  few.put('a', 1, 1);
  few.put('b', 2, 1);
  few.get('a');
  few.put('c', 3, 1);
  expect(['a', 'b', 'c'].map((key) => few.get(key))).toEqual([1, undefined, 3]);
});

it.each([
  [
    'together no heavier than they may be',
    [
      ['a', 40],
      ['b', 40],
      ['c', 40],
    ],
    [false, true, true],
  ],
  [
    'the newest, however heavy, and nothing beside it then',
    [
      ['a', 1],
      ['b', 1],
      ['c', 500],
    ],
    [false, false, true],
  ],
  [
    'what is put in again once',
    [
      ['a', 60],
      ['b', 30],
      ['a', 60],
    ],
    [true, true, false],
  ],
] as const)('keeps %s', (_, puts, are) => {
  expect(filled({ most: 9, mostWeight: 100 }, puts)(['a', 'b', 'c'])).toEqual(are);
});
