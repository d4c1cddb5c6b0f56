import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { runningCluster } from './database/embedded/running-cluster.ts';
import { driverSettings } from './database/server-address.ts';
import { command, type Product, startProduct } from './testing/product.ts';
import { testFolder } from './testing/test-folder.ts';
import { PASSWORD, type ReplyBody } from './testing/test-server.ts';

const folder = testFolder('ct-p-');
const data = join(folder, 'data');
const evidence = join(data, 'evidence');
const environment = { CONGTAM_DATA: data };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const [KILLS, DATABASE_KILLS] = process.env.CONGTAM_FULL === '1' ? [200, 20] : [3, 2];
let product: Product;
let cookie = '';
let province = '';
/** What the client was told, by its own count. */
const acknowledged = new Map<string, string>();
let codes = 0;

async function call(method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(`${product.address}${path}`, {
    method,
    headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** JSON as it came back; a test says what it expects in it. */
async function read(response: Response): Promise<ReplyBody> {
  return JSON.parse(await response.text());
}

async function foundUnit(parent: string | null, code: string): Promise<Response> {
  const described = { code, name: `Đơn vị ${code}`, kind: 'administrativeAgency', role: 'usingBody' };
  return call('POST', '/api/v1/units', { ...described, parent, from: '2026-01-01', ground: 'NQ 01' });
}

/** Writes until the server is gone; what was not answered, or answered with a fault, was not promised. */
async function writeUntilGone({ mayFault = false } = {}): Promise<void> {
  for (;;) {
    const code = `D${++codes}`;
    try {
      const response = await foundUnit(province, code);
      // Too much to do is said, and nothing of the act was done.
      if (response.status === 503 || (mayFault && response.status >= 500)) {
        await response.text();
        continue;
      }
      if (response.status !== 201) {
        throw new Error(`${response.status} ${await response.text()} ${product.said().slice(-2000)}`);
      }
      const receipt = response.headers.get('congtam-receipt') ?? '';
      await response.json();
      acknowledged.set(code, Buffer.from(receipt, 'base64url').toString('utf8'));
    } catch (error) {
      if (error instanceof TypeError) return;
      throw error;
    }
  }
}

async function inDatabase<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const running = runningCluster(data);
  if (running === undefined) throw new Error('no database runs');
  const client = new Client(driverSettings({ ...running, database: 'congtam' }));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function verify(receipts: readonly string[] = [], publicKey = join(evidence, 'log-key.pub.pem')) {
  const history = join(folder, 'history.jsonl');
  expect(command('congtam', ['history', '--out', history, '--force'], environment)).toMatchObject({
    exit: 0,
  });
  const files = receipts.map((promise, at) => {
    const file = join(folder, `receipt-${at}.json`);
    writeFileSync(file, JSON.stringify({ promise: JSON.parse(promise) }));
    return ['--receipt', file];
  });
  const key = ['--key', publicKey, '--name', join(evidence, 'log-name.txt')];
  const kept = ['--checkpoints', join(evidence, 'checkpoints.jsonl')];
  return command('congtam-verify', [history, ...key, ...kept, ...files.flat()]);
}

/** Every acknowledged act is there once, and every act is there whole: unit, version and event. */
async function expectNothingLost(): Promise<void> {
  const { units = [] } = await read(await call('GET', '/api/v1/units'));
  const found = new Map<string, number>();
  for (const { code } of units) found.set(String(code), (found.get(String(code)) ?? 0) + 1);
  expect([...acknowledged.keys()].filter((code) => found.get(code) !== 1)).toEqual([]);
  const { rows } = await inDatabase((client) =>
    client.query(`select (select count(*)::int from congtam.unit) as units,
      (select count(*)::int from congtam.unit_version) as versions,
      (select count(*)::int from audit.event where action = 'unit.found') as events`),
  );
  expect(rows[0].versions).toBe(rows[0].units);
  expect(rows[0].events).toBe(rows[0].units);
}

const postmaster = (): Promise<number> =>
  inDatabase(async (client) => {
    const { rows } = await client.query(
      "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid",
    );
    return rows[0].pid;
  });

describe(
  'the product, started as an operator starts it',
  () => {
    it('is ready on an empty folder, asks for a set-up, and keeps its sessions over a restart', async () => {
      product = await startProduct(environment);
      expect((await call('GET', '/readyz')).status).toBe(200);
      expect((await call('GET', '/api/v1/session')).status).toBe(401);
      const made = await call('POST', '/api/v1/setup', {
        code: product.setUpCode,
        ground: 'QĐ 01',
        first: { login: 'an.tran', displayName: 'Trần Văn An', password: PASSWORD },
        second: { login: 'binh.le', displayName: 'Lê Thị Bình' },
      });
      expect(made.status).toBe(201);
      const signedIn = await call('POST', '/api/v1/session', { login: 'an.tran', password: PASSWORD });
      cookie = signedIn.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ');
      // Over plain HTTP on this machine the cookie has no prefix that would need HTTPS.
      expect(cookie).toMatch(/^congtam-session=/);
      province = String((await read(await foundUnit(null, 'TINH'))).id);
      product.child.kill('SIGTERM');
      expect(await product.ended).toBe(0);
      product = await startProduct(environment);
      expect(product.setUpCode).toBeUndefined();
      expect((await call('GET', '/api/v1/session')).status).toBe(200);
      const metrics = await (await call('GET', '/metrics')).text();
      expect(metrics).toMatch(/congtam_events_waiting \d+/);
      expect((await call('GET', '/problems/session.none')).status).toBe(200);
      // The address told at the start answers whatever asks it, not browsers alone.
      expect((await call('GET', '/')).headers.get('content-type')).toMatch(/^text\/html/);
      // A33: the log names requests and routes, never people.
      expect(product.said()).toMatch(/"trace":"[\da-f]{32}"/);
      expect(`${product.said()}${metrics}`).not.toMatch(/an\.tran|Trần Văn An|Lê Thị Bình|Đơn vị/);
    });

    it(`T1 - killed ${KILLS} times while clients write, has every acknowledged act once and no half state`, async () => {
      for (let kill = 0; kill < KILLS; kill += 1) {
        const writers = Array.from({ length: 4 }, () => writeUntilGone());
        // After so many answers, and a little later: at another point of their work each time.
        const enough = acknowledged.size + 1 + ((kill * 7) % 11);
        while (acknowledged.size < enough) await sleep(2);
        await sleep(kill % 10);
        product.child.kill('SIGKILL');
        await Promise.all([product.ended, ...writers]);
        product = await startProduct(environment);
        const ready = await call('GET', '/readyz');
        // What is not ready, and what the server said of it: a failure here is seldom and hard to bring back.
        const said =
          ready.status === 200 ? '' : `${kill}: ${await ready.text()} ${product.said().slice(-3000)}`;
        expect(said).toBe('');
      }
      expect(acknowledged.size).toBeGreaterThanOrEqual(KILLS);
      await expectNothingLost();
    });

    it('T3 - whose PostgreSQL is killed says so and ends, and starts again with everything', async () => {
      const unitsNow = async () => (await read(await call('GET', '/api/v1/units'))).units?.length;
      const before = await unitsNow();
      process.kill(await postmaster(), 'SIGKILL');
      expect(await product.ended).toBe(3);
      expect(product.said()).toContain('PostgreSQL has stopped by itself');
      product = await startProduct(environment);
      expect(await unitsNow()).toBe(before);
    });

    it('changes the key of its log while it is stopped, and whoever has the old one verifies all the same', async () => {
      product.child.kill('SIGTERM');
      expect(await product.ended).toBe(0);
      const old = join(folder, 'old-key.pem');
      cpSync(join(evidence, 'log-key.pub.pem'), old);
      expect(command('congtam', ['log-key'], environment)).toMatchObject({ exit: 0 });
      product = await startProduct(environment);
      expect((await foundUnit(province, 'KEY')).status).toBe(201);
      product.child.kill('SIGTERM');
      expect(await product.ended).toBe(0);
      for (const key of [old, join(evidence, 'log-key.pub.pem')]) {
        expect(verify([...acknowledged.values()].slice(-5), key)).toMatchObject({ exit: 0 });
      }
      product = await startProduct(environment);
      const { events = [] } = await read(await call('GET', '/api/v1/events?limit=20'));
      expect(events.map(({ action }) => action)).toContain('installation.key-changed');
    });

    it(`T3 - whose PostgreSQL is killed ${DATABASE_KILLS} times while clients write, has every acknowledged act once and no half state`, async () => {
      const before = acknowledged.size;
      for (let kill = 0; kill < DATABASE_KILLS; kill += 1) {
        const pid = await postmaster();
        const writers = Array.from({ length: 4 }, () => writeUntilGone({ mayFault: true }));
        const enough = acknowledged.size + 1 + ((kill * 7) % 11);
        while (acknowledged.size < enough) await sleep(2);
        await sleep(kill % 10);
        process.kill(pid, 'SIGKILL');
        const ended = await product.ended;
        expect(`${ended} ${product.said().slice(-2000)}`).toMatch(/^3 /);
        await Promise.all(writers);
        product = await startProduct(environment);
        const ready = await call('GET', '/readyz');
        // What is not ready, and what the server said of it: a failure here is seldom and hard to bring back.
        const said =
          ready.status === 200 ? '' : `${kill}: ${await ready.text()} ${product.said().slice(-3000)}`;
        expect(said).toBe('');
      }
      expect(acknowledged.size).toBeGreaterThanOrEqual(before + DATABASE_KILLS);
      await expectNothingLost();
    });

    it('congtam-verify finds its history clean, with every receipt, and one changed word in it', async () => {
      product.child.kill('SIGTERM');
      expect(await product.ended).toBe(0);
      const receipts = [...acknowledged.values()].slice(-50);
      expect(verify(receipts)).toMatchObject({ exit: 0 });
      product = await startProduct(environment);
      expect(verify(receipts)).toMatchObject({ exit: 0 });
      await inDatabase(async (client) => {
        await client.query('begin');
        await client.query("set local session_replication_role = 'replica'");
        await client.query(
          'alter table audit.event drop constraint event_hash_is_of_its_text, drop constraint event_columns_say_its_text',
        );
        await client.query(`update audit.event set canonical = replace(canonical, '"unit.found"', '"unit.fount"')
        where action = 'unit.found' and subject_id = '${province}'`);
        await client.query('commit');
      });
      const changed = verify();
      expect(changed.exit).toBe(1);
      expect(changed.out).toContain('event-altered');
    });

    it('A20 - with an old database under a newer checkpoint is not ready until it is said why, and shows for ever', async () => {
      product.child.kill('SIGTERM');
      await product.ended;
      cpSync(join(data, 'database'), join(folder, 'old'), { recursive: true });
      product = await startProduct(environment);
      expect((await foundUnit(province, 'AFTER')).status).toBe(201);
      product.child.kill('SIGTERM');
      await product.ended;
      rmSync(join(data, 'database'), { recursive: true });
      cpSync(join(folder, 'old'), join(data, 'database'), { recursive: true });
      product = await startProduct(environment);
      const ready = await call('GET', '/readyz');
      expect(ready.status).toBe(503);
      expect((await read(ready)).errors).toEqual([
        expect.objectContaining({ pointer: '/evidence', code: 'log-older' }),
      ]);
      expect((await call('GET', '/healthz')).status).toBe(200);
      product.child.kill('SIGTERM');
      expect(await product.ended).toBe(0);
      const why = ['accept-restore', '--by', 'Trần Văn An', '--reason', 'hỏng ổ đĩa, biên bản 12/BB'];
      expect(command('congtam', why, environment)).toMatchObject({ exit: 0 });
      product = await startProduct(environment);
      expect((await call('GET', '/readyz')).status).toBe(200);
      const { events = [] } = await read(await call('GET', '/api/v1/events?limit=5'));
      expect(events.map(({ action }) => action)).toContain('installation.restore-accepted');
      // Whoever verifies is told of it, and by whom it was accepted.
      product.child.kill('SIGTERM');
      expect(await product.ended).toBe(0);
      expect(verify().out).toMatch(/Trần Văn An: hỏng ổ đĩa.*\[restore-accepted\]/);
      expect(existsSync(join(data, 'run', 'congtam.sock'))).toBe(false);
    });
  },
  KILLS * 30_000 + 600_000,
);
