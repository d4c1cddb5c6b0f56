import { randomBytes } from 'node:crypto';
import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { aGrant, anAccount, stopAttemptClock } from '../../testing/accounts.ts';
import { anApp, enrolled } from '../../testing/second-factor.ts';
import { cookieOf, PASSWORD, testServer } from '../../testing/test-server.ts';
import { openSecretBox, secretBox } from './secret-box.ts';
import { hashPassword } from './secrets.ts';
import { base32, codeAt, stepAt, stepOfCode } from './totp.ts';

// The clock of codes stands still: steps are said, not waited for.
vi.useFakeTimers({ toFake: ['Date'] });
afterAll(() => vi.useRealTimers());

const server = await testServer({ freeAttempts: 3, longestWaitSeconds: 600 });
const { ask, database } = server;
const { superuser } = database;
await stopAttemptClock(superuser);
const hash = await hashPassword(PASSWORD);

let login: string;
let account: string;
let as: string;

async function somebody(): Promise<string> {
  const id = await anAccount(superuser);
  await superuser.query('insert into congtam.credential (account_id, password_hash) values ($1, $2)', [
    id,
    hash,
  ]);
  return id;
}

const signIn = (given: { code?: string; password?: string; address?: string; login?: string } = {}) =>
  ask('post', '/api/v1/session', {
    body: {
      login: given.login ?? login,
      password: given.password ?? PASSWORD,
      ...(given.code ? { code: given.code } : {}),
    },
    ...(given.address ? { address: given.address } : {}),
  });

/** Every step may be used again: what is tested is not the clock. */
const forgetSteps = () => superuser.query('update congtam.second_factor set last_step = 0');

beforeEach(async () => {
  account = await somebody();
  const { rows } = await superuser.query('select login from congtam.account where id = $1', [account]);
  login = rows[0].login;
  as = await server.session(account);
});

describe('codes of the app', () => {
  it('are those of RFC 6238', () => {
    const secret = Buffer.from('12345678901234567890');
    const vectors = [
      [59, '287082'],
      [1111111109, '081804'],
      [1111111111, '050471'],
      [1234567890, '005924'],
      [2000000000, '279037'],
      [20000000000, '353130'],
    ] as const;
    for (const [seconds, code] of vectors) expect(codeAt(secret, stepAt(seconds * 1000))).toBe(code);
    expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
  });

  it('are good one step early or late, and no further', () => {
    const secret = randomBytes(20);
    const at = 1_800_000_000_000;
    const step = stepAt(at);
    const steps = [-2, -1, 0, 1, 2].map((aside) =>
      stepOfCode(secret, codeAt(secret, step + aside), { at, after: 0 }),
    );
    expect(steps).toEqual([undefined, step - 1, step, step + 1, undefined]);
    expect(stepOfCode(secret, codeAt(secret, step), { at, after: step })).toBeUndefined();
    expect(stepOfCode(secret, '12345', { at, after: 0 })).toBeUndefined();
  });
});

describe('the key of second factors', () => {
  it('is made once, is readable by its owner only, and opens what it sealed for whom it sealed it', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'congtam-')), 'keys', 'second-factor.key');
    const sealed = openSecretBox(file).seal(Buffer.from('secret'), 'an');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(openSecretBox(file).open(sealed, 'an')?.toString()).toBe('secret');
    expect(openSecretBox(file).open(sealed, 'binh')).toBeUndefined();
    expect(secretBox(randomBytes(32)).open(sealed, 'an')).toBeUndefined();
    sealed[30] = (sealed[30] ?? 0) ^ 1;
    expect(openSecretBox(file).open(sealed, 'an')).toBeUndefined();
    writeFileSync(file, 'short');
    expect(() => openSecretBox(file)).toThrow(/key-unreadable/);
  });
});

describe('a second factor', () => {
  it('counts once its owner has proved to have kept it, and then signing in takes a code', async () => {
    const offer = await ask('post', '/api/v1/me/second-factor/offer', { as });
    expect(offer.body.uri).toContain(`secret=${offer.body.secret}`);
    const wrong = await ask('post', '/api/v1/me/second-factor', { as, body: { code: '000000' } });
    expect(wrong.body.code).toBe('account.wrong-second-factor');
    expect((await signIn()).status).toBe(201);
    const app = anApp(String(offer.body.secret));
    const done = await ask('post', '/api/v1/me/second-factor', { as, body: { code: app(-1) } });
    expect(done.status).toBe(204);
    expect((await signIn()).body.code).toBe('account.second-factor-needed');
    expect((await signIn({ code: '000000' })).body.code).toBe('account.wrong-second-factor');
    const signedIn = await signIn({ code: app() });
    expect(signedIn.status).toBe(201);
    const own = await ask('get', '/api/v1/session', { as: cookieOf(signedIn.headers, 'session') ?? '' });
    expect(Number(own.body.secondFactorAge)).toBeLessThan(60);
    expect((await ask('post', '/api/v1/me/second-factor/offer', { as })).body.code).toBe(
      'account.has-second-factor',
    );
  });

  it('A22 - takes no code twice, not even of two calls at once', async () => {
    const app = await enrolled(ask, as);
    const code = app();
    const both = await Promise.all([signIn({ code }), signIn({ code })]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 401]);
    expect((await signIn({ code })).status).toBe(401);
    expect((await signIn({ code: app(1) })).status).toBe(201);
  });

  it('A37 - stands in the database in no form that a copy of the database could use', async () => {
    const offer = await ask('post', '/api/v1/me/second-factor/offer', { as });
    const secret = String(offer.body.secret);
    await ask('post', '/api/v1/me/second-factor', { as, body: { code: anApp(secret)(-1) } });
    const { rows } = await superuser.query(
      "select encode(sealed, 'escape') as sealed from congtam.second_factor",
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { sealed } of rows) expect(base32(Buffer.from(sealed, 'latin1'))).not.toContain(secret);
    const client = await database.as('congtam_app');
    await client.query("select set_config('congtam.actor', $1, false)", [account]);
    await expect(client.query('select sealed from congtam.second_factor')).rejects.toThrow(
      /permission denied/,
    );
  });

  it('has recovery codes that stand in for it, each once, and are replaced together', async () => {
    await enrolled(ask, as);
    const renew = () => ask('post', '/api/v1/me/second-factor/recovery-codes', { as });
    const codes = [...((await renew()).body.codes ?? [])].map(String);
    expect(new Set(codes).size).toBe(10);
    const [first = '', second = ''] = codes;
    expect((await signIn({ code: first.toLowerCase() })).status).toBe(201);
    expect((await signIn({ code: first })).status).toBe(401);
    expect((await ask('get', '/api/v1/me/second-factor', { as })).body.recoveryCodesLeft).toBe(9);
    expect((await renew()).status).toBe(201);
    expect((await signIn({ code: second })).status).toBe(401);
    const kept = await superuser.query('select encode(code_hash, $1) as h from congtam.recovery_code', [
      'hex',
    ]);
    expect(JSON.stringify(kept.rows)).not.toContain(Buffer.from(second).toString('hex'));
  });

  it('is asked again before it is given up: a session left open is not enough', async () => {
    const app = await enrolled(ask, as);
    const elsewhere = await server.session(account);
    for (const [method, path] of [
      ['delete', '/api/v1/me/second-factor'],
      ['post', '/api/v1/me/second-factor/recovery-codes'],
    ] as const) {
      expect((await ask(method, path, { as: elsewhere })).body.code).toBe('access.second-factor-needed');
    }
    const prove = (code: string) =>
      ask('post', '/api/v1/session/second-factor', { as: elsewhere, body: { code } });
    expect((await prove('000000')).status).toBe(401);
    expect((await prove(app())).status).toBe(204);
    await superuser.query("update congtam.session set second_factor_at = now() - interval '11 minutes'");
    expect((await ask('delete', '/api/v1/me/second-factor', { as: elsewhere })).status).toBe(403);
    await forgetSteps();
    expect((await prove(app(1))).status).toBe(204);
    expect((await ask('delete', '/api/v1/me/second-factor', { as: elsewhere })).status).toBe(204);
    expect((await signIn()).status).toBe(201);
  });

  it('is removed for somebody who lost theirs by an administrator, who never removes their own, and the owner is told', async () => {
    const admin = await anAccount(superuser);
    await aGrant(superuser, { account: admin, role: 'administrator' });
    const asAdmin = await server.session(admin);
    await enrolled(ask, as);
    await enrolled(ask, asAdmin);
    const remove = (of: string) =>
      ask('post', `/api/v1/accounts/${of}/second-factor-removal`, {
        as: asAdmin,
        body: { ground: 'Đơn 12' },
      });
    expect((await remove(admin)).body.code).toBe('access.not-to-yourself');
    expect((await remove(account)).status).toBe(204);
    expect((await remove(account)).body.code).toBe('account.no-second-factor');
    expect((await signIn()).status).toBe(201);
    const told = await ask('get', '/api/v1/me/notices', { as });
    expect(told.body.notices?.[0]).toMatchObject({ kind: 'secondFactor', by: 'somebodyElse' });
  });
});

describe('A46 - an owner with a second factor', () => {
  let [stranger, met] = ['', 0];
  // Of one address every wrong attempt counts, whoever it was at.
  beforeEach(() => {
    met += 1;
    stranger = `203.0.113.${met}`;
  });
  const throttled = async () => {
    for (let at = 0; at < 3; at += 1) await signIn({ password: 'wrong', address: stranger });
    expect((await signIn({ address: stranger })).status).toBe(429);
  };

  it('gets in behind the very address from which somebody guesses', async () => {
    const app = await enrolled(ask, as);
    await throttled();
    expect((await signIn({ code: app(), address: stranger })).status).toBe(201);
  });

  it('gets in with a recovery code, also when codes of the app were guessed there too', async () => {
    await enrolled(ask, as);
    const { body } = await ask('post', '/api/v1/me/second-factor/recovery-codes', { as });
    await throttled();
    for (let at = 0; at < 4; at += 1) {
      expect((await signIn({ code: '000000', address: stranger })).status).toBe(429);
    }
    const wrong = await signIn({ code: 'AAAA-BBBB-CCCC-DDDD', address: stranger });
    expect(wrong.status).toBe(429);
    expect((await signIn({ code: String(body.codes?.[0]), address: stranger })).status).toBe(201);
  });

  it('is the only one: a right password without it, or with a wrong code, waits like a guess', async () => {
    const app = await enrolled(ask, as);
    await throttled();
    const tries = [{ code: '000000' }, { code: app(), password: 'wrong' }, {}];
    for (const each of tries) {
      const reply = await signIn({ ...each, address: stranger });
      expect([reply.status, reply.body.code]).toEqual([429, 'account.slow-down']);
    }
    const unprotected = await somebody();
    const { rows } = await superuser.query('select login from congtam.account where id = $1', [unprotected]);
    for (let at = 0; at < 3; at += 1) {
      await signIn({ login: rows[0].login, password: 'wrong', address: stranger });
    }
    const reply = await signIn({ login: rows[0].login, code: app(1), address: stranger });
    expect(reply.status).toBe(429);
  });

  it('is not guessed by whoever knows the password and has many addresses', async () => {
    await enrolled(ask, as);
    const guess = async (at: number) =>
      (await signIn({ code: '000000', address: `198.51.100.${at}` })).status;
    for (let at = 0; at < 30; at += 1) expect(await guess(at)).toBe(401);
    expect([await guess(30), await guess(31)]).toEqual([429, 429]);
  });
});
