import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { type JoinedPack, type PackFile, partNames } from '@congtam/regulations';

/** The folder beside the results with the parts of packs that do not come with the program. */
export const PACKS = 'packs';

/**
 * Copies the parts of packs that do not come with the program into the folder of the results, so that another computer
 * can compute them again. Answers all parts as the receipt cites them: a copied one by its place in that folder.
 */
export async function copyPacks(folder: string, packs: readonly JoinedPack[]): Promise<PackFile[]> {
  const cited: PackFile[] = [];
  for (const file of packs.flatMap((pack) => pack.files)) {
    if (!isAbsolute(file.from)) {
      cited.push(file);
      continue;
    }
    const from = `${PACKS}/${file.regulation}`;
    await mkdir(join(folder, from), { recursive: true });
    await copyFile(join(file.from, `${file.name}.yaml`), join(folder, from, `${file.name}.yaml`));
    cited.push({ ...file, from });
  }
  return cited;
}

/** Where a pack of a receipt is read from: its copy in the folder of the results, else as the receipt names it. */
export const placeOfPack = (folder: string, from: string): string =>
  from.startsWith(`${PACKS}/`) ? join(folder, from) : from;

/** Anything in the folder of copied packs that is no copy of a part; undefined when there is nothing else. */
export async function foreignInPacks(folder: string): Promise<string | undefined> {
  const parts = new Set<string>(partNames.map((name) => `${name}.yaml`));
  for (const pack of await readdir(join(folder, PACKS), { withFileTypes: true })) {
    const path = `${PACKS}/${pack.name}`;
    if (!pack.isDirectory()) return path;
    for (const file of await readdir(join(folder, path), { withFileTypes: true }))
      if (!file.isFile() || !parts.has(file.name)) return `${path}/${file.name}`;
  }
  return undefined;
}
