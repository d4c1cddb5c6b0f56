import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Io } from '../io.ts';
import { run } from '../main.ts';

export const regulationsRoot = fileURLToPath(new URL('../../../regulations', import.meta.url));

/** Runs a command line with captured output. */
export const congtam = (...argv: string[]) => congtamWith(regulationsRoot, ...argv);

/** The same with other regulations coming with the program. */
export const congtamWith = (root: string, ...argv: string[]) => congtamOn([], root, ...argv);

/** The same with lines on its standard input. */
export async function congtamOn(lines: readonly string[], root: string, ...argv: string[]) {
  let out = '';
  let err = '';
  const io: Io = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    input: async function* () {
      yield* lines;
    },
    isWatched: false,
    isColoured: false,
    regulationsRoot: root,
    clock: () => 0,
  };
  const exit = await run(argv, io);
  return { exit, out, err, json: () => JSON.parse(out) };
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'congtam-'));
