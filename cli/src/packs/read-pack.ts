import { basename, dirname, resolve, sep } from 'node:path';
import type { PackPart, Regulation } from '@congtam/engine';
import {
  basesUnder,
  COMPUTED_FROM,
  headOf,
  loadRegulation,
  type PackFile,
  type ProcedureLayer,
  readVersion,
  resolveRegulation,
} from '@congtam/regulations';
import { type Complaint, ofPacks } from '../complaint.ts';

/** One pack by itself: read and checked, not yet joined with what it lies on. */
export interface ReadPack {
  readonly regulation: Regulation;
  readonly files: readonly PackFile[];
  readonly procedure?: ProcedureLayer;
  readonly given: string;
  /** What a layer was read on of the regulations that come with the program, as `id@date`, the lowest first. */
  readonly bases: readonly string[];
  /** The files of scenarios beside it. */
  readonly scenarios: readonly PackPart[];
}

/**
 * Reads the pack that an id of the regulations root, a version folder or a rules.yaml names. A layer is read on its base:
 * one of `known`, else the version under the root in force on the layer's first day.
 */
export function readPack(
  given: string,
  root: string,
  known: readonly Regulation[] = [],
): ReadPack | { complaints: readonly Complaint[] } {
  const found = resolveRegulation(given, { root });
  if ('problems' in found) return { complaints: ofPacks(found.problems) };
  const read = readVersion(found.dir, { root, known });
  if ('problems' in read) return { complaints: ofPacks(read.problems) };
  const { regulation, loaded, procedure } = read;
  const from = nameOfPlace(found.dir, root);
  const files = loaded.bytes
    .filter(({ name }) => name === COMPUTED_FROM)
    .map(({ name, sha256 }) => ({ regulation: regulation.id, name, sha256, from }));
  return {
    regulation,
    files,
    ...(procedure ? { procedure } : {}),
    given,
    bases: read.bases.map(({ name }) => name),
    scenarios: loaded.scenarios,
  };
}

/** Id, base and shipped bases of a pack before it is read whole; undefined where there is nothing to read. */
export function glanceAt(given: string, root: string) {
  const found = resolveRegulation(given, { root });
  const loaded = 'problems' in found ? found : loadRegulation(found.dir, { rulesOnly: true });
  const rules = 'problems' in loaded ? undefined : loaded.parts.find((part) => part.name === 'rules');
  if (rules === undefined) return undefined;
  const head = headOf(rules);
  return { ...head, bases: basesUnder(head, root).map(({ name }) => name) };
}

/** `id@date` for what comes with the program, so that a receipt holds on another machine; else the full path. */
function nameOfPlace(dir: string, root: string): string {
  const full = resolve(dir);
  return full.startsWith(resolve(root) + sep) ? `${basename(dirname(full))}@${basename(full)}` : full;
}
