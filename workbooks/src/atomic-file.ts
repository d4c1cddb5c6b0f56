import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Problem, problem } from './problem.ts';
import { problemOfRefusal, systemErrorCode } from './refusal.ts';

/**
 * Writes a file wholly or not at all: into a temporary file of the same folder, flushed to disk, then renamed over the
 * old one. On any failure the temporary file is removed and the old file stays. Refusals of the disk and of the content
 * come back as the problem; other errors are thrown.
 */
export async function writeAtomically(
  path: string,
  write: (file: FileHandle) => Promise<void>,
): Promise<Problem[]> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  let file: FileHandle | null = null;
  try {
    file = await open(temporary, 'wx');
    await write(file);
    await file.sync();
    await file.close();
    file = null;
    await rename(temporary, path);
    return [];
  } catch (error) {
    await file?.close();
    await rm(temporary, { force: true });
    const code = systemErrorCode(error);
    if (code !== null) return [problem('cannot-write', { file: basename(path) }, code)];
    return [problemOfRefusal(basename(path), error)];
  }
}
