import { existsSync, readFileSync } from 'node:fs';
import { wrongSetting } from './wrong-setting.ts';

export function fileOf(name: string, path: string): Buffer | undefined {
  if (path === '') return undefined;
  if (!existsSync(path))
    throw wrongSetting(name, `đường dẫn tới một tệp có thật (${path})`, `the path of a file (${path})`);
  return readFileSync(path);
}

/** The text of a file that holds a secret; undefined where none is named. */
export const secretOf = (name: string, path: string): string | undefined =>
  fileOf(name, path)?.toString('utf8').trim();
