import {
  applyLayers,
  approximate,
  type BroughtResult,
  compileRegulation,
  endsOverColumns,
  evaluatePeriod,
  evaluateYear,
  formatProblem,
  type Problem,
  type Program,
  parsePeriod,
  periodsWithin,
  quotaCount,
  type Register,
  type Regulation,
  ratio,
  stageFor,
  vocabularyOf,
} from '@congtam/engine';
import {
  defaultRoot,
  findRegulations,
  groupingsOf,
  partFromResults,
  readVersion,
  simulate,
  simulatedFrom,
  simulateFromResults,
} from '@congtam/regulations';
import { describe, expect, it } from 'vitest';
import { below, chance, type Rng } from '../nd-335-2025/draws.ts';
import { seeded } from '../nd-335-2025/generate.ts';
import { comparePaths } from './compare-paths.ts';
import { periodsInForce } from './periods-in-force.ts';
import { randomRegister } from './random-register.ts';

const REGISTERS = Number(process.env.ORACLE_CASES ?? 20_000) / 10_000;
const root = defaultRoot()!;
const asOf = 1_000_000 as never;

const told = (problems: readonly Problem[]): never => {
  throw new Error(problems.map((p) => formatProblem(p, 'en')).join('\n'));
};

function regulationAt(dir: string): { readonly own: Regulation; readonly whole: Regulation } {
  const read = (at: string) => {
    const version = readVersion(at, { root });
    return 'problems' in version ? told(version.problems) : version;
  };
  const { regulation: own, bases } = read(dir);
  const [base, ...layers] = [...bases.map((b) => read(b.dir).regulation), own];
  if (base === undefined || layers.length === 0) return { own, whole: own };
  const joined = applyLayers(base, layers);
  return 'problems' in joined ? told(joined.problems) : { own, whole: joined.regulation };
}

/** Everybody's end and every quota, both ways. */
function bothWays(program: Program, register: Register, id: string) {
  const period = parsePeriod(id)!;
  const objects = evaluateYear({ program, register, period, asOf });
  const end = ({ outcome, proposed }: (typeof objects.people)[number]) => `${outcome} ${proposed ?? ''}`;
  const columns = endsOverColumns({ program, register, period, asOf });
  return {
    objects: {
      people: objects.people.map(end),
      units: objects.units.map(end),
      quotas: objects.quotas.map(quotaCount),
    },
    columns: {
      people: columns?.people.map(({ outcome, proposed }) => `${outcome} ${proposed ?? ''}`),
      units: columns?.units.map(({ outcome, proposed }) => `${outcome} ${proposed ?? ''}`),
      quotas: columns?.quotas,
    },
  };
}

/** The same people with nothing but the results of their months, as another body would bring them. */
function withResultsBrought(program: Program, register: Register, year: string): Register {
  const period = parsePeriod(year)!;
  const month = periodsWithin(period, 'month')[0]!;
  const stage = stageFor(program, month);
  const shown = stage === undefined ? undefined : program.regulation.stages.get(stage)?.shows;
  if (shown === undefined) return register;
  const brought = register.people.map(() => new Map<string, readonly BroughtResult[]>());
  for (const one of periodsWithin(period, 'month'))
    for (const { index, score } of evaluatePeriod({ program, register, period: one, asOf }).people)
      if (score) brought[index]!.set(one.id, [{ measure: shown, value: score, body: 'elsewhere' }]);
  const tables = [...register.records].filter(([, { declaration }]) => declaration.per === undefined);
  return {
    ...register,
    records: new Map(tables),
    personFacts: register.personFacts.map(({ facts }, index) => ({
      facts: new Map([...facts.keys()].filter((id) => id === year).map((id) => [id, facts.get(id) ?? []])),
      brought: brought[index]!,
    })),
  };
}

const packs = findRegulations(root).flatMap(({ id, versions }) =>
  versions.map(({ date, dir }) => ({ name: `${id}@${date}`, dir })),
);

/** The decree with its share of excellent people counted on everybody rated, and one on those rated good as well. */
function withQuotasInARow(decree: Regulation): Regulation {
  const { quotas } = decree;
  const upper = quotas.find(({ of }) => of === 'person');
  if (upper === undefined) throw new Error('the decree limits a level of people');
  const whole = { base: { fixed: 'rated' }, tests: { fixed: 'unit-only' } } as const;
  const lower = {
    ...upper,
    id: 'good-people',
    level: upper.next,
    next: 'completed',
    share: ratio(4, 5),
    ...whole,
  };
  return { ...decree, quotas: [lower, ...quotas.map((one) => (one === upper ? { ...one, ...whole } : one))] };
}

/** The same people with a score for each month, one in fifty without one for January. */
function withScores(program: Program, register: Register, random: Rng): Register {
  const months = periodsWithin(parsePeriod('2026')!, 'month');
  const measure = program.regulation.stages.get(stageFor(program, months[0]!) ?? '')?.shows ?? '';
  const scored = () => {
    const value = ratio([95, 94, 80, 79, 60][below(random, 5)] ?? 60);
    const known = months.slice(chance(random, 2) ? 1 : 0);
    return new Map(known.map(({ id }) => [id, [{ measure, value, body: 'elsewhere' }]]));
  };
  return {
    ...register,
    records: new Map(),
    personFacts: register.personFacts.map(() => ({ facts: new Map(), brought: scored() })),
  };
}

it('with quotas on two levels that follow each other everybody ends as the object path says', () => {
  const [decree] = packs.filter(({ name }) => name === 'nd-335-2025@2026-01-01');
  if (decree === undefined) throw new Error('the decree ships');
  const regulation = withQuotasInARow(regulationAt(decree.dir).whole);
  const program = compileRegulation(regulation, vocabularyOf([regulation]));
  const random = seeded(7);
  const ends = { candidates: 0, in: 0, waiting: 0 };
  for (let i = 0; i < Math.max(3, REGISTERS); i++) {
    const drawn = randomRegister(regulation, program.vocabulary, random, { people: 80, year: 2026 });
    const { objects, columns } = bothWays(program, withScores(program, drawn, random), '2026');
    expect(columns).toEqual(objects);
    for (const count of objects.quotas.filter(({ quota }) => quota === 'good-people'))
      for (const key of ['candidates', 'in', 'waiting'] as const) ends[key] += count[key];
  }
  expect(Math.min(...Object.values(ends))).toBeGreaterThan(0);
});

describe.each(packs)('$name', ({ dir }) => {
  const { own, whole } = regulationAt(dir);
  const program = compileRegulation(whole, vocabularyOf([whole]));
  const territory = own.binds?.territory?.[0];
  const body = (year: number) => ({ people: 80, year, ...(territory === undefined ? {} : { territory }) });
  const ladders = new Set(whole.ladders.flatMap(({ stages }) => stages));
  const rated = periodsInForce(whole, own).filter((id) => {
    const stage = stageFor(program, parsePeriod(id)!);
    return stage !== undefined && ladders.has(stage);
  });

  it.each(rated)('everybody ends in %s as the object path says, and every quota has its places', (id) => {
    const random = seeded(81);
    for (let i = 0; i < Math.max(1, REGISTERS); i++) {
      const register = randomRegister(whole, program.vocabulary, random, body(parsePeriod(id)!.year));
      const { objects, columns } = bothWays(program, register, id);
      expect(columns).toEqual(objects);
    }
  });

  const years = rated.filter((id) => parsePeriod(id)!.unit === 'year');
  it.each(years)('and so from nothing but results of months brought along to %s', (id) => {
    const random = seeded(82);
    const register = randomRegister(whole, program.vocabulary, random, body(parsePeriod(id)!.year));
    const { objects, columns } = bothWays(program, withResultsBrought(program, register, id), id);
    expect(columns).toEqual(objects);
  });
});

it('a draft tried from results as columns, tree by tree, moves whom it moves one by one', () => {
  const found = findRegulations(root).find(({ id }) => id === 'nd-335-2025')!;
  const { whole } = regulationAt(found.versions[0]!.dir);
  const draft = {
    ...whole,
    quotas: whole.quotas.map((quota) => ({ ...quota, share: ratio(1, 10) })),
    ladders: whole.ladders.map((ladder) => ({ ...ladder, rungs: ladder.rungs.slice(-1) })),
  };
  const pack = (regulation: Regulation) => ({ regulation, layers: [], files: [] });
  const program = compileRegulation(whole, vocabularyOf([whole]));
  const period = parsePeriod('2026')!;
  let [moved, places] = [0, 0];
  for (const seed of [84, 85]) {
    const random = randomRegister(whole, program.vocabulary, seeded(seed), { people: 120, year: 2026 });
    const register = withResultsBrought(program, random, '2026');
    const { measure, months } = columnsOfResults(program, register);
    const groupings = groupingsOf({ register, regulations: [whole], period });
    const side = (regulation: Regulation) => ({ packs: [pack(regulation)], register, readings: [] });
    const asked = { before: side(whole), after: side(draft), period, asOf, groupings };
    const [objects, columns] = [false, true].map(
      (isMass) => simulate({ ...asked, isMass }).simulation.effects[0]!,
    );
    const results = {
      ...{ measure, body: 'elsewhere', scale: months.scale, periods: months.periods },
      register: {
        ...register,
        personFacts: register.personFacts.map(({ facts }) => ({ facts, brought: new Map() })),
      },
    };
    const one = (regulation: Regulation) => ({ pack: pack(regulation), readings: [] });
    const request = { results, before: one(whole), after: one(draft), period, asOf, groupings };
    const trees = simulateFromResults(request).simulation.effects[0]!;
    const parts = [0, 1].map((part) => partFromResults(request, { part, of: 2 }));
    expect(simulatedFrom(request, parts).simulation.effects[0]).toEqual(trees);
    const counts = ({ standsOn: _, ...rest }: typeof trees) => rest;
    expect(counts(columns!)).toEqual(counts(objects!));
    expect(counts(trees)).toEqual(counts(objects!));
    moved += trees.people.flows.length;
    places += trees.quotas.filter(({ before, after }) => before?.places !== after?.places).length;
  }
  expect(moved + places).toBeGreaterThan(0);
});

/** What was brought to the months of a year, as columns. */
function columnsOfResults(program: Program, { personFacts }: Register) {
  const scale = 27_720_000;
  const stage = stageFor(program, parsePeriod('2026-01')!)!;
  const periods = periodsWithin(parsePeriod('2026')!, 'month').map(({ id }) => ({
    id,
    values: Float64Array.from(personFacts, ({ brought }) => {
      const value = brought.get(id)?.[0]?.value;
      return value === undefined ? Number.NaN : Math.round(approximate(value) * scale);
    }),
  }));
  return { measure: program.regulation.stages.get(stage)!.shows!, months: { scale, periods } };
}

it('results brought along to every month of a year are settled over columns', () => {
  const found = findRegulations(root).find(({ id }) => id === 'nd-335-2025')!;
  const { whole } = regulationAt(found.versions[0]!.dir);
  const program = compileRegulation(whole, vocabularyOf([whole]));
  const register = randomRegister(whole, program.vocabulary, seeded(83), { people: 200, year: 2026 });
  const brought = withResultsBrought(program, register, '2026');
  const compared = comparePaths(program, brought, '2026');
  expect(compared.differences).toEqual([]);
  const bringers = brought.personFacts.filter((facts) => facts.brought.has('2026-06')).length;
  const heads = brought.people.filter(({ posts }) => posts.some(({ leads }) => leads === 'head')).length;
  expect(bringers).toBeGreaterThan(60);
  expect(compared.overColumns).toBeGreaterThanOrEqual(bringers - heads - 40);
});
