import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLongJobs } from './long-jobs.ts';
import { type SmallCommune, smallCommune } from './testing/cycles.ts';
import { testKey } from './testing/test-database.ts';
import { testServer } from './testing/test-server.ts';

const dist = join(import.meta.dirname, '../dist');
mkdirSync(dist, { recursive: true });
const folder = mkdtempSync(join(dist, 'thread-'));
const entry = join(folder, 'job-thread.mjs');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const server = await testServer();
const { ask, database } = server;
let commune: SmallCommune;

beforeAll(async () => {
  const bundle = await rolldown({
    input: join(import.meta.dirname, 'job-thread.ts'),
    platform: 'node',
    external: ['@node-rs/argon2', '@myriaddreamin/typst-ts-node-compiler', 'pg-native', 'cloudflare:sockets'],
    logLevel: 'warn',
  });
  await bundle.write({ file: entry, format: 'esm' });
  await bundle.close();
  commune = await smallCommune(server);
}, 60_000);

const said: string[] = [];
const log = (_: string, message: string, fields: object = {}) =>
  said.push(`${message} ${JSON.stringify(fields)}`);
const started = (at: string) => startLongJobs(database, testKey, log, { entry: at, pauseMilliseconds: 50 });
const GROUND = 'KH 02/KH-UBND';

async function until(is: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await is()) return;
    await sleep(100);
  }
  throw new Error(`it did not come about: ${said.join('\n')}`);
}

const results = async (cycle: string): Promise<string | undefined> => {
  const { body } = await ask('get', `/api/v1/cycles/${cycle}/runs`, { as: commune.officer });
  const [run] = body.runs ?? [];
  if (run?.outcome !== 'done') return undefined;
  const file = await ask('get', `/api/v1/runs/${run.id}/files/results.json`, { as: commune.officer });
  return file.bytes.toString('utf8');
};

describe('long jobs in a thread of their own', () => {
  it('close a cycle and compute it as this process does, with events that the key of the log signed', async () => {
    const cycle = await commune.cycle();
    const jobs = started(entry);
    await ask('post', `/api/v1/cycles/${cycle}/closing`, { as: commune.officer, body: { ground: GROUND } });
    await until(async () => {
      const { body } = await ask('get', `/api/v1/cycles/${cycle}`, { as: commune.officer });
      return body.state === ('closed' as string);
    });
    await ask('post', `/api/v1/cycles/${cycle}/runs`, { as: commune.officer, body: { asOf: '2026-12-31' } });
    await until(async () => (await results(cycle)) !== undefined);
    await jobs.stop();
    const theirs = await results(cycle);
    await ask('post', `/api/v1/cycles/${cycle}/runs`, { as: commune.officer, body: { asOf: '2026-12-31' } });
    await commune.work();
    expect(await results(cycle)).toBe(theirs);
    const { rows } = await database.superuser.query(
      `select count(*)::int as n, count(*) filter (where signature is null)::int as unsigned from audit.event
       where canonical::jsonb ->> 'action' in ('cycle.freeze', 'classification.computed')`,
    );
    expect(rows[0]).toEqual({ n: 3, unsigned: 0 });
    expect(said).toEqual([]);
  }, 120_000);

  it('go on in another thread when one dies', async () => {
    const dying = join(folder, 'dying.mjs');
    const mark = join(folder, 'died-once');
    writeFileSync(
      dying,
      `import { existsSync, writeFileSync } from 'node:fs';
       if (!existsSync(${JSON.stringify(mark)})) { writeFileSync(${JSON.stringify(mark)}, ''); throw new Error('dies'); }
       await import(${JSON.stringify(entry)});`,
    );
    const cycle = await commune.cycle({
      period: '2025',
      isPilot: true,
      regulations: [{ regulation: 'nd-90-2020' }],
    });
    const jobs = started(dying);
    await ask('post', `/api/v1/cycles/${cycle}/runs`, { as: commune.officer, body: { asOf: '2025-12-31' } });
    await until(async () => (await results(cycle)) !== undefined);
    await jobs.stop();
    expect(said).toEqual(['the thread of long jobs ended {"fault":"Error"}']);
  }, 120_000);
});
