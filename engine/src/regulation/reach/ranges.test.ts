import { describe, expect, it } from 'vitest';
import { type Change, problemsWith } from '../fixtures/changed-pack.ts';
import type { Plain } from '../plain.ts';

const rung = (level: string, when: Plain): Plain => ({ article: 'a1', level, when });
const ladder = (...rungs: Plain[]): Change => ['/ladders/0/rungs', rungs];

describe('what numbers a level sees:', () => {
  it('a range follows the facts it is made of: units reach 100 only with what is left open to a lower text', () => {
    const best: Change = ['/ladders/1/rungs/0/when/at-least', '100'];
    expect(problemsWith(best)).toEqual([]);
    expect(problemsWith(best, ['/calculation/11/at-most', '9']).map((p) => p.code)).toEqual([
      'pack.level-unreachable',
    ]);
    expect(problemsWith(best, ['/facts/unitPoints/at-most', '89']).map((p) => p.code)).toEqual([
      'pack.level-unreachable',
    ]);
  });

  it('what a person may answer belongs to the range', () => {
    const gate: Change = ['/ladders/1/rungs/0/when', { measure: 'answered', above: '90' }];
    const measure = (question: string): Change => [
      '/calculation/-',
      {
        id: 'answered',
        article: 'a1',
        label: { vi: 'x', en: 'x' },
        stage: 'year',
        for: ['organisation'],
        kind: 'ratio',
        of: 'unitPoints',
        to: 'unitPoints',
        'capped-at-one': 'yes',
        'when-nothing': { ask: question },
      },
    ];
    const keepsScore: Change = ['/ladders/1/score', 'unitScore'];
    expect(problemsWith(gate, measure('number'), keepsScore).map((p) => p.code)).toEqual([
      'pack.level-unreachable',
    ]);
    const more: Change = ['/questions/number/options/more', { says: { vi: 'x', en: 'x' }, value: '95' }];
    expect(problemsWith(gate, measure('number'), keepsScore, more)).toEqual([]);
  });

  it('whole numbers have nothing between two neighbours', () => {
    const count = (type: string): Change => [
      '/facts/count',
      {
        article: 'a1',
        of: 'person',
        per: 'year',
        sheet: 'facts',
        type,
        label: { vi: 'x', en: 'x' },
      },
    ];
    const between = ladder(rung('good', { fact: 'count', above: '2', below: '3' }));
    expect(problemsWith(count('number'), between)).toEqual([]);
    expect(problemsWith(count('whole'), between).map((p) => p.code)).toEqual(['pack.level-unreachable']);
  });
});

describe('a rule that can never bite is refused:', () => {
  it.each<[what: string, pointer: string, change: Change]>([
    [
      'a forced level',
      '/forced-levels/0/when',
      ['/conditions/disciplined/when', { measure: 'violations', below: '0' }],
    ],
    ['a ceiling', '/ceilings/0/when', ['/ceilings/0/when', { measure: 'months', above: '12' }]],
    ['no rating', '/not-rated/0/when', ['/not-rated/0/when', { measure: 'months', below: '0' }]],
  ])('%s', (_, pointer, change) => {
    expect(problemsWith(change)).toMatchObject([{ code: 'pack.rule-never-holds', at: { pointer } }]);
  });

  it('but it may pass some groups by', () => {
    const heads: Change = [
      '/ceilings/0/when',
      {
        all: [
          { attribute: 'leads', is: 'head' },
          { measure: 'months', below: '9' },
        ],
      },
    ];
    expect(problemsWith(heads)).toEqual([]);
  });
});
