import {
  applyLayers,
  compileRegulation,
  formatProblem,
  type Problem,
  parsePeriod,
  type Regulation,
  vocabularyOf,
} from '@congtam/engine';
import { defaultRoot, findRegulations, readVersion } from '@congtam/regulations';
import { describe, expect, it } from 'vitest';
import { randomCase, seeded } from '../nd-335-2025/generate.ts';
import { toRegister } from '../nd-335-2025/to-register.ts';
import { comparePaths } from './compare-paths.ts';
import { isSeenOneByOne } from './one-by-one.ts';
import { periodsInForce } from './periods-in-force.ts';
import { randomRegister } from './random-register.ts';

const CASES = Number(process.env.ORACLE_CASES ?? 20_000) / 10;
/** A regulation for few may find none of them among people drawn for any. */
const MOST_REGISTERS = 30;
const root = defaultRoot()!;

const told = (problems: readonly Problem[]): never => {
  throw new Error(problems.map((p) => formatProblem(p, 'en')).join('\n'));
};

function readAt(dir: string) {
  const read = readVersion(dir, { root });
  return 'problems' in read ? told(read.problems) : read;
}

/** A version, a layer together with what it lies on; of each the version in force on the layer's first day. */
function regulationAt(dir: string): { readonly own: Regulation; readonly whole: Regulation } {
  const { regulation: own, bases } = readAt(dir);
  const [base, ...layers] = [...bases.map((b) => readAt(b.dir).regulation), own];
  if (base === undefined || layers.length === 0) return { own, whole: own };
  const joined = applyLayers(base, layers);
  return 'problems' in joined ? told(joined.problems) : { own, whole: joined.regulation };
}

const packs = findRegulations(root).flatMap(({ id, versions }) =>
  versions.map(({ date, dir }) => ({ name: `${id}@${date}`, dir })),
);

describe.each(packs)('$name', ({ dir }) => {
  const { own, whole: regulation } = regulationAt(dir);
  const vocabulary = vocabularyOf([regulation]);
  const territory = own.binds?.territory?.[0];

  it.each(periodsInForce(regulation, own))(
    'says the same over columns as subject by subject in %s, for random registers of its declarations',
    (period) => {
      const random = seeded(26);
      const { year } = parsePeriod(period)!;
      const body = { people: 80, year, ...(territory === undefined ? {} : { territory }) };
      let settled = 0;
      const compare = (choice: ReadonlyMap<string, string>) => {
        const program = compileRegulation(regulation, vocabulary, choice);
        const compared = comparePaths(program, randomRegister(regulation, vocabulary, random, body), period);
        expect(compared.differences).toEqual([]);
        settled += compared.overColumns;
        return program;
      };
      const [program] = choicesOf(regulation).map(compare);
      if (isSeenOneByOne(program!, period)) return;
      for (let again = 0; settled === 0 && again < MOST_REGISTERS; again++) compare(new Map());
      expect(settled).toBeGreaterThan(0);
    },
  );

  it('has a period in which it is in force', () => {
    expect(periodsInForce(regulation, own)).not.toEqual([]);
  });
});

/** The default readings, and each other option once. */
function choicesOf(regulation: Regulation): ReadonlyMap<string, string>[] {
  const others = [...regulation.readings.values()].flatMap((reading) =>
    [...reading.options.keys()].map((option) => new Map([[reading.id, option]])),
  );
  return [new Map(), ...others];
}

it(`the two paths agree on ${CASES} person-years of the oracle's generator, whatever the readings`, () => {
  const { dir } = packs.find((p) => p.name.startsWith('nd-335-2025@'))!;
  const { whole: regulation } = regulationAt(dir);
  const vocabulary = vocabularyOf([regulation]);
  const random = seeded(335);
  let settled = 0;
  const levels = new Set<string>();
  for (let done = 0; done < CASES; done += 100) {
    const { readings, facts } = randomCase(random);
    const cases = [facts];
    while (cases.length < 100) {
      const { facts: next } = randomCase(random);
      if (next.year === facts.year) cases.push(next);
    }
    const program = compileRegulation(regulation, vocabulary, new Map(Object.entries(readings)));
    const { register } = toRegister(program, cases);
    const compared = comparePaths(program, register, String(facts.year));
    expect(compared.differences).toEqual([]);
    settled += compared.overColumns;
    for (const level of compared.levels.keys()) levels.add(level);
  }
  expect(settled).toBeGreaterThan(CASES / 50);
  expect(levels.size).toBeGreaterThan(2);
}, 3_600_000);
