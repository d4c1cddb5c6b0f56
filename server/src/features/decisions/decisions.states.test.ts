import { describe, expect, it } from 'vitest';
import { chanceOf } from '../../testing/sequences.ts';
import { afterDecisionAct, DECISION_ACTS, type DecisionState } from './decisions.states.ts';

describe('A08 - the document of a decision', () => {
  /** The ways there are, written out by hand. */
  const WAYS = new Set([
    ' draft drafted',
    'drafted submit submitted',
    'returned submit submitted',
    'submitted giveOpinion submitted',
    'submitted return returned',
    'drafted withdraw withdrawn',
    'returned withdraw withdrawn',
    'submitted decide decided',
    'decided number numbered',
    'numbered publish published',
  ]);
  const sequences = process.env.CONGTAM_FULL === undefined ? 500 : 10_000;

  it(`comes to no illegal state in ${sequences} sequences of commands at random`, () => {
    let published = 0;
    for (let seed = 1; seed <= sequences; seed += 1) {
      const { next } = chanceOf(seed);
      let state: DecisionState | undefined;
      const done: string[] = [];
      for (let command = 0; command < 60; command += 1) {
        const act = DECISION_ACTS[Math.floor(next() * DECISION_ACTS.length)] ?? 'draft';
        const to = afterDecisionAct(state, act);
        const way = [...WAYS].find((one) => one.startsWith(`${state ?? ''} ${act} `));
        expect(to ?? null, `${act} in ${state}`).toBe(way?.split(' ').at(-1) ?? null);
        if (to === undefined) continue;
        state = to;
        done.push(act);
      }
      if (state !== 'published') continue;
      published += 1;
      expect(done.filter((act) => ['decide', 'number', 'publish'].includes(act))).toEqual([
        'decide',
        'number',
        'publish',
      ]);
    }
    expect(published).toBeGreaterThan(sequences / 20);
  });
});
