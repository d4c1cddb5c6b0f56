import { describe, expect, it } from 'vitest';
import type { Plain } from '../regulation/plain.ts';
import {
  evaluated,
  levelOf,
  person,
  resultFor,
  rule,
  small,
  unit,
  wrongWith,
} from './fixtures/small-pack.ts';

const rows = (year: string) => ({
  units: [unit('ubnd')],
  people: [person('staff', 'ubnd')],
  'person-year': [{ subject: 'staff', period: year, points: '95' }],
});
const inYear = (pack: Plain, year: string) =>
  evaluated(pack, rows(year), { period: year, asOf: `${year}-12-31` });

describe('a clause that holds for periods of some years only', () => {
  const epidemic: Plain = { 'period-ends': { from: '2025-01-01', to: '2025-12-31' } };
  const pack = small([
    '/ceilings',
    [{ ...rule('gate', ['leader', 'staff']), when: epidemic, level: 'good' }],
  ]);

  it('bites in its time and no longer', () => {
    expect(levelOf(inYear(pack, '2025'), 'staff')).toBe('good');
    expect(levelOf(inYear(pack, '2026'), 'staff')).toBe('best');
  });

  it('says who is rated up to a day', () => {
    const until = small([
      '/applies-to/0/when',
      { all: [{ attribute: 'service', is: 'civilServant' }, { 'period-ends': { to: '2025-12-31' } }] },
    ]);
    expect(levelOf(inYear(until, '2025'), 'staff')).toBe('best');
    expect(resultFor(inYear(until, '2026'), 'staff').outcome).toBe('other-regime');
  });

  it('is refused without a day, and with days that never come', () => {
    const wrong = (days: Plain) =>
      wrongWith(
        small([
          '/ceilings',
          [{ ...rule('gate', ['leader', 'staff']), when: { 'period-ends': days }, level: 'good' }],
        ]),
      );
    expect(wrong({})).toEqual(['pack.period-ends-when /ceilings/0/when/period-ends']);
    expect(wrong({ from: '2026-01-01', to: '2025-01-01' })).toEqual([
      'pack.days-out-of-order /ceilings/0/when',
    ]);
  });
});
