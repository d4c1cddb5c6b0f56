import { describe, expect, it } from 'vitest';
import { type Change, problemsWith } from '../fixtures/changed-pack.ts';

const level: Change = ['/ladders/0/rungs/0/level', 'bset'];

it('a pack in which everything leads somewhere passes', () => {
  expect(problemsWith()).toEqual([]);
});

describe('the check', () => {
  it('suggests the nearest name', () => {
    expect(problemsWith(level)[0]?.mend).toEqual({ vi: 'có phải là “best”?', en: "did you mean 'best'?" });
  });

  it('tells everything at once', () => {
    const codes = problemsWith(level, ['/ceilings/0/article', 'a9'], ['/quotas/0/share', '20']).map(
      (p) => p.code,
    );
    expect(codes).toEqual(
      expect.arrayContaining(['pack.unknown-level', 'pack.unknown-article', 'pack.bad-share']),
    );
  });

  it('lets a doubtful article stand under an unverified entry about it, or behind a reading about it', () => {
    expect(problemsWith(['/ceilings/0/article', 'a2'], ['/ceilings/0/unverified', 'weekdays'])).toEqual([]);
    expect(problemsWith(['/calculation/0/article', 'a2'], ['/readings/whose/article', 'a2'])).toEqual([]);
  });

  it('accepts groups that together take in everybody', () => {
    expect(problemsWith(['/groups/1/when', { attribute: 'leads', is: 'none' }])).toEqual([]);
  });
});
