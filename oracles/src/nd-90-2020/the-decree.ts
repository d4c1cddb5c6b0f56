import { formatProblem, type Regulation, readRegulation } from '@congtam/engine';
import { defaultRoot, loadRegulation, resolveRegulation } from '@congtam/regulations';
import type { Version } from './case.ts';

/** The installed pack that the oracle is held against, in one of its versions. */
export function theDecree(version: Version): Regulation {
  const found = resolveRegulation(`nd-90-2020@${version}`, { root: defaultRoot() ?? '.' });
  const loaded = 'problems' in found ? found : loadRegulation(found.dir);
  if ('problems' in loaded) throw new Error(loaded.problems.map((p) => formatProblem(p, 'en')).join('\n'));
  const read = readRegulation(loaded.parts.find((p) => p.name === 'rules')!);
  if ('problems' in read) throw new Error(read.problems.map((p) => formatProblem(p, 'en')).join('\n'));
  return read.regulation;
}
