import { describe, expect, it } from 'vitest';
import { example } from './example.fixture.ts';
import { lookedUpIn } from './table-plan.ts';

describe('what rows look up', () => {
  const lookedUp = (names?: (sheet: string, column: string) => boolean) => [
    ...lookedUpIn(['products'], example.tables.values(), names),
  ];

  it('is the catalogue, where it is not known what they say or one of them names a code', () => {
    expect(lookedUp()).toEqual(['catalogue']);
    expect(lookedUp((sheet, column) => sheet === 'products' && column === 'code')).toEqual(['catalogue']);
  });

  it('is nothing where none of them names a code, whatever else they say', () => {
    expect(lookedUp((_, column) => column !== 'code')).toEqual([]);
  });
});
