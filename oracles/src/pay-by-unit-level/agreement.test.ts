import {
  compileRegulation,
  endsOverColumns,
  evaluatePeriod,
  formatProblem,
  parseDay,
  parsePeriod,
  readRegulation,
  registerFromTables,
  vocabularyOf,
} from '@congtam/engine';
import { defaultRoot, loadRegulation, resolveRegulation } from '@congtam/regulations';
import { expect, it } from 'vitest';
import { between, chance, pick, type Rng } from '../nd-335-2025/draws.ts';
import { seeded } from '../nd-335-2025/generate.ts';
import { LEVELS, type Level, levelOf, placesOf, proposedIn, type Unit } from './places.ts';

const ROUNDS = Number(process.env.ORACLE_CASES ?? 20_000) / 1000;
const QUARTER = '2026-Q2';

function thePack() {
  const found = resolveRegulation('pay-by-unit-level', { root: defaultRoot() ?? '.' });
  const loaded = 'problems' in found ? found : loadRegulation(found.dir);
  if ('problems' in loaded) throw new Error(loaded.problems.map((p) => formatProblem(p, 'en')).join('\n'));
  const read = readRegulation(loaded.parts.find(({ name }) => name === 'rules')!);
  if ('problems' in read) throw new Error(read.problems.map((p) => formatProblem(p, 'en')).join('\n'));
  return read.regulation;
}

/** Points on a threshold and right below it as often as anywhere. */
const tenths = (random: Rng) =>
  pick(random, [1000, 900, 899, 700, 699, 500, 499, 0, between(random, 0, 1000)]);

function drawn(random: Rng): Unit {
  const isRated = chance(random, 75);
  return {
    tenths: isRated ? tenths(random) : undefined,
    decided: chance(random, 25) ? pick<Level>(random, LEVELS) : undefined,
    planned: chance(random, 50) ? between(random, 0, 40) : undefined,
    people: Array.from({ length: between(random, 1, 12) }, () => (chance(random, 40) ? 950 : tenths(random))),
  };
}

const written = (points: number): string => String(points / 10);

function tablesOf(units: readonly Unit[]) {
  const said = { by: 'Giám đốc', on: '2026-06-30', document: '7/QĐ' };
  const of = <T>(list: (unit: Unit, id: string) => readonly T[]) =>
    units.flatMap((unit, at) => list(unit, `u${at}`));
  return {
    units: of((_, id) => [{ id, name: id, kind: 'administrativeAgency', role: 'usingBody' }]),
    people: of(({ people }, unit) =>
      people.map((_, i) => ({ id: `${unit}p${i}`, name: 'x', unit, service: 'civilServant' })),
    ),
    'pay-unit-points': of(({ tenths: points }, subject) =>
      points === undefined ? [] : [{ subject, period: QUARTER, payUnitPoints: written(points) }],
    ),
    'pay-points': of(({ people }, unit) =>
      people.map((points, i) => ({ subject: `${unit}p${i}`, period: QUARTER, payPoints: written(points) })),
    ),
    decisions: of(({ decided, planned }, subject) => [
      ...(decided === undefined
        ? []
        : [{ ...said, question: 'level', subject, period: QUARTER, option: decided }]),
      ...(planned === undefined
        ? []
        : [{ ...said, question: 'planned', subject, period: QUARTER, option: 'set', value: `${planned}%` }]),
    ]),
  };
}

it('every unit has the places of the level it comes out with, and its people what these leave them', () => {
  const regulation = thePack();
  const vocabulary = vocabularyOf([regulation]);
  const program = compileRegulation(regulation, vocabulary, new Map());
  const random = seeded(40);
  const period = parsePeriod(QUARTER)!;
  const asOf = parseDay('2026-07-05')!;
  const seen = new Set<string>();
  for (let round = 0; round < Math.max(5, ROUNDS); round++) {
    const units = Array.from({ length: 30 }, () => drawn(random));
    const intaken = registerFromTables(
      { vocabulary, regulations: [regulation], year: 2026 },
      tablesOf(units),
    );
    if ('problems' in intaken)
      throw new Error(intaken.problems.map((p) => formatProblem(p, 'en')).join('\n'));
    const { register } = intaken;
    const evaluation = evaluatePeriod({ program, register, period, asOf });
    const standing = new Map(evaluation.quotas.map((one) => [one.scope, one]));
    const told = units.map((_, at) => {
      const one = standing.get(`u${at}`);
      return one?.isShareKnown ? one.places : undefined;
    });
    expect(told).toEqual(units.map(placesOf));
    const proposed = units.flatMap(proposedIn);
    expect(evaluation.people.map((one) => one.proposed)).toEqual(proposed);
    expect(endsOverColumns({ program, register, period, asOf })?.people.map((one) => one.proposed)).toEqual(
      proposed,
    );
    for (const unit of units)
      seen.add(
        `${unit.decided ?? (unit.tenths === undefined ? 'open' : levelOf(unit.tenths))} ${placesOf(unit)}`,
      );
  }
  expect([...seen].some((one) => one.startsWith('open undefined'))).toBe(true);
  expect(seen.size).toBeGreaterThan(12);
});
