import { describe, expect, it } from 'vitest';
import {
  checked,
  evaluated,
  person,
  small,
  rule as smallRule,
  unit,
} from '../evaluation/fixtures/small-pack.ts';
import { ratio } from '../exact.ts';
import { layer, head as ofLayer, problems } from '../regulation/layers/local-layer.fixture.ts';
import type { Plain } from '../regulation/plain.ts';
import { roundedMeasure } from './rounded.ts';
import { complaintsAbout, march, packWith, rule, tried } from './rules.fixture.ts';

const articles: Plain = {
  a1: { ref: 'Điều 1', says: { vi: 'mọi điều', en: 'everything' } },
  d4: { ref: 'Điều 4', says: { vi: 'làm tròn', en: 'rounding' } },
};
const rounded = (more: { readonly [key: string]: Plain } = {}): Plain => ({
  digits: '2',
  to: 'nearest',
  article: 'd4',
  ...more,
});
const mean = (more: { readonly [key: string]: Plain }) =>
  rule('mean', { of: ['knowledge', 'flood', 'drought'], rounded: rounded(), ...more });
const of = (knowledge: string, flood: string, drought: string) => march({ knowledge, flood, drought });
const more = { articles };

describe('a quantity that the text rounds', () => {
  it.each([
    ['nearest', ['8', '3', '2'], '4.33'],
    ['nearest', ['8.015', '2', '2'], '4.01'],
    ['down', ['8', '3', '3'], '4.66'],
    ['up', ['8', '3', '2'], '4.34'],
    ['up', ['8', '2', '2'], '4'],
  ] as const)('goes to the %s: the mean of %s is %s', (to, [x, y, z], value) => {
    expect(tried([mean({ rounded: rounded({ to }) })], of(x, y, z), { more }).value()).toBe(value);
  });

  it('is rounded for every rule that asks for it', () => {
    const inner = mean({ id: 'inner' });
    const tripled = rule('sum', { of: [{ add: 'inner', times: '3' }] });
    expect(tried([inner, tripled], of('8', '3', '2'), { more }).value()).toBe('12.99');
    const bar = rule('steps', { of: 'inner', steps: [{ 'at-least': '4.34', value: '1' }], else: '0' });
    expect(tried([inner, bar], of('8.004', '3', '2'), { more }).value()).toBe('0');
    expect(tried([inner, bar], of('8.01', '2.995', '2'), { more }).value()).toBe('1');
  });

  it('tells the number, the rounding with its article, and what that makes', () => {
    const told = tried([mean({})], of('8', '3', '2.5'), { more });
    expect(told.explain('vi')).toBe(
      '(8 + 3 + 2,5) / 3 = 4,5, làm tròn đến hai chữ số thập phân [Điều 4]: 4,50',
    );
    expect(told.explain('en')).toBe('(8 + 3 + 2.5) / 3 = 4.5, rounded to two decimals [Article 4]: 4.50');
    expect(told.words('vi')).toContain('; làm tròn đến hai chữ số thập phân (một nửa thì lên)');
    expect(told.words('en')).toContain('; rounded to two decimals (a half goes up)');
  });

  it('shows of a number that goes on the decimal that decides which way it is rounded', () => {
    const told = tried([mean({})], of('8', '3', '3'), { more });
    expect(told.explain('vi')).toBe(
      '(8 + 3 + 3) / 3 = 4,6666…, làm tròn đến hai chữ số thập phân [Điều 4]: 4,67',
    );
    const third = rule('sum', { of: [{ add: 'knowledge', times: '1/3' }], rounded: rounded() });
    expect(tried([third], march({ knowledge: '8' }), { more }).explain('vi')).toMatch(
      /= 2,66…, tức 2,666…, làm tròn đến hai chữ số thập phân \[Điều 4\]: 2,67$/,
    );
  });

  it('tells a share in the decimals of its per cents', () => {
    const share = rule('ratio', {
      of: 'knowledge',
      to: 'work',
      'when-nothing': { ask: 'none' },
      'shown-as': 'percent',
      rounded: rounded({ digits: '3', to: 'down' }),
    });
    const told = tried([share], march({ knowledge: '2', work: '3' }), { more });
    expect(told.value()).toBe('0.666');
    expect(told.explain('vi')).toMatch(
      /, làm tròn xuống đến một chữ số thập phân của số phần trăm \[Điều 4\]: 66,6%$/,
    );
  });

  it('is rounded at both ends where it is only partly known', () => {
    const gap = { gap: 'missing', missing: [], questions: [] } as const;
    const how = { digits: 2, to: 'nearest' } as const;
    const range = { min: ratio(89_994, 1000), max: ratio(89_995, 1000) };
    expect(roundedMeasure({ ...gap, range }, how)).toMatchObject({
      range: { min: ratio(8999, 100), max: ratio(90) },
    });
    const narrow = { min: ratio(89_995, 1000), max: ratio(90_004, 1000) };
    expect(roundedMeasure({ ...gap, range: narrow }, how)).toEqual(ratio(90));
    expect(roundedMeasure(gap, how)).toBe(gap);
  });

  it('is rounded where another body sent it, and says so only where that changed it', () => {
    const year = rule('mean-over-periods', {
      id: 'year',
      of: 'x',
      from: 'month',
      stage: 'quarter',
      'when-some-are-missing': { ask: 'goOn' },
    });
    const sent = (value: string) => ({
      'period-results': [{ subject: 'a', period: '2026-03', measure: 'x', value, body: 'xa', document: '1' }],
      ...of('', '', ''),
      scores: [1, 2].map((m) => ({
        subject: 'a',
        period: `2026-0${m}`,
        ...{ knowledge: '4', flood: '4', drought: '4' },
      })),
    });
    const asked = { more, period: '2026-Q1' };
    expect(tried([mean({}), year], sent('4.005'), asked).value('year')).toBe('1201/300');
    expect(tried([mean({}), year], sent('4.01'), asked).value('year')).toBe('1201/300');
  });
});

describe('a rounding is refused', () => {
  const complaints = (rules: readonly Plain[]) => complaintsAbout(packWith(rules, more));
  const whole = (key: string, value: Plain) => mean({ rounded: rounded({ [key]: value }) });

  it('is accepted with its article', () => {
    expect(complaints([mean({})])).toEqual([]);
  });

  it.each<[string, Plain, string]>([
    [
      'without an article',
      mean({ rounded: { digits: '2', to: 'nearest' } }),
      'pack.missing-key /calculation/0/rounded/article',
    ],
    [
      'with an empty list of articles',
      whole('article', []),
      'pack.rounded-without-article /calculation/0/rounded/article',
    ],
    ['to more than six decimals', whole('digits', '7'), 'pack.rounding-digits /calculation/0/rounded/digits'],
    [
      'to less than whole numbers',
      whole('digits', '-1'),
      'pack.rounding-digits /calculation/0/rounded/digits',
    ],
    ['in a way that nobody knows', whole('to', 'even'), 'pack.unknown-choice /calculation/0/rounded/to'],
    [
      'by an article that does not exist',
      whole('article', 'd9'),
      'pack.unknown-article /calculation/0/rounded/article',
    ],
    [
      'of a count',
      rule('count-of-records', { table: 'mistakes', rounded: rounded() }),
      'pack.rounded-idle /calculation/0/rounded',
    ],
    [
      'of values that are written with fewer decimals',
      rule('steps', {
        of: 'rate',
        steps: [{ 'at-least': '50%', value: '1.5' }],
        else: '0',
        rounded: rounded(),
      }),
      'pack.rounded-idle /calculation/0/rounded',
    ],
    [
      'of a share to less than whole per cents',
      mean({ 'shown-as': 'percent', rounded: rounded({ digits: '1' }) }),
      'pack.rounded-share /calculation/0/rounded/digits',
    ],
    [
      'that leads beyond the bound of the very rule',
      rule('sum', { of: ['knowledge'], 'at-most': '8.999', rounded: rounded() }),
      'pack.rounded-bound /calculation/0/at-most',
    ],
  ])('%s', (_, data, complaint) => {
    expect(complaints([data])).toEqual([complaint]);
  });

  it('by an article that nobody read at source, where it does not say so', () => {
    const doubtful = {
      articles: {
        ...(articles as object),
        d4: { ref: 'Điều 4', says: { vi: 'x', en: 'x' }, certainty: 'secondary' },
      },
    };
    expect(complaintsAbout(packWith([mean({})], doubtful))).toContain(
      'pack.doubt-not-marked /calculation/0/rounded/article',
    );
  });
});

describe('between two values of a rounded score there is nothing:', () => {
  const a1 = { article: 'a1' };
  const span = (digits: string): Plain =>
    small(
      ['/ladders/0/otherwise'],
      ['/calculation/0/rounded', { digits, to: 'nearest', ...a1 }],
      [
        '/ladders/0/rungs',
        [
          { ...a1, level: 'best', when: { measure: 'score', 'at-least': '90' } },
          { ...a1, level: 'good', when: { measure: 'score', 'at-least': '50', 'at-most': '89.99' } },
          { ...a1, level: 'poor', when: { measure: 'score', 'at-most': '49.99' } },
        ],
      ],
    );

  it('"from 50 to 89.99" leaves no case open where the text rounds to two decimals, and does to three', () => {
    const codes = (digits: string) => problems(layer('p', {}), span(digits)).map((p) => p.code);
    expect(codes('2')).not.toContain('pack.ladder-with-gap');
    expect(() => checked(span('2'))).not.toThrow();
    expect(() => checked(span('3'))).toThrow(/pack\.ladder-with-gap/);
  });

  it('a half reaches the rung, and what is less does not', () => {
    const tables = (...points: string[]) => ({
      units: [unit('u')],
      people: points.map((_, i) => person(`p${i}`, 'u')),
      'person-year': points.map((given, i) => ({ subject: `p${i}`, period: '2025', points: given })),
    });
    const { people } = evaluated(checked(span('2')), tables('89.995', '89.9949', '49.994', '49.995'));
    expect(people.map((p) => p.proposed)).toEqual(['best', 'good', 'poor', 'good']);
  });
});

describe('a layer', () => {
  it('rounds its own quantities by its own article, and none of those above', () => {
    const own = { ...ofLayer('extra', ['staff']), kind: 'mean', of: ['points'] };
    const rounding = { digits: '1', to: 'down', article: 'p1' };
    const redefines = layer('p', {
      calculation: [
        { ...smallRule('score', ['staff']), article: 'p1', kind: 'sum', of: ['points'], rounded: rounding },
      ],
    });
    expect(problems(redefines).map((p) => p.code)).toContain('layer.redefines');
    const adds = layer('p', { calculation: [{ ...own, rounded: rounding }] });
    expect(problems(adds).map((p) => p.code)).not.toContain('layer.redefines');
  });
});
