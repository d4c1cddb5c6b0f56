import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { ACTIONS } from './access/actions.ts';
import { MATRIX } from './access/matrix.ts';
import { roleNames } from './access/roles.ts';
import { newId } from './database/new-id.ts';
import type { Endpoint } from './http/endpoint.ts';
import { openApiOf, openApiText } from './http/openapi.ts';
import { VERSION } from './routes.ts';
import { aGrant, anAccount } from './testing/accounts.ts';
import { testServer } from './testing/test-server.ts';
import { aUnit } from './testing/units.ts';

const server = await testServer();
const { ask, endpoints } = server;
const admin = await anAccount(server.database.superuser);
await aGrant(server.database.superuser, { account: admin, role: 'administrator' });
const unit = await aUnit(server.database.superuser, { name: 'Xã' });
const official = await anAccount(server.database.superuser);
for (const role of roleNames.filter((name) => name !== 'administrator')) {
  await aGrant(server.database.superuser, { account: official, role, unit });
}
const as = await server.session(admin);
const asOfficial = await server.session(official);

/** Of administrator and official, somebody who may ask for it. */
const whoMay = ({ access }: Endpoint): string =>
  MATRIX.some(
    ({ action, by }) =>
      access.kind === 'session' && action === access.action && by !== 'administrator' && by !== 'signedIn',
  )
    ? asOfficial
    : as;

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
      'get /api/v1/sign-in-methods',
      'get /api/v1/system',
      'get /healthz',
      'get /metrics',
      'get /openapi.json',
      'get /problems/{code}',
      'get /readyz',
      'post /api/v1/activation',
      'post /api/v1/session',
      'post /api/v1/setup',
      'post /api/v1/setup/sample',
      'post /api/v1/single-sign-on',
      'post /api/v1/single-sign-on/return',
    ]);
    for (const { access } of open) expect(access.kind === 'public' && access.because.length > 20).toBe(true);
  });

  it('A07 - refuses a field it does not know, by name', async () => {
    for (const endpoint of endpoints) {
      const { method, path, body } = endpoint;
      if (body === undefined) continue;
      const reply = await ask(method, pathOf(path), {
        as: whoMay(endpoint),
        body: { finalScore: '100', __proto__: 1 },
      });
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

  it('is none of a call without a body and without its length, as browsers send it', async () => {
    const token = await server.session(admin);
    const nothing = new ReadableStream({ start: (stream) => stream.close() });
    const { status } = await server.app.request('/api/v1/session', {
      method: 'DELETE',
      headers: { cookie: `__Host-congtam-session=${token}` },
      body: nothing,
      duplex: 'half',
    } as RequestInit);
    expect(status).toBe(204);
  });

  const OUTSIDE: readonly (readonly [string, { readonly [name: string]: string }])[] = [
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sister of this site', { 'sec-fetch-site': 'same-site' }],
    ['no page', { 'sec-fetch-site': 'none' }],
    ['a word browsers do not know', { 'sec-fetch-site': 'same-origin, cross-site' }],
    ['another origin', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['something that is no origin', { origin: 'evil' }],
    ['a sister', { origin: 'https://www.congtam.example' }],
    ['a name that begins like ours', { origin: 'https://congtam.example.evil.example' }],
    ['a name that ends like ours', { origin: 'https://evil-congtam.example' }],
    ['our name without encryption', { origin: 'http://congtam.example' }],
    ['our name at another port', { origin: 'https://congtam.example:8443' }],
    ['one of both', { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }],
    ['the other of both', { origin: 'https://congtam.example', 'sec-fetch-site': 'cross-site' }],
  ];

  it.each(OUTSIDE)('A24 - an unsafe request from %s changes nothing', async (_, headers) => {
    const at = { as, headers: { host: 'congtam.example', ...headers } };
    const tries = [
      await ask('delete', '/api/v1/session', at),
      await ask('post', '/api/v1/me/sessions/end-others', at),
      await ask('post', '/api/v1/accounts', { ...at, body: { login: 'csrf', displayName: 'X' } }),
    ];
    for (const { status, body } of tries) expect([status, body.code]).toEqual([403, 'http.cross-site']);
    expect((await ask('get', '/api/v1/session', { as })).status).toBe(200);
    const own = {
      host: 'congtam.example',
      origin: 'https://congtam.example',
      'sec-fetch-site': 'same-origin',
    };
    const ended = await ask('post', '/api/v1/me/sessions/end-others', { as, headers: own });
    expect(ended.status).toBe(200);
  });

  it('a page of another account than the one signed in does nothing in their name', async () => {
    const of = (account: string) => ({ as, headers: { 'congtam-account': account } });
    const refused = await ask('post', '/api/v1/me/sessions/end-others', of(newId()));
    expect([refused.status, refused.body.code]).toEqual([401, 'session.another-account']);
    expect((await ask('get', '/api/v1/session', { as })).status).toBe(200);
    expect((await ask('post', '/api/v1/me/sessions/end-others', of(admin))).status).toBe(200);
  });

  it.each([
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain',
    'text/plain; a=json',
  ])('A24 - a form is refused by its type, %s, also an empty one', async (type) => {
    const headers = { 'content-type': type };
    for (const [path, body] of [
      ['/api/v1/session', 'login=a&password=b'],
      ['/api/v1/accounts', '{"login":"abc","displayName":"x"}'],
      ['/api/v1/me/sessions/end-others', undefined],
    ] as const) {
      const { status, body: problem } = await ask('post', path, { as, headers, body });
      expect([path, status, problem.code]).toEqual([path, 415, 'http.not-json']);
    }
  });
});

it('the description of the API is valid OpenAPI 3.1, with words in both languages and refusals for every route', async () => {
  const document = JSON.parse(JSON.stringify(openApiOf(endpoints, VERSION)));
  const { valid, errors } = await new Validator().validate(document);
  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
  const broken = { ...document, paths: { ...document.paths, '/x': { get: { responses: 'none' } } } };
  expect((await new Validator().validate(broken)).valid).toBe(false);
  for (const { summary, id } of endpoints) {
    expect(`${id} ${summary.vi.length > 5 && summary.en.length > 5 && summary.vi !== summary.en}`).toBe(
      `${id} true`,
    );
  }
  for (const { method, path, access } of endpoints) {
    const statuses = Object.keys(document.paths[path][method].responses);
    expect(statuses).toEqual(expect.arrayContaining(['500', '503', '4XX']));
    expect(statuses.includes('401')).toBe(access.kind === 'session');
  }
});

it('what many routes give is described once: a shape of that size gets a name by .meta({ id })', () => {
  const written = new Map<string, number>();
  JSON.stringify(openApiOf(endpoints, VERSION), (key, part: unknown) => {
    if (key === 'requestBody') return undefined;
    const text = JSON.stringify(part);
    if (text?.startsWith('{"type":"object","properties"') && text.length > 1000)
      written.set(text, (written.get(text) ?? 0) + 1);
    return part;
  });
  expect(written.size).toBeGreaterThan(10);
  expect([...written].filter(([, times]) => times > 1)).toEqual([]);
});

it('the description of the API is that of the routes: run npm run generate', async () => {
  const routes = endpoints.filter(({ id }) => id !== 'openapi');
  const document = openApiOf(routes, VERSION);
  await expect(openApiText(document)).toMatchFileSnapshot(join(import.meta.dirname, '../openapi.json'));
  expect(new Set(endpoints.map(({ id }) => id)).size).toBe(endpoints.length);
});
