import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { formatProblem, type Problem, type Regulation, vocabularyClashes } from './scenarios/engine.ts';
import { shippedPacks } from './shipped.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const told = (problems: readonly Problem[]) => problems.map((p) => formatProblem(p, 'en'));

const meet = (a: Regulation, b: Regulation): boolean =>
  a.id !== b.id &&
  (b.inForceTo === undefined || a.inForceFrom <= b.inForceTo) &&
  (a.inForceTo === undefined || b.inForceFrom <= a.inForceTo);

it('facts and tables that two packs in force on one day share are one and the same', () => {
  const all = shippedPacks(root).packs.map((pack) => pack.regulation);
  const clashes = all.flatMap((a, at) =>
    all.slice(at + 1).flatMap((b) => (meet(a, b) ? told(vocabularyClashes([a, b])) : [])),
  );
  expect(clashes).toEqual([]);
});
