/** The packs that come with the program, each read with the scenarios beside it; for tests and for pages made of them. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findRegulations } from './find.ts';
import { readVersion } from './read-version.ts';
import { formatProblem, type Problem, type Regulation } from './scenarios/engine.ts';
import { regulationFor } from './scenarios/run.ts';
import { readScenarios, type Scenario } from './scenarios/scenario.ts';

export interface ReadPack {
  readonly regulation: Regulation;
  readonly scenarios: readonly Scenario[];
}

export interface ShippedPack extends ReadPack {
  readonly id: string;
  /** Date of effect, `YYYY-MM-DD`. */
  readonly date: string;
  /** `id@date` */
  readonly name: string;
  readonly dir: string;
}

/** Every version under the root that can be read, and what is wrong with the others, by name. */
export function shippedPacks(root: string): {
  readonly packs: readonly ShippedPack[];
  readonly unreadable: ReadonlyMap<string, string>;
} {
  const packs: ShippedPack[] = [];
  const unreadable = new Map<string, string>();
  for (const { id, versions } of findRegulations(root)) {
    for (const { date, dir } of versions) {
      const name = `${id}@${date}`;
      const read = readPack(dir, root);
      if ('problems' in read) unreadable.set(name, told(read.problems));
      else packs.push({ id, date, name, dir, ...read });
    }
  }
  return { packs, unreadable };
}

/** The invented regulations of `src/testing` that scenarios lay on others; none of them ships. */
export function inventedLayers(root: string): readonly Regulation[] {
  const testing = join(root, 'src', 'testing');
  return readdirSync(testing).map((id) => {
    const read = readPack(join(testing, id), root);
    if ('problems' in read) throw new Error(told(read.problems));
    return read.regulation;
  });
}

/** Answers, scenario by scenario, the regulation it is about; an error where texts do not fit together. */
export function regulationsOf(
  own: Regulation,
  others: readonly Regulation[],
): (scenario: Scenario) => Regulation {
  const ready = new Map<Scenario, Regulation>();
  return (scenario) => {
    const before = ready.get(scenario);
    if (before) return before;
    const found = regulationFor(scenario, own, others);
    if ('problems' in found) throw new Error(told(found.problems));
    ready.set(scenario, found.regulation);
    return found.regulation;
  };
}

function readPack(dir: string, root: string): ReadPack | { problems: readonly Problem[] } {
  const version = readVersion(dir, { root });
  if ('problems' in version) return version;
  const scenarios: Scenario[] = [];
  for (const part of version.loaded.scenarios) {
    const read = readScenarios(part);
    if ('problems' in read) return read;
    scenarios.push(...read.scenarios);
  }
  return { regulation: version.regulation, scenarios };
}

const told = (problems: readonly Problem[]) => problems.map((p) => formatProblem(p, 'en')).join('\n');
