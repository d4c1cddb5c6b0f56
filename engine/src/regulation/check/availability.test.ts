import { describe, it } from 'vitest';
import { expectRefused, problemsWith, type Wrong } from '../fixtures/changed-pack.ts';

describe('the check refuses, at its line and with a mend, rules that miss the people they are for:', () => {
  it.each<Wrong>([
    [
      'a measure that a group does not have',
      'pack.measure-not-available',
      '/ladders/0/score',
      ['/calculation/8/for', ['staff']],
    ],
    [
      'a measure of another stage',
      'pack.measure-not-available',
      '/not-rated/0/when/measure',
      ['/not-rated/0/when/measure', 'score'],
    ],
    [
      'a fact of another stage',
      'pack.fact-not-available',
      '/forced-levels/1/when/fact',
      ['/facts/criticised/per', 'month'],
    ],
    [
      'a fact that one group does not give',
      'pack.fact-not-available',
      '/calculation/2/fact',
      ['/facts/mood/for', ['head']],
    ],
    [
      'a table of another subject',
      'pack.table-not-available',
      '/calculation/10/table',
      ['/calculation/10/table', 'catalogue'],
    ],
    [
      'people for whom no group stands',
      'pack.group-left-open',
      '/groups/1/when',
      ['/groups/1/when', { attribute: 'leads', is: 'deputy' }],
    ],
    ['a group into which nobody falls', 'pack.group-never-reached', '/groups/1', ['/groups/0/when']],
    ['groups without a scope', 'pack.group-without-scope', '/groups/2', ['/applies-to/1']],
    ['a scope without groups', 'pack.scope-without-group', '/applies-to/1', ['/groups/2']],
    ['a rule for nobody', 'pack.holds-for-nobody', '/ceilings/0/for', ['/ceilings/0/for', []]],
    [
      'a mean over longer periods',
      'pack.stage-not-finer',
      '/calculation/8/from',
      ['/calculation/8/from', 'year'],
    ],
    [
      'periods that do not go from short to long',
      'pack.periods-out-of-order',
      '/stages/year/periods',
      ['/stages/year/periods', ['year', 'half']],
    ],
    [
      'a period that belongs to two stages',
      'pack.period-in-two-stages',
      '/stages/year/periods/0',
      ['/stages/year/periods', ['month', 'year']],
    ],
    [
      'a stage that shows what it does not calculate',
      'pack.measure-of-other-stage',
      '/stages/month/shows',
      ['/stages/month/shows', 'months'],
    ],
    [
      'months counted without saying how',
      'pack.without-service-time',
      '/calculation/9/kind',
      ['/service-time'],
    ],
    [
      'months counted for units',
      'pack.rule-for-other-subject',
      '/calculation/9/for',
      ['/calculation/9/for', ['organisation']],
    ],
    ['a cap for units', 'pack.rule-for-other-subject', '/caps/0/for', ['/caps/0/for', ['organisation']]],
    ['a cap by units that nobody rates', 'pack.units-not-rated', '/caps/0/stage', ['/ladders/1']],
    [
      'a quota at a stage without levels',
      'pack.quota-without-ladder',
      '/quotas/0/stage',
      ['/quotas/0/stage', 'month'],
    ],
    [
      'a quota on units with groups of people',
      'pack.group-of-other-subject',
      '/quotas/0/for/0',
      ['/quotas/0/of', 'unit'],
    ],
  ])('%s', (_, code, pointer, ...changes) => {
    expectRefused(problemsWith(...changes), code, pointer);
  });
});
