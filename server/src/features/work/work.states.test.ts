import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  HANDOVER_STATES,
  type HandoverState,
  mayFollow,
  PRODUCT_ACTS,
  type ProductState,
  standingOf,
  stateAfter,
} from './work.states.ts';

describe('a product', () => {
  it('whatever is done to it begins once, ends once, and is reported only after it was classified', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PRODUCT_ACTS), { maxLength: 30 }), (acts) => {
        let state: ProductState | 'none' = 'none';
        let isClassified = false;
        for (const act of acts) {
          const next: ProductState | undefined = stateAfter(act, state);
          if (next === undefined) continue;
          expect(state).not.toBe('withdrawn');
          if (['assigned', 'taken', 'imported', 'classified'].includes(act)) isClassified = true;
          if (next === 'reported') expect(isClassified).toBe(true);
          if (next === 'named') expect(state).toBe('none');
          state = next;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is corrected only once there is a report', () => {
    expect(stateAfter('corrected', 'open')).toBeUndefined();
    expect(stateAfter('corrected', 'named')).toBeUndefined();
    expect(stateAfter('corrected', 'reported')).toBe('reported');
  });
});

describe('a handing over', () => {
  it('is never taken without the agreement of the manager, and ends once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...HANDOVER_STATES), { maxLength: 20 }), (wished) => {
        let state: HandoverState | 'none' = 'none';
        const path: string[] = [];
        for (const next of wished) {
          if (!mayFollow(state, next)) continue;
          expect(['taken', 'declined', 'withdrawn']).not.toContain(state);
          state = next;
          path.push(next);
        }
        if (state === 'taken') expect(path).toEqual(['offered', 'agreed', 'taken']);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps the product waiting while it lasts, and gives it back when nothing came of it', () => {
    expect(standingOf('open', 'offered')).toBe('handingOver');
    expect(standingOf('open', 'agreed')).toBe('handingOver');
    expect(standingOf('open', 'taken')).toBe('handedOver');
    expect(standingOf('open', 'declined')).toBe('open');
    expect(standingOf('reported', null)).toBe('reported');
  });
});
