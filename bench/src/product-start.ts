import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Start {
  readonly question: string;
  readonly seconds: number;
  /** Most seconds it may take. */
  readonly goal: number;
}

/** The built product from `npm start` until it is ready: on an empty folder, again, and with the sample commune. */
export async function productStarts(root: string): Promise<readonly Start[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ct-s-'));
  try {
    const first = await startOf(root, join(folder, 'one'));
    const warm = await startOf(root, join(folder, 'one'));
    const sample = await startOf(root, join(folder, 'two'), ['--sample']);
    return [
      { question: 'start of the built product, first', seconds: first, goal: 20 },
      { question: 'start of the built product, warm', seconds: warm, goal: 5 },
      { question: 'start of the built product with the sample commune', seconds: sample, goal: 20 },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startOf(root: string, data: string, words: readonly string[] = []): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs'), ...words], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', CONGTAM_DATA: data },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  for await (const chunk of child.stdout) {
    said += chunk;
    const address = /Công Tâm: (http\S+)/.exec(said)?.[1];
    if (address === undefined) continue;
    const ready = await fetch(`${address}/readyz`);
    if (ready.status !== 200) throw new Error(await ready.text());
    break;
  }
  const seconds = (performance.now() - started) / 1000;
  child.kill('SIGTERM');
  await once(child, 'exit');
  return seconds;
}
