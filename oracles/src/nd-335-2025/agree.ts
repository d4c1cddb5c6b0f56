import { expect, it } from 'vitest';
import { compareMany } from './compare.ts';
import { seeded } from './generate.ts';
import { theDecree } from './the-decree.ts';

/** Half of the random person-years each, so that two workers share the long run. */
const CASES = Math.ceil(Number(process.env.ORACLE_CASES ?? 20_000) / 2);

export function itAgrees(seed: number): void {
  it(`the engine and the independent oracle agree on ${CASES} random person-years (seed ${seed}), whatever the readings`, () => {
    const { differences, outcomes, compared } = compareMany(theDecree(), seeded(seed), CASES);
    expect(differences.slice(0, 5).map((d) => JSON.stringify(d))).toEqual([]);
    expect(compared).toBe(CASES);
    expect(outcomes.size).toBe(4);
  }, 3_600_000);
}
