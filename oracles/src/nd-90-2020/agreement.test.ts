import { expect, it } from 'vitest';
import type { Version } from './case.ts';
import { compareMany } from './compare.ts';
import { seeded } from './generate.ts';
import { theDecree } from './the-decree.ts';

const CASES = Number(process.env.ORACLE_CASES ?? 20_000);

it(`the engine and the independent oracle agree on ${CASES} random person-years, in both versions`, () => {
  const packs = new Map<Version, ReturnType<typeof theDecree>>(
    (['2020-08-20', '2023-09-15'] as const).map((version) => [version, theDecree(version)]),
  );
  const found = compareMany((version) => packs.get(version)!, seeded(20200820), CASES);
  expect(found.differences.slice(0, 5).map((d) => JSON.stringify(d))).toEqual([]);
  expect(found.compared).toBe(CASES);
  expect(found.outcomes.size).toBe(4);
  // A gap under a unit that is not completed is put on record although only one level is left.
  expect([...found.idle]).toEqual(['gap']);
  expect(found.wider / found.compared).toBeLessThan(0.005);
}, 3_600_000);
