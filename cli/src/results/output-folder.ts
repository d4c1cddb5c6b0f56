import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { RECEIPT_FORMAT, say } from '@congtam/engine';
import { type Complaint, complain } from '../complaint.ts';
import { foreignInPacks, PACKS } from './pack-copies.ts';

/** The files of a result. A folder that holds anything else is not ours to replace. */
export const FILES = {
  workbook: 'results.xlsx',
  document: 'results.json',
  receipt: 'receipt.json',
  input: 'input.json.gz',
} as const;

/** Why results may not be written to this folder; nothing when it is absent, empty or an earlier result. */
export async function refuseFolder(path: string): Promise<Complaint[]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return [];
  if (!found.isDirectory()) return [foreign(path, say('là một tệp', 'is a file'))];
  const names = await readdir(path);
  if (names.length === 0) return [];
  const ours = new Set<string>([...Object.values(FILES), PACKS]);
  const other = names.find((name) => !ours.has(name)) ?? (await foreignPacks(path, names));
  if (other !== undefined)
    return [
      foreign(path, say(`có tệp “${other}” không phải kết quả`, `holds '${other}', which is no result`)),
    ];
  const receipt = await readFile(join(path, FILES.receipt), 'utf8').catch(() => '');
  return receipt.includes(RECEIPT_FORMAT)
    ? []
    : [foreign(path, say('không phải một kết quả trước', 'is no earlier result'))];
}

/**
 * Writes a folder wholly or not at all: `write` fills a temporary folder beside it, which then takes its name. On any
 * error the temporary folder is removed and an earlier result stays as it was.
 */
export async function writeFolder<T>(path: string, write: (folder: string) => Promise<T>): Promise<T> {
  const target = resolve(path);
  const mark = randomBytes(6).toString('hex');
  const temporary = join(dirname(target), `.${basename(target)}.${mark}.tmp`);
  const earlier = join(dirname(target), `.${basename(target)}.${mark}.old`);
  await mkdir(temporary, { recursive: true });
  try {
    const written = await write(temporary);
    const hadOne = await rename(target, earlier).then(
      () => true,
      () => false,
    );
    await rename(temporary, target);
    if (hadOne) await rm(earlier, { recursive: true, force: true });
    return written;
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    await rename(earlier, target).catch(() => undefined);
    throw error;
  }
}

/** A `packs` that is a file is not ours either. */
const foreignPacks = async (path: string, names: readonly string[]): Promise<string | undefined> =>
  names.includes(PACKS) ? foreignInPacks(path).catch(() => PACKS) : undefined;

const foreign = (path: string, why: { vi: string; en: string }): Complaint =>
  complain(
    'output.foreign-folder',
    say(`“${path}” ${why.vi}; không ghi đè`, `'${path}' ${why.en}; it is not overwritten`),
    say('chọn thư mục khác cho --out', 'choose another folder for --out'),
  );
