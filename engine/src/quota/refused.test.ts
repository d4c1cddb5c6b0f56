import { describe, expect, it } from 'vitest';
import { doing, question, wrongWith } from '../evaluation/fixtures/small-pack.ts';
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

const secondPlace: Plain = question({ yes: doing('accept') });

describe('of two quotas on levels of the same people', () => {
  const second = (more: { readonly [key: string]: Plain } = {}): Plain =>
    quota({
      id: 'second',
      level: 'good',
      next: 'poor',
      base: 'rated',
      choice: { ask: 'secondPlace' },
      ...more,
    });
  const [leads, none] = [
    { among: { attribute: 'leads', is: ['head', 'deputy'] } },
    { among: { attribute: 'leads', is: 'none' } },
  ];
  const codes = (...quotas: Plain[]) =>
    wrongWith(pack({}, ['/questions/secondPlace', secondPlace], ['/quotas', quotas]));

  it.each<[string, readonly Plain[], string]>([
    ['those rated good', [quota(), second()], '/quotas/1/level'],
    ['those rated good, wherever it is written', [second(), quota()], '/quotas/1/base'],
    ['those rated good or better', [quota({ base: 'good-or-better' }), second()], '/quotas/1/level'],
    [
      'levels of which one comes down',
      [quota({ base: { levels: ['best', 'good'] } }), second()],
      '/quotas/1/level',
    ],
    ['those rated good, among some of them', [quota(leads), second()], '/quotas/1/level'],
    ['those rated good, of one group', [quota({ for: ['staff'] }), second()], '/quotas/1/level'],
  ])('the upper is refused that counts %s: the lower still moves them', (_, quotas, at) => {
    expect(codes(...quotas)).toContain(`pack.quota-base-moves ${at}`);
  });

  it('the lower is refused that counts “rated-good”: the word knows of no level above', () => {
    const lower = second({ base: 'rated-good' });
    expect(codes(quota({ base: 'rated' }), lower)).toContain('pack.quota-base-above /quotas/1/base');
    expect(codes(quota({ base: 'rated' }), second({ base: { levels: ['poor'] } }))).toEqual([]);
  });

  it.each<[string, readonly Plain[]]>([
    ['the upper counts everybody rated', [quota({ base: 'rated' }), second()]],
    ['the upper counts all levels', [quota({ base: { levels: ['best', 'good', 'poor'] } }), second()]],
    ['people are told apart by their groups', [quota({ for: ['leader'] }), second({ for: ['staff'] })]],
    ['people are told apart by an attribute', [quota(leads), second(none)]],
    [
      'both are on one level',
      [quota(), quota({ id: 'tight', share: '10%', choice: { ask: 'secondPlace' } })],
    ],
  ])('none is refused where %s', (_, quotas) => {
    expect(codes(...quotas)).toEqual([]);
  });
});
