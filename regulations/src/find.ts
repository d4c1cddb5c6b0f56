import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseAmong, type Problem, parseDay, say } from './engine.ts';

/** A regulation under the root: `<issuer>/<id>/<YYYY-MM-DD>/`. Versions from the oldest to the newest. */
export interface FoundRegulation {
  readonly issuer: string;
  readonly id: string;
  readonly versions: readonly FoundVersion[];
}

export interface FoundVersion {
  /** Date of effect, `YYYY-MM-DD`. */
  readonly date: string;
  readonly dir: string;
}

/** All regulations under a root, by issuer and id; none when the root is no folder. */
export function findRegulations(root: string): FoundRegulation[] {
  return foldersIn(root).flatMap((issuer) =>
    foldersIn(join(root, issuer)).flatMap((id) => {
      const dates = foldersIn(join(root, issuer, id)).filter((name) => parseDay(name) !== undefined);
      const versions = dates.map((date) => ({ date, dir: join(root, issuer, id, date) }));
      return versions.length > 0 ? [{ issuer, id, versions }] : [];
    }),
  );
}

/**
 * The version folder meant by `nd-335-2025` (its latest version), `nd-335-2025@2026-01-01`, a version folder or a
 * rules.yaml. An id of the root goes before a path. Problems: `regulation.unknown`, `regulation.unknown-version`,
 * `regulation.ambiguous`.
 */
export function resolveRegulation(
  idOrPath: string,
  { root }: { root: string },
): { dir: string } | { problems: Problem[] } {
  const [id = '', date] = idOrPath.split('@');
  const found = findRegulations(root);
  const [named, another] = found.filter((regulation) => regulation.id === id);
  if (named && another)
    return refusal(
      'ambiguous',
      id,
      say(`có ở cả ${named.issuer} và ${another.issuer}`, `is in both ${named.issuer} and ${another.issuer}`),
      say('chỉ đường dẫn thư mục phiên bản', 'give the path of the version folder'),
    );
  if (named) {
    const dates = named.versions.map((version) => version.date);
    const version =
      date === undefined ? named.versions.at(-1) : named.versions.find((version) => version.date === date);
    return version
      ? { dir: version.dir }
      : refusal(
          'unknown-version',
          id,
          say(`không có phiên bản ${date}`, `has no version ${date}`),
          chooseAmong(date ?? '', dates),
        );
  }
  if (basename(idOrPath) === 'rules.yaml' && existsSync(idOrPath)) return { dir: dirname(idOrPath) };
  if (existsSync(join(idOrPath, 'rules.yaml'))) return { dir: idOrPath };
  if (/[\\/]/.test(idOrPath) || existsSync(idOrPath))
    return refusal(
      'unknown',
      idOrPath,
      say('không phải thư mục phiên bản có rules.yaml', 'is no version folder with a rules.yaml'),
      say(
        'chỉ thư mục <ngày hiệu lực> hoặc tệp rules.yaml',
        'point to a <date of effect> folder or a rules.yaml',
      ),
    );
  const ids = found.map((regulation) => regulation.id);
  return refusal(
    'unknown',
    idOrPath,
    say('không có trong các quy định', 'is not among the regulations'),
    chooseAmong(id, ids),
  );
}

/**
 * The `regulations/` folder found by going up from `start` (the folder of this file, or of the bundle): the first
 * folder, or `regulations` in it, that holds versions or a lock. Undefined when there is none.
 */
export function defaultRoot(
  start: string = fileURLToPath(new URL('.', import.meta.url)),
): string | undefined {
  for (let at = start; ; at = dirname(at)) {
    const inside = join(at, 'regulations');
    const root = [inside, at].find(
      (folder) => basename(folder) === 'regulations' && holdsRegulations(folder),
    );
    if (root !== undefined || dirname(at) === at) return root;
  }
}

/**
 * The version folders of a layer that scenarios name and the program does not come with: `<id>/`, `testing/<id>/` or
 * `src/testing/<id>/` (with a rules.yaml, or with versions in it) in the nearest folder around the pack, from the pack's
 * own up to the fourth above it. Empty where there is none.
 */
export function layersAround(id: string, packFolder: string): string[] {
  let folder = resolve(packFolder);
  for (let up = 0; up <= FARTHEST; up++, folder = dirname(folder)) {
    for (const inside of ['.', 'testing', join('src', 'testing')]) {
      const found = join(folder, inside, id);
      if (existsSync(join(found, 'rules.yaml'))) return [found];
      const versions = foldersIn(found).filter((name) => parseDay(name) !== undefined);
      if (versions.length > 0) return versions.map((date) => join(found, date));
    }
  }
  return [];
}

const FARTHEST = 4;

function holdsRegulations(folder: string): boolean {
  return existsSync(join(folder, 'in-force.lock.json')) || findRegulations(folder).length > 0;
}

function foldersIn(folder: string): string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
}

function refusal(code: string, subject: string, says: Problem['message'], mend: Problem['mend']) {
  const message = say(`“${subject}” ${says.vi}`, `'${subject}' ${says.en}`);
  return { problems: [{ code: `regulation.${code}`, message, mend }] };
}
