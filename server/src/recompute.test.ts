import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { unzipSync } from 'fflate';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Recomputing, withFewWaiting } from './evaluation/recomputing.ts';
import { shippedPacks } from './features/regulations/library.ts';
import { paperPress } from './official-papers/making.ts';
import { recomputingOver, startRecomputing } from './recompute.ts';
import { said } from './testing/cycles.ts';
import { type DecidedCycle, decidedCycle } from './testing/decided-cycle.ts';
import { type Reply, testServer } from './testing/test-server.ts';

const dist = join(import.meta.dirname, '../dist');
mkdirSync(dist, { recursive: true });
const folder = mkdtempSync(join(dist, 'recompute-'));
const entry = join(folder, 'recompute-thread.mjs');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Who computes again for the server: exchanged by the tests. */
let recomputing: Recomputing;
let asked = 0;
const press = { ...paperPress(undefined), print: async () => Buffer.from('%PDF-1.7') };
const server = await testServer({}, undefined, undefined, press, () => ({
  ask: (of, question) => {
    asked += 1;
    return recomputing.ask(of, question);
  },
}));
const { ask, database } = server;
let year: DecidedCycle;
let run: string;
let office: string;

beforeAll(async () => {
  const bundle = await rolldown({
    input: join(import.meta.dirname, 'recompute-thread.ts'),
    platform: 'node',
    external: ['@node-rs/argon2', '@myriaddreamin/typst-ts-node-compiler', 'pg-native', 'cloudflare:sockets'],
    logLevel: 'warn',
  });
  await bundle.write({ file: entry, format: 'esm' });
  await bundle.close();
  // Read before anybody asks, as the server does at its start: a transaction does not wait for it.
  await shippedPacks();
  recomputing = recomputingOver(database.asActor);
  year = await decidedCycle(server);
  const { body } = await ask('get', `/api/v1/cycles/${year.cycleId}/runs`, { as: year.officer });
  run = String(body.runs?.[0]?.id);
  const units = await database.superuser.query('select code from congtam.unit where id = $1', [year.office]);
  office = String(units.rows[0].code);
}, 300_000);

const told: string[] = [];
const log = (_: string, message: string, fields: object = {}) =>
  told.push(`${message} ${JSON.stringify(fields)}`);

/** A thread that does what `before` says before it is one. */
function threadAfter(name: string, before: string) {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, `${before}\nawait import(${JSON.stringify(entry)});`);
  return startRecomputing(database, log, { entry: path });
}

async function until(is: () => boolean): Promise<void> {
  for (let tries = 0; tries < 3000; tries += 1) {
    if (is()) return;
    await sleep(20);
  }
  throw new Error(`it did not come about: ${told.join('\n')}`);
}

const why = (subject: string, as: string) => ask('get', `/api/v1/runs/${run}/results/${subject}/why`, { as });
const wordsIn = ({ bytes }: Reply) =>
  Buffer.from(unzipSync(bytes)['word/document.xml'] ?? []).toString('utf8');

/** Whatever has a run computed again: a person's own reasons, and what officers ask. */
const questions = (): readonly (() => Promise<unknown>)[] => {
  const cycle = `/api/v1/cycles/${year.cycleId}`;
  const asks = { kind: 'unitLevel', regulation: 'nd-335-2025', unit: office, level: 'notCompleted' };
  const given = { authority: { capacity: ['CHỦ TỊCH'] } };
  const form = { form: 'nd-335-form-01', subject: year.anCode, period: '2026-03', given, kind: 'docx' };
  return [
    async () => (await why(year.anCode, year.anSession)).body,
    async () => (await ask('get', `${cycle}/open-decisions`, { as: year.officer })).body,
    async () => (await ask('post', `${cycle}/what-if`, { as: year.authority, body: { asks } })).body,
    async () => wordsIn(await ask('post', `${cycle}/paper-drafts`, { as: year.officer, body: form })),
  ];
};

describe('a run that is computed again', () => {
  it('keeps nobody else waiting and no connection, and is answered as in this process', async () => {
    recomputing = recomputingOver(database.asActor);
    const here = [];
    for (const one of questions()) here.push(await one());
    expect(here).toEqual([
      expect.objectContaining({ subject: year.anCode }),
      expect.objectContaining({ run }),
      expect.objectContaining({ run }),
      expect.stringContaining('An'),
    ]);
    const go = join(folder, 'go');
    const beside = threadAfter(
      'held',
      `import { existsSync } from 'node:fs';
       const cell = new Int32Array(new SharedArrayBuffer(4));
       while (!existsSync(${JSON.stringify(go)})) Atomics.wait(cell, 0, 0, 10);`,
    );
    recomputing = withFewWaiting(beside);
    asked = 0;
    const order: string[] = [];
    const waiting = questions().map((one) =>
      one().then((answer) => {
        order.push('computed again');
        return answer;
      }),
    );
    await until(() => asked === questions().length);
    const other = await ask('get', `/api/v1/cycles/${year.cycleId}`, { as: year.officer });
    order.push('another request');
    expect(other.status).toBe(200);
    const { rows } = await database.superuser.query(
      `select count(*)::int as n from pg_stat_activity
       where datname = current_database() and state like 'idle in transaction%'`,
    );
    expect(rows[0].n).toBe(0);
    // One is at work and three wait: whoever comes then is told to come again.
    expect(said(await why(year.anCode, year.officer))).toEqual([503, 'server.busy']);
    writeFileSync(go, '');
    expect(await Promise.all(waiting)).toEqual(here);
    expect(order[0]).toBe('another request');
    await beside.stop();
    expect(told).toEqual([]);
  }, 120_000);

  it('is asked of another thread when one has died, and who waited for that is told', async () => {
    const mark = join(folder, 'died-once');
    const beside = threadAfter(
      'dying',
      `import { existsSync, writeFileSync } from 'node:fs';
       if (!existsSync(${JSON.stringify(mark)})) { writeFileSync(${JSON.stringify(mark)}, ''); throw new Error('dies'); }`,
    );
    recomputing = beside;
    expect(said(await why(year.anCode, year.anSession))).toEqual([500, 'server.fault']);
    expect((await why(year.anCode, year.anSession)).status).toBe(200);
    await beside.stop();
    expect(told).toEqual(['the thread that computes again ended {"fault":"Error"}']);
  }, 120_000);

  it('is read once for all who ask about it, each with their own right', async () => {
    let reads = 0;
    recomputing = recomputingOver((...given) => {
      reads += 1;
      return database.asActor(...given);
    });
    expect((await why(year.anCode, year.anSession)).status).toBe(200);
    expect((await why(year.binhCode, year.officer)).status).toBe(200);
    expect(said(await why(year.anCode, year.binhSession))).toEqual([404, 'classification.unknown-subject']);
    expect(reads).toBe(1);
  });
});
