import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { findRegulations } from './find.ts';
import {
  formatProblem,
  type Problem,
  parseRegulation,
  type Regulation,
  vocabularyClashes,
} from './scenario-engine.ts';
import { loadRegulation } from './version.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const told = (problems: readonly Problem[]) => problems.map((p) => formatProblem(p, 'en'));

function read(dir: string): Regulation {
  const loaded = loadRegulation(dir);
  if ('problems' in loaded) throw new Error(told(loaded.problems).join('\n'));
  const [rules] = loaded.parts;
  if (rules === undefined) throw new Error(`${dir} has no rules`);
  const parsed = parseRegulation(rules);
  if ('problems' in parsed) throw new Error(told(parsed.problems).join('\n'));
  return parsed.regulation;
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
