import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { record } from '../audit/record.ts';
import { newId } from '../database/new-id.ts';
import { holderFinder } from '../features/accounts/accounts.routes.ts';
import { aGrant, anAccount } from '../testing/accounts.ts';
import { testServer } from '../testing/test-server.ts';
import { aUnit } from '../testing/units.ts';
import { cookieNames } from './cookies.ts';
import { endpoint } from './endpoint.ts';
import { makeApp } from './make-app.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
const unit = await aUnit(superuser, { name: 'Xã' });
const next = await aUnit(superuser, { name: 'Phòng', parent: unit });
const account = await anAccount(superuser);
await aGrant(superuser, { account, role: 'personnelOfficer', unit });
const officer = await server.session(account);
const administrator = await anAccount(superuser);
await aGrant(superuser, { account: administrator, role: 'administrator' });
const admin = await server.session(administrator);
const ground = 'QĐ 01';

describe('a key of a call', () => {
  it('A22 - is of the whole request: another query under the same key is another request', async () => {
    const key = newId();
    const putIn = (where: string) =>
      ask('post', `/api/v1/rosters?${new URLSearchParams({ unit: where, on: '2026-01-01', ground })}`, {
        as: officer,
        file: { kind: 'csv', bytes: Buffer.from('Mã người\n1') },
        headers: { 'idempotency-key': key },
      });
    const first = await putIn(unit);
    expect(first.status).toBe(201);
    expect((await putIn(next)).body.code).toBe('http.idempotency-key-used');
    expect((await putIn(unit)).body).toEqual(first.body);
  });

  it('A22 - is of what was seen as well', async () => {
    const key = newId();
    const change = (version: string) =>
      ask('post', `/api/v1/units/${next}/versions`, {
        as: officer,
        body: { name: 'Phòng mới', from: '2025-01-01', ground },
        headers: { 'idempotency-key': key, 'if-match': version },
      });
    expect((await change('"v1"')).status).toBe(201);
    expect((await change('"v2"')).body.code).toBe('http.idempotency-key-used');
    expect((await change('"v1"')).status).toBe(201);
  });

  it('has to be one that nobody guesses', async () => {
    const headers = { 'idempotency-key': 'key-00001' };
    const body = { login: 'doan.duoc', displayName: 'Đoán Được' };
    expect((await ask('post', '/api/v1/accounts', { as: admin, body, headers })).body.code).toBe(
      'http.idempotency-key',
    );
  });
});

describe('a kept answer', () => {
  it('shows neither code nor name nor key to who reads the database, and gives both again to who asked', async () => {
    const key = newId();
    const invite = () =>
      ask('post', '/api/v1/accounts', {
        as: admin,
        body: { login: 'giu.kin', displayName: 'Người Giữ Kín' },
        headers: { 'idempotency-key': key },
      });
    const first = await invite();
    const { rows } = await superuser.query('select r::text as text, sealed from congtam.kept_answer r');
    const stored = rows.map(({ text, sealed }) => `${text}${sealed.toString('utf8')}`).join('\n');
    expect(stored).not.toContain(first.body.code);
    expect(stored).not.toContain('giu.kin');
    expect(stored).not.toContain(key);
    expect((await invite()).body).toEqual(first.body);
  });

  it('is swept by its age, and otherwise not read by the queue', async () => {
    const jobs = await database.as('congtam_jobs');
    await expect(jobs.query('select sealed from congtam.kept_answer')).rejects.toThrow(/permission denied/);
    await expect(jobs.query('select account_id from congtam.kept_answer')).rejects.toThrow(
      /permission denied/,
    );
    await jobs.query("delete from congtam.kept_answer where answered_at < now() - interval '1 day'");
  });

  it('is not taken when somebody has changed it', async () => {
    const key = newId();
    const found = () =>
      ask('post', '/api/v1/units', {
        as: officer,
        body: {
          code: 'SUA',
          name: 'Phòng',
          kind: 'other',
          role: 'usingBody',
          parent: unit,
          from: '2024-01-01',
          ground,
        },
        headers: { 'idempotency-key': key },
      });
    expect((await found()).status).toBe(201);
    await superuser.query(
      'update congtam.kept_answer set sealed = set_byte(sealed, 30, get_byte(sealed, 30) # 1)',
    );
    expect((await found()).status).toBe(500);
    server.faults.length = 0;
  });
});

describe('a file that an act gave', () => {
  it('T7 - is given again to the byte when its answer was lost, and the act is done once', async () => {
    const bytes = Buffer.from('%PDF-1.7\n\u0000\u00ff', 'latin1');
    let times = 0;
    const app = makeApp({
      asActor: database.asActor,
      endpoints: [
        endpoint({
          method: 'post',
          path: '/paper',
          id: 'paper',
          action: 'unit.found',
          status: 201,
          summary: { vi: 'thử', en: 'try' },
          givesFile: ['pdf'],
          reply: z.object({}),
          handle: async (_, { as }) => {
            const file = await as(async (tx) => {
              times += 1;
              await record(tx, { action: 'unit.found', subject: { kind: 'test', id: 'paper' } });
              return { kind: 'pdf' as const, name: 'giay.pdf', bytes };
            });
            return { body: {}, file };
          },
        }),
      ],
      cookies: cookieNames(true),
      holderOf: holderFinder(database.asActor),
      promise: () => ({ origin: '', event: '', hash: '', at: '', signature: '' }),
      addressOf: () => '192.0.2.1',
      log: () => {},
      onFault: (_, error) => {
        throw error;
      },
    });
    const headers = { cookie: `__Host-congtam-session=${officer}`, 'idempotency-key': newId() };
    for (const _ of ['lost', 'again']) {
      const response = await app.request('/paper', { method: 'POST', headers });
      expect(response.status).toBe(201);
      expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
    }
    expect(times).toBe(1);
  });
});

describe('a fault', () => {
  const shapes = {
    method: 'post',
    summary: { vi: 'thử', en: 'try' },
    status: 201,
    reply: z.object({ n: z.int() }),
  } as const;
  const faults: unknown[] = [];
  const app = makeApp({
    asActor: database.asActor,
    endpoints: [
      endpoint({
        ...shapes,
        path: '/after',
        id: 'after',
        action: 'unit.found',
        handle: async (_, { as }) => {
          await as((tx) => record(tx, { action: 'unit.found', subject: { kind: 'test', id: 'x' } }));
          return { body: { n: 0.5 } };
        },
      }),
      endpoint({
        ...shapes,
        path: '/before',
        id: 'before',
        action: 'unit.found',
        handle: async () => {
          throw new Error('nothing was begun');
        },
      }),
    ],
    cookies: cookieNames(true),
    holderOf: holderFinder(database.asActor),
    promise: () => ({ origin: '', event: '', hash: '', at: '', signature: '' }),
    addressOf: () => '192.0.2.1',
    log: () => {},
    onFault: (_, error) => faults.push(error),
  });
  const detailOf = async (path: string) => {
    const headers = { cookie: `__Host-congtam-session=${officer}`, 'accept-language': 'en' };
    const response = await app.request(path, { method: 'POST', headers });
    expect(response.status).toBe(500);
    const said: { readonly detail?: string } = JSON.parse(await response.text());
    return said.detail;
  };

  it('T2 - after the commit says that the act was stored; before it, that nothing was', async () => {
    expect(await detailOf('/after')).toMatch(/^the act was stored/);
    expect(await detailOf('/before')).toMatch(/^nothing was stored/);
    expect(faults).toHaveLength(2);
  });
});
