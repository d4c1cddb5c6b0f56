import { readFileSync } from 'node:fs';
import {
  compileRegulation,
  formatProblem,
  type Program,
  readRegulation,
  vocabularyOf,
} from '@congtam/engine';
import { loadPart } from '@congtam/regulations';

export function standardWork(file: string): Program {
  const loaded = loadPart(readFileSync(file), 'rules.yaml');
  const read = 'problems' in loaded ? loaded : readRegulation(loaded.part);
  if ('problems' in read) throw new Error(read.problems.map((p) => formatProblem(p, 'en')).join('\n'));
  return compileRegulation(read.regulation, vocabularyOf([read.regulation]));
}
