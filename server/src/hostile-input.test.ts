import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { mayEver } from './access/rights.ts';
import { type Holder, roleNames } from './access/roles.ts';
import type { Endpoint } from './http/endpoint.ts';
import { aGrant, anAccount } from './testing/accounts.ts';
import { testServer } from './testing/test-server.ts';
import { aUnit } from './testing/units.ts';

const server = await testServer();
const { ask, endpoints } = server;
const { superuser, asActor } = server.database;
const unit = await aUnit(superuser, { name: 'UBND xã' });
const account = await anAccount(superuser);
for (const role of roleNames.filter((name) => name !== 'administrator')) {
  await aGrant(superuser, { account, role, unit });
}
const as = await server.session(account);
const administrator = await anAccount(superuser);
await aGrant(superuser, { account: administrator, role: 'administrator' });
const asAdministrator = await server.session(administrator);
const administering: Holder = {
  ...{ account: administrator, name: '', person: null },
  roles: [{ role: 'administrator', unit: null }],
};
/** No account administers and takes part in the business: each route is asked by who may. */
const whoMay = ({ access }: Endpoint): string =>
  access.kind === 'session' && mayEver(administering, access.action) ? asAdministrator : as;
const ID = '018f0000-0000-7000-8000-0000000000aa';
const pathOf = (path: string) => path.replaceAll(/\{\w+\}/g, ID);

const recordPerson = (fullName: string, staffCode: string) =>
  ask('post', '/api/v1/people', {
    as,
    body: {
      staffCode,
      fullName,
      post: { unit, title: 'Chuyên viên', service: 'civilServant', from: '2024-01-01', ground: 'QĐ 01' },
    },
  });

describe('A45 - a name', () => {
  it('typed in another normal form is the same name: NFD is stored as NFC, and found either way', async () => {
    const decomposed = 'Ứng Văn Hòa'.normalize('NFD');
    expect(decomposed).not.toBe('Ứng Văn Hòa');
    expect((await recordPerson(decomposed, 'NFD-1')).status).toBe(201);
    const { rows } = await superuser.query("select full_name from congtam.person where staff_code = 'NFD-1'");
    expect(rows[0].full_name).toBe('Ứng Văn Hòa'.normalize('NFC'));
    for (const search of ['Ứng Văn Hòa', decomposed]) {
      const found = await ask('get', `/api/v1/people?search=${encodeURIComponent(search)}`, { as });
      expect(found.body.people).toHaveLength(1);
    }
  });

  it.each([
    ['zero-width space', 'Nguyễn\u200bVăn A'],
    ['zero-width joiner', 'Nguyễn\u200dVăn A'],
    ['right-to-left override', 'Nguyễn \u202eA năV'],
    ['isolate', '\u2066Nguyễn\u2069'],
    ['byte order mark inside', 'Nguyễn\ufeff Văn'],
    ['NUL', 'Nguyễn\u0000'],
    ['escape', 'Nguyễn\u001b[31m'],
    ['half a surrogate pair', 'Nguyễn \\ud800'],
  ])('with a %s is refused', async (_, name) => {
    const body = JSON.stringify({
      staffCode: 'HIDDEN',
      fullName: 'NAME',
      post: { unit, title: 'x', service: 'civilServant', from: '2024-01-01', ground: 'x' },
    });
    const sent = body.replace('NAME', JSON.stringify(name).slice(1, -1).replace('\\\\ud', '\\ud'));
    const reply = await ask('post', '/api/v1/people', { as, body: sent });
    expect([reply.status, reply.body.errors?.[0]?.pointer]).toEqual([400, '/fullName']);
    expect(server.faults).toEqual([]);
  });
});

describe('A45 - whatever is sent as a body', () => {
  const BODIES = [
    'null',
    '[]',
    '"x"',
    '1e999',
    '{"a":1,"\\u0061":2}',
    '{"__proto__":{"isAdmin":true}}',
    '{"constructor":{"prototype":{"x":1}}}',
    `{"a":${'['.repeat(33)}${']'.repeat(33)}}`,
    '{"a":"\\ud800"}',
    '{"a":"\u202e"}',
    '{"\u0000":1}',
  ];
  const LARGE = [
    `${'{"a":'.repeat(100_000)}1`,
    `{"a":"${'ă'.repeat(1024 * 600)}"}`,
    `[${'1,'.repeat(400_000)}1]`,
  ];

  it('is refused at every route that takes one, never a fault', async () => {
    const taking = endpoints.filter(({ body, path }) => body !== undefined && path !== '/api/v1/session');
    for (const [at, endpoint] of taking.entries()) {
      const { method, path } = endpoint;
      // How much is read is decided before any route is asked: a few stand for all.
      for (const sent of at < 3 ? [...BODIES, ...LARGE] : BODIES) {
        const { status } = await ask(method, pathOf(path), { as: whoMay(endpoint), body: sent });
        expect(
          `${method} ${path} ${sent.slice(0, 30)}: ${[400, 413].includes(status) ? 'refused' : status}`,
        ).toBe(`${method} ${path} ${sent.slice(0, 30)}: refused`);
      }
    }
    expect(({} as { readonly isAdmin?: boolean }).isAdmin).toBeUndefined();
    expect(server.faults).toEqual([]);
  });
});

it('A45 - a head of ten megabytes is refused with 431, and the server goes on', async () => {
  const listener = getRequestListener(server.app.fetch);
  const web = createServer((request, response) => void listener(request, response));
  await new Promise<void>((done) => web.listen(0, '127.0.0.1', done));
  const { port } = web.address() as AddressInfo;
  const answer = await new Promise<string>((done, fail) => {
    let said = '';
    const socket = connect(port, '127.0.0.1');
    socket.on('data', (part) => {
      said += part;
    });
    socket.on('close', () => done(said));
    socket.on('error', (error) => (said === '' ? fail(error) : undefined));
    socket.write(`GET /healthz HTTP/1.1\r\nhost: x\r\nx-large: ${'a'.repeat(10 * 1024 * 1024)}\r\n\r\n`);
  });
  expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  web.closeAllConnections();
  await new Promise((done) => web.close(done));
});

describe('A43 - a question', () => {
  const INJECTED = [
    "x' or 1=1--",
    "'; drop table congtam.person;--",
    '%',
    '_',
    '%25%25%25%25_____',
    '(a+)+$',
    '-1',
    '1e9',
    'null',
    '../../etc/passwd',
    ID,
    '\u0000',
    '2026-02-30',
  ];

  it('by a field or an order that is not listed is refused by name, at every route', async () => {
    for (const endpoint of endpoints.filter(
      (each) => each.method === 'get' && each.access.kind === 'session',
    )) {
      const { method, path } = endpoint;
      for (const parameter of ['sort', 'order', 'filter', 'fields', 'where']) {
        const reply = await ask(method, `${pathOf(path)}?${parameter}=password_hash`, {
          as: whoMay(endpoint),
        });
        const pointers = reply.body.errors?.map(({ pointer }) => String(pointer)) ?? [];
        expect(`${path} ${reply.status} ${pointers.includes(`/query/${parameter}`)}`).toBe(
          `${path} 400 true`,
        );
      }
    }
  });

  it('with SQL, wildcards or patterns in any parameter is answered or refused, never a fault', async () => {
    for (const endpoint of endpoints.filter((each) => each.method === 'get' && each.query !== undefined)) {
      const { path, query } = endpoint;
      const as = whoMay(endpoint);
      for (const name of Object.keys(query?.shape ?? {})) {
        for (const value of INJECTED) {
          const reply = await ask('get', `${pathOf(path)}?${new URLSearchParams({ [name]: value })}`, { as });
          expect(`${path} ${name} ${reply.status < 500}`).toBe(`${path} ${name} true`);
        }
        const twice = await ask('get', `${pathOf(path)}?${name}=1&${name}=2`, { as });
        expect(`${path} ${name} ${twice.status}`).toBe(`${path} ${name} 400`);
      }
    }
    const { rows } = await superuser.query("select to_regclass('congtam.person') is not null as stands");
    expect(rows[0].stands).toBe(true);
    expect(server.faults).toEqual([]);
  });

  it('that takes too long is ended by the database and answered 503, to be asked again', async () => {
    const { rows } = await (await server.database.as('congtam_app')).query('show statement_timeout');
    expect(rows[0].statement_timeout).toBe('5s');
    const slow = server.over((actor, work, options) => {
      const asked = async (tx: Parameters<typeof work>[0]) => {
        await sql`select set_config('statement_timeout', '20ms', true)`.execute(tx.db);
        await sql`select pg_sleep(10)`.execute(tx.db);
        return work(tx);
      };
      return asActor(actor, options?.isOneStatement === true ? work : asked, options);
    });
    const reply = await slow('get', '/api/v1/units', { as });
    expect([reply.status, reply.body.code, reply.headers.get('retry-after')]).toEqual([
      503,
      'server.too-slow',
      '5',
    ]);
  });
});

it('A33 - no route is asked for anybody by name, number or address of theirs in its path or parameters', () => {
  const personal = /name|number|phone|mail|login|born|birth|address|password|token|code$/i;
  const asked = endpoints.flatMap(({ path, params, query }) =>
    [...Object.keys(params?.shape ?? {}), ...Object.keys(query?.shape ?? {})]
      .filter((each) => personal.test(each))
      .map((each) => `${path} ${each}`),
  );
  // The code of a problem is a word of this program, that of a paper its hash.
  expect(asked.sort()).toEqual(['/api/v1/issued-papers code', '/problems/{code} code']);
});
