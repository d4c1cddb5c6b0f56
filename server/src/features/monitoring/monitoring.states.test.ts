import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterFileAct, FILE_ACTS, FILE_STEPS, type FileState } from './monitoring.states.ts';

const isFull = process.env.CONGTAM_FULL === '1';

/** What may be done, written out by hand: who does what from where, and where it leads. */
const LEGAL = [
  ...['open', 'returned'].flatMap((from) => [
    `${from} self save ${from}`,
    `${from} self submit submitted`,
    `${from} office submit submitted`,
    `${from} office closeForLeaver submitted`,
  ]),
  ...['submitted', 'sentBack'].flatMap((from) => [
    `${from} manager save ${from}`,
    `${from} manager return returned`,
    `${from} manager confirm confirmed`,
  ]),
  'confirmed authority save confirmed',
  'confirmed authority sendBack sentBack',
  'confirmed authority approve approved',
  'approved authority reopen sentBack',
];

describe('the states of a monitoring file', () => {
  it('lead nowhere else than written, whatever is tried in whatever order', () => {
    const act = fc.record({ step: fc.constantFrom(...FILE_STEPS), act: fc.constantFrom(...FILE_ACTS) });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (tried) => {
        let state: FileState = 'open';
        let isConfirmed = false;
        for (const { step, act: does } of tried) {
          const next = afterFileAct(state, step, does);
          const written = LEGAL.filter((line) => line.startsWith(`${state} ${step} ${does} `));
          expect(next === undefined ? [] : [`${state} ${step} ${does} ${next}`]).toEqual(written);
          if (next === undefined) continue;
          if (does === 'confirm') isConfirmed = true;
          if (does === 'return' || does === 'sendBack' || does === 'reopen') isConfirmed = false;
          if (next === 'approved') expect(isConfirmed).toBe(true);
          if (state === 'approved') expect(does).toBe('reopen');
          state = next;
        }
      }),
      { numRuns: isFull ? 10_000 : 500 },
    );
  });
});
