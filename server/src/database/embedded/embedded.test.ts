import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { build } from 'rolldown';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { DATABASE } from '../../niceness.ts';
import { StartRefusal } from '../../start-refusal.ts';
import { testFolder } from '../../testing/test-folder.ts';
import { openPool } from '../pool.ts';
import { driverSettings } from '../server-address.ts';
import { requireSpace } from './free-space.ts';
import { type EmbeddedPostgres, startEmbedded } from './start-embedded.ts';
import { unprivileged } from './unprivileged.ts';

const root = testFolder('ct-');
// Below the workspace, so that packages are found from there.
const dist = join(import.meta.dirname, '../../../dist');
mkdirSync(dist, { recursive: true });
const bundles = mkdtempSync(join(dist, 'test-'));
// A cluster is thousands of files: each goes with its test.
afterEach(() => {
  for (const name of readdirSync(root)) rmSync(join(root, name), { recursive: true, force: true });
});
afterAll(() => {
  for (const folder of [root, bundles]) rmSync(folder, { recursive: true, force: true });
});

let folders = 0;
const newFolder = () => join(root, String(++folders));

async function refusalOf(start: Promise<unknown>): Promise<string> {
  try {
    await start;
    return 'started';
  } catch (error) {
    if (!(error instanceof StartRefusal)) throw error;
    const { code, message, mend } = error.problem;
    for (const words of [message, mend]) expect(words.vi.length > 10 && words.en.length > 10).toBe(true);
    return code;
  }
}

async function ask(postgres: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  const client = new Client(driverSettings(postgres.superuser));
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

const isAlive = (pid: number): boolean =>
  existsSync(`/proc/${pid}/stat`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));

async function untilGone(pid: number): Promise<void> {
  while (isAlive(pid)) await sleep(20);
}

/** Another process of the product, holding a cluster. */
async function holder(dataFolder: string): Promise<{ child: ChildProcess; pid: number }> {
  const file = join(bundles, 'hold.mjs');
  if (!existsSync(file)) {
    await build({
      input: join(import.meta.dirname, '../../testing/hold-cluster.ts'),
      platform: 'node',
      external: ['pg-native', 'cloudflare:sockets'],
      logLevel: 'silent',
      output: { file, format: 'esm' },
    });
  }
  const child = spawn(process.execPath, [file, dataFolder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const pid = await new Promise<number>((done) => child.stdout?.once('data', (data) => done(Number(data))));
  return { child, pid };
}

describe('the embedded PostgreSQL', () => {
  it('starts on an empty folder, keeps what is stored, and is reached by its socket and password only', async () => {
    const dataFolder = newFolder();
    const first = await startEmbedded({ dataFolder });
    await ask(first, 'create table kept as select 1 as n');
    expect(
      await ask(first, "select current_setting('listen_addresses') as l, current_setting('fsync') as f"),
    ).toEqual([{ l: '', f: 'on' }]);
    const wrong = new Client({ ...driverSettings(first.superuser), password: 'wrong' });
    await expect(wrong.connect()).rejects.toThrow(/password/);
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    for (const path of ['', 'run', 'database', 'database/18']) {
      expect((statSync(join(dataFolder, path)).mode & 0o077).toString(8)).toBe('0');
    }
    const second = await startEmbedded({ dataFolder });
    expect(second.hadOrphan).toBe(false);
    expect(await ask(second, 'select n from kept')).toEqual([{ n: 1 }]);
    await second.stop();
  });

  it.runIf(process.platform === 'linux')('gives way to whoever answers people', async () => {
    const postgres = await startEmbedded({ dataFolder: newFolder() });
    const pool = openPool(postgres.superuser, 1);
    const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
    const pid = rows[0]?.pid ?? 0;
    await expect.poll(() => getPriority(pid)).toBe(DATABASE);
    const group = `/proc/${pid}/autogroup`;
    if (existsSync(group)) await expect.poll(() => readFileSync(group, 'utf8')).toContain(`nice ${DATABASE}`);
    // Whoever computes for minutes, and what it reads by, wait for each other: neither gives way.
    const patient = openPool(postgres.superuser, 1, { statementSeconds: 120, idleSeconds: 300 });
    const kept = await patient.query<{ pid: number }>('select pg_backend_pid() as pid');
    expect(getPriority(kept.rows[0]?.pid)).toBe(getPriority());
    await Promise.all([pool.end(), patient.end()]);
    await postgres.stop();
  });

  it('T13 - refuses a second start on one folder, and says who holds it', async () => {
    const dataFolder = newFolder();
    const first = await startEmbedded({ dataFolder });
    expect(await refusalOf(startEmbedded({ dataFolder }))).toBe('database.already-running');
    await expect(startEmbedded({ dataFolder })).rejects.toThrow(String(process.pid));
    expect(await ask(first, 'select 1 as n')).toEqual([{ n: 1 }]);
    await first.stop();
  });

  it('stops by itself when the process that started it is killed', async () => {
    const dataFolder = newFolder();
    const { child, pid } = await holder(dataFolder);
    expect(await refusalOf(startEmbedded({ dataFolder }))).toBe('database.already-running');
    child.kill('SIGKILL');
    await untilGone(pid);
    const next = await startEmbedded({ dataFolder });
    expect(next.hadOrphan).toBe(false);
    await next.stop();
  });

  it('that has lost owner and watchdog is found and stopped at the next start', async () => {
    const dataFolder = newFolder();
    const { child, pid } = await holder(dataFolder);
    const watchdog = Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
    const children = readFileSync(`/proc/${watchdog}/task/${watchdog}/children`, 'utf8')
      .trim()
      .split(' ')
      .map(Number);
    for (const other of children.filter((each) => each !== pid)) process.kill(other, 'SIGKILL');
    process.kill(watchdog, 'SIGKILL');
    child.kill('SIGKILL');
    await untilGone(watchdog);
    expect(isAlive(pid)).toBe(true);
    const next = await startEmbedded({ dataFolder });
    expect(next.hadOrphan).toBe(true);
    expect(isAlive(pid)).toBe(false);
    await next.stop();
  });

  it('T3 - killed itself, opens again with everything that was committed', async () => {
    const dataFolder = newFolder();
    const first = await startEmbedded({ dataFolder });
    await ask(first, 'create table kept as select generate_series(1, 1000) as n');
    process.kill(first.pid, 'SIGKILL');
    await first.gone;
    await first.stop();
    const next = await startEmbedded({ dataFolder });
    expect(await ask(next, 'select count(*)::int as n from kept')).toEqual([{ n: 1000 }]);
    await next.stop();
  });

  it('throws away a half-finished beginning', async () => {
    const dataFolder = newFolder();
    const half = join(dataFolder, 'database/18.new/pgdata');
    mkdirSync(half, { recursive: true });
    writeFileSync(join(half, 'PG_VERSION'), '18\n');
    const postgres = await startEmbedded({ dataFolder });
    expect(existsSync(half)).toBe(false);
    expect(await ask(postgres, 'select 1 as n')).toEqual([{ n: 1 }]);
    await postgres.stop();
  });

  it('does not touch data of another version', async () => {
    const dataFolder = newFolder();
    const pgdata = join(dataFolder, 'database/17/pgdata');
    mkdirSync(pgdata, { recursive: true });
    writeFileSync(join(pgdata, 'PG_VERSION'), '17\n');
    expect(await refusalOf(startEmbedded({ dataFolder }))).toBe('database.wrong-version');
    expect(readFileSync(join(pgdata, 'PG_VERSION'), 'utf8')).toBe('17\n');
    const renamed = newFolder();
    mkdirSync(join(renamed, 'database/18/pgdata'), { recursive: true });
    writeFileSync(join(renamed, 'database/18/pgdata/PG_VERSION'), '16\n');
    expect(await refusalOf(startEmbedded({ dataFolder: renamed }))).toBe('database.wrong-version');
  });

  it('that cannot start says where its log is, and changes nothing', async () => {
    const dataFolder = newFolder();
    await (await startEmbedded({ dataFolder })).stop();
    const control = join(dataFolder, 'database/18/pgdata/global/pg_control');
    const bytes = readFileSync(control);
    rmSync(control);
    expect(await refusalOf(startEmbedded({ dataFolder }))).toBe('database.not-started');
    writeFileSync(control, bytes);
    chmodSync(control, 0o600);
    await (await startEmbedded({ dataFolder })).stop();
  });

  it('T5 - on a full disk is not begun, and says how much is missing', async () => {
    expect(await refusalOf((async () => requireSpace(root, 2 ** 60))())).toBe('database.disk-full');
    const dataFolder = newFolder();
    mkdirSync(dataFolder);
    // Only root may mount; elsewhere the line above is all that can be tried.
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=100m,mode=0700', 'tmpfs', dataFolder]).status !== 0)
      return;
    try {
      expect(await refusalOf(startEmbedded({ dataFolder }))).toBe('database.disk-full');
      execFileSync('mount', ['-o', 'remount,size=400m', dataFolder]);
      await (await startEmbedded({ dataFolder })).stop();
      execFileSync('mount', ['-o', 'remount,size=120m', dataFolder]);
      writeFileSync(join(dataFolder, 'filler'), Buffer.alloc(40 * 1024 * 1024));
      expect(await refusalOf(startEmbedded({ dataFolder }))).toBe('database.disk-full');
      rmSync(join(dataFolder, 'filler'));
      execFileSync('mount', ['-o', 'remount,size=400m', dataFolder]);
      await (await startEmbedded({ dataFolder })).stop();
    } finally {
      execFileSync('umount', [dataFolder]);
    }
  });

  it('refuses a path too long for a socket, and a folder that cannot be made', async () => {
    expect(await refusalOf(startEmbedded({ dataFolder: join(root, 'x'.repeat(100)) }))).toBe(
      'database.path-too-long',
    );
    const file = join(root, 'file');
    writeFileSync(file, '');
    expect(await refusalOf(startEmbedded({ dataFolder: join(file, 'd') }))).toBe('database.no-folder');
    expect(await refusalOf(startEmbedded({ dataFolder: newFolder(), postgresFolder: root }))).toBe(
      'database.no-programs-there',
    );
  });
});

describe('root', () => {
  it('without user namespaces uses the owner of the folder, and says so when that is root too', () => {
    if (process.getuid?.() !== 0) return expect(unprivileged(root)).toEqual({ prefix: [] });
    expect(unprivileged(root).prefix[0]).toBe('unshare');
    const { PATH } = process.env;
    process.env.PATH = '/nowhere';
    try {
      expect(() => unprivileged(root)).toThrow(StartRefusal);
      const folder = newFolder();
      mkdirSync(folder);
      chownSync(folder, 65534, 65534);
      expect(unprivileged(folder)).toEqual({ prefix: [], uid: 65534, gid: 65534 });
    } finally {
      process.env.PATH = PATH;
    }
    return undefined;
  });
});
