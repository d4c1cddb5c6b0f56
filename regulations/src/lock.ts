import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, say } from './engine.ts';
import { findRegulations } from './find.ts';
import { clocksFile, NATIONAL_CLOCKS } from './national-database/read.ts';
import { hashFile, hashParts } from './version.ts';
import { WORKING_DAYS, yearFiles } from './working-days/read.ts';

export const lockFile = 'in-force.lock.json';

/** `<regulation>/<date of effect>/<part>`, `working-days/<year>/days`, `national-database/clocks/days` → SHA-256 of its file in hex; keys sorted. */
export type Lock = { readonly [part: string]: string };

/** The lock of every version under the root; with `asOf` (`YYYY-MM-DD`) only of those in effect by that day. */
export function computeLock(root: string, { asOf }: { asOf?: string | undefined } = {}): Lock {
  const inForce = findRegulations(root).flatMap(({ id, versions }) =>
    versions.filter(({ date }) => asOf === undefined || date <= asOf).map((version) => ({ id, ...version })),
  );
  const entries = inForce.flatMap(({ id, date, dir }) =>
    hashParts(dir).map(({ name, sha256 }): [string, string] => [`${id}/${date}/${name}`, sha256]),
  );
  const years = yearFiles(root)
    .map((name) => name.slice(0, 4))
    .filter((year) => asOf === undefined || `${year}-01-01` <= asOf)
    .map((year): [string, string] => [
      `${WORKING_DAYS}/${year}/days`,
      hashFile(join(root, WORKING_DAYS, `${year}.yaml`)),
    ]);
  const clocks = clocksFile(root);
  const national: [string, string][] =
    clocks === undefined ? [] : [[`${NATIONAL_CLOCKS}/days`, hashFile(clocks)]];
  return Object.fromEntries([...entries, ...years, ...national].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The lock beside the regulations, empty when there is none yet; problem `lock.malformed`. */
export function readLock(root: string): { lock: Lock } | { problems: Problem[] } {
  const file = join(root, lockFile);
  if (!existsSync(file)) return { lock: {} };
  const lock = parse(readFileSync(file, 'utf8'));
  if (lock) return { lock };
  const message = say('không phải bảng “phần: mã băm SHA-256”', "is not a map of 'part: SHA-256'");
  return {
    problems: [
      problem(
        'lock.malformed',
        file,
        message,
        say('tạo lại: npm run generate', 'write it anew: npm run generate'),
      ),
    ],
  };
}

/**
 * Where the files differ from the lock: `lock.differs` (edited), `lock.gone` (removed) and `lock.missing`
 * (not locked yet; with `asOf` only versions in effect by that day must be). A version in force is succeeded, not edited.
 */
export function compareLock(
  lock: Lock,
  root: string,
  options: { asOf?: string | undefined } = {},
): Problem[] {
  const folders = new Map<string, string>(
    findRegulations(root).flatMap(({ issuer, id, versions }) =>
      versions.map(({ date }) => [`${id}/${date}`, `regulations/${issuer}/${id}/${date}`] as const),
    ),
  );
  const fileOf = (key: string) => {
    if (key.startsWith(`${NATIONAL_CLOCKS}/`)) return `regulations/${NATIONAL_CLOCKS}.yaml`;
    if (key.startsWith(`${WORKING_DAYS}/`)) return `regulations/${key.slice(0, key.lastIndexOf('/'))}.yaml`;
    const version = key.slice(0, key.lastIndexOf('/'));
    return `${folders.get(version) ?? `regulations/…/${version}`}/${key.slice(version.length + 1)}.yaml`;
  };
  const all = computeLock(root);
  const locked = Object.keys(lock).flatMap((key) => {
    const file = fileOf(key);
    if (all[key] === lock[key]) return [];
    if (all[key] === undefined)
      return [
        problem(
          'lock.gone',
          file,
          say(`${file} đã khóa nhưng không còn`, `${file} is locked but gone`),
          restore,
        ),
      ];
    return [
      problem(
        'lock.differs',
        file,
        say(`${file} khác với bản khóa`, `${file} differs from its lock`),
        restore,
      ),
    ];
  });
  const unlocked = Object.keys(computeLock(root, options)).filter((key) => !Object.hasOwn(lock, key));
  return [
    ...locked,
    ...unlocked.map((key) => {
      const file = fileOf(key);
      return problem('lock.missing', file, say(`${file} chưa được khóa`, `${file} is not locked`), lockIt);
    }),
  ];
}

const restore = say(
  'khôi phục tệp, và ghi thay đổi vào một phiên bản mới',
  'restore the file and write the change as a new version',
);
const lockIt = say('chạy npm run generate để khóa', 'run npm run generate to lock it');

function problem(code: string, file: string, message: Problem['message'], mend: Problem['mend']): Problem {
  return { code, at: { file, pointer: '' }, message, mend };
}

function parse(text: string): Lock | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const entries = Object.entries(value).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const wellFormed = entries.every(
    ([key, hash]) => /^[^/]+\/[^/]+\/[^/]+$/.test(key) && /^[0-9a-f]{64}$/.test(hash),
  );
  return wellFormed && entries.length === Object.keys(value).length ? Object.fromEntries(entries) : undefined;
}
