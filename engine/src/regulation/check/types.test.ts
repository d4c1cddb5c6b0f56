import { describe, it } from 'vitest';
import { expectRefused, problemsWith, type Wrong } from '../fixtures/changed-pack.ts';

describe('the check refuses, at its line and with a mend, wrong types, raters and ids:', () => {
  it.each<Wrong>([
    [
      'comparing a flag with a number',
      'pack.wrong-type',
      '/forced-levels/1/when',
      ['/forced-levels/1/when', { fact: 'criticised', 'at-least': '1' }],
    ],
    [
      'matching a number with words',
      'pack.wrong-type',
      '/not-rated/0/when/is',
      ['/not-rated/0/when', { measure: 'months', is: 'few' }],
    ],
    [
      'comparing an attribute with a number',
      'pack.wrong-type',
      '/groups/0/when',
      ['/groups/0/when', { attribute: 'leads', 'at-least': '1' }],
    ],
    [
      'a word that a flag cannot be',
      'pack.unknown-option',
      '/forced-levels/1/when/is',
      ['/forced-levels/1/when/is', 'maybe'],
    ],
    ['a choice added up', 'pack.wrong-type', '/calculation/7/of/2', ['/calculation/7/of/2', 'mood']],
    [
      'a grade looked up in a measure',
      'pack.wrong-type',
      '/calculation/2/fact',
      ['/calculation/2/fact', 'general'],
    ],
    [
      'a day as a quantity',
      'pack.wrong-type',
      '/calculation/10/effective-on',
      ['/calculation/10/effective-on', 'act'],
    ],
    [
      'a text matched in a record condition',
      'pack.wrong-type',
      '/calculation/4/where/is',
      ['/calculation/4/where', { column: 'code', is: 'x' }],
    ],
    [
      'a flag compared in a record condition',
      'pack.wrong-type',
      '/calculation/4/where',
      ['/calculation/4/where', { column: 'counts', above: '0' }],
    ],
    [
      'a leave column that is no day',
      'pack.wrong-type',
      '/service-time/from',
      ['/service-time/from', 'kind'],
    ],
    [
      'a value taken from a column of another type',
      'pack.wrong-type',
      '/tables/products/columns/weight/from-table/column',
      ['/tables/products/columns/weight/from-table/column', 'code'],
    ],
    [
      'a measure in the condition of a group',
      'pack.condition-out-of-place',
      '/groups/0/when',
      ['/groups/0/when', { measure: 'score', above: '1' }],
    ],
    [
      'a named condition in a scope',
      'pack.condition-out-of-place',
      '/applies-to/0/when',
      ['/applies-to/0/when', { condition: 'disciplined' }],
    ],
    [
      'an attribute that a unit does not have',
      'pack.attribute-of-other-subject',
      '/applies-to/1/when/attribute',
      ['/applies-to/1/when', { attribute: 'leads', is: 'head' }],
    ],
    [
      'points of several raters read without saying whose',
      'pack.rater-not-taken',
      '/calculation/0/of/0',
      ['/calculation/0/take'],
    ],
    [
      'a rater who does not exist',
      'pack.unknown-rater',
      '/calculation/0/take',
      ['/calculation/0/take', 'slef'],
    ],
    [
      'a rater under one reading who does not exist',
      'pack.unknown-rater',
      '/calculation/0/take',
      ['/calculation/0/take/own', 'slef'],
    ],
    [
      'a rater of a fact that has none',
      'pack.take-without-raters',
      '/forced-levels/1/when/take',
      ['/forced-levels/1/when/take', 'self'],
    ],
    ['a level declared twice', 'pack.duplicate-id', '/levels/1/id', ['/levels/1/id', 'best']],
    ['a rule declared twice', 'pack.duplicate-id', '/quotas/0/id', ['/ceilings/0/id', 'quota']],
    [
      'a measure with the name of a fact',
      'pack.duplicate-id',
      '/calculation/9/id',
      ['/calculation/9/id', 'done'],
    ],
    [
      'a measure twice for one group',
      'pack.measure-twice',
      '/calculation/7/id',
      ['/calculation/7/for', ['head', 'staff']],
    ],
    ['a level called not rated', 'pack.reserved-id', '/levels/0/id', ['/levels/0/id', 'notRated']],
  ])('%s', (_, code, pointer, ...changes) => {
    expectRefused(problemsWith(...changes), code, pointer);
  });
});
