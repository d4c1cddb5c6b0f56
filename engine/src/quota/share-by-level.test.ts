import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay } from '../calendar-day.ts';
import { compileRegulation } from '../evaluation/compile.ts';
import { endsOverColumns } from '../evaluation/ends-over-columns.ts';
import {
  checked,
  doing,
  entering,
  evaluated,
  LADDERS,
  levelOf,
  levelOption,
  person,
  question,
  registerOf,
  resultFor,
  text,
  unit,
  wrongWith,
} from '../evaluation/fixtures/small-pack.ts';
import { regulationInWords } from '../explanation/index.ts';
import { why } from '../explanation/why.ts';
import { parsePeriod } from '../period.ts';
import type { Change } from '../regulation/fixtures/changed-pack.ts';
import type { Plain } from '../regulation/plain.ts';
import { quotaCount } from './mass-board.ts';
import { pack, quota } from './quota-pack.fixture.ts';

type Keys = { readonly [key: string]: Plain };
const SHARES: Keys = { best: '40%', good: '30%', poor: '0%' };
const share = (shares: Keys = SHARES): Plain => ({
  'by-level-of-unit': shares,
  otherwise: { ask: 'planned' },
});
const ASKED: Change = ['/questions/planned', question({ set: entering('0', '1') })];
const RAISING: Change = ['/questions/raise', question({ yes: doing('accept') })];
const OF_UNITS: Change = [
  '/questions/unitPlace',
  question({ yes: doing('accept'), no: levelOption('good') }),
];
const byLevel = (more: Keys = {}, ...changes: readonly Change[]) =>
  pack({ share: share(), base: 'rated', ...more }, ASKED, ...changes);

interface Body {
  /** Points of the unit; none where they are not given. */
  readonly points?: string;
  readonly best: number;
  readonly good?: number;
  readonly kind?: string;
}

/** Units with their people: `b0@u`, `b1@u` are excellent, `g0@u` good. */
function tables(bodies: Readonly<Record<string, Body>>, decisions: readonly Record<string, string>[] = []) {
  const people = Object.entries(bodies).flatMap(([id, { best, good = 0 }]) => [
    ...Array.from({ length: best }, (_, i) => person(`b${i}@${id}`, id)),
    ...Array.from({ length: good }, (_, i) => person(`g${i}@${id}`, id)),
  ]);
  return {
    units: Object.entries(bodies).map(([id, { kind }]) => unit(id, kind === undefined ? {} : { kind })),
    people,
    'person-year': people.map(({ id }) => ({
      subject: id!,
      period: '2025',
      points: id!.startsWith('b') ? '95' : '80',
    })),
    'unit-year': Object.entries(bodies).flatMap(([subject, { points }]) =>
      points === undefined ? [] : [{ subject, period: '2025', unitPoints: points }],
    ),
    decisions: decisions.map((d) => ({ by: 'x', document: '7', on: '2025-12-01', ...d })),
  };
}
const boardOf = (data: Plain, bodies: Record<string, Body>, ...decisions: Record<string, string>[]) =>
  evaluated(checked(data), tables(bodies, decisions)).quotas.find(({ quota: id }) => id === 'quota');

describe('a share that follows the level of the unit', () => {
  it('gives three units of different levels different places', () => {
    const bodies = {
      a: { points: '95', best: 10 },
      b: { points: '80', best: 10 },
      c: { points: '20', best: 10 },
    };
    const all = evaluated(checked(byLevel()), tables(bodies));
    expect(all.quotas.map(({ scope, places, unitLevels }) => [scope, places, unitLevels])).toEqual([
      ['a', 4, ['best']],
      ['b', 3, ['good']],
      ['c', 0, ['poor']],
    ]);
    expect(levelOf(all, 'b0@a')).toBe('decision-needed');
    expect(levelOf(all, 'b0@c')).toBe('good');
  });

  it('follows the level decided for the unit, and not the one proposed', () => {
    const decided = { subject: 'u', question: 'level', period: '2025', option: 'poor' };
    expect(boardOf(byLevel(), { u: { points: '95', best: 10 } }, decided)?.places).toBe(0);
  });

  it('follows the level that a quota of units leaves, and waits while that quota is open', () => {
    const ofUnits = quota({
      ...{ id: 'units', of: 'unit', for: ['organisation'], share: '50%', base: 'rated' },
      ...{ scope: 'recognising-authority', choice: { ask: 'unitPlace' } },
    });
    const data = byLevel({}, OF_UNITS, ['/quotas', [quota({ share: share(), base: 'rated' }), ofUnits]]);
    const bodies = {
      top: { points: '60', best: 0 },
      u: { points: '95', best: 10 },
      v: { points: '95', best: 0 },
    };
    const under = (...decisions: Record<string, string>[]) => {
      const all = tables(bodies, decisions);
      const units = all.units.map((row) => (row.id === 'top' ? row : { ...row, parent: 'top' }));
      return evaluated(checked(data), { ...all, units }).quotas.find(({ scope }) => scope === 'u');
    };
    expect(under()?.notes).toContain('share-open');
    const place = (subject: string, option: string) => ({ subject, question: 'unitPlace', option });
    expect(under(place('u', 'yes'), place('v', 'no'))?.places).toBe(4);
    expect(under(place('v', 'yes'), place('u', 'no'))?.places).toBe(3);
  });

  it.each<[string, Body]>([
    ['the level of the unit is open', { best: 10 }],
    ['the text does not rate the unit', { points: '95', best: 10, kind: 'partyBody' }],
  ])('is asked of a person while %s, and is never above the greatest', (_, body) => {
    const all = evaluated(checked(byLevel()), tables({ u: body }));
    expect(resultFor(all, 'b0@u').questions).toEqual([{ question: 'planned', subject: 'u', period: '2025' }]);
    const set = (value: string) => ({ subject: 'u', question: 'planned', option: 'set', value });
    expect(boardOf(byLevel(), { u: body }, set('0.1'))).toMatchObject({ places: 1, isShareKnown: true });
    expect(boardOf(byLevel(), { u: body }, set('0.9'))?.places).toBe(4);
  });

  it('is known already where all levels still possible have the same', () => {
    const same = byLevel({ share: share({ best: '30%', good: '30%', poor: '30%' }) });
    expect(boardOf(same, { u: { best: 10 } })).toMatchObject({
      places: 3,
      unitLevels: ['best', 'good', 'poor'],
    });
  });

  it('of nothing leaves nobody a place, be they few, and nobody is asked for one', () => {
    const few = { 'small-group': { 'up-to': '4', places: '1' } };
    const poor = { u: { points: '20', best: 3 } };
    expect(boardOf(byLevel(few), poor)).toMatchObject({ places: 0, notes: ['no-duty-groups'] });
    expect(boardOf(byLevel({ 'at-least': '1' }), poor)?.places).toBe(0);
    expect(boardOf(byLevel({ 'when-no-place': { ask: 'planned' } }), poor)?.notes).not.toContain(
      'places-open',
    );
    expect(boardOf(byLevel(few), { u: { points: '80', best: 3 } })?.places).toBe(1);
    expect(boardOf(byLevel(few), { u: { best: 3 } })).toMatchObject({ places: 0, isShareKnown: false });
  });

  it('is raised by a person like every other, to no less than the greatest', () => {
    const raised = byLevel({ raised: { share: '50%', ask: 'raise' } }, RAISING);
    const yes = { subject: 'u', question: 'raise', option: 'yes' };
    expect(boardOf(raised, { u: { points: '80', best: 10 } }, yes)).toMatchObject({
      places: 5,
      raisedBy: '7',
    });
    expect(wrongWith(byLevel({ raised: { share: '35%', ask: 'raise' } }, RAISING))).toContain(
      'pack.bad-share /quotas/0/raised/share',
    );
  });

  it('stands on what the level of the unit stands on', () => {
    const data = byLevel(
      {},
      ['/unverified', { grade: { article: 'a1', says: text('not read at source') } }],
      ['/ladders/1/unverified', ['grade']],
    );
    const all = evaluated(checked(data), tables({ u: { points: '80', best: 1, good: 1 } }));
    expect(resultFor(all, 'b0@u').standsOn).toEqual(['unverified:grade']);
    expect(resultFor(all, 'g0@u').standsOn).toEqual([]);
  });

  it('may be smaller for a better unit, where the level limited is not the best', () => {
    const lower = { level: 'good', next: 'poor', share: share({ best: '40%', good: '60%', poor: '0%' }) };
    expect(wrongWith(byLevel(lower))).toEqual([]);
  });
});

describe('a share by the level of the unit is told', () => {
  const data = checked(byLevel());
  const told = (body: Body, ...decisions: Record<string, string>[]) => {
    const given = tables({ u: body }, decisions);
    const register = registerOf([data], given);
    const program = compileRegulation(data, register.vocabulary, new Map());
    const evaluation = evaluated(data, given);
    const explained = why(resultFor(evaluation, 'b0@u'), { program, register, evaluation }, 'vi');
    return explained.sections
      .find(({ title }) => title === 'Tỷ lệ')
      ?.sentences.map(({ text, refs }) => `${text} [${refs}]`);
  };

  it('with the level of the unit and its share first', () => {
    expect(told({ points: '80', best: 10 })?.slice(0, 2)).toEqual([
      'U xếp loại “good”: tỷ lệ 30%. [Article 1, 1/2025]',
      'U: 10 người được xếp loại, tỷ lệ 30%; 30% × 10 = 3: 3 suất; có 10 người đạt mức best. [Article 1, 1/2025]',
    ]);
  });

  it('as not known while the unit has no level, and as set by a person then', () => {
    expect(told({ best: 10 })?.slice(0, 2)).toEqual([
      'U chưa có mức, nên chưa biết tỷ lệ. [Article 1, 1/2025]',
      'U: 10 người được xếp loại, tỷ lệ chưa biết, nên chưa biết số suất; có 10 người đạt mức best. [Article 1, 1/2025]',
    ]);
    const set = { subject: 'u', question: 'planned', option: 'set', value: '0.2' };
    expect(told({ best: 10 }, set)?.[0]).toBe(
      'U chưa có mức: tỷ lệ 20% do người có thẩm quyền ấn định. [Article 1, 1/2025]',
    );
    expect(told({ best: 10, points: '95', kind: 'partyBody' })?.[0]).toBe(
      'U không được xếp loại theo văn bản này, nên chưa biết tỷ lệ. [Article 1, 1/2025]',
    );
  });

  it('in the words of the regulation, every level with its share', () => {
    const line = (language: 'vi' | 'en') =>
      regulationInWords(data, language).find(({ part }) => part === 'quota')?.text;
    expect(line('vi')).toContain(
      'best không quá tỷ lệ theo mức của đơn vị (best: 40%, good: 30%, poor: 0%) trên số được xếp loại',
    );
    expect(line('en')).toContain(
      'best: at most the share by the level of the unit (best: 40%, good: 30%, poor: 0%) of all who are rated',
    );
  });
});

describe('a share by the level of the unit is refused when', () => {
  it.each<[string, Plain, string]>([
    [
      'a level a unit may have has none',
      byLevel({ share: share({ best: '40%', good: '30%' }) }),
      'pack.level-without-share /quotas/0/share/by-level-of-unit',
    ],
    [
      'a level does not exist',
      byLevel({ share: share({ ...SHARES, better: '10%' }) }),
      'pack.unknown-level /quotas/0/share/by-level-of-unit/better',
    ],
    [
      'one of them is above 100%',
      byLevel({ share: share({ ...SHARES, best: '140%' }) }),
      'pack.bad-share /quotas/0/share/by-level-of-unit/best',
    ],
    [
      'none of them gives a place',
      byLevel({ share: share({ best: '0%', good: '0%', poor: '0%' }) }),
      'pack.bad-share /quotas/0/share/by-level-of-unit',
    ],
    [
      'it is read from another place too',
      byLevel({ share: { ...Object(share()), measure: 'unitScore' } }),
      'pack.share-from-one /quotas/0/share',
    ],
    [
      'nobody is asked where the unit has no level',
      byLevel({ share: { 'by-level-of-unit': SHARES } }),
      'pack.missing-key /quotas/0/share/otherwise',
    ],
    [
      'it bounds what is written anyway',
      byLevel({ share: { ...Object(share()), 'at-most': '40%' } }),
      'pack.unknown-key /quotas/0/share/at-most',
    ],
    [
      'units are not rated at the stage',
      byLevel({}, ['/ladders', [LADDERS[0]!]]),
      'pack.share-of-unrated-units /quotas/0/stage',
    ],
    [
      'units themselves are counted',
      byLevel({ of: 'unit', for: ['organisation'], scope: 'recognising-authority' }),
      'pack.share-of-units-by-level /quotas/0/share/by-level-of-unit',
    ],
  ])('%s', (_, data, refused) => {
    expect(wrongWith(data)).toContain(refused);
  });

  it('naming the level that lacks one', () => {
    const told = () => checked(byLevel({ share: share({ best: '40%', good: '30%' }) }));
    expect(told).toThrow("a unit may be rated 'poor', for which no share is written");
  });
});

describe('a layer on a share by the level of the unit', () => {
  const upper = byLevel();
  const layer = (shares: Plain): Plain => ({
    ...{ regulation: 'local', 'layer-of': 'small', title: text('Local'), issuer: text('Local') },
    ...{ number: '2/2025', 'issued-on': '2025-02-01', 'in-force-from': '2025-03-01', invented: 'yes' },
    articles: { p1: { ref: 'Article P1', says: text('less') } },
    questions: { here: question({ yes: doing('accept'), no: levelOption('good') }) },
    quotas: [
      { ...quota({ id: 'local', base: 'rated', share: shares, choice: { ask: 'here' } }), article: 'p1' },
    ],
  });

  it('may lower any of them, or put one number in front of all', () => {
    const lowered = share({ best: '40%', good: '20%', poor: '0%' });
    expect(checked(upper, [layer(lowered)]).quotas).toHaveLength(2);
    expect(checked(upper, [layer('35%')]).quotas).toHaveLength(2);
  });

  it.each<[string, Plain, string]>([
    [
      'one of them higher, though not the greatest',
      share({ best: '35%', good: '31%', poor: '0%' }),
      "the share 0.31 of a unit rated 'good' is above the 0.3 of 'quota'",
    ],
    ['a number above the greatest', '41%', "the share 0.41 is above the 0.4 of 'quota'"],
  ])('is refused with %s', (_, shares, told) => {
    expect(() => checked(upper, [layer(shares)])).toThrow(told);
  });
});

it('very many people end as each of them does, whatever their units come out with', () => {
  const few = { 'small-group': { 'up-to': '2', places: '1' } };
  const data = checked(byLevel(few));
  const period = parsePeriod('2025')!;
  const asOf = parseDay('2025-12-31')!;
  const body = fc.record({
    points: fc.constantFrom('95', '80', '20', undefined),
    best: fc.nat(6),
    good: fc.nat(6),
  });
  const said = fc.constantFrom(
    undefined,
    { subject: 'v', question: 'level', period: '2025', option: 'best' },
    { subject: 'v', question: 'planned', option: 'set', value: '0.2' },
    { subject: 'b0@u', question: 'place', option: 'yes' },
  );
  fc.assert(
    fc.property(body, body, body, said, (u, v, w, decision) => {
      const isOfNobody = decision?.subject === 'b0@u' && u.best === 0;
      const bodies = Object.entries({ u, v, w }).map(([id, { points, ...numbers }]) => [
        id,
        { ...numbers, ...(points === undefined ? {} : { points }) },
      ]);
      const given = tables(Object.fromEntries(bodies), decision && !isOfNobody ? [decision] : []);
      const register = registerOf([data], given);
      const program = compileRegulation(data, register.vocabulary, new Map());
      const one = evaluated(data, given, { traced: false });
      const many = endsOverColumns({ program, register, period, asOf });
      expect(many?.people.map(({ outcome, proposed }) => [outcome, proposed])).toEqual(
        one.people.map(({ outcome, proposed }) => [outcome, proposed]),
      );
      expect(many?.quotas).toEqual(one.quotas.map(quotaCount));
    }),
    { numRuns: 200 },
  );
});
