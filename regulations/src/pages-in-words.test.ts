import { join } from 'node:path';
import { type Regulation, regulationInWords } from '@congtam/engine';
import { expect, it } from 'vitest';
import { shippedPacks } from './index.ts';

/** A word of code in the midst of a sentence: `unitKind`, `targetsDone`. */
const CODE = /\b[a-z]+[A-Z][A-Za-z]+\b/g;

it('no page of a regulation shows a Vietnamese reader a word of code', () => {
  const { packs } = shippedPacks(join(import.meta.dirname, '..'));
  expect(packs.filter(({ regulation }) => regulation.layerOf !== undefined).length).toBeGreaterThan(5);
  const found = packs.flatMap(({ regulation }) =>
    regulationInWords(regulation, 'vi', below(regulation, packs)).flatMap(({ rule, label, text }) =>
      [...`${label} ${text}`.matchAll(CODE)].map(([word]) => `${regulation.id}: ${rule}: ${word}`),
    ),
  );
  expect([...new Set(found)]).toEqual([]);
});

/** What a layer says of facts and measures of the texts it lies on is called by the names they have there. */
function below(
  { layerOf, inForceFrom }: Regulation,
  packs: ReturnType<typeof shippedPacks>['packs'],
): Regulation[] {
  const base = packs
    .filter(({ regulation }) => regulation.id === layerOf && regulation.inForceFrom <= inForceFrom)
    .at(-1)?.regulation;
  return base === undefined ? [] : [...below(base, packs), base];
}
