import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay } from '../calendar-day.ts';
import { compileRegulation } from '../evaluation/compile.ts';
import { endsOverColumns } from '../evaluation/ends-over-columns.ts';
import {
  checked,
  doing,
  evaluated,
  levelOf,
  levelOption,
  person,
  question,
  registerOf,
  resultFor,
  small,
  unit,
} from '../evaluation/fixtures/small-pack.ts';
import { levelsLeft } from '../evaluation/levels-in-periods.ts';
import { vocabularyOf } from '../evaluation/vocabulary.ts';
import { why } from '../explanation/why.ts';
import { parsePeriod } from '../period.ts';
import type { Plain } from '../regulation/plain.ts';
import { quotaCount } from './mass-board.ts';
import { questions, quota } from './quota-pack.fixture.ts';

/** At most 20 % may be best, and at most half may be good; both of everybody rated. */
const twoQuotas = (more: { readonly [key: string]: Plain } = {}) =>
  checked(
    small(
      [
        '/questions',
        { ...(questions as object), goodPlace: question({ yes: doing('accept'), no: levelOption('poor') }) },
      ],
      [
        '/quotas',
        [
          quota({ base: 'rated', ...more }),
          quota({
            ...{ id: 'second', level: 'good', next: 'poor', share: '50%', base: 'rated' },
            choice: { ask: 'goodPlace' },
            ...more,
          }),
        ],
      ],
    ),
  );

const POINTS = { b: '95', g: '80', p: '20' } as const;
type Kind = keyof typeof POINTS;

/** One body of people named by what they reach: b0, b1, g0, p0; their order is that of their points. */
const people = (numbers: Readonly<Record<Kind, number>>, chosen: Readonly<Record<string, string>> = {}) => {
  const ids = (['b', 'g', 'p'] as const).flatMap((kind) =>
    Array.from({ length: numbers[kind] }, (_, i) => `${kind}${i}`),
  );
  return {
    units: [unit('ubnd')],
    people: ids.map((id) => person(id, 'ubnd')),
    'person-year': ids.map((subject) => ({ subject, period: '2025', points: POINTS[subject[0] as Kind] })),
    decisions: Object.entries(chosen).map(([key, option]) => {
      const [subject = '', asked = ''] = key.split(' ');
      return {
        question: asked,
        subject,
        option,
        period: '2025',
        on: '2025-12-01',
        by: 'x',
        document: '1/QĐ',
      };
    }),
  };
};
const PACK = twoQuotas();

describe('at most 20 % best and at most half good', () => {
  it('everybody keeps the level reached while both have places', () => {
    const all = evaluated(PACK, people({ b: 2, g: 4, p: 4 }));
    expect(['b0', 'b1', 'g0', 'g3'].map((id) => levelOf(all, id))).toEqual(['best', 'best', 'good', 'good']);
  });

  it('whoever gets no place at best comes down and stands for a place at good', () => {
    const all = evaluated(PACK, people({ b: 3, g: 4, p: 3 }, { 'b0 place': 'yes', 'b1 place': 'yes' }));
    expect(levelOf(all, 'b2')).toBe('good');
    const [best, good] = all.quotas;
    expect(best).toMatchObject({ places: 2, chosen: 2 });
    expect(good).toMatchObject({ places: 5, chosen: 5 });
    expect(resultFor(all, 'b2').quotas).toMatchObject([
      { quota: 'quota', state: 'out' },
      { quota: 'second', state: 'in', why: 'everyone-fits' },
    ]);
    expect(resultFor(all, 'b2').levelBeforeQuota).toBe('best');
  });

  it('whoever comes down waits where more want a place at good than there are', () => {
    const chosen = { 'b0 place': 'yes', 'b1 place': 'yes' };
    const all = evaluated(PACK, people({ b: 3, g: 5, p: 2 }, chosen));
    expect(resultFor(all, 'b2')).toMatchObject({
      outcome: 'decision-needed',
      quota: { state: 'waiting', why: 'open' },
      questions: [{ question: 'goodPlace', subject: 'b2' }],
    });
    expect(resultFor(all, 'b2').proposed).toBeUndefined();
    expect(levelOf(all, 'p0')).toBe('poor');
    const out = evaluated(PACK, people({ b: 3, g: 5, p: 2 }, { ...chosen, 'b2 goodPlace': 'no' }));
    expect(['b2', 'g0', 'g4'].map((id) => levelOf(out, id))).toEqual(['poor', 'good', 'good']);
  });

  it('whoever waits for a place at best may still want one at good: nobody there slips in before', () => {
    const all = evaluated(PACK, people({ b: 3, g: 5, p: 2 }));
    expect(resultFor(all, 'b0').quota).toMatchObject({ state: 'waiting', why: 'open' });
    expect(resultFor(all, 'g0').quota).toMatchObject({ state: 'waiting', why: 'others-open' });
    expect(
      all.quotas.find(({ quota: id }) => id === 'second')?.candidates.map(({ subject }) => subject),
    ).toEqual(['g0', 'g1', 'g2', 'g3', 'g4']);
  });

  it('somebody whose facts are missing may come down to good as well', () => {
    const tables = people({ b: 0, g: 5, p: 5 });
    const open = {
      ...tables,
      'person-year': tables['person-year'].filter(({ subject }) => subject !== 'p0'),
    };
    expect(resultFor(evaluated(PACK, open), 'g0').quota).toMatchObject({ why: 'others-open' });
  });

  it('a level decided at good takes one of its places, wherever the person stood before', () => {
    const chosen = { 'b0 place': 'yes', 'b1 place': 'yes', 'b2 level': 'good' };
    const all = evaluated(PACK, people({ b: 3, g: 5, p: 2 }, chosen));
    const good = all.quotas.find(({ quota: id }) => id === 'second');
    expect(good?.candidates.find(({ subject }) => subject === 'b2')).toMatchObject({
      state: 'in',
      why: 'decided',
    });
    expect(resultFor(all, 'g0').quota).toMatchObject({ state: 'waiting', why: 'open' });
  });

  it('whoever waits above may be sent down from both', () => {
    const all = evaluated(PACK, people({ b: 3, g: 5, p: 2 }));
    const waiting = resultFor(all, 'b0');
    if (waiting.classification === undefined) throw new Error('b0 is classified');
    const program = compileRegulation(PACK, vocabularyOf([PACK]), new Map());
    expect(levelsLeft(program, waiting.classification, waiting.quotas)).toEqual(['best', 'good', 'poor']);
  });

  it('a level decided above what is reached takes no place below, and leaves what is proposed as it is', () => {
    const all = evaluated(PACK, people({ b: 0, g: 4, p: 6 }, { 'g0 level': 'best' }));
    expect(resultFor(all, 'g0')).toMatchObject({ proposed: 'good', decided: { level: 'best' } });
    expect(resultFor(all, 'g0').quotas?.some(({ quota: id }) => id === 'second')).toBe(false);
  });

  it('a level decided below both sends nobody down twice: what is proposed is told apart from it', () => {
    const all = evaluated(PACK, people({ b: 1, g: 4, p: 5 }, { 'b0 level': 'poor' }));
    expect(resultFor(all, 'b0')).toMatchObject({ proposed: 'good', decided: { level: 'poor' } });
    expect(resultFor(all, 'b0').findings.map(({ code }) => code)).toContain('decided-differs-from-proposed');
  });

  it('is explained from above: no place at best, then the place at good', () => {
    const tables = people({ b: 3, g: 4, p: 3 }, { 'b0 place': 'yes', 'b1 place': 'yes' });
    const register = registerOf([PACK], tables);
    const program = compileRegulation(PACK, register.vocabulary, new Map());
    const evaluation = evaluated(PACK, tables);
    const told = why(resultFor(evaluation, 'b2'), { program, register, evaluation }, 'en');
    const sentences = JSON.stringify(told);
    expect(sentences).toContain('so the level is good');
    expect(sentences).toContain('There are places for all, so good stays');
  });
});

const draw = fc.record({
  numbers: fc.record({ b: fc.nat(6), g: fc.nat(8), p: fc.nat(8) }),
  chosen: fc.dictionary(
    fc
      .tuple(fc.constantFrom('b', 'g'), fc.nat(7), fc.constantFrom('place', 'goodPlace'))
      .map(([kind, n, asked]) => `${kind}${n} ${asked}`),
    fc.constantFrom('yes', 'no'),
    { maxKeys: 12 },
  ),
  decided: fc.dictionary(
    fc.tuple(fc.constantFrom('b', 'g', 'p'), fc.nat(3)).map(([kind, n]) => `${kind}${n} level`),
    fc.constantFrom('best', 'good', 'poor'),
    { maxKeys: 3 },
  ),
});

/** Only what is said of people who are there. */
const ofThem = (numbers: Readonly<Record<Kind, number>>, said: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(said).filter(([key]) => Number(/\d+/.exec(key)?.[0]) < numbers[key[0] as Kind]),
  );

it('no more are proposed at a level than it has places, whatever was chosen', () => {
  fc.assert(
    fc.property(draw, ({ numbers, chosen }) => {
      const all = evaluated(PACK, people(numbers, ofThem(numbers, chosen)), { traced: false });
      for (const [id, level] of [
        ['quota', 'best'],
        ['second', 'good'],
      ] as const) {
        const board = all.quotas.find(({ quota: one }) => one === id);
        const held = all.people.filter(({ proposed }) => proposed === level).length;
        expect(held).toBeLessThanOrEqual(board?.places ?? 0);
      }
    }),
    { numRuns: 300 },
  );
});

it('the way of very many people ends as the way of each one does', () => {
  const period = parsePeriod('2025')!;
  const asOf = parseDay('2025-12-31')!;
  fc.assert(
    fc.property(draw, ({ numbers, chosen, decided }) => {
      const tables = people(numbers, ofThem(numbers, { ...chosen, ...decided }));
      const register = registerOf([PACK], tables);
      const program = compileRegulation(PACK, register.vocabulary, new Map());
      const one = evaluated(PACK, tables, { traced: false });
      const many = endsOverColumns({ program, register, period, asOf });
      expect(many?.people.map(({ outcome, proposed }) => [outcome, proposed])).toEqual(
        one.people.map(({ outcome, proposed }) => [outcome, proposed]),
      );
      expect(many?.quotas).toEqual(one.quotas.map(quotaCount));
    }),
    { numRuns: 200 },
  );
});
