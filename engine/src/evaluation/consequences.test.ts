import { describe, expect, it } from 'vitest';
import { why } from '../explanation/index.ts';
import type { Change } from '../regulation/fixtures/changed-pack.ts';
import { head, layer } from '../regulation/layers/local-layer.fixture.ts';
import type { Plain } from '../regulation/plain.ts';
import { compileRegulation } from './compile.ts';
import {
  checked,
  doing,
  evaluated,
  flag,
  levelOption,
  person,
  question,
  registerOf,
  resultFor,
  rule,
  SCORES,
  small,
  type Tables,
  text,
  together,
  unit,
  wrongWith,
} from './fixtures/small-pack.ts';

const follows = (id: string, when: Plain, more: { readonly [key: string]: Plain } = {}): Plain => ({
  ...rule(id, ['leader', 'staff']),
  when,
  ...more,
});
const poor: Plain = { rated: ['poor'] };
const withRules = (...rules: readonly Plain[]): Plain => small(['/consequences', rules]);
const tables = (points: Readonly<Record<string, string>>, more: Tables = {}): Tables => ({
  units: [unit('u')],
  people: Object.keys(points).map((id) => person(id, 'u')),
  'person-year': Object.entries(points).map(([subject, p]) => ({ subject, period: '2025', points: p })),
  ...more,
});
const toldOf = (evaluation: ReturnType<typeof evaluated>, subject: string) =>
  resultFor(evaluation, subject).consequences.map((c) => `${c.rule} ${c.holds}`);
const decided = (subject: string, period: string, option: string) => ({
  question: 'level',
  subject,
  period,
  option,
  by: 'chair',
  on: '2025-12-20',
  document: '1',
  reason: 'x',
});

describe('a consequence', () => {
  const pack = withRules(follows('followUp', poor));

  it('holds of whoever is proposed at the level it asks for, and of nobody else', () => {
    const result = evaluated(pack, tables({ a: '49', b: '50' }));
    expect([toldOf(result, 'a'), toldOf(result, 'b')]).toEqual([['followUp yes'], []]);
  });

  it('follows the level decided where there is one', () => {
    const decisions = [decided('a', '2025', 'good'), decided('b', '2025', 'poor')];
    const result = evaluated(pack, tables({ a: '49', b: '50' }, { decisions }));
    expect([toldOf(result, 'a'), toldOf(result, 'b')]).toEqual([[], ['followUp yes']]);
  });

  it('is open, with what it waits for, while the level is', () => {
    const result = evaluated(pack, tables({ a: '49' }, { 'person-year': [] }));
    const [open] = resultFor(result, 'a').consequences;
    expect([open?.holds, open?.missing.map((m) => m.what)]).toEqual(['open', ['rated']]);
  });

  it('is settled where every level still possible agrees', () => {
    const sure = withRules(follows('rated', { not: { rated: ['notRated'] } }));
    expect(toldOf(evaluated(sure, tables({ a: '49' }, { 'person-year': [] })), 'a')).toEqual(['rated yes']);
  });

  it('changes no level, score or mask', () => {
    const plain = resultFor(evaluated(small(), tables({ a: '49' })), 'a');
    const more = resultFor(evaluated(pack, tables({ a: '49' })), 'a');
    expect([more.proposed, more.score, more.mask]).toEqual([plain.proposed, plain.score, plain.mask]);
  });

  it('knows of two years running, and stays open where nothing is on record of the earlier one', () => {
    const twice = withRules(
      follows('twoYears', { all: [poor, { level: 'year', period: 'previous', is: 'poor' }] }),
    );
    const decisions = [decided('a', '2024', 'poor'), decided('b', '2024', 'good')];
    const result = evaluated(twice, tables({ a: '40', b: '40', c: '40', d: '60' }, { decisions }));
    expect(['a', 'b', 'c', 'd'].map((id) => toldOf(result, id))).toEqual([
      ['twoYears yes'],
      [],
      ['twoYears open'],
      [],
    ]);
  });

  it('CITY-6: warns at full general points with a weak result', () => {
    const changes: readonly Change[] = [
      ['/facts/general', { ...(flag('person') as object), label: text('full general points') }],
      ['/consequences', [follows('warn', { all: [{ fact: 'general', is: 'yes' }, poor] })]],
    ];
    const given = tables({ a: '40', b: '40', c: '80' });
    const rows = given['person-year']!.map((r) => ({ ...r, general: r.subject === 'b' ? 'no' : 'yes' }));
    const result = evaluated(small(...changes), { ...given, 'person-year': rows });
    expect(['a', 'b', 'c'].map((id) => toldOf(result, id))).toEqual([['warn yes'], [], []]);
  });
});

describe('CITY-4: the head of a weak unit', () => {
  const pack = withRules(follows('weakUnit', { rated: 'poor', of: 'unit-headed', 'when-none': 'no' }));
  const given = (units: readonly Record<string, string>[]): Tables => ({
    units: [unit('u'), unit('v')],
    people: [person('h', 'u', { leads: 'head' }), person('s', 'u'), person('k', 'v', { leads: 'head' })],
    'person-year': ['h', 's', 'k'].map((subject) => ({ subject, period: '2025', points: '95' })),
    'unit-year': units.map((row) => ({ period: '2025', ...row })),
  });

  it('is followed up without failing personally; those who head no such unit are not', () => {
    const result = evaluated(
      pack,
      given([
        { subject: 'u', unitPoints: '20' },
        { subject: 'v', unitPoints: '70' },
      ]),
    );
    expect(resultFor(result, 'h').proposed).toBe('best');
    expect(['h', 's', 'k'].map((id) => toldOf(result, id))).toEqual([['weakUnit yes'], [], []]);
  });

  it('is open while the level of the unit is', () => {
    const result = evaluated(pack, given([{ subject: 'v', unitPoints: '70' }]));
    expect([toldOf(result, 'h'), toldOf(result, 'k')]).toEqual([['weakUnit open'], []]);
  });

  it('is told with the name of the unit and its level', () => {
    const regulation = checked(pack);
    const rows = given([{ subject: 'u', unitPoints: '20' }]);
    const register = registerOf([regulation], rows);
    const evaluation = evaluated(regulation, rows);
    const program = compileRegulation(regulation, register.vocabulary);
    const { sections } = why(resultFor(evaluation, 'h'), { program, register, evaluation }, 'en');
    expect(sections.find((s) => s.title === 'What follows')?.sentences.map((s) => s.text)).toEqual([
      'WeakUnit, because level of u in this period: poor.',
    ]);
  });
});

describe('CITY-8: a unit held against the levels of its people', () => {
  const share: Plain = {
    ...rule('fine', ['organisation']),
    kind: 'over-subjects',
    whom: 'people-of-own-unit',
    levels: ['best', 'good'],
    as: 'share',
    'when-none': '0',
  };
  const asked: Plain = { ...rule('unlike', ['organisation']), when: { measure: 'fine', 'at-least': '50%' } };
  const best: Plain = {
    ...rule('places', ['staff']),
    of: 'person',
    level: 'best',
    next: 'good',
    share: '100%',
    base: 'rated',
    rounding: 'down',
    tests: 'unit-only',
    scope: 'using-body',
    choice: { ask: 'place' },
  };
  const pack = (...more: readonly Change[]) =>
    small(['/calculation', [...SCORES, share]], ['/consequences', [asked]], ...more);
  const of = (given: Tables, data = pack()) => toldOf(evaluated(data, given), 'u');
  const rated = (a: string, b: string) =>
    tables({ a, b }, { 'unit-year': [{ subject: 'u', period: '2025', unitPoints: '20' }] });

  it('is told when they differ, at the very edge', () => {
    expect([of(rated('60', '49')), of(rated('49', '49'))]).toEqual([['unlike yes'], []]);
  });

  it('looks at the levels decided', () => {
    const decisions = [decided('a', '2025', 'poor')];
    expect(of({ ...rated('60', '49'), decisions })).toEqual([]);
  });

  it('is open while the level of somebody who matters is', () => {
    const given = rated('60', '49');
    const people = given['person-year']!;
    expect(of({ ...given, 'person-year': people.slice(1) })).toEqual(['unlike open']);
    expect(of({ ...given, 'person-year': people.slice(0, 1) })).toEqual(['unlike yes']);
  });

  it('looks at what the quota left them', () => {
    const place: Change = [
      '/questions/place',
      question({ given: doing('accept'), not: levelOption('good') }),
    ];
    const ofBest: Change = ['/calculation', [...SCORES, { ...(share as object), levels: ['best'] }]];
    const none = pack(place, ofBest, ['/quotas', [{ ...(best as object), share: '1%' }]]);
    expect(of(rated('95', '49'), none)).toEqual([]);
    const all = pack(place, ofBest, ['/quotas', [best]]);
    expect(of(rated('95', '49'), all)).toEqual(['unlike yes']);
  });

  it('makes of them nothing that a level, a score or a quota of the unit stands on', () => {
    const sum: Plain = { ...rule('more', ['organisation']), kind: 'sum', of: ['fine', 'unitPoints'] };
    const gate: Plain = {
      ...rule('gate', ['organisation']),
      when: { measure: 'fine', below: '50%' },
      level: 'good',
    };
    for (const change of [
      ['/calculation', [...SCORES, share, sum]],
      ['/ceilings', [gate]],
      ['/stages/year/shows', 'fine'],
      ['/consequences', []],
    ] satisfies Change[])
      expect(wrongWith(pack(change))).toContain('pack.unit-from-people-levels /calculation/2/levels');
  });
});

it('is asked of a unit in several territories as of one in any of them', () => {
  const pack = withRules(follows('here', { attribute: 'territory', is: 'hau-giang' }));
  const given = tables({ a: '60', b: '60' });
  const units = [unit('u', { territory: 'can-tho; hau-giang' }), unit('v', { territory: 'can-tho' })];
  const people = [person('a', 'u'), person('b', 'v')];
  const result = evaluated(pack, { ...given, units, people });
  expect([toldOf(result, 'a'), toldOf(result, 'b')]).toEqual([['here yes'], []]);
});

it('binds in a layer only whom the layer binds', () => {
  const local = layer('province', {
    binds: { units: ['u'] },
    consequences: [{ ...head('local', ['staff']), when: poor }],
  });
  const result = evaluated(checked(small(), [local]), {
    ...tables({}),
    units: [unit('u'), unit('v')],
    people: [person('a', 'u'), person('b', 'v')],
    'person-year': ['a', 'b'].map((subject) => ({ subject, period: '2025', points: '40' })),
  });
  expect([toldOf(result, 'a'), toldOf(result, 'b')]).toEqual([['local yes'], []]);
});

it('may ask for the level under another regulation, which is then evaluated first', () => {
  const regulations = [
    checked(withRules(follows('both', { all: [poor, { rating: 'zz', is: 'poor' }] }))),
    checked(small(['/regulation', 'zz'])),
  ];
  const all = together(regulations, tables({ a: '40' }));
  expect(toldOf(all.get('small')!, 'a')).toEqual(['both yes']);
});

it.each<[what: string, code: string, ...changes: Change[]]>([
  [
    'the own level asked for by a rule about that level',
    'pack.rated-before-the-level /ceilings/0/when/rated',
    ['/ceilings', [{ ...rule('c', ['staff']), when: poor, level: 'poor' }]],
  ],
  [
    'a level that does not exist',
    'pack.unknown-level /consequences/0/when/rated',
    ['/consequences', [follows('x', { rated: 'weak' })]],
  ],
  [
    'people whom nobody rates there',
    'pack.rated-without-ladder /consequences/0/when/rated',
    ['/ladders/0'],
    ['/consequences', [follows('x', poor)]],
  ],
  ['a scope that asks for it', 'pack.condition-out-of-place /groups/0/when', ['/groups/0/when', poor]],
  ['an id used twice', 'pack.duplicate-id /consequences/0/id', ['/consequences', [follows('ladder', poor)]]],
])('refuses %s', (_, told, ...changes) => {
  expect(wrongWith(small(...changes))).toContain(told);
});
