import { describe, it } from 'vitest';
import { expectRefused, problemsWith, type Wrong } from '../fixtures/changed-pack.ts';

describe('the check refuses, at its line and with a mend, names that lead nowhere:', () => {
  it.each<Wrong>([
    [
      'an article that does not exist',
      'pack.unknown-article',
      '/calculation/0/article',
      ['/calculation/0/article', 'a9'],
    ],
    [
      'an article of a rung that does not exist',
      'pack.unknown-article',
      '/ladders/0/rungs/0/article',
      ['/ladders/0/rungs/0/article', 'a9'],
    ],
    [
      'an unverified entry that does not exist',
      'pack.unknown-unverified',
      '/calculation/0/unverified',
      ['/calculation/0/unverified', 'weekday'],
    ],
    [
      'a level that does not exist',
      'pack.unknown-level',
      '/ladders/0/rungs/0/level',
      ['/ladders/0/rungs/0/level', 'bset'],
    ],
    [
      'a forced level that does not exist',
      'pack.unknown-level',
      '/forced-levels/0/level',
      ['/forced-levels/0/level', 'por'],
    ],
    [
      'a level of an option that does not exist',
      'pack.unknown-level',
      '/questions/level/options/good/level',
      ['/questions/level/options/good/level', 'goood'],
    ],
    [
      'a ceiling level that does not exist',
      'pack.unknown-level',
      '/ceilings/0/level',
      ['/ceilings/0/level', 'fair'],
    ],
    [
      'a stage that does not exist',
      'pack.unknown-stage',
      '/calculation/9/stage',
      ['/calculation/9/stage', 'yaer'],
    ],
    [
      'a stage of a fact that does not exist',
      'pack.unknown-stage',
      '/facts/done/per',
      ['/facts/done/per', 'mont'],
    ],
    ['a group that does not exist', 'pack.unknown-group', '/quotas/0/for/0', ['/quotas/0/for/0', 'haed']],
    [
      'a fact in a condition that does not exist',
      'pack.unknown-fact',
      '/forced-levels/1/when/fact',
      ['/forced-levels/1/when/fact', 'critised'],
    ],
    [
      'a measure in a condition that does not exist',
      'pack.unknown-measure',
      '/not-rated/0/when/measure',
      ['/not-rated/0/when/measure', 'month'],
    ],
    [
      'a measure people are ranked by that does not exist',
      'pack.unknown-measure',
      '/ladders/0/score',
      ['/ladders/0/score', 'yearScor'],
    ],
    [
      'a measure shown at a stage that does not exist',
      'pack.unknown-measure',
      '/stages/month/shows',
      ['/stages/month/shows', 'scor'],
    ],
    [
      'an input that is neither measure nor fact',
      'pack.unknown-input',
      '/calculation/1/to',
      ['/calculation/1/to', 'asigned'],
    ],
    [
      'a measure of other periods that does not exist',
      'pack.unknown-measure',
      '/calculation/8/of',
      ['/calculation/8/of', 'skore'],
    ],
    [
      'a stage of other periods that does not exist',
      'pack.unknown-stage',
      '/calculation/8/from',
      ['/calculation/8/from', 'months'],
    ],
    [
      'a table that does not exist',
      'pack.unknown-table',
      '/calculation/10/table',
      ['/calculation/10/table', 'disciplines'],
    ],
    [
      'a column that does not exist',
      'pack.unknown-column',
      '/calculation/4/quantity',
      ['/calculation/4/quantity', 'quantiti'],
    ],
    [
      'a column in a record condition that does not exist',
      'pack.unknown-column',
      '/calculation/4/where/column',
      ['/calculation/4/where/column', 'count'],
    ],
    [
      'a key column that does not exist',
      'pack.unknown-column',
      '/tables/discipline/key',
      ['/tables/discipline/key', 'acts'],
    ],
    [
      'a limiting column that does not exist',
      'pack.unknown-column',
      '/tables/products/columns/late/at-most-of',
      ['/tables/products/columns/late/at-most-of', 'qty'],
    ],
    [
      'a named condition that does not exist',
      'pack.unknown-condition',
      '/forced-levels/0/when/condition',
      ['/forced-levels/0/when/condition', 'disciplin'],
    ],
    [
      'a question that does not exist',
      'pack.unknown-question',
      '/quotas/0/choice/ask',
      ['/quotas/0/choice/ask', 'plaec'],
    ],
    [
      'a reading in a condition that does not exist',
      'pack.unknown-reading',
      '/forced-levels/1/when/reading',
      ['/forced-levels/1/when', { reading: 'who', is: 'own' }],
    ],
    [
      'an option of a reading that does not exist',
      'pack.unknown-option',
      '/forced-levels/1/when/is',
      ['/forced-levels/1/when', { reading: 'whose', is: 'onw' }],
    ],
    [
      'a value for an option that the reading lacks',
      'pack.reading-option-unknown',
      '/calculation/0/take/chekd',
      ['/calculation/0/take/chekd', 'self'],
    ],
    [
      'an attribute that does not exist',
      'pack.unknown-attribute',
      '/groups/0/when/attribute',
      ['/groups/0/when/attribute', 'lead'],
    ],
    [
      'a value that an attribute never has',
      'pack.unknown-option',
      '/groups/0/when/is/0',
      ['/groups/0/when/is/0', 'haed'],
    ],
    [
      'a kind of leave that does not exist',
      'pack.unknown-option',
      '/service-time/not-worked/0',
      ['/service-time/not-worked/0', 'sik'],
    ],
    [
      'a grade that the fact lacks',
      'pack.unknown-option',
      '/calculation/2/values/hihg',
      ['/calculation/2/values', { hihg: '1', low: '0', high: '1' }],
    ],
    [
      'an opening filled by the pack that has it',
      'pack.fills-without-layer',
      '/fills',
      ['/fills', { extra: 'unitScore' }],
    ],
  ])('%s', (_, code, pointer, ...changes) => {
    expectRefused(problemsWith(...changes), code, pointer);
  });
});
