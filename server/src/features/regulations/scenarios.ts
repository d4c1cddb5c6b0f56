import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { Problem, Regulation } from '@congtam/engine';
import {
  isAbout,
  loadPart,
  readScenarios,
  type ScenarioInWords,
  scenarioFiles,
  scenarioInWords,
} from '@congtam/regulations';
import { type Pack, shippedFolder } from './library.ts';

interface Told {
  readonly scenarios: readonly ScenarioInWords[];
  /** What is wrong with files that cannot be read; their scenarios are not among them. */
  readonly problems: readonly Problem[];
}

const told = new WeakMap<Regulation, Promise<Told>>();

/**
 * The scenarios that ship beside a version, in words; none for the text of a unit, which is uploaded without any. They
 * are read when somebody first asks: no file of a version changes while the program runs.
 *
 * @param known every text they may lie on or under
 */
export function scenariosOf({ origin, regulation, version }: Pack, known: readonly Pack[]): Promise<Told> {
  const before = told.get(regulation);
  if (before !== undefined) return before;
  const dir = origin === 'shipped' ? shippedFolder({ regulation, version }) : undefined;
  const found =
    dir === undefined ? Promise.resolve({ scenarios: [], problems: [] }) : tellAll(dir, regulation, known);
  told.set(regulation, found);
  found.catch(() => told.delete(regulation));
  return found;
}

async function tellAll(dir: string, regulation: Regulation, known: readonly Pack[]): Promise<Told> {
  const texts = known.filter(({ origin }) => origin === 'shipped').map((pack) => pack.regulation);
  const scenarios: ScenarioInWords[] = [];
  const problems: Problem[] = [];
  for (const file of scenarioFiles(dir)) {
    const loaded = loadPart(await readFile(file), file);
    const read = 'problems' in loaded ? loaded : readScenarios(loaded.part);
    if ('problems' in read) {
      problems.push(...read.problems);
      continue;
    }
    for (const scenario of read.scenarios) {
      if (!isAbout(scenario, regulation)) continue;
      // Others are answered in between: the scenarios of a decree take a quarter of a second.
      await setImmediate();
      scenarios.push(scenarioInWords(scenario, regulation, texts));
    }
  }
  return { scenarios, problems };
}
