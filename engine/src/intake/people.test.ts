import { describe, expect, it } from 'vitest';
import { an, commune, mendOf, office, registerOf, wrong } from './example.fixture.ts';

const unit = (id: string, parent: string, more = {}) => ({
  ...office,
  id,
  name: `Phòng ${id}`,
  parent,
  ...more,
});
const post = (more = {}) => ({ ...an, ...more });

describe('units', () => {
  it('make a tree with depths and children', () => {
    const { units } = registerOf({ units: [office, commune, unit('to', 'vp', { recognisedBy: 'xa' })] });
    expect(units.map(({ id, parent, depth, children }) => ({ id, parent, depth, children }))).toEqual([
      { id: 'vp', parent: 1, depth: 1, children: [2] },
      { id: 'xa', parent: undefined, depth: 0, children: [0] },
      { id: 'to', parent: 0, depth: 2, children: [] },
    ]);
    expect(units[2]?.recognisedBy).toBe(1);
  });

  it.each<[what: string, units: Record<string, string>[], problems: string[]]>([
    ['an id twice', [commune, office, office], ['units:3:id doubled-unit']],
    ['no id', [commune, office, unit('', 'xa')], ['units:3:id required']],
    [
      'no name, kind or role',
      [commune, office, { id: 'a' }],
      ['units:3:name required', 'units:3:kind required', 'units:3:role required'],
    ],
    ['an unknown parent', [commune, office, unit('a', 'zz9')], ['units:3:parent unknown-subject']],
    [
      'an unknown recognising unit',
      [commune, office, unit('a', 'xa', { recognisedBy: '?' })],
      ['units:3:recognisedBy unknown-subject'],
    ],
    [
      'units above each other',
      [commune, office, unit('a', 'b'), unit('b', 'a'), unit('c', 'a')],
      ['units:3:parent circular-units'],
    ],
    ['a unit above itself', [commune, office, unit('a', 'a')], ['units:3:parent circular-units']],
    [
      'an unknown kind',
      [commune, office, unit('a', 'xa', { kind: 'trường' })],
      ['units:3:kind unknown-choice'],
    ],
    [
      'days out of order',
      [commune, office, unit('a', 'xa', { from: '2026-02-01', to: '2026-01-01' })],
      ['units:3:to days-out-of-order'],
    ],
  ])('with %s are refused', (_, units, problems) => expect(wrong({ units })).toEqual(problems));

  it('more than twenty deep are refused', () => {
    const chain = Array.from({ length: 22 }, (_, i) => unit(`u${i}`, i === 0 ? 'xa' : `u${i - 1}`));
    expect(wrong({ units: [commune, office, ...chain] })).toEqual(['units:23:parent units-too-deep']);
  });
});

describe('people', () => {
  it('have their posts in the order of their days, whatever the order of the rows', () => {
    const { people } = registerOf({
      people: [
        post({ unit: 'xa', from: '2026-07-01', title: 'Phó Chủ tịch', leads: 'cấp phó', inCharge: 'vp; xa' }),
        post({ to: '2026-06-30', partyMember: 'x' }),
      ],
    });
    expect(people).toHaveLength(1);
    expect(people[0]).toMatchObject({ id: '001234', name: 'Nguyễn Văn An', partyMember: true });
    expect(
      people[0]?.posts.map(({ unit, leads, main, inCharge }) => ({ unit, leads, main, inCharge })),
    ).toEqual([
      { unit: 1, leads: 'none', main: true, inCharge: [] },
      { unit: 0, leads: 'deputy', main: true, inCharge: [1, 0] },
    ]);
  });

  it('with the same name are different people when their ids differ', () => {
    const { people } = registerOf({ people: [an, post({ id: '005678' })] });
    expect(people.map((p) => p.id)).toEqual(['001234', '005678']);
  });

  it('have names in composed Unicode', () => {
    const { people } = registerOf({ people: [post({ name: 'Nguyễn Văn An'.normalize('NFD') })] });
    expect(people[0]?.name).toBe('Nguyễn Văn An');
  });

  it('hold beside the main post others that are not', () => {
    const { people } = registerOf({ people: [post({ main: 'có' }), post({ unit: 'xa' })] });
    expect(people[0]?.posts.map((p) => p.main)).toEqual([true, false]);
  });

  it('may be seconded from a unit of the table or from elsewhere', () => {
    const { people } = registerOf({ people: [post({ secondedFrom: 'Sở Nội vụ' })] });
    expect(people[0]?.posts[0]?.secondedFrom).toBe('Sở Nội vụ');
  });

  it.each<[what: string, people: Record<string, string>[], problems: string[]]>([
    [
      'two names for one id',
      [post({ to: '2026-06-30' }), post({ name: 'Trần B', from: '2026-07-01' })],
      ['people:2:name two-names'],
    ],
    [
      'rows that disagree',
      [
        post({ serviceTo: '2026-06-30', to: '2026-03-31' }),
        post({ serviceTo: '2026-07-31', from: '2026-04-01' }),
      ],
      ['people:2:serviceTo rows-disagree'],
    ],
    ['no unit', [post({ unit: '' })], ['people:1:unit required']],
    ['no service', [post({ service: '' })], ['people:1:service required']],
    ['an unknown unit', [post({ unit: 'zz9' })], ['people:1:unit unknown-subject']],
    ['an unknown unit in charge', [post({ inCharge: 'vp;zz9' })], ['people:1:inCharge unknown-subject']],
    ['a unit by its name', [post({ unit: 'Văn phòng' })], ['people:1:unit name-for-id']],
    [
      'a sending unit by its name',
      [post({ secondedFrom: 'VAN PHONG' })],
      ['people:1:secondedFrom name-for-id'],
    ],
    [
      'days out of order',
      [post({ from: '2026-02-01', to: '2026-01-01' })],
      ['people:1:to days-out-of-order'],
    ],
    [
      'service out of order',
      [post({ serviceFrom: '2026-02-01', serviceTo: '2026-01-01' })],
      ['people:1:serviceTo days-out-of-order'],
    ],
    [
      'two main posts at the same time',
      [post({ main: 'x' }), post({ unit: 'xa', main: 'x' })],
      ['people:2:main two-main-posts'],
    ],
    [
      'posts at the same time and none the main one',
      [an, post({ unit: 'xa' })],
      ['people:2:main no-main-post'],
    ],
    ['one post that is not the main one', [post({ main: 'không' })], ['people:1:main no-main-post']],
    ['the id of a unit', [post({ id: 'vp' })], ['people:1:id id-of-a-unit']],
    [
      'two heads of one unit',
      [post({ leads: 'head' }), post({ id: '2', name: 'B', leads: 'head' })],
      ['people:2:leads two-heads'],
    ],
    ['hidden characters', [post({ name: 'An\u202e' })], ['people:1:name hidden-direction']],
  ])('with %s are refused', (_, people, problems) => expect(wrong({ people })).toEqual(problems));

  it('may lead a unit one after the other', () => {
    const people = [
      post({ leads: 'head', to: '2026-06-30' }),
      post({ id: '2', name: 'B', leads: 'head', from: '2026-07-01' }),
      post({ id: '3', name: 'C', leads: 'head', serviceTo: '2025-12-31', from: '2020-01-01', to: '' }),
    ];
    expect(wrong({ people })).toEqual(['people:3:leads two-heads']);
    expect(wrong({ people: people.slice(0, 2) })).toEqual([]);
  });

  it('with hundreds of rows under one id are refused at once', () => {
    expect(wrong({ people: Array.from({ length: 500 }, () => an) })).toEqual(['people:1:id too-many-posts']);
  });

  it('are hinted at by the id of the name', () => {
    expect(mendOf({ people: [post({ unit: 'văn phòng' })] })).toBe('dùng mã “vp” của Văn phòng');
  });
});
