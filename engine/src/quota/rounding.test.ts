import { describe, expect, it } from 'vitest';
import { compileRegulation } from '../evaluation/compile.ts';
import {
  checked,
  doing,
  evaluated,
  question,
  registerOf,
  resultFor,
  wrongWith,
} from '../evaluation/fixtures/small-pack.ts';
import { type Exact, ratio } from '../exact.ts';
import { regulationInWords, why } from '../explanation/index.ts';
import type { QuotaBase, QuotaRounding } from '../regulation/format.ts';
import { head, layer, told } from '../regulation/layers/local-layer.fixture.ts';
import type { Plain } from '../regulation/plain.ts';
import { QUOTA_ROUNDINGS } from '../regulation/quota-rule.ts';
import { moreForNextPlace, places } from './places.ts';
import { body, pack, placesOf, quota } from './quota-pack.fixture.ts';

const by = (to: string): Plain => (to === 'down' ? 'down' : { to, article: 'a1' });

describe('a share of people that is no whole number', () => {
  // 20% of 8 is 1.6; of 7 is 1.4; of 10 is 2.
  it.each<[QuotaRounding, number, number, number]>([
    ['down', 1, 1, 2],
    ['nearest', 2, 1, 2],
    ['up', 2, 2, 2],
  ])('rounded %s', (rounding, ofEight, ofSeven, ofTen) => {
    const data = pack({ base: 'good-or-better', rounding: by(rounding) });
    expect([body(8, 0), body(7, 0), body(10, 0)].map((b) => placesOf(data, b))).toEqual([
      ofEight,
      ofSeven,
      ofTen,
    ]);
  });

  it('takes a half up to the nearest: 20% of 12 and a half of 5', () => {
    const half = pack({ base: 'good-or-better', share: '50%', rounding: by('nearest') });
    expect(placesOf(half, body(5, 0))).toBe(3);
  });

  it('of those rated good is a share of who is left: 3 of 12 would leave 9, of whom 1.8', () => {
    const rated = (rounding: string) => placesOf(pack({ rounding: by(rounding) }), body(12, 0));
    // Down: 2 ≤ 20% × 10. Nearest: 2 ≤ 2, and 3 > 1.8 ≈ 2. Up: 3 > 2 as well.
    expect(['down', 'nearest', 'up'].map(rated)).toEqual([2, 2, 2]);
    // 11 people: 2 leave 9, of whom 1.8: two to the nearest, one rounded down.
    const eleven = (rounding: string) => placesOf(pack({ rounding: by(rounding) }), body(11, 0));
    expect(['down', 'nearest', 'up'].map(eleven)).toEqual([1, 2, 2]);
  });
});

describe('places are those of an exhaustive search', () => {
  /** Integers only: the share is `of` twentieths, `part` the number it is taken of. */
  const round = (twentieths: number, part: number, rounding: QuotaRounding): number => {
    const product = twentieths * part;
    if (rounding === 'down') return Math.trunc(product / 20);
    return Math.trunc((product + (rounding === 'up' ? 19 : 10)) / 20);
  };
  const most = (
    twentieths: number,
    eligible: number,
    rated: number,
    base: QuotaBase,
    rounding: QuotaRounding,
  ) => {
    const fits = (x: number) => {
      if (base === 'rated-good') return x <= eligible && x <= round(twentieths, eligible - x, rounding);
      return x <= round(twentieths, base === 'rated' ? rated : eligible, rounding);
    };
    return Array.from({ length: rated + 1 }, (_, x) => x).findLast(fits) ?? 0;
  };
  const share = (twentieths: number): Exact => ratio(twentieths, 20);
  const bases = ['rated-good', 'good-or-better', 'rated'] satisfies QuotaBase[];

  it.each(bases.flatMap((base) => QUOTA_ROUNDINGS.map((rounding) => [base, rounding] as const)))(
    'for every body up to 30 and every share in steps of 5%: %s, %s',
    (base, rounding) => {
      const wrong: string[] = [];
      for (let twentieths = 1; twentieths <= 20; twentieths++)
        for (let rated = 0; rated <= 30; rated++)
          for (let eligible = 0; eligible <= rated; eligible++) {
            const found = places({ eligible, rated }, share(twentieths), base, rounding);
            const expected = most(twentieths, eligible, rated, base, rounding);
            if (found !== expected)
              wrong.push(`${twentieths}/20 of ${eligible}, ${rated}: ${found}, not ${expected}`);
          }
      expect(wrong).toEqual([]);
    },
  );

  it.each(QUOTA_ROUNDINGS)('one more place needs exactly so many more, rounded %s', (rounding) => {
    for (let eligible = 0; eligible <= 20; eligible++) {
      const counted = (more: number) => ({ eligible: eligible + more, rated: 20 + more });
      const now = places(counted(0), share(4), 'rated-good', rounding);
      const more = moreForNextPlace(counted(0), share(4), 'rated-good', rounding) ?? 0;
      expect(places(counted(more), share(4), 'rated-good', rounding)).toBe(now + 1);
      expect(places(counted(more - 1), share(4), 'rated-good', rounding)).toBe(now);
    }
  });
});

describe('an explanation of rounded places', () => {
  const toldOf = (
    rounding: string,
    more: { readonly [key: string]: Plain } = {},
    language: 'vi' | 'en' = 'vi',
  ) => {
    const regulation = checked(pack({ rounding: by(rounding), ...more }));
    const register = registerOf([regulation], body(11, 0));
    const evaluation = evaluated(regulation, body(11, 0));
    const program = compileRegulation(regulation, register.vocabulary);
    const { sections, wouldHaveChanged } = why(
      resultFor(evaluation, 'b0'),
      { program, register, evaluation },
      language,
    );
    return [...sections.flatMap((s) => s.sentences), ...wouldHaveChanged].map((s) => s.text).join('\n');
  };

  it('shows why so many and not one more', () => {
    expect(toldOf('up')).toContain(
      '2 suất (2 ≤ 20% × (11 − 2) = 1,8, làm tròn lên: 2; 3 > 20% × (11 − 3) = 1,6, làm tròn lên: 2)',
    );
    expect(toldOf('nearest', {}, 'en')).toContain('2 ≤ 20% × (11 − 2) = 1.8, rounded to the nearest: 2');
    expect(toldOf('nearest', { base: 'good-or-better' })).toContain(
      '20% × 11 = 2,2, làm tròn đến số gần nhất: 2 suất',
    );
  });

  it('shows how many more make one more place', () => {
    // Up: 3 needs 20% × (E − 3) above 2, so E of 14: three more. Down: 12 people make 2.
    expect(toldOf('up')).toContain('thêm 3 người từ mức good trở lên thì có thêm một suất (hiện 2)');
    expect(toldOf('down')).toContain('thêm 1 người từ mức good trở lên thì có thêm một suất (hiện 1)');
  });

  it('of the rule itself says how it rounds', () => {
    const words = (rounding: string) =>
      regulationInWords(checked(pack({ rounding: by(rounding) })), 'vi').find((l) => l.part === 'quota')
        ?.text;
    expect(words('up')).toContain('; làm tròn lên');
    expect(words('nearest')).toContain('; làm tròn đến số gần nhất');
    expect(words('down')).toContain('; làm tròn xuống');
  });
});

describe('a rounding is refused when', () => {
  it.each<[string, Plain, string]>([
    ['up says no article', 'up', 'pack.rounding-without-article /quotas/0/rounding'],
    ['to the nearest says none', 'nearest', 'pack.rounding-without-article /quotas/0/rounding'],
    ['it names no article', { to: 'up' }, 'pack.missing-key /quotas/0/rounding/article'],
    ['its article is none', { to: 'up', article: 'a9' }, 'pack.unknown-article /quotas/0/rounding/article'],
    ['it is another word', 'even', 'pack.unknown-choice /quotas/0/rounding'],
  ])('%s', (_, rounding, expected) => {
    expect(wrongWith(pack({ rounding }))).toContain(expected);
  });

  it('a layer rounds to more than the text above', () => {
    const upper = pack({ rounding: { to: 'nearest', article: 'a1' } });
    const own = (rounding: Plain) =>
      layer('local', {
        questions: {
          localPlace: { ...(question({ yes: doing('accept') }) as { [key: string]: Plain }), article: 'p1' },
        },
        quotas: [{ ...quota(), ...head('localQuota', ['staff']), choice: { ask: 'localPlace' }, rounding }],
      });
    expect(told(own({ to: 'up', article: 'p1' }), upper)).toContain('layer.loosens /quotas/0/id');
    expect(told(own('down'), upper)).toEqual([]);
  });
});
