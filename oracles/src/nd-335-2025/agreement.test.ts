import { formatProblem, readRegulation } from '@congtam/engine';
import { defaultRoot, loadRegulation, resolveRegulation } from '@congtam/regulations';
import { expect, it } from 'vitest';
import { compareMany } from './compare.ts';
import { seeded } from './generate.ts';

const CASES = Number(process.env.ORACLE_CASES ?? 20_000);

function regulation() {
  const found = resolveRegulation('nd-335-2025', { root: defaultRoot()! });
  const loaded = 'problems' in found ? found : loadRegulation(found.dir);
  if ('problems' in loaded) throw new Error(loaded.problems.map((p) => formatProblem(p, 'en')).join('\n'));
  const read = readRegulation(loaded.parts[0]!);
  if ('problems' in read) throw new Error(read.problems.map((p) => formatProblem(p, 'en')).join('\n'));
  return read.regulation;
}

it(`the engine and the independent oracle agree on ${CASES} random person-years, whatever the readings`, () => {
  const { differences, outcomes, compared } = compareMany(regulation(), seeded(20260101), CASES);
  console.log(Object.fromEntries(outcomes));
  for (const d of differences.slice(0, Number(process.env.SHOW ?? 3))) console.log(JSON.stringify(d, null, 1));
  expect(differences.length).toBe(0);
  expect(compared).toBe(CASES);
  expect(outcomes.size).toBe(4);
}, 3_600_000);
