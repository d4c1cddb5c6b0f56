import { describe, expect, it } from 'vitest';
import { wrongWith } from '../evaluation/fixtures/small-pack.ts';
import type { Plain } from '../regulation/plain.ts';
import { pack, quota } from './quota-pack.fixture.ts';

describe('a quota is refused when', () => {
  it.each<[string, { readonly [key: string]: Plain }, string]>([
    ['its minimum is no place', { 'at-least': '0' }, 'pack.bad-minimum /quotas/0/at-least'],
    [
      'a level of its base does not exist',
      { base: { levels: ['better'] } },
      'pack.unknown-level /quotas/0/base/levels/0',
    ],
    [
      'it counts among something that is no attribute',
      { among: { fact: 'points', 'at-least': '1' } },
      'pack.condition-out-of-place /quotas/0/among',
    ],
    [
      'it counts among an attribute that does not exist',
      { among: { attribute: 'rank', is: 'x' } },
      'pack.unknown-attribute /quotas/0/among/attribute',
    ],
    [
      'a share read elsewhere has nothing to fall back on',
      { share: { rating: 'party' } },
      'pack.missing-key /quotas/0/share/otherwise',
    ],
    [
      'a share is read from two places',
      { share: { rating: 'party', measure: 'score', otherwise: { ask: 'place' } } },
      'pack.share-from-one /quotas/0/share',
    ],
    [
      'a share is read from this very regulation',
      { share: { rating: 'small', otherwise: { ask: 'place' } } },
      'pack.rating-of-itself /quotas/0/share/rating',
    ],
    [
      'a share is a quantity of no unit',
      { share: { measure: 'score', otherwise: { ask: 'place' } } },
      'pack.share-of-no-unit /quotas/0/share/measure',
    ],
    [
      'the planned share cannot be entered',
      { share: { rating: 'party', otherwise: { ask: 'place' } } },
      'pack.effect-out-of-place /quotas/0/share/otherwise/ask',
    ],
    [
      'a minimum and the question without places exclude each other',
      { 'at-least': '1', 'when-no-place': { ask: 'place' } },
      'pack.never-no-place /quotas/0/when-no-place',
    ],
    [
      'what follows when it is over is unknown',
      { 'when-over': 'punish' },
      'pack.unknown-choice /quotas/0/when-over',
    ],
    [
      'the rule for small groups is unknown',
      { 'small-group': { 'up-to': '5', places: '1', rule: 'about' } },
      'pack.unknown-choice /quotas/0/small-group/rule',
    ],
  ])('%s', (_, more, told) => {
    expect(wrongWith(pack(more))).toContain(told);
  });
});

describe('two quotas on levels that follow each other', () => {
  const second = (more: { readonly [key: string]: Plain } = {}): Plain =>
    quota({ id: 'second', level: 'good', next: 'poor', ...more });
  const [leads, none] = [
    { among: { attribute: 'leads', is: ['head', 'deputy'] } },
    { among: { attribute: 'leads', is: 'none' } },
  ];
  const codes = (...quotas: Plain[]) => wrongWith(pack({}, ['/quotas', quotas]));

  it('are refused for the same people: whoever comes down would escape the second', () => {
    expect(codes(quota(), second())).toContain('pack.quotas-in-a-row /quotas/1/level');
    expect(codes(second(), quota())).toContain('pack.quotas-in-a-row /quotas/1/level');
    expect(codes(quota(leads), second())).toContain('pack.quotas-in-a-row /quotas/1/level');
    expect(codes(quota({ for: ['staff'] }), second())).toContain('pack.quotas-in-a-row /quotas/1/level');
  });

  it.each<[string, readonly Plain[]]>([
    ['of people told apart by their groups', [quota({ for: ['leader'] }), second({ for: ['staff'] })]],
    ['of people told apart by an attribute', [quota(leads), second(none)]],
    ['on one level', [quota(), quota({ id: 'tight', share: '10%' })]],
    ['of which the first sends below the second', [quota({ next: 'poor' }), second()]],
  ])('stand where they are %s', (_, quotas) => {
    expect(codes(...quotas).filter((told) => told.startsWith('pack.quotas-in-a-row'))).toEqual([]);
  });
});
