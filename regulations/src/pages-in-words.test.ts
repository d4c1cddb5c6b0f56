import { join } from 'node:path';
import { regulationInWords } from '@congtam/engine';
import { expect, it } from 'vitest';
import { shippedPacks } from './index.ts';

/** A word of code in the midst of a sentence: `unitKind`, `targetsDone`. */
const CODE = /\b[a-z]+[A-Z][A-Za-z]+\b/g;

it('no page of a regulation shows a Vietnamese reader a word of code', () => {
  const { packs } = shippedPacks(join(import.meta.dirname, '..'));
  // A layer read alone says facts and measures of its base, whose names are not at hand.
  const whole = packs.filter(({ regulation }) => regulation.layerOf === undefined);
  expect(whole.length).toBeGreaterThan(5);
  const found = whole.flatMap(({ regulation }) =>
    regulationInWords(regulation, 'vi').flatMap(({ rule, label, text }) =>
      [...`${label} ${text}`.matchAll(CODE)].map(([word]) => `${regulation.id}: ${rule}: ${word}`),
    ),
  );
  expect([...new Set(found)]).toEqual([]);
});
