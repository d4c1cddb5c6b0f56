import { describe, expect, it } from 'vitest';
import { changed } from '../regulation/fixtures/changed-pack.ts';
import { complaintsAbout, packWith, rule, tried } from './rules.fixture.ts';

const target = (more: Readonly<Record<string, string>>) => ({
  subject: 'a',
  period: '2026-03',
  weight: '1',
  due: '10',
  ...more,
});
const rating = (rater: string, score: string, criterion = 'word') => ({
  subject: 'a',
  period: '2026-03',
  rater,
  criterion,
  score,
});
const none = { 'when-none': { ask: 'none' } };

describe('a mean of records', () => {
  const targets = rule('mean-of-records', {
    table: 'targets',
    of: 'done',
    to: 'due',
    'each-at-most': '100%',
    weight: 'weight',
    ...none,
  });

  it('takes each target for itself: what is done beyond one does not help another', () => {
    expect(complaintsAbout(packWith([targets]))).toEqual([]);
    const met = tried([targets], { targets: [target({ done: '20', weight: '3' }), target({ done: '5' })] });
    expect(met.value()).toBe('0.875');
    expect(met.explain('vi')).toBe('0,875, trung bình của 2 dòng “Chỉ tiêu”');
    expect(met.words('en')).toBe(
      'mean of the lines of “Targets”: Done / Due; each at most 1; weighted by Weight',
    );
  });

  it('takes a share off for each failed check, not below nothing', () => {
    const less = rule('mean-of-records', {
      table: 'targets',
      of: 'done',
      to: 'due',
      'each-at-most': '100%',
      less: { events: 'failed', share: '25%' },
      ...none,
    });
    expect(complaintsAbout(packWith([less]))).toEqual([]);
    expect(tried([less], { targets: [target({ done: '10', failed: '2' })] }).value()).toBe('0.5');
    expect(
      tried([less], { targets: [target({ done: '10', failed: '5' }), target({ done: '10' })] }).value(),
    ).toBe('0.5');
  });

  it('asks a person where there is nothing, or counts what the text says', () => {
    expect(tried([targets], {}).value()).toBe('ask none');
    expect(tried([{ ...targets, 'when-none': '100%' }], {}).value()).toBe('1');
  });

  it('leaves a range where something is not known', () => {
    const open = tried([targets], { targets: [target({ done: '10' }), target({ done: '' })] });
    expect(open.value()).toBe('missing targets (0.5–1)');
    expect(
      tried([targets], { targets: [target({ done: '10', weight: '' }), target({ done: '5' })] }).value(),
    ).toBe('missing targets (0.5–1)');
    expect(
      tried([targets], { targets: [target({ done: '10', weight: '' }), target({ done: '12' })] }).value(),
    ).toBe('1');
  });
});

describe('a share of records', () => {
  it('waits for as many as it takes', () => {
    const trusted = rule('share-of-records', {
      table: 'ratings',
      where: { column: 'score', 'at-least': '50' },
      fewest: '2',
      ...none,
    });
    expect(complaintsAbout(packWith([trusted]))).toEqual([]);
    const of = (...scores: string[]) =>
      tried([trusted], { ratings: scores.map((score) => rating('peer', score)) }).value();
    expect([of('40'), of('40', '60')]).toEqual(['missing ratings', '0.5']);
    expect(tried([trusted], {}).words('en')).toContain('at least 2 lines');
  });
});

describe('a mean of ratings', () => {
  const many = rule('mean-of-records', {
    table: 'ratings',
    of: 'score',
    by: { column: 'rater', weights: { peer: '40%', chair: '60%' }, 'when-absent': 'missing' },
    fewest: { peer: '3' },
    ...none,
  });
  const peers = ['70', '80', '90'].map((score) => rating('peer', score));

  it('weighs kinds of raters, however many of a kind there are', () => {
    expect(complaintsAbout(packWith([many]))).toEqual([]);
    expect(tried([many], { ratings: [...peers, rating('chair', '100')] }).value()).toBe('92');
  });

  it('waits for enough of a kind', () => {
    expect(tried([many], { ratings: [...peers.slice(1), rating('chair', '100')] }).value()).toBe(
      'missing ratings',
    );
  });

  it('shares the weight of a kind that gave none, or waits for it', () => {
    const share = {
      ...many,
      by: { column: 'rater', weights: { peer: '40%', chair: '60%' }, 'when-absent': 're-weight' },
    };
    expect(tried([share], { ratings: peers }).value()).toBe('80');
    expect(tried([many], { ratings: peers }).value()).toBe('missing ratings');
  });

  it('is the mean of a criterion over those who lead', () => {
    const word = rule('mean-of-records', {
      table: 'ratings',
      of: 'score',
      where: { column: 'criterion', is: 'word' },
      fewest: '2',
      ...none,
    });
    const open = changed(packWith([word]), [['/tables/ratings/confidential', 'no']]);
    expect(complaintsAbout(open)).toEqual([]);
    const rows = { ratings: [rating('peer', '60'), rating('chair', '80'), rating('chair', '10', 'deed')] };
    expect(tried([word], rows).value()).toBe('70');
  });

  it('tells the mean and the number, never a rating', () => {
    const shown = tried([many], { ratings: [...peers, rating('chair', '100')] });
    expect(shown.explain('vi')).toBe('92, trung bình của 4 dòng “Phiếu tín nhiệm”');
    expect(JSON.stringify(shown.resultOf('a').trace ?? {})).not.toMatch(/"n":(70|80|90|100)/);
    const adding = rule('points-of-records', { id: 'y', table: 'ratings', points: 'score' });
    expect(tried([many, adding], { ratings: peers }).explain('en', 'y')).toBe('3 records: 240');
  });
});
