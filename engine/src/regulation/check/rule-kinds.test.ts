import { describe, it } from 'vitest';
import { packWith, rule } from '../../rules/rules.fixture.ts';
import { changed, expectRefused, partOf } from '../fixtures/changed-pack.ts';
import type { Plain } from '../plain.ts';
import { parseRegulation } from './check.ts';

type Map = { readonly [key: string]: Plain };
type Wrong = [what: string, code: string, pointer: string, rules: readonly Map[], more?: Map];

const goOn = { 'when-some-are-missing': { ask: 'goOn' } };
const none = { 'when-none': { ask: 'none' } };
const score = rule('sum', { id: 'score', of: ['knowledge'], for: ['head', 'staff'] });
const stepped = (more: Map) =>
  rule('steps', { of: 'rate', steps: [{ 'at-least': '90%', value: '3' }], else: '0', ...more });
const summed = (of: Plain, more: Map = {}) => rule('sum', { of, ...more });
const added = (more: Map) => rule('points-of-records', { table: 'mistakes', points: 'minus', ...more });
const averaged = (more: Map) => rule('mean-of-records', { table: 'targets', of: 'done', ...none, ...more });
const byKind = (whenAbsent: string): Plain => ({
  column: 'rater',
  weights: { peer: '40%', chair: '60%' },
  'when-absent': whenAbsent,
});
const shared = (more: Map) => rule('share-of-records', { table: 'ratings', ...none, ...more });
const rated = (more: Map) =>
  rule('mean-of-raters', {
    of: 'manner',
    weights: { self: '50%', chair: '50%' },
    'when-absent': 'missing',
    ...more,
  });
const over = (more: Map) =>
  rule('over-periods', { of: 'score', from: 'month', as: 'mean', stage: 'quarter', ...goOn, ...more });
const levels = (more: Map) =>
  rule('levels-of-periods', {
    from: 'quarter',
    levels: ['poor'],
    as: 'count',
    stage: 'year',
    ...goOn,
    ...more,
  });
const others = (more: Map) =>
  rule('over-subjects', { whom: 'people-led', for: 'head', of: 'score', as: 'mean', ...none, ...more });
const part = (more: Map) =>
  rule('share-of-total', { of: 'score', among: 'people-of-own-unit', ...none, ...more });

const at = (pointer: string, n = 0) => `/calculation/${n}${pointer}`;

const WRONG: readonly Wrong[] = [
  [
    'steps that rise',
    'pack.steps-not-falling',
    at('/steps/1'),
    [
      stepped({
        steps: [
          { 'at-least': '50%', value: '1' },
          { 'at-least': '90%', value: '3' },
        ],
      }),
    ],
  ],
  ['no step at all', 'pack.steps-not-falling', at('/steps'), [stepped({ steps: [] })]],
  [
    'a step with two bars',
    'pack.step-without-bar',
    at('/steps/0'),
    [stepped({ steps: [{ 'at-least': '90%', above: '80%', value: '3' }] })],
  ],
  [
    'a bar of 90 for a share',
    'pack.step-never-reached',
    at('/steps/0/at-least'),
    [stepped({ steps: [{ 'at-least': '90', value: '3' }] })],
  ],
  ['steps that end in a word', 'pack.bad-decimal', at('/else'), [stepped({ else: 'none' })]],

  [
    'a term that neither adds nor takes off',
    'pack.unknown-term',
    at('/of/1'),
    [summed(['knowledge', { minus: 'flood' }])],
  ],
  [
    'a term taken off a negative number of times',
    'pack.bad-times',
    at('/of/0/times'),
    [summed([{ less: 'flood', times: '-1' }])],
  ],
  [
    'a term that nothing is called',
    'pack.unknown-input',
    at('/of/1/less'),
    [summed(['knowledge', { less: 'floods' }])],
  ],
  [
    'a sum with deductions that passes weights on',
    'pack.reweight-with-deduction',
    at('/when-not-applicable'),
    [summed(['digital', { less: 'flood' }], { 'when-not-applicable': 're-weight' })],
  ],

  [
    'a criterion that may not apply, and nothing said',
    'pack.not-applicable-unhandled',
    at('/of/1'),
    [summed(['knowledge', 'digital'])],
  ],
  [
    'a policy where everything applies',
    'pack.policy-without-use',
    at('/when-not-applicable'),
    [summed(['knowledge'], { 'when-not-applicable': 'full' })],
  ],
  [
    'weights passed on without a maximum',
    'pack.reweight-without-maximum',
    at('/of/0'),
    [summed(['work', 'digital'], { 'when-not-applicable': 're-weight' })],
  ],
  [
    'a maximum that differs between groups',
    'pack.maximum-differs',
    at('/of/1', 2),
    [
      rule('sum', { id: 'y', of: ['knowledge'], for: 'head' }),
      rule('sum', { id: 'y', of: ['flood'], for: 'staff' }),
      summed(['digital', 'y'], { for: ['head', 'staff'], 'when-not-applicable': 're-weight' }),
    ],
  ],
  [
    'a policy that is none',
    'pack.unknown-choice',
    at('/when-not-applicable'),
    [summed(['digital'], { 'when-not-applicable': 'reweight' })],
  ],
  [
    'points of what may not apply, summed',
    'pack.not-applicable-unhandled',
    at('/of', 1),
    [rule('points-from-share', { id: 'y', of: 'digital', points: '2' }), summed('y')],
  ],
  [
    'an empty cell with two meanings',
    'pack.absent-and-not-applicable',
    '/fact-sheets/scores/facts/digital/when-absent',
    [summed(['digital'], { 'when-not-applicable': 'zero' })],
    { '/fact-sheets/scores/facts/digital/when-absent': '0' },
  ],

  ['one of one', 'pack.one-of-too-few', at('/of'), [rule('one-of', { of: ['flood'] })]],
  ['one of the same twice', 'pack.one-of-too-few', at('/of'), [rule('one-of', { of: ['flood', 'flood'] })]],
  ['one of words', 'pack.wrong-type', at('/of/1'), [rule('one-of', { of: ['flood', 'grade'] })]],

  ['points of a column of days', 'pack.wrong-type', at('/points'), [added({ points: 'on' })]],
  [
    'an option without points',
    'pack.option-without-points',
    at('/points/kind'),
    [added({ points: { kind: { late: '1' } } })],
  ],
  [
    'points of an option that is none',
    'pack.unknown-option',
    at('/points/kind/lost'),
    [added({ points: { kind: { late: '1', wrong: '2', lost: '3' } } })],
  ],
  [
    'points of two columns',
    'pack.points-of-one-column',
    at('/points'),
    [added({ points: { kind: { late: '1' }, act: {} } })],
  ],
  [
    'repetition without an order',
    'pack.repeated-without-order',
    at('/repeated'),
    [added({ repeated: { by: 'act', from: '2', times: '2' } })],
  ],
  [
    'repetition from the first time',
    'pack.bad-repetition',
    at('/repeated'),
    [added({ repeated: { by: 'act', from: '1', times: '2' } })],
  ],
  [
    'repetition that grows milder',
    'pack.bad-repetition',
    at('/repeated'),
    [added({ repeated: { by: 'act', from: '2', times: ['3', '2'], 'in-order-of': 'on' } })],
  ],
  [
    'repetition by no factor',
    'pack.bad-repetition',
    at('/repeated'),
    [added({ repeated: { by: 'act', from: '2', times: [], 'in-order-of': 'on' } })],
  ],
  [
    'repetition of a number',
    'pack.wrong-type',
    at('/repeated/by'),
    [added({ repeated: { by: 'minus', from: '2', times: '2', 'in-order-of': 'on' } })],
  ],
  [
    'caps the wrong way round',
    'pack.bounds-out-of-order',
    at('/at-most'),
    [added({ 'at-least': '5', 'at-most': '3' })],
  ],

  ['a mean over a column of text', 'pack.wrong-type', at('/of'), [averaged({ of: 'name' })]],
  ['a column that is not there', 'pack.unknown-column', at('/to'), [averaged({ to: 'dues' })]],
  [
    'a weight that may be negative',
    'pack.column-may-be-negative',
    at('/weight'),
    [averaged({ weight: 'weight' })],
    { '/tables/targets/columns/weight/at-least': '-1' },
  ],
  [
    'weights that are not whole',
    'pack.weights-not-whole',
    at('/by/weights'),
    [
      averaged({
        table: 'ratings',
        of: 'score',
        by: { column: 'rater', weights: { peer: '40%', chair: '50%' }, 'when-absent': 'missing' },
      }),
    ],
  ],
  [
    'a kind of rater that is none',
    'pack.unknown-option',
    at('/by/weights/peers'),
    [
      averaged({
        table: 'ratings',
        of: 'score',
        by: { column: 'rater', weights: { peers: '40%', chair: '60%' }, 'when-absent': 'missing' },
      }),
    ],
  ],
  [
    'a mean of one confidential rating',
    'pack.confidential-too-few',
    at('/table'),
    [averaged({ table: 'ratings', of: 'score' })],
  ],
  [
    'a mean that may be of one kind of rater, and so of one confidential rating',
    'pack.confidential-too-few',
    at('/fewest'),
    [averaged({ table: 'ratings', of: 'score', by: byKind('re-weight'), fewest: { peer: '3' } })],
  ],
  [
    'a mean of those confidential ratings that one kind of rater gave',
    'pack.confidential-told-apart',
    at('/where'),
    [averaged({ table: 'ratings', of: 'score', fewest: '2', where: { column: 'rater', is: 'chair' } })],
  ],
  [
    'a share of one confidential rating',
    'pack.confidential-too-few',
    at('/table'),
    [shared({ where: { column: 'score', 'at-least': '50' } })],
  ],
  [
    'a share of those confidential ratings that one kind of rater gave',
    'pack.confidential-told-apart',
    at('/among'),
    [
      shared({
        where: { column: 'score', 'at-least': '50' },
        among: { column: 'rater', is: 'chair' },
        fewest: '2',
      }),
    ],
  ],
  [
    'a count of confidential ratings by what they say',
    'pack.confidential-told-apart',
    at('/where'),
    [rule('count-of-records', { table: 'ratings', where: { column: 'score', below: '50' } })],
  ],
  [
    'points of confidential ratings',
    'pack.confidential-read-singly',
    at('/table'),
    [rule('points-of-records', { table: 'ratings', points: 'score' })],
  ],
  [
    'a question nobody has',
    'pack.unknown-question',
    at('/when-none/ask'),
    [averaged({ 'when-none': { ask: 'nobody' } })],
  ],

  [
    'a rater that is none',
    'pack.unknown-rater',
    at('/weights'),
    [rated({ weights: { boss: '50%', chair: '50%' } })],
  ],
  [
    'raters’ weights that are not whole',
    'pack.weights-not-whole',
    at('/weights'),
    [rated({ weights: { self: '50%', chair: '60%' } })],
  ],
  [
    'raters of a fact that has none',
    'pack.take-without-raters',
    at('/weights'),
    [rated({ of: 'knowledge' })],
  ],
  [
    'a confidential sheet read alone',
    'pack.confidential-read-singly',
    at('/of/0'),
    [rule('sum', { of: ['trust'], take: 'chair' })],
  ],

  [
    'weights for other periods',
    'pack.weights-per-period',
    at('/weights', 1),
    [score, over({ weights: ['50%', '50%'] })],
  ],
  [
    'weights of a sum',
    'pack.gathering-without-use',
    at('/weights', 1),
    [score, over({ as: 'sum', weights: ['50%', '50%'] })],
  ],
  [
    'a count of nothing in particular',
    'pack.bounds-without-number',
    at('/where', 1),
    [score, over({ as: 'count', where: {} })],
  ],
  ['a way of gathering that is none', 'pack.unknown-choice', at('/as', 1), [score, over({ as: 'average' })]],
  [
    'a question nobody can accept',
    'pack.question-without-way-out',
    at('/when-some-are-missing/ask', 1),
    [score, over({ as: 'last', 'when-some-are-missing': { ask: 'none' } })],
  ],

  ['levels of a stage without levels', 'pack.stage-without-levels', at('/from'), [levels({ from: 'month' })]],
  ['levels of the same stage', 'pack.stage-not-finer', at('/from'), [levels({ from: 'year' })]],
  ['a level that is none', 'pack.unknown-level', at('/levels/0'), [levels({ levels: ['bad'] })]],
  ['a stage that is none', 'pack.unknown-stage', at('/from'), [levels({ from: 'term' })]],

  ['neither quantity nor levels', 'pack.over-what', at(''), [changedRule(others({}), 'of')]],
  [
    'a share of nothing in particular',
    'pack.gathering-without-use',
    at('', 1),
    [score, others({ as: 'share' })],
  ],
  [
    'the mean of a number below a bar',
    'pack.gathering-without-use',
    at('', 1),
    [score, others({ where: { below: '5' } })],
  ],
  [
    'people led by a unit',
    'pack.rule-for-other-subject',
    at('/for', 1),
    [score, others({ for: 'organisation' })],
  ],
  [
    'a unit by the levels of its people',
    'pack.unit-from-people-levels',
    at('/levels'),
    [
      changedRule(
        others({
          levels: ['good'],
          as: 'share',
          whom: 'people-of-own-unit',
          for: 'organisation',
          stage: 'year',
        }),
        'of',
      ),
    ],
  ],
  [
    'a quantity that units do not have',
    'pack.measure-not-available',
    at('/of', 1),
    [score, others({ whom: 'sub-units' })],
  ],

  ['a share of another quantity', 'pack.unknown-measure', at('/of'), [part({ of: 'loads' })]],
  ['a share for units', 'pack.rule-for-other-subject', at('/for', 1), [score, part({ for: 'organisation' })]],
  [
    'a share among nobody known',
    'pack.unknown-choice',
    at('/among', 1),
    [score, part({ among: 'everybody' })],
  ],
];

function changedRule(from: Map, without: string): Map {
  return Object.fromEntries(Object.entries(from).filter(([key]) => key !== without));
}

describe('the check refuses, at its line and with a mend, rules written wrong:', () => {
  it.each(WRONG)('%s', (_, code, pointer, rules, more = {}) => {
    const pack = changed(packWith(rules), Object.entries(more));
    const parsed = parseRegulation(partOf(pack));
    expectRefused('problems' in parsed ? parsed.problems : [], code, pointer);
  });
});
