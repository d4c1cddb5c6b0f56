import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { findRegulations } from './find.ts';
import { readVersion } from './read-version.ts';
import { formatProblem, type Problem, type Regulation, vocabularyClashes } from './scenario-engine.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const told = (problems: readonly Problem[]) => problems.map((p) => formatProblem(p, 'en'));

function read(dir: string): Regulation {
  const version = readVersion(dir, { root });
  if ('problems' in version) throw new Error(told(version.problems).join('\n'));
  return version.regulation;
}

const meet = (a: Regulation, b: Regulation): boolean =>
  a.id !== b.id &&
  (b.inForceTo === undefined || a.inForceFrom <= b.inForceTo) &&
  (a.inForceTo === undefined || b.inForceFrom <= a.inForceTo);

it('facts and tables that two packs in force on one day share are one and the same', () => {
  const all = findRegulations(root).flatMap(({ versions }) => versions.map(({ dir }) => read(dir)));
  const clashes = all.flatMap((a, at) =>
    all.slice(at + 1).flatMap((b) => (meet(a, b) ? told(vocabularyClashes([a, b])) : [])),
  );
  expect(clashes).toEqual([]);
});
