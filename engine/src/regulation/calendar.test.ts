import { describe, expect, it } from 'vitest';
import { formatDay } from '../calendar-day.ts';
import { DEADLINE, OWN_YEAR, schoolPack, tables } from '../evaluation/fixtures/school-year.ts';
import { checked, evaluated, resultFor, rule, wrongWith } from '../evaluation/fixtures/small-pack.ts';
import { ratio } from '../exact.ts';
import { regulationInWords } from '../explanation/regulation-in-words.ts';
import { type Change, changed } from './fixtures/changed-pack.ts';
import { head, layer, told } from './layers/local-layer.fixture.ts';
import type { Plain } from './plain.ts';

const wrong: readonly (readonly [string, readonly Change[], string])[] = [
  [
    'nothing says which units',
    [['/calendar/own-year/when']],
    'pack.own-year-without-when /calendar/own-year',
  ],
  [
    'the unit is asked for an attribute of people',
    [['/calendar/own-year/when', { attribute: 'tier', is: 'city' }]],
    'pack.attribute-of-other-subject /calendar/own-year/when/attribute',
  ],
  [
    'a person is asked for a fact',
    [['/calendar/own-year/except', { fact: 'points', 'at-least': '1' }]],
    'pack.condition-out-of-place /calendar/own-year/except',
  ],
  [
    'a half begins within a month',
    [['/calendar/own-year/second-half-from', '01-15']],
    'pack.half-not-from-first /calendar/own-year/second-half-from',
  ],
  [
    'no article is cited',
    [['/calendar/own-year/article', []]],
    'pack.without-article /calendar/own-year/article',
  ],
  [
    'its article does not exist',
    [['/calendar/own-year/article', 'a9']],
    'pack.unknown-article /calendar/own-year/article',
  ],
  ['a key is misspelt', [['/calendar/own-years', OWN_YEAR]], 'pack.unknown-key /calendar/own-years'],
  [
    'a deadline is no day',
    [['/calendar/deadlines/0/before', '12-32']],
    'pack.not-a-day-of-the-year /calendar/deadlines/0/before',
  ],
  [
    'a deadline is a day that some years lack',
    [['/calendar/deadlines/0/before', '02-29']],
    'pack.not-a-day-of-the-year /calendar/deadlines/0/before',
  ],
  [
    'a deadline is written day first',
    [['/calendar/deadlines/0/before', '15/12']],
    'pack.not-a-day-of-the-year /calendar/deadlines/0/before',
  ],
  [
    'the year of a deadline is another word',
    [['/calendar/deadlines/0/year', 'last']],
    'pack.unknown-choice /calendar/deadlines/0/year',
  ],
  [
    'a deadline is one of something else',
    [['/calendar/deadlines/0/of', 'meeting']],
    'pack.unknown-choice /calendar/deadlines/0/of',
  ],
  [
    'a deadline is one of months',
    [['/calendar/deadlines/0/stage', 'month']],
    'pack.deadline-not-of-a-year /calendar/deadlines/0/stage',
  ],
  [
    'a deadline of the very year lies before its work is done',
    [['/calendar/deadlines/0/before', '01-05']],
    'pack.deadline-before-the-work /calendar/deadlines/0/before',
  ],
  [
    'a deadline of months is on the 29th, which February lacks',
    [
      ['/calendar/deadlines/0/stage', 'month'],
      ['/calendar/deadlines/0/before', { day: '29', month: 'last' }],
    ],
    'pack.not-a-day-of-the-month /calendar/deadlines/0/before',
  ],
  [
    'a deadline is on day 0',
    [['/calendar/deadlines/0/before', { day: '0', month: 'next' }]],
    'pack.not-a-day-of-the-month /calendar/deadlines/0/before',
  ],
  [
    'a deadline is in a month of another name',
    [['/calendar/deadlines/0/before', { day: '5', month: 'first' }]],
    'pack.unknown-choice /calendar/deadlines/0/before/month',
  ],
  [
    'a deadline from the end of the period says a year too',
    [
      ['/calendar/deadlines/0/before', { day: '5', month: 'next' }],
      ['/calendar/deadlines/0/year', 'next'],
    ],
    'pack.year-of-a-month /calendar/deadlines/0/year',
  ],
  [
    'a deadline excepts an own year that nobody has',
    [['/calendar/own-year']],
    'pack.except-without-own-year /calendar/deadlines/0/except',
  ],
  [
    'nobody of those it holds for is rated',
    [['/ladders/1'], ['/calendar/deadlines/0/for', ['organisation']]],
    'pack.deadline-without-ladder /calendar/deadlines/0/for',
  ],
  [
    'a deadline has the id of another rule',
    [['/calendar/deadlines/0/id', 'cap']],
    'pack.duplicate-id /calendar/deadlines/0/id',
  ],
  [
    'a deadline names a group that is not there',
    [['/calendar/deadlines/0/for', ['staf']]],
    'pack.unknown-group /calendar/deadlines/0/for/0',
  ],
];

describe('a calendar is refused when', () => {
  it.each(wrong)('%s', (_, changes, expected) => {
    expect(wrongWith(schoolPack(...changes))).toContain(expected);
  });

  it('an own year follows a reading, since tables are read before one is chosen', () => {
    const reading: Plain = {
      article: 'a1',
      question: { vi: 'x', en: 'x' },
      options: { yes: { vi: 'x', en: 'x' }, no: { vi: 'x', en: 'x' } },
      default: 'yes',
      decider: { vi: 'x', en: 'x' },
    };
    const pack = schoolPack(
      ['/readings', { whose: reading }],
      ['/calendar/own-year/except', { reading: 'whose', is: 'yes' }],
    );
    expect(wrongWith(pack)).toContain('pack.own-year-by-reading /calendar/own-year/except');
  });
});

describe('a layer', () => {
  const p1 = { article: 'p1' };
  const city = (calendar: Plain, more = {}) => layer('city', { calendar, ...more });
  const earlier = (before: string, more = {}): Plain => ({
    ...head('cityRated', ['staff']),
    before,
    ...more,
  });

  it('may take people out of the own year of the text above, for those it binds', () => {
    const except = { 'own-year': { ...p1, except: { attribute: 'leads', is: 'none' } } };
    const months = (pack: Plain) => {
      const regulation = checked(schoolPack(), [pack]);
      return resultFor(
        evaluated(regulation, tables(), { period: '2026', asOf: '2026-12-31' }),
        'teacher',
      ).measures.get('months');
    };
    expect(months(city(except))).toEqual(ratio(12));
    expect(months(city(except, { binds: { units: ['school'] } }))).toEqual(ratio(12));
    expect(months(city(except, { binds: { units: ['office'] } }))).toEqual(ratio(11));
  });

  it('may be due earlier, for those it binds', () => {
    const regulation = checked(schoolPack(), [
      city({ deadlines: [earlier('11-30')] }, { binds: { units: ['office'] } }),
    ]);
    const result = evaluated(regulation, tables(), { period: '2026', asOf: '2026-12-31' });
    const due = (id: string) =>
      resultFor(result, id).deadlines?.map((d) => `${d.rule} ${formatDay(d.before)}`);
    expect(due('clerk')).toEqual(['rated 2026-12-15', 'cityRated 2026-11-30']);
    expect(due('teacher')).toBeUndefined();
  });

  it('may name any day for dossiers, since the text above names one for levels only', () => {
    expect(told(city({ deadlines: [earlier('12-20', { of: 'dossier' })] }), schoolPack())).toEqual([]);
  });

  it.each<[string, Plain, string, Plain?]>([
    [
      'gives an own year where the text above gives none',
      city({ 'own-year': { ...p1, except: { attribute: 'leads', is: 'none' } } }),
      'layer.own-year-of-its-own /calendar/own-year',
      schoolPack(['/calendar/own-year'], ['/calendar/deadlines/0/except']),
    ],
    [
      'says of its own which units have one',
      city({ 'own-year': OWN_YEAR }),
      'layer.widens-own-year /calendar/own-year/when',
    ],
    ['takes nobody out', city({ 'own-year': p1 }), 'layer.own-year-says-nothing /calendar/own-year'],
    [
      'moves the second half',
      city({
        'own-year': { ...p1, except: { attribute: 'leads', is: 'none' }, 'second-half-from': '01-01' },
      }),
      'layer.widens-own-year /calendar/own-year/second-half-from',
    ],
    [
      'is due later',
      city({ deadlines: [earlier('12-16')] }),
      'layer.later-deadline /calendar/deadlines/0/before',
    ],
    [
      'is due in the next year',
      city({ deadlines: [earlier('01-01', { year: 'next' })] }),
      'layer.later-deadline /calendar/deadlines/0/before',
    ],
    [
      'is due later in another way of writing it',
      city({ deadlines: [earlier('11-30', { before: { day: '16', month: 'last' } })] }),
      'layer.later-deadline /calendar/deadlines/0/before',
    ],
    [
      'is due a month later than the end of the period',
      city({ deadlines: [earlier('11-30', { before: { day: '1', month: 'next' } })] }),
      'layer.later-deadline /calendar/deadlines/0/before',
      schoolPack(['/calendar/deadlines/0/before', { day: '25', month: 'last' }]),
    ],
    [
      'takes the id of a deadline above',
      city({ deadlines: [changed(earlier('11-30'), [['/id', 'rated']])] }),
      'layer.redefines /calendar/deadlines/0/id',
    ],
  ])('is refused when it %s', (_, data, expected, base = schoolPack()) => {
    expect(told(data, base)).toContain(expected);
  });
});

it('a calendar reads as sentences', () => {
  const pack = schoolPack(
    ['/calendar/own-year/second-half-from', '01-01'],
    ['/calendar/deadlines/-', { ...rule('late', ['staff']), before: '01-15', year: 'next' }],
    ['/calendar/deadlines/-', { ...rule('sent', ['staff']), of: 'dossier', before: '12-05' }],
    ['/calendar/deadlines/0', DEADLINE],
    ['/calendar/deadlines/-', { ...rule('fifth', ['staff']), before: { day: '5', month: 'next' } }],
    ['/calendar/deadlines/-', { ...rule('last', ['staff']), before: { day: '26', month: 'last' } }],
  );
  const lines = regulationInWords(checked(pack), 'vi').filter(
    (l) => l.part === 'own-year' || l.part === 'deadline',
  );
  expect(lines.map((l) => `${l.part}: ${l.text} [${l.refs}]`)).toMatchInlineSnapshot(`
    [
      "own-year: năm công tác có thể kết thúc trước tháng 12: Loại đơn vị: đơn vị sự nghiệp công lập; vẫn theo năm dương lịch: Diện quản lý: city; nửa năm sau bắt đầu từ tháng 1 [Article 1, 1/2025]",
      "deadline: quyết định mức trước ngày 15/12, trừ nơi có năm công tác riêng [leader, staff, organisation] [Article 1, 1/2025]",
      "deadline: quyết định mức trước ngày 15/01 năm sau [staff] [Article 1, 1/2025]",
      "deadline: gửi hồ sơ trước ngày 05/12 [staff] [Article 1, 1/2025]",
      "deadline: quyết định mức trước ngày 5 của tháng liền sau kỳ [staff] [Article 1, 1/2025]",
      "deadline: quyết định mức trước ngày 26 của tháng cuối kỳ [staff] [Article 1, 1/2025]",
    ]
  `);
});
