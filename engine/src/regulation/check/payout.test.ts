import { describe, expect, it } from 'vitest';
import { checked, rule, small, text, wrongWith } from '../../evaluation/fixtures/small-pack.ts';
import { head, layer, problems } from '../layers/local-layer.fixture.ts';
import type { Plain } from '../plain.ts';

const paying = (
  id: string,
  groups: readonly string[],
  coefficients: { readonly [level: string]: string },
) => ({
  ...rule(id, groups),
  coefficients,
});
const pack = (...payouts: readonly Plain[]): Plain => small(['/payouts', payouts]);

describe('what a level is worth', () => {
  it('stands once for one group at one stage: a second coefficient of it would never be used', () => {
    const twice = pack(
      paying('pay', ['leader', 'staff'], { best: '1.2' }),
      paying('more', ['staff'], { best: '3' }),
    );
    expect(wrongWith(twice)).toEqual(['pack.payout-twice /payouts/1/coefficients/best']);
  });

  it('may stand in two payouts of other groups, or of other levels', () => {
    const groups = pack(paying('pay', ['leader'], { best: '2' }), paying('more', ['staff'], { best: '3' }));
    const levels = pack(paying('pay', ['staff'], { best: '2' }), paying('more', ['staff'], { good: '1' }));
    expect([...wrongWith(groups), ...wrongWith(levels)]).toEqual([]);
  });
});

describe('a layer', () => {
  const above = pack(paying('pay', ['staff'], { best: '1.2' }));
  const own = (id: string, level: string, binds?: Plain): Plain =>
    layer(id, {
      ...(binds === undefined ? {} : { binds }),
      articles: { [`of-${id}`]: { ref: `Article ${id}`, says: text('pays') } },
      payouts: [{ ...head(`${id}-pay`, ['staff']), article: `of-${id}`, coefficients: { [level]: '1' } }],
    });

  it('changes no coefficient of the text above, and is told of both articles', () => {
    const [problem, ...more] = problems(own('province', 'best', { territory: 'ninh-thuan' }), above);
    expect([problem?.code, problem?.at?.pointer, more]).toEqual([
      'layer.payout-twice',
      '/payouts/0/coefficients/best',
      [],
    ]);
    expect(problem?.message.vi).toContain('Article 1');
    expect(problem?.message.vi).toContain('Article province');
  });

  it('pays levels, and people, that have no coefficient above', () => {
    expect(problems(own('province', 'good'), above)).toEqual([]);
    expect(problems(own('province', 'best'), pack(paying('pay', ['leader'], { best: '2' })))).toEqual([]);
  });

  it('pays the people of its own territory beside a layer of another', () => {
    const [south, north] = [
      own('south', 'best', { territory: 'ca-mau' }),
      own('north', 'best', { territory: 'lao-cai' }),
    ];
    expect(() => checked(pack(), [south, north])).not.toThrow();
    expect(() => checked(pack(), [south, own('city', 'best', { territory: 'ca-mau', tier: 'x' })])).toThrow(
      'layer.payout-twice',
    );
  });
});
