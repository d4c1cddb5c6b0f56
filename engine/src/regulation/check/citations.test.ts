import { describe, expect, it } from 'vitest';
import { expectRefused, problemsWith, type Wrong } from '../fixtures/changed-pack.ts';

it('nothing is called unused while a rule is wrong that may be the one that uses it', () => {
  const problems = problemsWith(['/forced-levels/1/when', { fact: 'critised', is: 'yes' }]);
  expect(problems.map(({ code }) => code)).toEqual(['pack.unknown-fact']);
});

describe('the check refuses, at its line and with a mend, circles, missing articles and what is left over:', () => {
  it.each<Wrong>([
    ['quantities in a circle', 'pack.measure-circle', '/calculation/5/of', ['/calculation/5/of', 'score']],
    [
      'named conditions in a circle',
      'pack.condition-circle',
      '/conditions/disciplined/when',
      [
        '/conditions/other',
        { label: { vi: 'x', en: 'x' }, article: 'a1', when: { condition: 'disciplined' } },
      ],
      [
        '/conditions/disciplined/when',
        { any: [{ condition: 'other' }, { measure: 'violations', above: '0' }] },
      ],
    ],
    ['a rule without an article', 'pack.without-article', '/ceilings/0/article', ['/ceilings/0/article', []]],
    [
      'a rule on an article not read at source that does not say so',
      'pack.doubt-not-marked',
      '/ceilings/0/article',
      ['/ceilings/0/article', 'a2'],
    ],
    [
      'a rung on an article not read at source',
      'pack.doubt-not-marked',
      '/ladders/0/rungs/2/article',
      ['/ladders/0/rungs/2/article', 'a2'],
    ],
    [
      'two ladders for one group',
      'pack.two-ladders',
      '/ladders/1/id',
      ['/ladders/1/for', ['organisation', 'staff']],
    ],
    ['a ladder without rungs', 'pack.ladder-without-rungs', '/ladders/1/rungs', ['/ladders/1/rungs', []]],
    [
      'an article that nothing cites',
      'pack.unused-article',
      '/articles/a3',
      ['/articles/a3', { ref: 'Article 3', says: { vi: 'x', en: 'x' } }],
    ],
    [
      'a reading that nothing follows',
      'pack.unused-reading',
      '/readings/whose',
      ['/calculation/0/take', 'self'],
    ],
    [
      'an unverified entry that nothing stands on',
      'pack.unused-unverified',
      '/unverified/weekdays',
      ['/service-time/unverified'],
      ['/service-time/article', 'a1'],
    ],
    [
      'a stand-in for a number where no number stands',
      'pack.placeholder-without-number',
      '/unverified/weekdays/placeholder',
      ['/unverified/weekdays/placeholder', 'yes'],
    ],
    ['a question that nobody asks', 'pack.unused-question', '/questions/raise', ['/quotas/0/raised']],
    ['a fact that nothing uses', 'pack.unused-fact', '/facts/criticised', ['/forced-levels/1']],
    [
      'a condition that nothing uses',
      'pack.unused-condition',
      '/conditions/disciplined/when',
      ['/forced-levels/0'],
    ],
    [
      'a measure that nothing uses',
      'pack.unused-measure',
      '/calculation/12',
      ['/ladders/1/rungs/0/when/measure', 'extra'],
      ['/ladders/1/rungs/0/when/at-least', '5'],
    ],
  ])('%s', (_, code, pointer, ...changes) => {
    expectRefused(problemsWith(...changes), code, pointer);
  });
});
