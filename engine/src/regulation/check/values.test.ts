import { describe, it } from 'vitest';
import { expectRefused, problemsWith, type Wrong } from '../fixtures/changed-pack.ts';

describe('the check refuses, at its line and with a mend, questions and numbers of no use:', () => {
  it.each<Wrong>([
    [
      'a ladder whose question gives no level',
      'pack.effect-out-of-place',
      '/ladders/0/otherwise/ask',
      ['/ladders/0/otherwise/ask', 'number'],
    ],
    [
      'a number asked with a question about levels',
      'pack.question-without-way-out',
      '/calculation/1/when-nothing/ask',
      ['/calculation/1/when-nothing/ask', 'level'],
    ],
    [
      'missing periods that nobody can accept',
      'pack.question-without-way-out',
      '/calculation/8/when-some-are-missing/ask',
      ['/calculation/8/when-some-are-missing/ask', 'number'],
    ],
    [
      'a raised share that nobody can grant',
      'pack.question-without-way-out',
      '/quotas/0/raised/ask',
      ['/quotas/0/raised/ask', 'level'],
    ],
    [
      'two units with a question about levels',
      'pack.effect-out-of-place',
      '/caps/0/two-units/ask',
      ['/caps/0/two-units/ask', 'level'],
    ],
    [
      'a grade without value and without question',
      'pack.choice-without-value',
      '/calculation/2/values',
      ['/calculation/2/values', { high: '1' }],
    ],
    [
      'a value that an option may not be',
      'pack.bounds-out-of-order',
      '/questions/number/options/half/enter',
      [
        '/questions/number/options/half',
        { says: { vi: 'x', en: 'x' }, enter: { 'at-least': '2', 'at-most': '1' } },
      ],
    ],
    [
      'bounds of a fact the wrong way round',
      'pack.bounds-out-of-order',
      '/facts/points/at-most',
      ['/facts/points/at-least', '101'],
    ],
    [
      'bounds of an opening the wrong way round',
      'pack.bounds-out-of-order',
      '/calculation/11/at-most',
      ['/calculation/11/at-least', '11'],
    ],
    ['a step of nothing', 'pack.bad-step', '/facts/points/step', ['/facts/points/step', '0']],
    [
      'a value when absent beyond the bounds',
      'pack.absent-out-of-bounds',
      '/facts/done/when-absent',
      ['/facts/done/when-absent', '-1'],
    ],
    ['a share in whole numbers', 'pack.bad-share', '/quotas/0/share', ['/quotas/0/share', '20']],
    [
      'a raised share that is lower',
      'pack.bad-share',
      '/quotas/0/raised/share',
      ['/quotas/0/raised/share', '15%'],
    ],
    [
      'more places than members of a small group',
      'pack.bad-small-group',
      '/quotas/0/small-group',
      ['/quotas/0/small-group', { 'up-to': '2', places: '3' }],
    ],
    ['a next level that is better', 'pack.next-not-below', '/quotas/0/next', ['/quotas/0/level', 'poor']],
    [
      'a next level that leaves one out',
      'pack.next-skips-level',
      '/quotas/0/next',
      ['/quotas/0/next', 'poor'],
    ],
    [
      'a ceiling at the best level',
      'pack.ceiling-without-effect',
      '/ceilings/0/level',
      ['/ceilings/0/level', 'best'],
    ],
    [
      'not rated with a level',
      'pack.not-rated-with-level',
      '/not-rated/0/level',
      ['/not-rated/0/level', 'poor'],
    ],
    ['an end before the beginning', 'pack.days-out-of-order', '/in-force-to', ['/in-force-to', '2025-12-31']],
    [
      'a beginning before the issue',
      'pack.days-out-of-order',
      '/in-force-from',
      ['/issued-on', '2026-02-01'],
    ],
    [
      'a better level that means a worse one of the nation',
      'pack.meaning-out-of-order',
      '/levels/2/means',
      ['/levels/0/means', 'good'],
      ['/levels/2/means', 'excellent'],
    ],
    [
      'a meaning that is no level of the nation',
      'pack.unknown-meaning',
      '/levels/0/means',
      ['/levels/0/means', 'excelent'],
    ],
    ['two levels with one short name', 'pack.short-twice', '/levels/1/short', ['/levels/1/short', 'best']],
    [
      'fewer than two levels',
      'pack.too-few-levels',
      '/levels',
      ['/levels', [{ id: 'best', label: { vi: 'x', en: 'x' }, short: 'x' }]],
    ],
  ])('%s', (_, code, pointer, ...changes) => {
    expectRefused(problemsWith(...changes), code, pointer);
  });
});
