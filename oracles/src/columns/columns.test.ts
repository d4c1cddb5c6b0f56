import {
  compileRegulation,
  formatProblem,
  type Regulation,
  readRegulation,
  vocabularyOf,
} from '@congtam/engine';
import { defaultRoot, findRegulations, loadRegulation } from '@congtam/regulations';
import { describe, expect, it } from 'vitest';
import { randomCase, seeded } from '../nd-335-2025/generate.ts';
import { toRegister } from '../nd-335-2025/to-register.ts';
import { comparePaths } from './compare-paths.ts';
import { randomRegister } from './random-register.ts';

const CASES = Number(process.env.ORACLE_CASES ?? 20_000) / 10;

function regulationAt(dir: string): Regulation {
  const loaded = loadRegulation(dir);
  const read = 'problems' in loaded ? loaded : readRegulation(loaded.parts[0]!);
  if ('problems' in read) throw new Error(read.problems.map((p) => formatProblem(p, 'en')).join('\n'));
  return read.regulation;
}

const packs = findRegulations(defaultRoot()!).flatMap(({ id, versions }) =>
  versions.map(({ date, dir }) => ({ name: `${id}@${date}`, dir })),
);

describe.each(packs)('$name', ({ dir }) => {
  const regulation = regulationAt(dir);
  const vocabulary = vocabularyOf([regulation]);

  it('says the same over columns as subject by subject, for random registers of its declarations', () => {
    const random = seeded(26);
    for (const choice of choicesOf(regulation)) {
      const program = compileRegulation(regulation, vocabulary, choice);
      const compared = comparePaths(program, randomRegister(regulation, vocabulary, random, 80), '2026');
      expect(compared.differences).toEqual([]);
      // By some readings a text that was replaced rates nobody in that year.
      const rated = compared.overColumns + compared.leftToObjects;
      if (rated > 0) expect(compared.overColumns).toBeGreaterThan(0);
    }
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
  const regulation = regulationAt(dir);
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
