import {
  applyLayers,
  compileRegulation,
  type Decision,
  EvidenceColumns,
  endsOverColumns,
  evaluateYear,
  type PackPart,
  type Plain,
  parsePeriod,
  parseRegulation,
  quotaCount,
  type Register,
  type Regulation,
  stageFor,
  vocabularyClashes,
  vocabularyOf,
} from '@congtam/engine';
import { defaultRoot, findRegulations, readVersion } from '@congtam/regulations';
import { describe, expect, it } from 'vitest';
import { below, chance, pick, type Rng, seeded } from '../nd-335-2025/draws.ts';
import { randomCase } from '../nd-335-2025/generate.ts';
import { toRegister } from '../nd-335-2025/to-register.ts';
import { periodsInForce } from './periods-in-force.ts';
import { randomRegister } from './random-register.ts';

/** Changes of each pack, and registers on which each is tried. */
const CHANGES = Math.max(2, Number(process.env.ORACLE_CASES ?? 0) / 20_000);
const root = defaultRoot()!;
const asOf = 1_000_000 as never;

/** A pack as it is, and a way to read it with other words in its rules. */
function packAt(dir: string) {
  const version = readVersion(dir, { root });
  if ('problems' in version) throw new Error(dir);
  const part = version.loaded.parts.find(({ name }) => name === 'rules')!;
  const below = version.bases.map((base) => {
    const read = readVersion(base.dir, { root });
    if ('problems' in read) throw new Error(base.dir);
    return read.regulation;
  });
  const onto = (layers: readonly Regulation[]): Regulation | undefined => {
    const [base, ...rest] = layers;
    if (base === undefined || rest.length === 0) return base;
    const joined = applyLayers(base, rest);
    return 'problems' in joined ? undefined : joined.regulation;
  };
  const whole = onto([...below, version.regulation])!;
  const changed = (data: Plain): Regulation | undefined => {
    const other: PackPart = { ...part, data };
    const read = parseRegulation(other, onto(below));
    return 'problems' in read ? undefined : onto([...below, read.regulation]);
  };
  return { own: version.regulation, whole, data: part.data, changed };
}

const NUMBER = /^\d+(\.\d+)?%?$/;
const RULES = /^(calculation|not-rated|forced-levels|ladders|ceilings|quotas|service-time|conditions)$/;
/** Places at which a rule says a number. */
function numbersIn(data: Plain, path: readonly string[] = []): (readonly string[])[] {
  if (typeof data === 'string') return NUMBER.test(data) ? [path] : [];
  return Object.entries(data).flatMap(([key, value]) =>
    path.length > 0 || RULES.test(key) ? numbersIn(value, [...path, key]) : [],
  );
}

function replaced(data: Plain, [key, ...rest]: readonly string[], by: (text: string) => string): Plain {
  if (typeof data === 'string') return by(data);
  if (Array.isArray(data)) return data.map((one, at) => (String(at) === key ? replaced(one, rest, by) : one));
  return Object.fromEntries(
    Object.entries(data).map(([name, one]) => [name, name === key ? replaced(one, rest, by) : one]),
  );
}

/** The text with some of its numbers others, as far as such a text can be read. */
function withOtherNumbers({ data, changed }: ReturnType<typeof packAt>, random: Rng): Regulation | undefined {
  const next = (text: string): string => {
    const number = Number.parseFloat(text);
    const other = pick(random, [number + 1, Math.max(0, number - 1), number * 2, number / 2]);
    return `${other}${text.endsWith('%') ? '%' : ''}`;
  };
  const places = numbersIn(data);
  let read: Regulation | undefined;
  let so = data;
  for (let tries = 0; tries < 8 && places.length > 0; tries++) {
    const other = replaced(so, pick(random, places), next);
    const found = changed(other);
    if (found === undefined) continue;
    [read, so] = [found, other];
  }
  return read;
}

const otherReadings = ({ readings }: Regulation, random: Rng): ReadonlyMap<string, string> =>
  new Map(
    [...readings.values()].flatMap(({ id, options }) =>
      below(random, 3) === 0 ? [[id, pick(random, [...options.keys()])]] : [],
    ),
  );

/** Answers to whatever the regulation may ask, of people, units and everybody, and levels decided for units. */
function answersTo(
  { questions, levels }: Regulation,
  { people, units }: Register,
  random: Rng,
  year: number,
): Decision[] {
  const on = asOf - 400;
  const some = <T>(list: readonly T[], share: number) => list.filter(() => chance(random, share));
  const by = { by: 'x', document: '1', on: on as never, period: String(year) };
  return [
    ...[...questions.values()].flatMap(({ id, options }) =>
      [...some(people, 15), ...some(units, 30)].map(({ id: subject }): Decision => {
        const option = pick(random, [...options.keys()]);
        const effect = options.get(option)?.effect;
        return {
          ...{ question: id, subject, option, ...by },
          ...(effect?.kind === 'enter' ? { value: below(random, 2) === 0 ? effect.min : effect.max } : {}),
        };
      }),
    ),
    ...some(units, 60).map(
      ({ id: subject }): Decision => ({
        question: 'level',
        subject,
        option: pick(random, levels).id,
        ...by,
      }),
    ),
  ];
}

interface Side {
  readonly regulation: Regulation;
  readonly readings: ReadonlyMap<string, string>;
}

/** Everybody's end and every quota of one side, over columns and one by one. */
function bothWays({ regulation, readings }: Side, register: Register, id: string, evidence: EvidenceColumns) {
  const period = parsePeriod(id)!;
  const program = compileRegulation(regulation, register.vocabulary, readings);
  const ends = (of: readonly { outcome: string; proposed?: string }[] = []) =>
    of.map(({ outcome, proposed }) => `${outcome} ${proposed ?? ''}`);
  const one = evaluateYear({ program, register, period, asOf });
  const columns = endsOverColumns({ program, register, period, asOf, evidence });
  return {
    objects: { people: ends(one.people), units: ends(one.units), quotas: one.quotas.map(quotaCount) },
    columns: { people: ends(columns?.people), units: ends(columns?.units), quotas: columns?.quotas },
  };
}

const packs = findRegulations(root).flatMap(({ id, versions }) =>
  versions.map(({ date, dir }) => ({ name: `${id}@${date}`, dir })),
);

describe.each(packs)('$name beside the same text with other numbers and readings', ({ dir }) => {
  const pack = packAt(dir);
  const { whole, own } = pack;
  const compiled = compileRegulation(whole, vocabularyOf([whole]));
  const ladders = new Set(whole.ladders.flatMap(({ stages }) => stages));
  const rated = periodsInForce(whole, own).filter((id) => {
    const stage = stageFor(compiled, parsePeriod(id)!);
    return stage !== undefined && ladders.has(stage);
  });
  const territory = own.binds?.territory?.[0];

  it.each(rated)('everybody ends in %s under both as one by one, though evidence is read once', (id) => {
    const random = seeded(355);
    const { year } = parsePeriod(id)!;
    let moved = 0;
    for (let i = 0; i < CHANGES; i++) {
      const other = i === 0 ? whole : (withOtherNumbers(pack, random) ?? whole);
      const regulations = [whole, other];
      const vocabulary = vocabularyOf(vocabularyClashes(regulations).length === 0 ? regulations : [whole]);
      const body = { people: 60, year, ...(territory === undefined ? {} : { territory }) };
      const drawn = randomRegister(whole, vocabulary, random, body);
      const register = { ...drawn, decisions: answersTo(whole, drawn, random, year) };
      const evidence = new EvidenceColumns(register, asOf);
      const first = bothWays({ regulation: whole, readings: new Map() }, register, id, evidence);
      const readings =
        i === 0 || below(random, 2) === 0 ? otherReadings(whole, random) : new Map<string, string>();
      const second = bothWays({ regulation: other, readings }, register, id, evidence);
      expect(first.columns).toEqual(first.objects);
      expect(second.columns).toEqual(second.objects);
      moved += first.columns.people.filter((end, at) => end !== second.columns.people[at]).length;
    }
    told.push(moved);
  });
});

const told: number[] = [];
it('and the changes did move people', () => {
  expect(told.filter((moved) => moved > 0).length).toBeGreaterThan(3);
});

it('the work of the same months, read in two ways and with other numbers, ends as one by one', () => {
  const pack = packAt(packs.find(({ name }) => name.startsWith('nd-335-2025@'))!.dir);
  const vocabulary = vocabularyOf([pack.whole]);
  const random = seeded(356);
  let moved = 0;
  for (let i = 0; i < 2 * CHANGES; i++) {
    const { readings, facts } = randomCase(random);
    const cases = [facts];
    while (cases.length < 60) {
      const { facts: next } = randomCase(random);
      if (next.year === facts.year) cases.push(next);
    }
    const first = { regulation: pack.whole, readings: new Map(Object.entries(readings)) };
    const others =
      i % 2 === 0 ? new Map([...first.readings, ...otherReadings(pack.whole, random)]) : first.readings;
    const text = i % 2 === 0 ? pack.whole : (withOtherNumbers(pack, random) ?? pack.whole);
    const isOne = vocabularyClashes([pack.whole, text]).length === 0;
    const second = { regulation: isOne ? text : pack.whole, readings: others };
    const { register } = toRegister(compileRegulation(pack.whole, vocabulary, first.readings), cases);
    const evidence = new EvidenceColumns(register, asOf);
    const [x, y] = [first, second].map((side) => bothWays(side, register, String(facts.year), evidence));
    expect(x?.columns).toEqual(x?.objects);
    expect(y?.columns).toEqual(y?.objects);
    moved += x?.columns.people.filter((end, at) => end !== y?.columns.people[at]).length ?? 0;
  }
  expect(moved).toBeGreaterThan(5);
});
