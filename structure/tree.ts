import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const SKIPPED = new Set(['node_modules', 'dist', 'data', 'out', '.git', 'coverage']);

/** Files under a folder, as paths from the root of the repository. */
export function filesUnder(folder: string, ends = ''): string[] {
  const start = join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return [];
    const path = join(start, entry.name);
    if (entry.isDirectory()) return filesUnder(relative(root, path), ends);
    return entry.name.endsWith(ends) ? [relative(root, path)] : [];
  });
}

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Files that would be committed: tracked ones and new ones that no rule ignores; all of them where there is no git. */
export function committedFiles(): string[] {
  const git = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (git.status !== 0) return filesUnder('.');
  return git.stdout.split('\n').filter((f) => f !== '' && existsSync(join(root, f)));
}

/** The modules a source file imports, with the line each stands on. */
export function importsOf(path: string): { module: string; line: number }[] {
  return read(path)
    .split('\n')
    .flatMap((text, at) => {
      const found = /^(?:import|export|\})[^']*\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/.exec(
        text,
      );
      const module = found?.slice(1).find((m) => m !== undefined);
      return module === undefined ? [] : [{ module, line: at + 1 }];
    });
}
