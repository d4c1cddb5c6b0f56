import { add, type Exact, equals, parseExact, ZERO } from '@congtam/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dividedAmong } from './assignments.ts';
import { splitQuantity } from './split.ts';

const exact = (text: string): Exact => {
  const value = parseExact(text);
  if (value === undefined) throw new Error(text);
  return value;
};

describe('a product divided', () => {
  it('into parts that are written as fractions of the whole adds up to it exactly, none lost and none twice', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 200 }), (parts, times) => {
        const whole = parts.reduce((sum, part) => sum + part, 0);
        const quantity = String(whole * times);
        const split = splitQuantity(
          quantity,
          parts.map((part) => `${part}/${whole}`),
        );
        if ('fault' in split) throw new Error(split.fault);
        const sum = split.quantities.map(exact).reduce(add, ZERO);
        expect(equals(sum, exact(quantity))).toBe(true);
        expect(split.quantities).toEqual(parts.map((part) => String(part * times)));
      }),
      { numRuns: 500 },
    );
  });

  it('is refused as soon as the shares are a hair off one whole, in either direction', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(weights, fc.boolean(), (parts, isMore) => {
        const whole = parts.reduce((sum, part) => sum + part, 0) * 1000;
        const [first = 0, ...rest] = parts.map((part) => part * 1000);
        const shares = [first + (isMore ? 1 : -1), ...rest].map((part) => `${part}/${whole}`);
        expect(splitQuantity('10', shares)).toEqual({ fault: 'not-whole' });
      }),
      { numRuns: 300 },
    );
  });

  it('is refused where a part could not be written as a number: a third of one piece', () => {
    expect(splitQuantity('1', ['1/3', '1/3', '1/3'])).toEqual({ fault: 'not-writable' });
    expect(splitQuantity('3', ['1/3', '1/3', '1/3'])).toEqual({ quantities: ['1', '1', '1'] });
    expect(splitQuantity('1', ['0.33', '0.33', '0.33'])).toEqual({ fault: 'not-whole' });
  });

  it('A14 - takes no negative, absent or absurd share', () => {
    for (const shares of [
      ['-1', '2'],
      ['0', '1'],
      ['NaN', '1'],
      ['1e308', '1'],
      ['', '1'],
    ]) {
      expect(splitQuantity('10', shares)).toEqual({ fault: 'not-a-share' });
    }
  });

  it('has shares on every line or on none, and nobody twice in a period', () => {
    const line = (person: string, share: string | null) => ({ person, period: '2026-03', share });
    expect(dividedAmong('4', [line('an', null), line('binh', null)])).toEqual([
      { ...line('an', null), quantity: '4' },
      { ...line('binh', null), quantity: '4' },
    ]);
    const codeOf = (given: ReturnType<typeof dividedAmong>) => ('code' in given ? given.code : undefined);
    expect(codeOf(dividedAmong('4', [line('an', '1/2'), line('binh', null)]))).toBe('work.shares-of-some');
    expect(codeOf(dividedAmong('4', [line('an', '1/2'), line('an', '1/2')]))).toBe('work.assigned-twice');
    expect(codeOf(dividedAmong('0', [line('an', null)]))).toBe('work.nothing-assigned');
  });
});
