import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { chooseAmong, type PackPart, type Problem, parseDay, say } from './engine.ts';
import { loadPart } from './load.ts';

export const partNames = ['rules', 'procedure', 'forms'] as const;

/** The part from which results are computed: a receipt cites it and no other. */
export const COMPUTED_FROM = 'rules';

/** One version of a regulation, read. `bytes` has the SHA-256 (hex) of every part's file. */
export interface LoadedRegulation {
  readonly dir: string;
  readonly parts: readonly PackPart[];
  readonly scenarios: readonly PackPart[];
  readonly bytes: readonly PartHash[];
}

export interface PartHash {
  readonly name: string;
  readonly sha256: string;
}

/**
 * Reads the parts of a version folder (`rules.yaml` must be there) and its scenarios: `scenarios/*.yaml` inside
 * the folder, else beside it. Problems: those of `loadPart`, `regulation.no-rules`, `regulation.unknown-file`,
 * `regulation.unreadable`. Whoever only wants the rules leaves the scenarios unread: they are the larger part.
 */
export function loadRegulation(
  dir: string,
  { rulesOnly = false }: { readonly rulesOnly?: boolean } = {},
): LoadedRegulation | { problems: Problem[] } {
  const problems: Problem[] = [];
  const read = (file: string) => {
    const loaded = readPart(file);
    if ('problems' in loaded) problems.push(...loaded.problems);
    return 'problems' in loaded ? [] : [loaded];
  };
  const files = filesIn(dir);
  if (!files.includes('rules.yaml')) problems.push(noRules(dir));
  for (const file of files) {
    const isPart = partNames.some((name) => file === `${name}.yaml`);
    if (/\.ya?ml$/i.test(file) && !isPart) problems.push(unknownFile(dir, file));
  }
  const parts = partNames
    .filter((name) => files.includes(`${name}.yaml`))
    .flatMap((name) => read(join(dir, `${name}.yaml`)));

  const scenarios = (rulesOnly ? [] : scenarioFiles(dir)).flatMap(read);
  if (problems.length > 0) return { problems };
  return {
    dir,
    parts: parts.map(({ part }) => part),
    scenarios: scenarios.map(({ part }) => part),
    bytes: parts.map(({ part, sha256 }) => ({ name: part.name, sha256 })),
  };
}

/** SHA-256 in hex of the parts present in a version folder, read or not. */
export function hashParts(dir: string): PartHash[] {
  const files = filesIn(dir);
  return partNames
    .filter((name) => files.includes(`${name}.yaml`))
    .map((name) => ({ name, sha256: sha256(readFileSync(join(dir, `${name}.yaml`))) }));
}

/** SHA-256 in hex of a file. */
export const hashFile = (file: string): string => sha256(readFileSync(file));

/** Names of the files of a folder, sorted; none when it is no folder. */
export function filesIn(dir: string): string[] {
  if (!existsSync(dir) || !statSync(dir).isDirectory()) return [];
  return readdirSync(dir)
    .filter((name) => statSync(join(dir, name), { throwIfNoEntry: false })?.isFile())
    .sort();
}

/** Files of the scenarios of a version, in order: those in its folder, else those beside it. */
export function scenarioFiles(dir: string): string[] {
  const inside = join(dir, 'scenarios');
  const isVersion = parseDay(basename(dir)) !== undefined;
  const from = existsSync(inside) || !isVersion ? inside : join(dirname(dir), 'scenarios');
  return filesIn(from)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => join(from, file));
}

function readPart(file: string): { part: PackPart; sha256: string } | { problems: Problem[] } {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return { problems: [unreadable(file, error instanceof Error ? error.message : String(error))] };
  }
  const hash = sha256(bytes);
  const key = `${hash} ${file}`;
  const before = recentParts.get(key);
  if (before !== undefined) return { part: before, sha256: hash };
  const loaded = loadPart(bytes, file);
  if ('problems' in loaded) return loaded;
  keep(key, loaded.part);
  return { part: loaded.part, sha256: hash };
}

/**
 * Parts read last, by the hash of their bytes and their file: a command reads a base for its head, for itself and under
 * each of its layers, and reading its YAML takes longer than computing an agency with it. A part is never written to.
 */
const recentParts = new Map<string, PackPart>();
const MOST_RECENT_PARTS = 100;

function keep(key: string, part: PackPart): void {
  recentParts.set(key, part);
  const [oldest] = recentParts.keys();
  if (recentParts.size > MOST_RECENT_PARTS && oldest !== undefined) recentParts.delete(oldest);
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const noRules = (dir: string): Problem => ({
  code: 'regulation.no-rules',
  at: { file: dir, pointer: '' },
  message: say('thư mục không có rules.yaml', 'the folder has no rules.yaml'),
  mend: say('chỉ đúng thư mục phiên bản hoặc thêm rules.yaml', 'point to a version folder or add rules.yaml'),
});

const unknownFile = (dir: string, file: string): Problem => ({
  code: 'regulation.unknown-file',
  at: { file: join(dir, file), pointer: '' },
  message: say(`“${file}” không phải một phần của quy định`, `'${file}' is no part of a regulation`),
  mend: chooseAmong(
    file,
    partNames.map((name) => `${name}.yaml`),
  ),
});

const unreadable = (file: string, reason: string): Problem => ({
  code: 'regulation.unreadable',
  at: { file, pointer: '' },
  message: say(`không đọc được tệp (${reason})`, `the file cannot be read (${reason})`),
  mend: say('kiểm tra quyền đọc tệp', 'check that the file may be read'),
});
