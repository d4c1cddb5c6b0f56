import { describe, expect, it } from 'vitest';
import { complaintsAbout, packWith, rule, tried } from './rules.fixture.ts';

const over = (as: string, levels: readonly string[] = ['poor']) =>
  rule('levels-of-periods', {
    from: 'quarter',
    levels,
    as,
    'when-some-are-missing': { ask: 'goOn' },
    stage: 'year',
  });
const quarters = (...marks: readonly (string | undefined)[]) => ({
  marks: marks.flatMap((mark, i) =>
    mark === undefined ? [] : [{ subject: 'a', period: `2026-Q${i + 1}`, mark }],
  ),
});
const decision = (more: Readonly<Record<string, string>>) => ({
  subject: 'a',
  by: 'Chủ tịch',
  document: '12/QĐ',
  on: '2026-12-30',
  ...more,
});
const year = { period: '2026' };

describe('levels of periods', () => {
  it.each([
    ['count', '2'],
    ['share', '0.5'],
    ['longest-run', '2'],
  ])('as: %s of poor, poor, good, excellent is %s', (as, value) => {
    expect(complaintsAbout(packWith([over(as)]))).toEqual([]);
    expect(tried([over(as)], quarters('40', '30', '60', '95'), year).value()).toBe(value);
  });

  it('a row ends with a better period', () => {
    expect(tried([over('longest-run')], quarters('40', '60', '30', '30'), year).value()).toBe('2');
    expect(tried([over('count')], quarters('95', '95', '60', '50'), year).value()).toBe('0');
  });

  it('the decided level stands before the one the ladder gives', () => {
    const decisions = [decision({ question: 'level', period: '2026-Q3', option: 'poor' })];
    expect(tried([over('count')], { ...quarters('40', '30', '60', '95'), decisions }, year).value()).toBe(
      '3',
    );
  });

  it('a period worked and not rated is asked about, and lies in the range', () => {
    const open = quarters('40', '30', undefined, '95');
    expect(tried([over('count')], open, year).value()).toBe('ask goOn (2–3)');
    expect(tried([over('longest-run')], open, year).value()).toBe('ask goOn (2–3)');
    expect(tried([over('share')], open, year).value()).toBe('ask goOn (0.5–0.75)');
    const decisions = [decision({ question: 'goOn', period: '2026', option: 'go' })];
    expect(tried([over('share')], { ...open, decisions }, year).value()).toBe('2/3');
  });

  it('a level that is open lies in the range', () => {
    const halfGiven = {
      marks: quarters('40', '30', '60').marks,
      effort: [{ subject: 'a', period: '2026-Q4', diligence: '3' }],
    };
    expect(tried([over('count')], halfGiven, year).value()).toBe('missing levels-of-periods:level (2–3)');
    expect(tried([over('share')], halfGiven, year).value()).toBe(
      'missing levels-of-periods:level (0.5–0.75)',
    );
  });

  it('a quota that may still lower a period leaves both levels possible', () => {
    const quota = {
      id: 'quota',
      label: { vi: 'x', en: 'x' },
      article: 'a1',
      stage: 'quarter',
      for: 'staff',
      of: 'person',
      level: 'excellent',
      next: 'good',
      share: '20%',
      base: 'rated',
      rounding: 'down',
      tests: 'unit-only',
      scope: 'using-body',
      choice: { ask: 'place' },
    };
    const place = {
      article: 'a1',
      ground: { vi: 'Chọn', en: 'Choose' },
      decider: { vi: 'Chủ tịch', en: 'The chair' },
      options: {
        yes: { says: { vi: 'x', en: 'x' }, ...Object.fromEntries([['then', 'accept']]) },
        no: { says: { vi: 'x', en: 'x' }, level: 'good' },
      },
    };
    const people = Array.from({ length: 6 }, (_, i) => ({
      id: `${'abcdef'[i]}`,
      name: 'X',
      unit: 'xa',
      service: 'civilServant',
    }));
    const marks = people.flatMap(({ id }) =>
      [1, 2, 3, 4].map((q) => ({
        subject: id,
        period: `2026-Q${q}`,
        mark: q === 1 && 'ab'.includes(id) ? '95' : '60',
      })),
    );
    const { questions } = packWith([]) as { questions: Readonly<Record<string, never>> };
    const more = { quotas: [quota], questions: { ...questions, place } };
    const best = over('count', ['excellent']);
    const tables = { people, marks };
    expect(tried([best], tables, { ...year, more }).value()).toBe('missing levels-of-periods:level (0–1)');
    const decisions = [decision({ question: 'level', period: '2026-Q1', option: 'excellent' })];
    expect(tried([best], { ...tables, decisions }, { ...year, more }).value()).toBe('1');
  });

  it('decide a level, and are explained after a mass run as well', () => {
    const more = {
      'forced-levels': [
        {
          id: 'twoPoor',
          label: { vi: 'Hai quý kém', en: 'Two poor quarters' },
          article: 'a1',
          stage: 'year',
          for: 'staff',
          when: { measure: 'x', 'at-least': '2' },
          level: 'poor',
        },
      ],
    };
    const tables = {
      ...quarters('40', '30', '60', '95'),
      own: [{ subject: 'a', period: '2026', yearMark: '95' }],
    };
    const mass = tried([over('count')], tables, { ...year, more, untraced: true });
    expect(mass.resultOf('a').proposed).toBe('poor');
    expect(mass.why('a')).toContain('Kém, do “Hai quý kém”: Kết quả 2, từ 2 trở lên');
    const better = { ...quarters('40', '60', '60', '95'), own: tables.own };
    expect(tried([over('count')], better, { ...year, more }).resultOf('a').proposed).toBe('excellent');
  });

  it('are told with the periods', () => {
    const told = tried([over('count')], quarters('40', '30', '60', '95'), year);
    expect(told.explain('vi')).toBe('2 trong 4 kỳ ở mức Kém (quý I/2026, quý II/2026)');
    expect(told.explain('en')).toContain('2 of 4 periods at Poor (');
    expect(tried([over('longest-run')], quarters('40', '30', '60', '95'), year).explain('vi')).toContain(
      'nhiều nhất 2 kỳ liền nhau',
    );
    expect(told.words('vi')).toBe('số kỳ ở mức Kém');
  });
});
