import { describe, expect, it } from 'vitest';
import { complaintsAbout, packWith, rule, tried } from './rules.fixture.ts';

const sheet = (rater: string, facts: Readonly<Record<string, string>>) => ({
  subject: 'a',
  period: '2026-03',
  rater,
  ...facts,
});
const weights = { self: '10%', peer: '30%', chair: '60%' };
const mean = (of: string | string[], whenAbsent: string) =>
  rule('mean-of-raters', { of, weights, 'when-absent': whenAbsent });

describe('a mean of raters', () => {
  const all = {
    sheets: [
      sheet('self', { manner: '30' }),
      sheet('peer', { manner: '20' }),
      sheet('chair', { manner: '25' }),
    ],
  };

  it('weighs the word of each', () => {
    expect(complaintsAbout(packWith([mean('manner', 'missing')]))).toEqual([]);
    const weighed = tried([mean('manner', 'missing')], all);
    expect(weighed.value()).toBe('24');
    expect(weighed.explain('vi')).toBe('tự chấm 30 × 10% + đồng nghiệp 20 × 30% + chủ tịch 25 × 60% = 24');
    expect(weighed.words('en')).toBe(
      'weighted mean of raters, Manner: self 10%, a colleague 30%, the chair 60%',
    );
  });

  it('waits for a rater, or shares the weight among those who spoke', () => {
    const two = { sheets: all.sheets.slice(1) };
    expect(tried([mean('manner', 'missing')], two).value()).toBe('missing manner|self');
    const shared = tried([mean('manner', 're-weight')], two);
    expect(shared.value()).toBe('70/3');
    expect(shared.explain('en')).toContain(', weights shared anew = 23.3333');
  });

  it('is missing where nobody spoke', () => {
    expect(
      tried([mean('manner', 're-weight')], {
        scores: [{ subject: 'a', period: '2026-03', knowledge: '1' }],
      }).value(),
    ).toBe('missing manner|self manner|peer manner|chair');
  });

  it('adds the means of several criteria', () => {
    const both = { sheets: all.sheets.map((s) => ({ ...s, trust: '10' })) };
    expect(tried([mean(['manner', 'trust'], 'missing')], both).value()).toBe('34');
  });

  it('of a confidential sheet tells the mean and the number alone', () => {
    const secret = tried([mean('trust', 'missing')], {
      sheets: ['self', 'peer', 'chair'].map((r, i) => sheet(r, { trust: `${10 + i}` })),
    });
    expect(secret.value()).toBe('11.5');
    expect(secret.explain('vi')).toBe('11,5, trung bình của 3 người chấm');
  });
});
