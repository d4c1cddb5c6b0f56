import { basename, dirname, resolve, sep } from 'node:path';
import { parseRegulation, type Regulation } from '@congtam/engine';
import { loadRegulation, resolveRegulation } from '@congtam/regulations';
import { type Complaint, ofPacks } from '../complaint.ts';

/** One file of a regulation, as a receipt cites it. */
export interface PackFile {
  readonly regulation: string;
  readonly name: string;
  readonly sha256: string;
  readonly from: string;
}

/** One pack by itself: read and checked, not yet joined with what it lies on. */
export interface ReadPack {
  readonly regulation: Regulation;
  readonly files: readonly PackFile[];
  readonly given: string;
}

/** Reads the pack that an id of the regulations root, a version folder or a rules.yaml names. */
export function readPack(given: string, root: string): ReadPack | { complaints: readonly Complaint[] } {
  const found = resolveRegulation(given, { root });
  if ('problems' in found) return { complaints: ofPacks(found.problems) };
  const loaded = loadRegulation(found.dir);
  if ('problems' in loaded) return { complaints: ofPacks(loaded.problems) };
  const rules = loaded.parts.find((part) => part.name === 'rules');
  if (rules === undefined) throw new Error(`${found.dir} was loaded without its rules`);
  const read = parseRegulation(rules);
  if ('problems' in read) return { complaints: ofPacks(read.problems) };
  const { regulation } = read;
  const from = nameOfPlace(found.dir, root);
  const files = loaded.bytes.map(({ name, sha256 }) => ({ regulation: regulation.id, name, sha256, from }));
  return { regulation, files, given };
}

/** `id@date` for what comes with the program, so that a receipt holds on another machine; else the full path. */
function nameOfPlace(dir: string, root: string): string {
  const full = resolve(dir);
  return full.startsWith(resolve(root) + sep) ? `${basename(dirname(full))}@${basename(full)}` : full;
}
