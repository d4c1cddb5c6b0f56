import {
  type BroughtResult,
  calendarDay,
  compileRegulation,
  type Decision,
  evaluateYear,
  type PersonRecord,
  type Program,
  parseExact,
  parsePeriod,
  type Register,
  type SubjectFacts,
  type SubjectResult,
  type UnitRecord,
  vocabularyOf,
} from '@congtam/engine';
import { describe, expect, it } from 'vitest';
import type { RatedLevel } from './case.ts';
import { seeded } from './generate.ts';
import { type Base, bruteForce, type Person, type Share, type Tests } from './quota.ts';
import { theDecree } from './the-decree.ts';

const BANDS: readonly RatedLevel[] = ['excellent', 'good', 'completed', 'notCompleted'];
const SCORE: Record<RatedLevel, string> = {
  excellent: '95',
  good: '80',
  completed: '60',
  notCompleted: '40',
};
const YEAR = parsePeriod('2026')!;
const DAY = calendarDay(2026, 12, 10);
/** Two duty groups are tried up to this many people in the everyday run; the long run goes further. */
const LARGEST_IN_TWO_GROUPS = Number(process.env.QUOTA_PEOPLE ?? 6);

/** Every way to put `people` into `kinds` boxes, as counts. */
function* multisets(people: number, kinds: number): Generator<number[]> {
  if (kinds === 1) yield [people];
  else
    for (let n = 0; n <= people; n++) for (const rest of multisets(people - n, kinds - 1)) yield [n, ...rest];
}

function bodiesOf(largest: number, groups: readonly string[]): Person[][] {
  const kinds = groups.flatMap((group) => BANDS.map((band) => ({ band, group })));
  const bodies: Person[][] = [];
  for (let size = 1; size <= largest; size++) {
    for (const counts of multisets(size, kinds.length)) {
      bodies.push(counts.flatMap((n, i) => Array.from({ length: n }, () => kinds[i]!)));
    }
  }
  return bodies;
}

function* inBatches<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size);
}

/** Every body a using body of its own, with its people's yearly scores brought along. */
function registerOf(
  program: Program,
  bodies: readonly Person[][],
  share: Share,
  choose: (index: number) => 'given' | 'not-given' | undefined,
): Register {
  const units: UnitRecord[] = [];
  const people: PersonRecord[] = [];
  const personFacts: SubjectFacts[] = [];
  const decisions: Decision[] = [];
  const decide = (question: string, subject: string, option: string) =>
    decisions.push({ question, subject, option, by: 'test', document: 'test', on: DAY });
  for (const [at, body] of bodies.entries()) {
    units.push({
      index: at,
      id: `u${at}`,
      name: '',
      kind: 'partyBody',
      role: 'usingBody',
      children: [],
      depth: 0,
    });
    if (share === '25') decide('outstanding-body', `u${at}`, 'raised');
    for (const person of body) {
      const index = people.length;
      const post = {
        unit: at,
        title: '',
        leads: 'none' as const,
        service: 'civilServant',
        inCharge: [],
        main: true,
      };
      people.push({ index, id: `p${index}`, name: '', posts: [{ ...post, dutyGroup: person.group }] });
      const brought: BroughtResult[] = [
        { measure: 'meanScore', value: parseExact(SCORE[person.band])!, body: 'test' },
      ];
      personFacts.push({ facts: new Map(), brought: new Map([['2026', brought]]) });
      const option = person.band === 'excellent' ? choose(index) : undefined;
      if (option) decide('excellent-place', `p${index}`, option);
    }
  }
  const nothing = units.map(() => ({ facts: new Map(), brought: new Map() }));
  return {
    vocabulary: program.vocabulary,
    units,
    people,
    personFacts,
    unitFacts: nothing,
    records: new Map(),
    decisions,
  };
}

function run(
  bodies: readonly Person[][],
  tests: Tests,
  base: Base,
  share: Share,
  choose: (i: number) => 'given' | 'not-given' | undefined,
) {
  const regulation = theDecree();
  const program = compileRegulation(
    regulation,
    vocabularyOf([regulation]),
    new Map([
      ['quota-tests', tests],
      ['quota-base', base],
    ]),
  );
  const register = registerOf(program, bodies, share, choose);
  return evaluateYear({ program, register, period: YEAR, asOf: DAY });
}

const holds = (results: readonly SubjectResult[]): number =>
  results.filter((r) => r.proposed === 'excellent').length;

describe.each<Tests>(['both', 'unit-only'])('with the reading %s', (tests) => {
  describe.each<Base>(['rated-good', 'good-or-better'])('of those %s', (base) => {
    it.each<[Share, readonly string[], number]>([
      ['20', ['one'], 12],
      ['25', ['one'], 12],
      ['20', ['one', 'two'], LARGEST_IN_TWO_GROUPS],
      ['25', ['one', 'two'], LARGEST_IN_TWO_GROUPS],
    ])(
      '%s % in groups %j, up to %s people: the places are those of a search through every choice',
      (share, groups, largest) => {
        const wrong: string[] = [];
        for (const bodies of inBatches(bodiesOf(largest, groups), 2000)) {
          const evaluation = run(bodies, tests, base, share, () => undefined);
          const byScope = new Map<string, (typeof evaluation.quotas)[number][]>();
          for (const s of evaluation.quotas) byScope.set(s.scope, [...(byScope.get(s.scope) ?? []), s]);
          for (const [at, body] of bodies.entries()) {
            const standings = byScope.get(`u${at}`)!;
            const unit = standings.find((s) => s.dutyGroup === undefined)!;
            const bound = standings.filter((s) => s.dutyGroup !== undefined && s.binding);
            const inGroups = bound.reduce((sum, s) => sum + Math.min(s.places, s.candidates.length), 0);
            const limit = bound.length > 0 ? inGroups : Number.POSITIVE_INFINITY;
            const most = Math.min(unit.places, unit.candidates.length, limit);
            const expected = bruteForce(body, tests, base, share);
            if (most !== expected) wrong.push(`${JSON.stringify(body)}: ${most}, by search ${expected}`);
          }
        }
        expect(wrong.slice(0, 5)).toEqual([]);
      },
      1_800_000,
    );
  });
});

it('a quota is never exceeded, whoever is chosen', () => {
  const rng = seeded(7);
  const bodies = Array.from({ length: 3000 }, () => {
    const size = 1 + (rng() % 30);
    return Array.from(
      { length: size },
      (): Person => ({ band: BANDS[rng() % 3]!, group: ['one', 'two', 'three'][rng() % 3]! }),
    );
  });
  const options = ['given', 'not-given', undefined] as const;
  const evaluation = run(bodies, 'both', 'rated-good', '20', () => options[rng() % 3]);
  let at = 0;
  for (const body of bodies) {
    const results = evaluation.people.slice(at, at + body.length);
    for (const group of [undefined, 'one', 'two', 'three']) {
      const of = results.filter((_, i) => group === undefined || body[i]!.group === group);
      const good = of.filter(
        (r) => r.levelBeforeQuota === 'good' || r.levelBeforeQuota === 'excellent',
      ).length;
      expect(5 * holds(of)).toBeLessThanOrEqual(good - holds(of));
    }
    at += body.length;
  }
});
