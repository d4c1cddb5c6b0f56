import { describe, expect, it } from 'vitest';
import {
  checked,
  evaluated,
  flag,
  levelOf,
  person,
  small,
  unit,
  wrongWith,
} from '../../evaluation/fixtures/small-pack.ts';
import { regulationInWords } from '../../explanation/index.ts';
import type { Change } from '../fixtures/changed-pack.ts';
import type { Plain } from '../plain.ts';

const rung = (level: string, when?: Plain): Plain => ({ article: 'a1', level, ...(when ? { when } : {}) });
const score = (tests: { readonly [by: string]: string }): Plain => ({ measure: 'score', ...tests });
const best = rung('best', score({ 'at-least': '90' }));
const good = rung('good', score({ 'at-least': '50', below: '90' }));

/** The ladder of people asks nobody; that of units still does. */
const asking = (rungs: readonly Plain[], ...changes: readonly Change[]): Plain =>
  small(['/ladders/0/otherwise'], ['/ladders/0/rungs', rungs], ...changes);
const choice: Change = ['/facts/conduct', flag('person')];

describe('a ladder that covers every case asks nobody:', () => {
  it.each<[string, Plain]>([
    ['steps down to the complement', asking([best, good, rung('poor', score({ below: '50' }))])],
    ['steps down to a last rung without a condition', asking([best, good, rung('poor')])],
    [
      'a gate beside the steps',
      asking(
        [
          rung('best', { all: [score({ 'at-least': '90' }), { fact: 'conduct', is: 'yes' }] }),
          rung('good', score({ 'at-least': '50' })),
          rung('poor', score({ below: '50' })),
        ],
        choice,
      ),
    ],
    [
      'yes and no',
      asking(
        [rung('best', { fact: 'conduct', is: 'yes' }), rung('poor', { fact: 'conduct', is: 'no' })],
        choice,
        ['/ladders/0/score'],
        ['/facts/points'],
        ['/calculation/0'],
      ),
    ],
  ])('%s', (_, data) => {
    expect(wrongWith(data)).toEqual([]);
  });
});

describe('a ladder without a question is refused when it leaves a case open:', () => {
  it.each<[string, Plain]>([
    [
      'a span between two rungs',
      asking([
        best,
        rung('good', score({ 'at-least': '50', below: '89' })),
        rung('poor', score({ below: '50' })),
      ]),
    ],
    ['one point between two rungs', asking([best, good, rung('poor', score({ 'at-most': '49' }))])],
    ['the very edge', asking([rung('best', score({ above: '90' })), rung('good', score({ below: '90' }))])],
    ['nothing below the last rung', asking([best, good])],
    [
      'what only the limits of the number rule out',
      asking([best, good, rung('poor', score({ 'at-least': '0', below: '50' }))]),
    ],
    [
      'a gate that not all pass',
      asking(
        [
          rung('best', { all: [score({ 'at-least': '90' }), { fact: 'conduct', is: 'yes' }] }),
          rung('good', score({ 'at-least': '50', below: '90' })),
          rung('poor', score({ below: '50' })),
        ],
        choice,
      ),
    ],
    [
      'that the fact does not apply',
      asking(
        [rung('best', { fact: 'conduct', is: 'yes' }), rung('poor', { fact: 'conduct', is: 'no' })],
        choice,
        ['/facts/conduct/may-not-apply', 'yes'],
        ['/ladders/0/score'],
        ['/facts/points'],
        ['/calculation/0'],
      ),
    ],
  ])('%s', (_, data) => {
    expect(wrongWith(data)).toContain('pack.ladder-with-gap /ladders/0/rungs');
  });
});

it('a rung without a condition is the last', () => {
  const data = asking([rung('best'), rung('poor', score({ below: '50' }))]);
  expect(wrongWith(data)).toContain('pack.level-unreachable /ladders/0/rungs/1');
});

describe('the levels of such a ladder', () => {
  const whole = checked(asking([best, good, rung('poor')]));
  const run = (points: string) =>
    evaluated(whole, {
      units: [unit('ubnd')],
      people: [person('a', 'ubnd')],
      'person-year': [{ subject: 'a', period: '2025', points }],
    });

  it('come from the rungs, the last one takes what is left', () => {
    expect(['90', '50', '49.99'].map((points) => levelOf(run(points), 'a'))).toEqual([
      'best',
      'good',
      'poor',
    ]);
  });

  it('stay open while the score is not known', () => {
    expect(run('').people[0]).toMatchObject({ outcome: 'facts-missing', questions: [] });
  });

  it('are told without a question', () => {
    const lines = regulationInWords(whole, 'en').filter((l) => l.part === 'ladder' && l.label === 'ladder');
    expect(lines.map((l) => l.text)).toContainEqual(expect.stringContaining('poor: every other case'));
    expect(lines.map((l) => l.text).join()).not.toContain('a person is asked');
  });
});
