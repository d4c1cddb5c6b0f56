import { expect, it } from 'vitest';
import { ratio } from '../../exact.ts';
import { regulationOf } from '../fixtures/changed-pack.ts';
import { samplePack } from '../fixtures/sample-pack.ts';
import type { Comparison, ConditionNode } from '../format.ts';
import { canMeet, type SearchSpace } from './search.ts';

const { at } = regulationOf(samplePack);
const flag = (id: string): ConditionNode => ({ kind: 'is', left: { kind: 'fact', id }, oneOf: ['yes'], at });
const any = (...of: readonly ConditionNode[]): ConditionNode => ({ kind: 'any', of, at });
const all = (...of: readonly ConditionNode[]): ConditionNode => ({ kind: 'all', of, at });
const x = (by: Comparison, value: number): ConditionNode => ({
  kind: 'compare',
  left: { kind: 'measure', id: 'x' },
  tests: [{ by, value: ratio(value), text: String(value) }],
  at,
});
const space: SearchSpace = {
  domainOf: (operand) =>
    operand.kind === 'measure' ? { kind: 'numbers' } : { kind: 'words', of: new Set(['yes', 'no']) },
  optionsOf: () => [],
  named: () => undefined,
};

/** Many independent choices, and a demand that nothing meets, which the search comes to last. */
const wide = (choices: number): ConditionNode =>
  all(
    any(all(x('above', 1), x('below', 1)), all(x('above', 2), x('atMost', 2))),
    ...Array.from({ length: choices }, (_, i) => any(flag(`a${i}`), flag(`b${i}`))),
  );

it('a contradiction behind a few choices is found', () => {
  expect(canMeet([{ node: wide(6), want: true }], space)).toBe(false);
});

it('behind too many choices the search stops, soon, and nothing is refused', () => {
  const started = performance.now();
  expect(canMeet([{ node: wide(40), want: true }], space)).toBe(true);
  expect(performance.now() - started).toBeLessThan(5_000);
});

it('what is not between two ends lies on either side of them', () => {
  const inside = all(x('atLeast', 1), x('atMost', 3));
  const outside = { node: inside, want: false };
  expect(canMeet([outside, { node: x('equals', 3), want: true }], space)).toBe(false);
  expect(canMeet([outside, { node: x('above', 3), want: true }], space)).toBe(true);
  expect(
    canMeet(
      [
        { node: x('equals', 3), want: false },
        { node: x('atLeast', 3), want: true },
      ],
      space,
    ),
  ).toBe(true);
  expect(
    canMeet(
      [
        { node: x('equals', 3), want: false },
        { node: all(x('atLeast', 3), x('atMost', 3)), want: true },
      ],
      space,
    ),
  ).toBe(false);
});
