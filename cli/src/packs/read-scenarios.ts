import type { Regulation } from '@congtam/engine';
import {
  findRegulations,
  isAbout,
  layersAround,
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
  readonly dir: string;
}

/** The pack named and its scenarios; everything wrong with either at once. */
export function readTestedPack(
  given: string,
  root: string,
): TestedPack | { complaints: readonly Complaint[] } {
  const pack = readPack(given, root);
  if ('complaints' in pack) return pack;
  const found = resolveRegulation(given, { root });
  if ('problems' in found) return { complaints: ofPacks(found.problems) };
  const scenarios: Scenario[] = [];
  const complaints: Complaint[] = [];
  for (const part of pack.scenarios) {
    const read = readScenarios(part);
    if ('problems' in read) complaints.push(...ofPacks(read.problems));
    else scenarios.push(...read.scenarios);
  }
  if (complaints.length > 0) return { complaints };
  const { regulation, bases } = pack;
  return {
    regulation,
    scenarios: scenarios.filter((one) => isAbout(one, regulation)),
    name: given,
    bases,
    dir: found.dir,
  };
}

/** Where to read what a scenario names: itself where it comes with the program, else what stands around the pack. */
export function placesOf(id: string, { dir }: TestedPack, root: string): readonly string[] {
  const isInstalled = findRegulations(root).some((found) => found.id === id);
  const around = isInstalled ? [] : layersAround(id, dir);
  return around.length > 0 ? around : [id];
}

/** Every version that comes with the program, as `id@date`. */
export const installedPacks = (root: string): string[] =>
  findRegulations(root).flatMap(({ id, versions }) => versions.map(({ date }) => `${id}@${date}`));
