import {
  compileRegulation,
  formatProblem,
  type Program,
  type Regulation,
  readRegulation,
  vocabularyOf,
} from '@congtam/engine';
import { loadRegulation, resolveRegulation } from '@congtam/regulations';

/** The decree as it stands under `root`, with the default readings. Throws when the pack is refused. */
export function nd335(root: string): Program {
  const regulation = regulationFrom('nd-335-2025', root);
  return compileRegulation(regulation, vocabularyOf([regulation]));
}

function regulationFrom(id: string, root: string): Regulation {
  const found = resolveRegulation(id, { root });
  const loaded = 'problems' in found ? found : loadRegulation(found.dir);
  const read = 'problems' in loaded ? loaded : readRegulation(loaded.parts[0]!);
  if ('problems' in read) throw new Error(read.problems.map((p) => formatProblem(p, 'en')).join('\n'));
  return read.regulation;
}
