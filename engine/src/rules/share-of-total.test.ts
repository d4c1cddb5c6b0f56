import { describe, expect, it } from 'vitest';
import { complaintsAbout, packWith, person, rule, tried } from './rules.fixture.ts';

const load = rule('sum', { id: 'load', of: ['work'], for: ['head', 'staff'] });
const share = rule('share-of-total', {
  of: 'load',
  among: 'people-of-own-unit',
  'when-none': { ask: 'none' },
});
const people = ['a', 'b', 'c'].map((id) => person(id));
const works = (rows: Readonly<Record<string, string>>) => ({
  people,
  scores: Object.entries(rows).map(([subject, work]) => ({ subject, period: '2026-03', work })),
});

describe('a share of the total', () => {
  it('is one person’s part of the work of the unit', () => {
    expect(complaintsAbout(packWith([load, share]))).toEqual([]);
    const part = tried([load, share], works({ a: '20', b: '50', c: '30' }));
    expect(part.value()).toBe('0.2');
    expect(part.explain('vi')).toBe('20 / 100 của 3 người trong đơn vị = 20%');
    expect(part.words('en')).toBe('own Result / the total of the unit');
  });

  it('of a leader is the part of the work of those led and one’s own', () => {
    const led = { ...share, for: 'head', among: 'people-led' };
    expect(complaintsAbout(packWith([load, led]))).toEqual([]);
    const tables = works({ h: '20', a: '50', b: '30' });
    const part = tried([load, led], {
      ...tables,
      people: [person('h', { leads: 'head' }), person('a'), person('b')],
    });
    expect(part.value('x', 'h')).toBe('0.2');
    expect(part.explain('vi', 'x', 'h')).toBe('20 / 100 của 3 người, gồm mình và người thuộc quyền = 20%');
    expect(part.words('en')).toBe('own Result / the total of oneself and the people led');
  });

  it('can only fall while a colleague is open', () => {
    expect(tried([load, share], works({ a: '20', b: '50', c: '' })).value()).toBe('missing load (0–2/7)');
  });

  it('is missing with one’s own, and asked where nobody worked', () => {
    expect(tried([load, share], works({ a: '', b: '50', c: '30' })).value()).toBe('missing work (0–1)');
    expect(tried([load, share], works({ a: '0', b: '0', c: '0' })).value()).toBe('ask none');
  });
});
