import { describe, expect, it } from 'vitest';
import type { Plain } from '../regulation/plain.ts';
import { complaintsAbout, packWith, readPack, rule, tried } from './rules.fixture.ts';

const months = (...scores: readonly (string | undefined)[]) => ({
  scores: scores.flatMap((knowledge, i) =>
    knowledge === undefined
      ? []
      : [{ subject: 'a', period: `2026-${String(i + 1).padStart(2, '0')}`, knowledge }],
  ),
});
const monthly = rule('sum', { id: 'score', of: ['knowledge'] });
const marked = rule('sum', { id: 'marked', of: ['mark'], stage: 'quarter' });
const over = (as: string, more: { readonly [key: string]: Plain } = {}) =>
  rule('over-periods', {
    of: 'score',
    from: 'month',
    as,
    'when-some-are-missing': { ask: 'goOn' },
    stage: 'quarter',
    ...more,
  });
const q1 = { period: '2026-Q1' };

describe('a quantity over periods', () => {
  it.each([
    ['mean', '6'],
    ['sum', '18'],
    ['lowest', '3'],
    ['highest', '9'],
    ['last', '6'],
  ])('as: %s of 9, 3 and 6 is %s', (as, value) => {
    expect(complaintsAbout(packWith([monthly, over(as)]))).toEqual([]);
    expect(tried([monthly, over(as)], months('9', '3', '6'), q1).value()).toBe(value);
  });

  it('counts the periods that reach a number, or their share', () => {
    const high = over('count', { where: { 'at-least': '6' } });
    expect(complaintsAbout(packWith([monthly, high]))).toEqual([]);
    const counted = tried([monthly, high], months('9', '3', '6'), q1);
    expect(counted.value()).toBe('2');
    expect(counted.explain('vi')).toBe('2 trong 3 kỳ từ 6 trở lên (9; 3; 6)');
    expect(counted.words('en')).toBe('number of periods with: Result 6 or more');
    const share = over('share', { where: { below: '6' } });
    expect(tried([monthly, share], months('9', '3', '6'), q1).value()).toBe('1/3');
  });

  it('says of weights without the sign of per cent how they are written', () => {
    const numbers = rule('over-periods', {
      of: 'marked',
      from: 'quarter',
      as: 'mean',
      weights: ['15', '20', '25', '40'],
      'when-some-are-missing': { ask: 'goOn' },
      stage: 'year',
    });
    expect(() => readPack(packWith([marked, numbers]))).toThrow(/write them with the sign, like 15%/);
  });

  it('weighs periods by their place in the year; one that does not count passes its weight on', () => {
    const weighted = rule('over-periods', {
      of: 'marked',
      from: 'quarter',
      as: 'mean',
      weights: ['20%', '20%', '20%', '40%'],
      'when-some-are-missing': { ask: 'goOn' },
      stage: 'year',
    });
    expect(complaintsAbout(packWith([marked, weighted]))).toEqual([]);
    const quarters = (marks: readonly string[]) => ({
      marks: marks.map((mark, i) => ({ subject: 'a', period: `2026-Q${i + 1}`, mark })),
    });
    const all = tried([marked, weighted], quarters(['80', '80', '80', '100']), { period: '2026' });
    expect(all.value()).toBe('88');
    expect(all.explain('vi')).toBe('80; 80; 80; 100 theo trọng số 20%, 20%, 20%, 40% = 88');
    const decisions = [
      { question: 'goOn', subject: 'a', period: '2026', option: 'go', by: 'Chủ tịch', on: '2026-12-30' },
    ];
    expect(tried([marked, weighted], quarters(['80', '80', '80']), { period: '2026' }).value()).toBe(
      'ask goOn',
    );
    expect(
      tried([marked, weighted], { ...quarters(['80', '80', '50']), decisions }, { period: '2026' }).value(),
    ).toBe('70');
  });

  it('asks about a period worked without a result', () => {
    expect(tried([monthly, over('sum')], months('9', undefined, '6'), q1).value()).toBe('ask goOn');
  });

  it('bounds what is known all the same: one low month is low enough', () => {
    expect(tried([monthly, over('lowest')], months('9', undefined, '3'), q1).value()).toBe('ask goOn (–3)');
    expect(tried([monthly, over('highest')], months('9', undefined, '3'), q1).value()).toBe('ask goOn (9–)');
    const low = over('count', { where: { below: '5' } });
    expect(tried([monthly, low], months('9', undefined, '3'), q1).value()).toBe('ask goOn (1–2)');
  });

  it('keeps the mean by its older name', () => {
    const old = rule('mean-over-periods', {
      of: 'score',
      from: 'month',
      'when-some-are-missing': { ask: 'goOn' },
      stage: 'quarter',
    });
    expect(complaintsAbout(packWith([monthly, old]))).toEqual([]);
    expect(tried([monthly, old], months('9', '3', '6'), q1).explain('vi')).toBe('(9 + 3 + 6) / 3 = 6');
  });
});
