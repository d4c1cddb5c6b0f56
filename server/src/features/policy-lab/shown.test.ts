import { say } from '@congtam/engine';
import { type Comparison, compareEnds, type RegulationEffect, wordsFor } from '@congtam/regulations';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LEAST } from '../../small-cells.ts';
import { shownEffect } from './shown.ts';

const words = wordsFor([{ id: 'high' }, { id: 'middle' }, { id: 'low' }]);

const effectOf = (people: Comparison): RegulationEffect => {
  const head = { regulation: 'r', number: '', title: say('r', 'r'), layers: [], parts: [], readings: [] };
  const bodies = { total: 1, moved: 1 };
  return { before: head, after: head, labels: {}, people, units: people, bodies, quotas: [], standsOn: [] };
};

it('A38 - of whom few went the same way nothing is shown, and what is shown is as it was counted', () => {
  let hidden = 0;
  let told = 0;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(2), fc.nat(2), fc.integer({ min: 1, max: 30 })), {
        minLength: 1,
        maxLength: 9,
      }),
      (moves) => {
        const all = moves.flatMap(([from, to, count]) =>
          Array.from({ length: count }, () => [from, to] as const),
        );
        const side = (of: readonly number[]) => ({ words, levels: 3, of: Uint8Array.from(of) });
        const compared = compareEnds(side(all.map(([from]) => from)), side(all.map(([, to]) => to)), []);
        const { people } = shownEffect(effectOf(compared));
        const real = (from: string, to: string) =>
          all.filter(([a, b]) => words[a] === from && words[b] === to).length;
        for (const [at, { counts, id }] of people.rows.entries()) {
          for (const [to, count] of counts.entries()) {
            const is = real(id, people.ends[to]?.id ?? '');
            if (count === null) hidden += 1;
            else {
              told += 1;
              expect(count).toBe(is);
              expect(count === 0 || count >= LEAST).toBe(true);
            }
            if (is > 0 && is < LEAST) expect(count).toBeNull();
          }
          // One hidden count in a row is never left alone beside the sum of the row.
          const { total } = people.rows[at] ?? { total: null };
          if (total !== null) expect(counts.filter((count) => count === null)).not.toHaveLength(1);
        }
      },
    ),
  );
  expect(Math.min(hidden, told)).toBeGreaterThan(0);
});
