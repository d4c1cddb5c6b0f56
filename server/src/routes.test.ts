import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACTIONS, MATRIX } from './access/matrix.ts';
import { roleNames } from './access/roles.ts';
import { openApiOf } from './http/openapi.ts';
import { VERSION } from './routes.ts';
import { aGrant, anAccount } from './testing/accounts.ts';
import { testServer } from './testing/test-server.ts';
import { aUnit } from './testing/units.ts';

const server = await testServer();
const { ask, endpoints } = server;
const admin = await anAccount(server.database.superuser);
await aGrant(server.database.superuser, { account: admin, role: 'administrator' });
const unit = await aUnit(server.database.superuser, { name: 'Xã' });
for (const role of roleNames.filter((name) => name !== 'administrator')) {
  await aGrant(server.database.superuser, { account: admin, role, unit });
}
const as = await server.session(admin);

const pathOf = (path: string) => path.replaceAll(/\{\w+\}/g, '01890000-0000-7000-8000-000000000000');
const withSession = endpoints.filter(({ access }) => access.kind === 'session');

describe('every route', () => {
  it('that is not listed as public answers 401 to nobody, whatever is sent', async () => {
    for (const { method, path } of withSession) {
      for (const body of method === 'get' ? [undefined] : [undefined, {}, '{"broken']) {
        const { status, body: problem } = await ask(method, pathOf(path), { body });
        expect(`${method} ${path} ${status} ${problem.code}`).toBe(`${method} ${path} 401 session.none`);
      }
    }
  });

  it('names an action of the matrix, and every action has a route and a right', () => {
    const asked = new Set(withSession.map(({ access }) => (access.kind === 'session' ? access.action : '')));
    expect([...asked].sort()).toEqual(Object.keys(ACTIONS).sort());
    expect([...new Set(MATRIX.map(({ action }) => action))].sort()).toEqual(Object.keys(ACTIONS).sort());
  });

  it('that is public is one of these, each with its reason', () => {
    const open = endpoints.filter(({ access }) => access.kind === 'public');
    expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'get /api/v1/setup',
      'get /healthz',
      'get /openapi.json',
      'get /readyz',
      'post /api/v1/activation',
      'post /api/v1/session',
      'post /api/v1/setup',
    ]);
    for (const { access } of open) expect(access.kind === 'public' && access.because.length > 20).toBe(true);
  });

  it('A07 - refuses a field it does not know, by name', async () => {
    for (const { method, path, body } of endpoints) {
      if (body === undefined) continue;
      const reply = await ask(method, pathOf(path), { as, body: { finalScore: '100', __proto__: 1 } });
      expect(`${path} ${reply.status}`).toBe(`${path} 400`);
      expect(reply.body.errors).toContainEqual(
        expect.objectContaining({ pointer: '/finalScore', code: 'unknown-field' }),
      );
    }
    const unknown = await ask('get', '/api/v1/accounts?sort=password', { as });
    expect(unknown.status).toBe(400);
    expect(unknown.body.errors?.[0]?.pointer).toBe('/query/sort');
  });

  it('answers with the same guards in its head', async () => {
    for (const { method, path } of endpoints) {
      const { headers } = await ask(method, pathOf(path));
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('strict-transport-security')).toContain('max-age=');
    }
  });

  it('does nothing on a method it does not have', async () => {
    const { status, headers, body } = await ask('patch', '/api/v1/session', { as });
    expect([status, headers.get('allow'), body.code]).toEqual([405, 'POST, GET, DELETE', 'http.method']);
  });
});

describe('a refusal', () => {
  it('is an RFC 9457 problem with a Vietnamese title, in English when asked', async () => {
    const vi = await ask('get', '/api/v1/khong-co');
    expect(vi.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(vi.body).toMatchObject({ type: '/problems/http.not-found', status: 404 });
    expect(vi.body.title).toMatch(/không có/);
    expect(vi.body.traceId).toBe(vi.headers.get('x-request-id'));
    const en = await ask('get', '/api/v1/khong-co', { headers: { 'accept-language': 'en-GB,vi;q=0.5' } });
    expect(en.body.title).toMatch(/there is no/);
  });

  it.each([
    [
      'A45 - a key that stands twice',
      '{"login":"a","login":"b","password":"x"}',
      400,
      'http.json-doubled-key',
    ],
    ['A45 - depth without end', `${'['.repeat(5000)}${']'.repeat(5000)}`, 400, 'http.json-depth'],
    ['A45 - __proto__', '{"login":"abc","password":"x","__proto__":{"a":1}}', 400, 'http.invalid'],
    ['A45 - half a surrogate pair', '{"login":"\\ud800","password":"x"}', 400, 'http.invalid'],
    ['A45 - no JSON', '{"login":', 400, 'http.json-syntax'],
    ['A45 - more than a megabyte', `"${'a'.repeat(1024 * 1024)}"`, 413, 'http.too-large'],
  ])('%s', async (_, body, status, code) => {
    const reply = await ask('post', '/api/v1/session', { body });
    expect([reply.status, reply.body.code]).toEqual([status, code]);
    expect(server.faults).toEqual([]);
  });

  it('A45 - bytes that are not UTF-8', async () => {
    const response = await server.app.request('/api/v1/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: Buffer.from([0x22, 0xff, 0x22]),
    });
    expect(response.status).toBe(400);
  });

  it('A24 - an unsafe request from another site changes nothing', async () => {
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ]) {
      const reply = await ask('delete', '/api/v1/session', { as, headers });
      expect([reply.status, reply.body.code]).toEqual([403, 'http.cross-site']);
    }
    const form = await ask('post', '/api/v1/session', {
      body: 'login=a&password=b',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(form.status).toBe(415);
    expect((await ask('get', '/api/v1/session', { as })).status).toBe(200);
  });
});

it('the description of the API is that of the routes: run npm run generate', async () => {
  const routes = endpoints.filter(({ id }) => id !== 'openapi');
  const text = `${JSON.stringify(openApiOf(routes, VERSION), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot(join(import.meta.dirname, '../openapi.json'));
  expect(new Set(endpoints.map(({ id }) => id)).size).toBe(endpoints.length);
});
