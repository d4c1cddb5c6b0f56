import { expect, it } from 'vitest';
import { compareMany } from './compare.ts';
import { seeded } from './generate.ts';
import { theDecree } from './the-decree.ts';

const CASES = Number(process.env.ORACLE_CASES ?? 20_000);

it(`the engine and the independent oracle agree on ${CASES} random person-years, whatever the readings`, () => {
  const { differences, outcomes, compared } = compareMany(theDecree(), seeded(20260101), CASES);
  expect(differences.slice(0, 5).map((d) => JSON.stringify(d))).toEqual([]);
  expect(compared).toBe(CASES);
  expect(outcomes.size).toBe(4);
}, 3_600_000);
