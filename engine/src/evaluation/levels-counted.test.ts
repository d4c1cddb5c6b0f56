import { describe, expect, it } from 'vitest';
import { regulationInWords, why } from '../explanation/index.ts';
import type { Plain } from '../regulation/plain.ts';
import { compileRegulation } from './compile.ts';
import {
  checked,
  evaluated,
  person,
  registerOf,
  resultFor,
  rule,
  small,
  unit,
  wrongWith,
} from './fixtures/small-pack.ts';

const twoOfThree: Plain = {
  level: 'year',
  last: '3',
  is: 'poor',
  count: { 'at-least': '2' },
  'when-none': 'no',
};
const packWith = (when: Plain): Plain =>
  small(['/ceilings', [{ ...rule('gate', ['leader', 'staff']), when, level: 'good' }]]);
const decisions = (levels: Readonly<Record<string, string>>) =>
  Object.entries(levels).map(([period, option]) => ({
    ...{ question: 'level', subject: 'a', period, option, by: 'x', document: '1', on: `${period}-12-15` },
  }));
const tables = (levels: Readonly<Record<string, string>>, more = {}) => ({
  units: [unit('u')],
  people: [person('a', 'u', more)],
  'person-year': [{ subject: 'a', period: '2025', points: '95' }],
  decisions: decisions(levels),
});
/** `good` where the ceiling holds, `best` where it does not. */
const resultWith = (levels: Readonly<Record<string, string>>, when = twoOfThree, more = {}) => {
  const result = resultFor(evaluated(packWith(when), tables(levels, more)), 'a');
  return result.levelBeforeQuota ?? result.missing.map((m) => `${m.what} ${m.period}`).join();
};

describe('two of the last three years', () => {
  it('hold one after the other and apart, and one alone does not', () => {
    expect(resultWith({ 2022: 'best', 2023: 'poor', 2024: 'poor' })).toBe('good');
    expect(resultWith({ 2022: 'poor', 2023: 'best', 2024: 'poor' })).toBe('good');
    expect(resultWith({ 2022: 'poor', 2023: 'best', 2024: 'good' })).toBe('best');
  });

  it('do not reach back to a fourth year, nor count this one', () => {
    expect(resultWith({ 2021: 'poor', 2022: 'best', 2023: 'poor', 2024: 'good' })).toBe('best');
  });

  it('are settled without the third where the two known agree, and open where they do not', () => {
    expect(resultWith({ 2023: 'poor', 2024: 'poor' })).toBe('good');
    expect(resultWith({ 2022: 'best', 2024: 'good' })).toBe('best');
    expect(resultWith({ 2023: 'poor', 2024: 'best' })).toBe('level@year 2022');
    expect(resultWith({})).toBe('level@year 2022,level@year 2023,level@year 2024');
  });

  it('are none for a year not rated, and for years before the service began', () => {
    expect(resultWith({ 2022: 'poor', 2023: 'notRated', 2024: 'best' })).toBe('best');
    expect(resultWith({ 2024: 'poor' }, twoOfThree, { serviceFrom: '2024-01-01' })).toBe('best');
  });

  it('are what when-none says for whoever has had no year at all', () => {
    const newcomer = { serviceFrom: '2025-02-01' };
    expect(resultWith({}, twoOfThree, newcomer)).toBe('best');
    expect(resultWith({}, { ...(twoOfThree as object), 'when-none': 'yes' }, newcomer)).toBe('good');
  });

  it('are told with every year and its level', () => {
    const regulation = checked(packWith(twoOfThree));
    const register = registerOf([regulation], tables({ 2022: 'poor', 2023: 'best', 2024: 'poor' }));
    const evaluation = evaluated(regulation, tables({ 2022: 'poor', 2023: 'best', 2024: 'poor' }));
    const program = compileRegulation(regulation, register.vocabulary);
    const told = (language: 'vi' | 'en') =>
      why(resultFor(evaluation, 'a'), { program, register, evaluation }, language)
        .sections.flatMap((s) => s.sentences.map((sentence) => sentence.text))
        .join('\n');
    expect(told('vi')).toContain(
      'số kỳ ở mức poor (năm 2024: poor; năm 2023: best; năm 2022: poor): 2, từ 2 trở lên',
    );
    expect(told('en')).toContain('periods at poor (2024: poor; 2023: best; 2022: poor): 2, 2 or more');
    expect(
      regulationInWords(regulation, 'vi')
        .map((l) => l.text)
        .join('\n'),
    ).toContain('year, 3 kỳ liền trước: số kỳ ở mức poor từ 2 trở lên');
  });
});

describe('a count of earlier levels is refused when', () => {
  const other = (more: { readonly [key: string]: Plain }) => packWith({ ...(twoOfThree as object), ...more });
  it.each<[string, Plain, string]>([
    ['it looks back one period', other({ last: '1' }), 'pack.last-out-of-reach /ceilings/0/when/last'],
    ['it looks back eleven', other({ last: '11' }), 'pack.last-out-of-reach /ceilings/0/when/last'],
    [
      'no number meets it',
      other({ count: { 'at-least': '4' } }),
      'pack.count-says-nothing /ceilings/0/when/count',
    ],
    [
      'every number meets it',
      other({ count: { 'at-least': '0' } }),
      'pack.count-says-nothing /ceilings/0/when/count',
    ],
    ['it does not say how many', other({ count: {} }), 'pack.condition-without-test /ceilings/0/when/count'],
    ['a period is named too', other({ period: 'previous' }), 'pack.unknown-key /ceilings/0/when/period'],
    ['its level is none', other({ is: 'worse' }), 'pack.unknown-level /ceilings/0/when/is'],
    [
      'nothing says what without any year',
      packWith({ level: 'year', last: '3', is: 'poor', count: { 'at-least': '2' } }),
      'pack.missing-key /ceilings/0/when/when-none',
    ],
  ])('%s', (_, pack, expected) => {
    expect(wrongWith(pack)).toContain(expected);
  });
});
