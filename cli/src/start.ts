/** Entry of the bundle: the process around `run`. */
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { defaultRoot } from '@congtam/regulations';
import type { Io } from './io.ts';
import { run } from './main.ts';

// A province must fit in 2 GB: without this the heap grows to three times what is alive before anything is collected.
setFlagsFromString('--heap-growing-percent=60');

const here = fileURLToPath(new URL('.', import.meta.url));
const reader = fileURLToPath(new URL('./reader-process.mjs', import.meta.url));
const { NO_COLOR } = process.env;

const io: Io = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  input: () => createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }),
  isWatched: process.stderr.isTTY === true,
  isColoured: process.stderr.isTTY === true && (NO_COLOR === undefined || NO_COLOR === ''),
  regulationsRoot: defaultRoot(here) ?? here,
  clock: () => performance.now(),
  ...(existsSync(reader) ? { xlsxReader: reader } : {}),
};

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await run(process.argv.slice(2), io);
