import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';

/** The files an input is made of, in the order they are read: itself, or the CSV files of a folder. */
export async function sourceFiles(path: string): Promise<readonly string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => /\.csv$/i.test(name) && !/^[.~]/.test(name));
  return names.sort((a, b) => (a < b ? -1 : 1)).map((name) => join(path, name));
}

export const isText = (path: string): boolean => /^\.(csv|tsv|txt)$/i.test(extname(path));

export interface FileHash {
  readonly name: string;
  readonly sha256: string;
}

/** SHA-256 of every file of an input. */
export async function hashSource(path: string): Promise<FileHash[]> {
  const hashes: FileHash[] = [];
  for (const file of await sourceFiles(path)) {
    hashes.push({ name: basename(file), sha256: await sha256OfFile(file) });
  }
  return hashes;
}

export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(piece);
  return hash.digest('hex');
}

export const sha256 = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');
