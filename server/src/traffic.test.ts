import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { makeAsActor } from './database/as-actor.ts';
import { openPool } from './database/pool.ts';
import { Traffic } from './http/traffic.ts';
import { aGrant, anAccount } from './testing/accounts.ts';
import { testSigner } from './testing/test-database.ts';
import { METRICS_TOKEN, testServer } from './testing/test-server.ts';

const server = await testServer();
const { superuser, asActor } = server.database;
const administrator = await anAccount(superuser);
await aGrant(superuser, { account: administrator, role: 'administrator' });
const as = await server.session(administrator);
const many = { calls: 1000, seconds: 3600 };

describe('a caller', () => {
  it('is told where they stand, and sent away with a time to come back', async () => {
    const quotas = { address: many, stranger: many, account: { calls: 2, seconds: 3600 } };
    const ask = server.over(asActor, new Traffic({ quotas }));
    const first = await ask('get', '/api/v1/session', { as });
    expect(first.headers.get('ratelimit-policy')).toBe('"account";q=2;w=3600');
    expect(first.headers.get('ratelimit')).toMatch(/^"account";r=1;t=\d+$/);
    await ask('get', '/api/v1/session', { as });
    const third = await ask('get', '/api/v1/session', { as });
    expect([third.status, third.body.code]).toEqual([429, 'http.too-many-requests']);
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
    // Another person, and whoever watches over the machine, are not concerned.
    const other = await server.session(await anAccount(superuser));
    expect((await ask('get', '/api/v1/session', { as: other })).status).toBe(200);
    expect((await ask('get', '/healthz')).status).toBe(200);
  });

  it('with ever new tokens is counted by address all the same', async () => {
    const quotas = { address: { calls: 3, seconds: 3600 }, stranger: many, account: many };
    const ask = server.over(asActor, new Traffic({ quotas }));
    const statuses: number[] = [];
    for (let at = 0; at < 4; at += 1) {
      const reply = await ask('get', '/api/v1/session', {
        as: `0189-made-up-token-${at}-0000`,
        address: '198.51.100.7',
      });
      statuses.push(reply.status);
    }
    expect(statuses).toEqual([401, 401, 401, 429]);
    expect((await ask('get', '/api/v1/session', { as, address: '198.51.100.8' })).status).toBe(200);
  });
});

describe('A47 - three times more than the server can do', () => {
  it('is sent away with Retry-After, while what people hand in is stored', async () => {
    const pool = openPool(server.database.logins.congtam_app, 4);
    const traffic = new Traffic({
      quotas: { address: { calls: 1e6, seconds: 60 }, stranger: many, account: { calls: 1e6, seconds: 60 } },
      gate: { general: 3, reserved: 1, mostWaiting: 10, patienceMilliseconds: 20_000 },
    });
    const ask = server.over(makeAsActor(pool, testSigner), traffic);
    const readers = Array.from({ length: 120 }, () => ask('get', '/api/v1/accounts', { as }));
    const writers = Array.from({ length: 8 }, (_, at) =>
      ask('post', '/api/v1/accounts', { as, body: { login: `luc-cuoi-${at}`, displayName: 'Người nộp' } }),
    );
    const read = await Promise.all(readers);
    const written = await Promise.all(writers);
    expect(written.map(({ status }) => status)).toEqual(written.map(() => 201));
    const byStatus = new Map<number, number>();
    for (const { status } of read) byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
    expect([...byStatus.keys()].sort()).toEqual([200, 503]);
    for (const { status, headers, body } of read.filter((each) => each.status === 503)) {
      expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'server.busy', '2']);
    }
    const { rows } = await superuser.query(
      "select count(*)::int as n from congtam.account where login like 'luc-cuoi-%'",
    );
    expect(rows[0].n).toBe(8);
    expect([traffic.gate.running, traffic.gate.waiting]).toEqual([0, 0]);
    expect(server.faults).toEqual([]);
    await pool.end();
  });
});

it('A47 - whoever comes while the database takes no connections is told to come again, and that nothing was stored', async () => {
  const silent = createServer();
  await once(silent.listen(0, '127.0.0.1'), 'listening');
  const { port } = silent.address() as AddressInfo;
  const pool = new pg.Pool({ host: '127.0.0.1', port, max: 1, connectionTimeoutMillis: 50 });
  pool.on('error', () => {});
  const ask = server.over(makeAsActor(pool, testSigner));
  // One waits for a connection to be made, the others for one to become free.
  const replies = await Promise.all([1, 2, 3].map(() => ask('get', '/api/v1/session', { as })));
  for (const { status, body, headers } of replies) {
    expect([status, body.code]).toEqual([503, 'server.too-slow']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  }
  expect(server.faults).toEqual([]);
  await pool.end();
  silent.close();
});

it('A47 - whoever sends a body drop by drop holds a place from nobody', async () => {
  const traffic = new Traffic({
    quotas: { address: many, stranger: many, account: many },
    gate: { general: 1, reserved: 0, mostWaiting: 0, patienceMilliseconds: 50 },
  });
  const slow = server.appOver(asActor, traffic);
  let finish = () => {};
  const drops = new ReadableStream({
    start: (controller) => {
      controller.enqueue(new TextEncoder().encode('{"login":'));
      finish = () => controller.close();
    },
  });
  const request = new Request('http://x/api/v1/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: drops,
    duplex: 'half',
  } as RequestInit);
  const answer = slow.request(request);
  await new Promise((done) => setTimeout(done, 50));
  expect(traffic.gate.running).toBe(0);
  const other = await slow.request('/api/v1/session', {
    headers: { cookie: `__Host-congtam-session=${as}` },
  });
  expect(other.status).toBe(200);
  finish();
  expect((await answer).status).toBe(400);
});

describe('a request', () => {
  it('goes on with the trace of its caller, and is written down under it', async () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    const id = '018f0000-0000-7000-8000-0000000000aa';
    const reply = await server.ask('get', '/api/v1/session', {
      as,
      headers: { traceparent: `00-${trace}-00f067aa0ba902b7-01`, 'x-request-id': id },
    });
    expect(reply.headers.get('traceparent')).toMatch(new RegExp(`^00-${trace}-[\\da-f]{16}-01$`));
    expect(reply.headers.get('traceparent')).not.toContain('00f067aa0ba902b7');
    expect(reply.headers.get('x-request-id')).toBe(id);
    expect(server.log.at(-1)).toMatchObject({ trace, request: id });
  });

  it.each([
    ['079123456789\n{"level":"error"}'.replace('\n', ' '), 'x'],
    [`00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, 'Nguyen Van A 079123456789'],
    ['00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01', `${'a'.repeat(500)}`],
  ])('A33 - with %s for a trace gets one of ours', async (given, id) => {
    const reply = await server.ask('get', '/healthz', {
      headers: { traceparent: given, 'x-request-id': id },
    });
    const line = server.log.at(-1);
    expect(line?.trace).toMatch(/^[\da-f]{32}$/);
    expect(JSON.stringify(line)).not.toMatch(/079123456789|Nguyen|4BF9|a{20}/);
    expect(reply.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  });
});

describe('/metrics', () => {
  const text = (reply: { readonly bytes: Buffer }) => reply.bytes.toString('utf8');

  it('is there for this machine and for whoever has the token, and for nobody else', async () => {
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
    expect((await server.ask('get', '/metrics', { address: '127.0.0.1' })).status).toBe(200);
    expect((await server.ask('get', '/metrics', { headers: bearer(METRICS_TOKEN) })).status).toBe(200);
    expect((await server.ask('get', '/metrics', { headers: bearer('khong-phai-ma-giam-sat') })).status).toBe(
      404,
    );
    expect((await server.ask('get', '/metrics', { as })).status).toBe(404);
  });

  it('counts by route and status, in the format of Prometheus', async () => {
    await server.ask('get', '/api/v1/people/018f0000-0000-7000-8000-0000000000aa', { as });
    const reply = await server.ask('get', '/metrics', { address: '::1' });
    expect(reply.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(text(reply)).toMatch(
      /congtam_requests_total\{method="GET",route="\/api\/v1\/people\/\{person\}",status="404"\} [1-9]/,
    );
    expect(text(reply)).toMatch(/congtam_request_duration_seconds_bucket\{le="\+Inf"\} [1-9]\d*/);
    for (const line of text(reply).trimEnd().split('\n')) {
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{[^{}]*(\{\w+\}[^{}]*)*\})? [\d.eE+-]+)$/);
    }
  });
});

describe('the page of a problem', () => {
  it('is where its type leads: JSON for programs, a page for people, in both languages', async () => {
    const { body: problem } = await server.ask('get', '/api/v1/session');
    const json = await server.ask('get', String(problem.type));
    expect(json.body).toMatchObject({ code: 'session.none', title: { vi: problem.title } });
    const html = await server.ask('get', String(problem.type), {
      headers: { accept: 'text/html,application/xhtml+xml;q=0.9' },
    });
    expect(html.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(html.bytes.toString('utf8')).toContain(`<h1>${problem.title}</h1>`);
    expect(html.bytes.toString('utf8')).toContain(String(json.body.title?.en));
  });

  it('is not there for a code that does not exist, whatever stands in it', async () => {
    for (const code of ['no.such-code', '__proto__', '%3Cscript%3Ealert(1)%3C%2Fscript%3E']) {
      const reply = await server.ask('get', `/problems/${code}`, { headers: { accept: 'text/html' } });
      expect([reply.status, reply.bytes.includes('<script>')]).toEqual([404, false]);
    }
  });

  it('exists for every code a test has met', async () => {
    for (const code of new Set(server.log.flatMap((line) => line.code ?? []))) {
      expect(`${code} ${(await server.ask('get', `/problems/${code}`)).status}`).toBe(`${code} 200`);
    }
  });
});
