import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { runningCluster } from '../database/embedded/running-cluster.ts';
import { driverSettings } from '../database/server-address.ts';
import { command, type Product, startProduct } from '../testing/product.ts';
import { testFolder } from '../testing/test-folder.ts';

const folder = testFolder('ct-o-');
const data = join(folder, 'data');
const environment = { CONGTAM_DATA: data };
const [key, file] = [join(folder, 'khoa'), join(folder, 'sao-luu.age')];
let product: Product;
let password = '';
afterAll(() => {
  product.child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const congtam = (words: string, more: Record<string, string> = {}) =>
  command('congtam', words.split(' '), { ...environment, ...more });

async function inDatabase(statement: string): Promise<void> {
  const running = runningCluster(data);
  if (running === undefined) throw new Error('no database runs');
  const client = new Client(driverSettings({ ...running, database: 'congtam' }));
  await client.connect();
  await client.query(statement);
  await client.end();
}

async function stopped(): Promise<void> {
  product.child.kill('SIGTERM');
  expect(await product.ended).toBe(0);
}

async function signIn(): Promise<{ readonly status: number; readonly cookie: string }> {
  const response = await fetch(`${product.address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'quantri.1', password }),
  });
  const cookie = response.headers.getSetCookie().map((line) => line.split(';')[0]);
  return { status: response.status, cookie: cookie.join('; ') };
}

describe('what an operator does', () => {
  it('npm start -- --sample prints each password once, into no log and no file, and the second start none', async () => {
    product = await startProduct(environment, ['--sample']);
    const shown = /quantri\.1\s+(\S+)$/m.exec(product.said())?.[1] ?? '';
    password = shown;
    expect(product.said().split(password)).toHaveLength(2);
    expect((await signIn()).status).toBe(201);
    expect(await (await fetch(`${product.address}/api/v1/system`)).json()).toEqual({ isSample: true });
    await stopped();
    expect(product.said().split(password)).toHaveLength(2);
    product = await startProduct(environment, ['--sample']);
    expect(product.said()).toContain('Xã mẫu đã có');
    expect(product.said()).not.toContain(password);
    const log = readFileSync(join(data, 'database', '18', 'postgres.log'), 'utf8');
    expect(log).not.toContain(password);
  });

  it('doctor finds the running server well', () => {
    const { exit, out } = congtam('doctor --lang en');
    expect(`${exit}\n${out}`).toMatch(/^0\n/);
    for (const about of ['roles', 'row-security', 'migrations', 'evidence', 'clock', 'disk', 'jobs', 'tls'])
      expect(out).toMatch(new RegExp(`^ok +${about} `, 'm'));
  });

  it('doctor names what is not, and how to mend it', async () => {
    await inDatabase('alter table congtam.person no force row level security');
    await inDatabase(
      "insert into congtam.job (id, kind, payload, state, ended_at) values (gen_random_uuid(), 'x', '{}', 'failed', now())",
    );
    const { exit, out } = congtam('doctor --lang en');
    expect(exit).toBe(1);
    expect(out).toMatch(/^MEND +row-security .*congtam\.person.* → /m);
    expect(out).toMatch(/^MEND +jobs +1 jobs failed/m);
    await inDatabase('alter table congtam.person force row level security');
    await inDatabase("delete from congtam.job where kind = 'x'");
    expect(congtam('doctor').exit).toBe(0);
    expect(congtam('doctor --lang en', { HOST: '0.0.0.0' }).out).toMatch(/^MEND +settings .*without TLS/m);
  });

  it('config print leaves the password out, and refuses what the server would', () => {
    const set = congtam('config print', { DATABASE_URL: 'postgres://dba:s3cret@localhost/hr' });
    expect(set).toMatchObject({ exit: 0, out: expect.stringContaining('postgres://dba:…@localhost/hr') });
    expect(set.out).not.toContain('s3cret');
    expect(congtam('config print', { PORT: 'x' }).exit).toBe(2);
    expect(congtam('config show').exit).toBe(2);
  });

  it('migrate --dry-run beside the running server says that nothing is to be done', () => {
    const { exit, out } = congtam('migrate --dry-run --json');
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ isDryRun: true, applied: [] });
    expect(congtam('migrate', { CONGTAM_DATA: join(folder, 'nowhere') })).toMatchObject({
      exit: 2,
      out: expect.stringContaining('chưa có cơ sở dữ liệu'),
    });
  });

  it('A37, T10 - a backup made beside the running server is restored elsewhere, starts there, and shows in the log', async () => {
    expect(congtam(`backup-key --out ${key}`).exit).toBe(0);
    expect(congtam(`backup-key --out ${key}`).exit).toBe(2);
    expect(congtam(`backup --key ${key} --out ${file}`)).toMatchObject({ exit: 2 });
    expect(congtam(`backup --key ${key}.pub --out ${file}`)).toMatchObject({ exit: 0 });
    expect(congtam(`backup --key ${key}.pub --out ${file}`)).toMatchObject({ exit: 2 });
    expect(congtam(`restore ${file} --key ${key} --verify`)).toMatchObject({
      exit: 0,
      out: expect.stringContaining('nguyên vẹn'),
    });
    expect(congtam(`restore ${file} --key ${key}`).out).toContain('phải nói ai');
    await stopped();

    const there = { CONGTAM_DATA: join(folder, 'there') };
    const words = ['restore', file, '--key', key, '--by', 'Trần Văn An', '--reason', 'hỏng ổ đĩa'];
    expect(command('congtam', words, there)).toMatchObject({ exit: 0 });
    product = await startProduct(there);
    expect((await fetch(`${product.address}/readyz`)).status).toBe(200);
    const { status, cookie } = await signIn();
    expect(status).toBe(201);
    const events = await fetch(`${product.address}/api/v1/events?limit=5`, { headers: { cookie } });
    expect(await events.text()).toContain('installation.restore-accepted');
    await stopped();
    const history = join(folder, 'history.jsonl');
    expect(command('congtam', ['history', '--out', history], there)).toMatchObject({ exit: 0 });
    const evidence = join(there.CONGTAM_DATA, 'evidence');
    const witness = ['--key', join(evidence, 'log-key.pub.pem'), '--name', join(evidence, 'log-name.txt')];
    const kept = ['--checkpoints', join(evidence, 'checkpoints.jsonl')];
    expect(command('congtam-verify', [history, ...witness, ...kept])).toMatchObject({ exit: 0 });
    expect(existsSync(join(folder, 'there', 'run', 'congtam.sock'))).toBe(false);
  });
}, 300_000);
