import { loadRegulation } from '../../regulations/src/index.ts';
import { expect, it } from 'vitest';
import { formatProblem, readRegulation, compileRegulation, vocabularyOf } from './index.ts';
it('reads', () => {
  const l = loadRegulation('regulations/government/nd-335-2025/2026-01-01');
  if ('problems' in l) throw new Error(l.problems.map((p) => formatProblem(p, 'en')).join('\n'));
  const r = readRegulation(l.parts[0]!);
  if ('problems' in r) throw new Error(r.problems.map((p) => formatProblem(p, 'en')).join('\n'));
  const v = vocabularyOf([r.regulation]);
  expect(compileRegulation(r.regulation, v).measureIds.length).toBeGreaterThan(10);
});
