import { describe, expect, it } from 'vitest';
import type { Plain } from '../regulation/plain.ts';
import { complaintsAbout, packWith, person, rule, tried, UNITS } from './rules.fixture.ts';

const score = rule('sum', { id: 'score', of: ['knowledge'], for: ['head', 'staff'] });
const over = (more: { readonly [key: string]: Plain }) =>
  rule('over-subjects', { for: 'head', whom: 'people-led', 'when-none': { ask: 'none' }, ...more });
const people = [person('h', { leads: 'head' }), person('a'), person('b'), person('c')];
const scores = (rows: Readonly<Record<string, string>>) => ({
  people,
  scores: Object.entries(rows).map(([subject, knowledge]) => ({ subject, period: '2026-03', knowledge })),
});
const reach = over({ of: 'score', where: { 'at-least': '5' }, as: 'share' });

describe('over the people led', () => {
  it.each([
    ['share', { where: { 'at-least': '5' } }, '2/3'],
    ['count', { where: { below: '5' } }, '1'],
    ['mean', {}, '6'],
    ['lowest', {}, '4'],
    ['highest', {}, '8'],
  ])('as: %s of scores 4, 6 and 8', (as, more, value) => {
    const one = over({ of: 'score', as, ...more });
    expect(complaintsAbout(packWith([score, one]))).toEqual([]);
    expect(tried([score, one], scores({ a: '4', b: '6', c: '8', h: '1' })).value('x', 'h')).toBe(value);
  });

  it('whoever is open leaves a range, told by the id', () => {
    expect(tried([score, reach], scores({ a: '4', b: '6', c: '' })).value('x', 'h')).toBe(
      'missing score (1/3–2/3)',
    );
    const lowest = over({ of: 'score', as: 'lowest' });
    expect(tried([score, lowest], scores({ a: '4', b: '6' })).value('x', 'h')).toBe('missing score (–4)');
  });

  it('nobody to count is put to a person, or counts what the text says', () => {
    const alone = { people: [people[0]!], scores: [{ subject: 'h', period: '2026-03', knowledge: '5' }] };
    expect(tried([score, reach], alone).value('x', 'h')).toBe('ask none');
    expect(tried([score, { ...reach, 'when-none': '1' }], alone).value('x', 'h')).toBe('1');
  });

  it('is told in numbers, not by name', () => {
    const told = tried([score, reach], scores({ a: '4', b: '6', c: '8' }));
    expect(told.explain('vi', 'x', 'h')).toBe('2 trong 3 người thuộc quyền đạt từ 5 trở lên = 66,66…%');
    expect(told.explain('en', 'x', 'h')).toBe('2 of 3 people led at 5 or more = 66.66…%');
    expect(told.words('vi')).toBe('tỷ lệ người thuộc quyền: Kết quả từ 5 trở lên');
  });
});

describe('over levels', () => {
  const year = { period: '2026' };
  const marks = (rows: Readonly<Record<string, string>>) => ({
    people,
    own: Object.entries(rows).map(([subject, yearMark]) => ({ subject, period: '2026', yearMark })),
  });
  const good = over({ levels: ['excellent', 'good'], as: 'share', stage: 'year' });

  it('of people led: the share at a level or better', () => {
    expect(complaintsAbout(packWith([good]))).toEqual([]);
    const rated = tried([good], marks({ a: '95', b: '60', c: '10', h: '60' }), year);
    expect(rated.value('x', 'h')).toBe('2/3');
    expect(rated.explain('vi', 'x', 'h')).toBe('2 trong 3 người thuộc quyền đạt Xuất sắc, Tốt = 66,66…%');
    expect(tried([good], marks({ a: '95', b: '60', h: '60' }), year).value('x', 'h')).toBe(
      'missing over-subjects:level (2/3–1)',
    );
  });

  it('of units below: a decided level or their own', () => {
    const units = [
      ...UNITS,
      { id: 'p1', name: 'Phòng 1', kind: 'administrativeAgency', role: 'directUnit', parent: 'xa' },
      { id: 'p2', name: 'Phòng 2', kind: 'administrativeAgency', role: 'directUnit', parent: 'xa' },
    ];
    const below = rule('over-subjects', {
      for: 'organisation',
      stage: 'year',
      whom: 'sub-units',
      levels: 'good',
      as: 'count',
      'when-none': '0',
    });
    expect(complaintsAbout(packWith([below]))).toEqual([]);
    const facts = [
      { subject: 'xa', period: '2026', unitPoints: '60' },
      { subject: 'p1', period: '2026', unitPoints: '60' },
      { subject: 'p2', period: '2026', unitPoints: '20' },
    ];
    expect(tried([below], { people, units, bodies: facts }, year).value('x', 'xa')).toBe('1');
    expect(tried([below], { people, units, bodies: facts }, year).value('x', 'p1')).toBe('0');
    expect(tried([below], { people, units, bodies: facts.slice(0, 2) }, year).value('x', 'xa')).toBe(
      'missing over-subjects:level (1–2)',
    );
  });

  it('of the units and fields in charge: those somebody answers for, wherever they stand', () => {
    const fields = ['f1', 'f2', 'f3'].map((id) => ({
      id,
      name: id,
      kind: 'administrativeAgency',
      role: 'directUnit',
      parent: 'xa',
    }));
    const charge = over({ whom: 'units-in-charge', levels: ['good'], as: 'share', stage: 'year' });
    expect(complaintsAbout(packWith([charge]))).toEqual([]);
    const tables = {
      units: [...UNITS, ...fields],
      people: [person('h', { leads: 'deputy', inCharge: 'f1; f2' }), person('a')],
      bodies: [
        { subject: 'f1', period: '2026', unitPoints: '60' },
        { subject: 'f2', period: '2026', unitPoints: '20' },
        { subject: 'f3', period: '2026', unitPoints: '60' },
      ],
    };
    const rated = tried([charge], tables, year);
    expect(rated.value('x', 'h')).toBe('0.5');
    expect(rated.explain('vi', 'x', 'h')).toBe('1 trong 2 đơn vị, lĩnh vực phụ trách đạt Tốt = 50%');
    const points = rule('sum', { id: 'bodyPoints', of: ['unitPoints'], for: 'organisation', stage: 'year' });
    const lowest = over({ whom: 'units-in-charge', of: 'bodyPoints', as: 'lowest', stage: 'year' });
    expect(complaintsAbout(packWith([points, lowest]))).toEqual([]);
    expect(tried([points, lowest], tables, year).value('x', 'h')).toBe('20');
    const nobody = { ...tables, people: [person('h', { leads: 'deputy' }), person('a')] };
    expect(tried([charge], nobody, year).value('x', 'h')).toBe('ask none');
    expect(complaintsAbout(packWith([{ ...charge, for: 'organisation' }]))).toContain(
      'pack.rule-for-other-subject /calculation/0/for',
    );
  });

  it('over the people of a unit, without oneself', () => {
    const mates = rule('over-subjects', {
      of: 'score',
      as: 'mean',
      whom: 'people-of-own-unit',
      'when-none': { ask: 'none' },
    });
    expect(complaintsAbout(packWith([score, mates]))).toEqual([]);
    expect(tried([score, mates], scores({ a: '10', b: '6', c: '4', h: '2' })).value('x', 'a')).toBe('4');
  });
});

describe('over the units a person has to do with', () => {
  const year = { period: '2026' };
  const units = [
    ...UNITS,
    { id: 'p1', name: 'Phòng 1', kind: 'administrativeAgency', role: 'directUnit', parent: 'xa' },
    { id: 'p2', name: 'Phòng 2', kind: 'administrativeAgency', role: 'directUnit', parent: 'xa' },
  ];
  const bodies = [
    { subject: 'xa', period: '2026', unitPoints: '90' },
    { subject: 'p1', period: '2026', unitPoints: '60' },
    { subject: 'p2', period: '2026', unitPoints: '20' },
  ];
  const heads = [
    person('h', { unit: 'p1', leads: 'head' }),
    person('a', { unit: 'p1', inCharge: 'p1;p2' }),
    person('b', { unit: 'p2' }),
  ];
  const ofUnit = rule('sum', { id: 'unitScore', of: ['unitPoints'], for: 'organisation', stage: 'year' });
  const of = (whom: string, more: { readonly [key: string]: Plain } = {}) =>
    rule('over-subjects', {
      ...{ for: ['head', 'staff'], stage: 'year', whom, of: 'unitScore', as: 'mean' },
      ...{ 'when-none': { ask: 'none' }, ...more },
    });
  const value = (whom: string, subject: string, facts = bodies) =>
    tried([ofUnit, of(whom)], { units, people: heads, bodies: facts }, year).value('x', subject);

  it('the result of the unit headed is part of what its head is rated by', () => {
    expect(complaintsAbout(packWith([ofUnit, of('unit-headed')]))).toEqual([]);
    expect(value('unit-headed', 'h')).toBe('60');
  });

  it('whoever heads no unit is put to a person', () => {
    expect(value('unit-headed', 'a')).toBe('ask none');
  });

  it.each([
    ['own-unit', 'b', '20'],
    ['parent-unit', 'b', '90'],
    ['using-body', 'a', '90'],
    ['units-in-charge', 'a', '40'],
  ])('%s', (whom, subject, result) => {
    expect(value(whom, subject)).toBe(result);
  });

  it('a unit without its result is told by its id', () => {
    expect(value('unit-headed', 'h', bodies.slice(0, 1))).toBe('missing unitScore');
  });

  it('by their levels: whether the own unit is good', () => {
    const good = rule('over-subjects', {
      ...{ for: 'staff', stage: 'year', whom: 'own-unit', levels: ['good'], as: 'count', 'when-none': '0' },
    });
    expect(complaintsAbout(packWith([good]))).toEqual([]);
    const told = tried([good], { units, people: heads, bodies }, year);
    expect([told.value('x', 'a'), told.value('x', 'b')]).toEqual(['1', '0']);
  });

  it('is of people: a unit looks at units by sub-units', () => {
    expect(complaintsAbout(packWith([ofUnit, of('parent-unit', { for: 'organisation' })]))).toEqual([
      'pack.rule-for-other-subject /calculation/1/for',
    ]);
  });

  it('a quantity of units that is asked of people says how to take it', () => {
    const wrong = rule('sum', { of: ['unitScore'], stage: 'year' });
    expect(complaintsAbout(packWith([ofUnit, wrong]))).toEqual([
      'pack.measure-not-available /calculation/1/of/0',
    ]);
  });
});
