import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** The product as an operator starts it: `npm start` in a process of its own. */
export interface Product {
  readonly address: string;
  readonly setUpCode: string | undefined;
  readonly child: ChildProcess;
  /** How it ended. */
  readonly ended: Promise<number | null>;
  readonly said: () => string;
}

export async function startProduct(
  environment: { readonly [name: string]: string },
  words: readonly string[] = [],
): Promise<Product> {
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs'), ...words], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      said += data;
    });
  }
  const ended = once(child, 'exit').then(([code]): number | null => code);
  for (;;) {
    const address = /Công Tâm: (http\S+)/.exec(said)?.[1];
    if (address !== undefined && /\n$/.test(said)) {
      return { address, setUpCode: /code: (\S+)/.exec(said)?.[1], child, ended, said: () => said };
    }
    const gone = await Promise.race([ended, once(child.stdout, 'data').then(() => undefined)]);
    if (gone !== undefined) throw new Error(`the product did not start (${gone}):\n${said}`);
  }
}

/** One of our commands, from this repository. */
export function command(
  name: 'congtam' | 'congtam-verify',
  args: readonly string[],
  environment: { readonly [name: string]: string } = {},
): { readonly exit: number | null; readonly out: string } {
  const file = name === 'congtam' ? 'cli/bin/congtam.mjs' : 'evidence/bin/congtam-verify.mjs';
  const done = spawnSync(process.execPath, [join(root, file), ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
  });
  return { exit: done.status, out: `${done.stdout}${done.stderr}` };
}
