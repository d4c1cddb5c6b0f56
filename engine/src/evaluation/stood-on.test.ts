import { describe, expect, it } from 'vitest';
import type { Plain } from '../regulation/plain.ts';
import { evaluated, person, resultFor, rule, small, type Tables, text, unit } from './fixtures/small-pack.ts';

const doubt = (id: string) => ({ article: 'a1', says: text(id) });
const byDoubt = (id: string, groups: readonly string[], of: string, unverified: string) => ({
  ...rule(id, groups),
  kind: 'sum',
  of: [of],
  unverified,
});
/** The score of a unit rests on one doubt, a quantity beside it on another; staff are held against the score or against both. */
const pack = (when: { readonly [key: string]: Plain }) =>
  small(
    ['/unverified', { ofScore: doubt('ofScore'), beside: doubt('beside') }],
    [
      '/calculation',
      [
        { ...rule('score', ['leader', 'staff']), kind: 'sum', of: ['points'] },
        byDoubt('unitScore', ['organisation'], 'unitPoints', 'ofScore'),
        byDoubt('unitBeside', ['organisation'], 'unitPoints', 'beside'),
      ],
    ],
    [
      '/ceilings',
      [
        { ...rule('gate', ['staff']), when, level: 'good' },
        { ...rule('ownGate', ['organisation']), when: { measure: 'unitBeside', below: '10' }, level: 'good' },
      ],
    ],
  );
const low = (measure: string) => ({ of: 'using-body', measure, below: '50', 'when-none': 'unknown' });
const tables: Tables = {
  'person-year': ['head', 'staff'].map((subject) => ({ subject, period: '2025', points: '95' })),
  'unit-year': [{ subject: 'ubnd', period: '2025', unitPoints: '40' }],
  units: [unit('ubnd')],
  people: [person('head', 'ubnd', { leads: 'head' }), person('staff', 'ubnd')],
};
const stood = (when: { readonly [key: string]: Plain }, traced: boolean, subject: string) =>
  resultFor(evaluated(pack(when), tables, { traced }), subject).standsOn;

describe('what a result stands on', () => {
  it.each([true, false])('is of another only what the quantity asked for stands on (told: %s)', (traced) => {
    expect(stood(low('unitScore'), traced, 'staff')).toEqual(['unverified:ofScore']);
    expect(stood(low('unitScore'), traced, 'head')).toEqual([]);
    expect(stood(low('unitScore'), traced, 'ubnd')).toEqual(['unverified:ofScore', 'unverified:beside']);
  });

  it.each([true, false])('is nothing that was looked at only to tell of it (told: %s)', (traced) => {
    const settledByTheFirst = { any: [low('unitScore'), low('unitBeside')] };
    expect(stood(settledByTheFirst, traced, 'staff')).toEqual(['unverified:ofScore']);
    const settledByTheSecond = { any: [{ measure: 'score', below: '10' }, low('unitBeside')] };
    expect(stood(settledByTheSecond, traced, 'staff')).toEqual(['unverified:beside']);
  });
});
