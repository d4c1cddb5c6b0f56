import { say } from '@congtam/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addedUp } from './added-up.ts';
import { type Comparison, compareEnds, type Distribution, movers } from './compare-ends.ts';
import type { RegulationEffect } from './effect.ts';
import { type Ends, wordsFor } from './ends.ts';
import { type Grouping, groupingFrom, NOT_RECORDED } from './grouping.ts';

const LEVELS = [{ id: 'high' }, { id: 'middle' }, { id: 'low' }];
const OTHERS = [{ id: 'high' }, { id: 'low' }, { id: 'lowest' }];

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
const movedIn = ({ up, down, otherwise }: Distribution) => up + down + otherwise;
const atWord = (comparison: Comparison, of: readonly number[], word: string) =>
  of[comparison.words.indexOf(word)];

const [beforeWords, afterWords] = [wordsFor(LEVELS), wordsFor(OTHERS)];

/** Any people, any ends on either side, any two ways to divide them. */
const anybody = fc
  .array(
    fc.record({
      before: fc.nat(beforeWords.length - 1),
      after: fc.nat(afterWords.length - 1),
      in: fc.tuple(...[0, 1].map(() => fc.constantFrom(undefined, 'a', 'b', 'c'))),
    }),
    { maxLength: 60 },
  )
  .map((people) => {
    const before: Ends = { words: beforeWords, levels: 3, of: Uint8Array.from(people, (p) => p.before) };
    const after: Ends = { words: afterWords, levels: 3, of: Uint8Array.from(people, (p) => p.after) };
    const groupings: Grouping[] = [0, 1].map((at) =>
      groupingFrom(
        { id: `by${at}`, label: say('chia', 'divided') },
        people.map((p) => p.in[at]),
      ),
    );
    return { count: people.length, before, after, groupings };
  });

describe('whoever ends wherever', () => {
  it('nobody moves where a side is compared with itself', () => {
    fc.assert(
      fc.property(anybody, ({ before, groupings }) => {
        const same = compareEnds(before, before, groupings);
        expect([movedIn(same), same.flows, [...movers(before, before)]]).toEqual([0, [], []]);
        expect(same.before).toEqual(same.after);
      }),
    );
  });

  it('everybody is somewhere on either side, and the values of a group make up the whole', () => {
    fc.assert(
      fc.property(anybody, ({ count, before, after, groupings }) => {
        const compared = compareEnds(before, after, groupings);
        expect([compared.total, sum(compared.before), sum(compared.after)]).toEqual([count, count, count]);
        for (const { values } of compared.groups) {
          expect(sum(values.map(({ total }) => total))).toBe(count);
          for (const key of ['up', 'down', 'otherwise'] as const)
            expect(sum(values.map((value) => value[key]))).toBe(compared[key]);
          for (const side of ['before', 'after'] as const)
            compared.words.forEach((_, place) => {
              expect(sum(values.map((value) => value[side][place] ?? 0))).toBe(compared[side][place]);
            });
        }
      }),
    );
  });

  it('flows are those who are named as moving, each once, and the other way round they come back', () => {
    fc.assert(
      fc.property(anybody, ({ before, after }) => {
        const compared = compareEnds(before, after, []);
        const named = [...movers(before, after)];
        expect([sum(compared.flows.map(({ count }) => count)), movedIn(compared)]).toEqual([
          named.length,
          named.length,
        ]);
        for (const { from, to, count } of compared.flows)
          expect(named.filter((one) => one.from === from && one.to === to)).toHaveLength(count);
        const turned = compareEnds(after, before, []);
        expect(movedIn(turned)).toBe(movedIn(compared));
        expect([turned.otherwise, turned.flows.length]).toEqual([compared.otherwise, compared.flows.length]);
      }),
    );
  });
});

it('two bodies of evidence added up are the comparison of both together', () => {
  const effect = (people: Comparison): RegulationEffect => {
    const head = { regulation: 'r', number: '', title: say('r', 'r'), layers: [], parts: [], readings: [] };
    const bodies = { total: 1, moved: 1 };
    return { before: head, after: head, labels: {}, people, units: people, bodies, quotas: [], standsOn: [] };
  };
  fc.assert(
    fc.property(anybody, fc.nat(60), ({ before, after, groupings }, cut) => {
      const part = (from: number, to?: number) => {
        const of = (ends: Ends): Ends => ({ ...ends, of: ends.of.slice(from, to) });
        const divided = groupings.map((one) => ({ ...one, of: one.of.slice(from, to) }));
        return effect(compareEnds(of(before), of(after), divided));
      };
      const whole = compareEnds(before, after, groupings);
      const [sum] = addedUp([part(0, cut), part(cut)]);
      const inOrder = ({ flows, ...rest }: Comparison) => ({
        ...rest,
        flows: [...flows].sort((a, b) => (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1)),
      });
      expect(inOrder(sum!.people)).toEqual(inOrder(whole));
      expect(sum!.bodies).toEqual({ total: 2, moved: 2 });
    }),
  );
});

it('a level that only one side has is on the scale of that side, and leaving all levels is neither up nor down', () => {
  const before: Ends = { words: wordsFor(LEVELS), levels: 3, of: Uint8Array.of(1, 1, 0, 2) };
  const after: Ends = { words: wordsFor(OTHERS), levels: 3, of: Uint8Array.of(0, 1, 4, 2) };
  const compared = compareEnds(before, after, []);
  expect(compared.words.slice(0, 4)).toEqual(['high', 'middle', 'low', 'lowest']);
  // middle → high and middle → low on the old scale, low → lowest on the new one; high waits for a person.
  expect([compared.up, compared.down, compared.otherwise]).toEqual([1, 2, 1]);
  expect(atWord(compared, compared.after, 'decision-needed')).toBe(1);
});

it('of whom nothing is recorded is a group of its own', () => {
  const grouping = groupingFrom({ id: 'tier', label: say('Diện', 'Tier') }, [undefined, 'x', undefined]);
  expect(grouping.values.map(({ id }) => id)).toEqual(['x', NOT_RECORDED]);
  expect([...grouping.of]).toEqual([1, 0, 1]);
});
