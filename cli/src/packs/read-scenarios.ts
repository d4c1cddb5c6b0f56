import type { Regulation } from '@congtam/engine';
import {
  findRegulations,
  isAbout,
  loadRegulation,
  readScenarios,
  resolveRegulation,
  type Scenario,
} from '@congtam/regulations';
import { type Complaint, ofPacks } from '../complaint.ts';
import { readPack } from './read-pack.ts';

/** A pack with the scenarios that stand beside it. */
export interface TestedPack {
  readonly regulation: Regulation;
  readonly scenarios: readonly Scenario[];
  readonly name: string;
  /** What a layer lies on, as `id@date`, the lowest first. */
  readonly bases: readonly string[];
}

/** The pack named and its scenarios; everything wrong with either at once. */
export function readTestedPack(
  given: string,
  root: string,
): TestedPack | { complaints: readonly Complaint[] } {
  const pack = readPack(given, root);
  if ('complaints' in pack) return pack;
  const found = resolveRegulation(given, { root });
  const loaded = 'problems' in found ? found : loadRegulation(found.dir);
  if ('problems' in loaded) return { complaints: ofPacks(loaded.problems) };
  const scenarios: Scenario[] = [];
  const complaints: Complaint[] = [];
  for (const part of loaded.scenarios) {
    const read = readScenarios(part);
    if ('problems' in read) complaints.push(...ofPacks(read.problems));
    else scenarios.push(...read.scenarios);
  }
  if (complaints.length > 0) return { complaints };
  const { regulation, bases } = pack;
  return { regulation, scenarios: scenarios.filter((one) => isAbout(one, regulation)), name: given, bases };
}

/** Every version that comes with the program, as `id@date`. */
export const installedPacks = (root: string): string[] =>
  findRegulations(root).flatMap(({ id, versions }) => versions.map(({ date }) => `${id}@${date}`));
