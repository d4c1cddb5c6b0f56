import { standingOf } from '@congtam/evidence';
import { beforeAll, describe, expect, it } from 'vitest';
import { aGrant, anAccount, stopAttemptClock } from '../../testing/accounts.ts';
import { cookieOf, PASSWORD, SET_UP_CODE, testServer } from '../../testing/test-server.ts';
import { sweepAccounts } from './accounts.jobs.ts';

const server = await testServer({ freeAttempts: 3, longestWaitSeconds: 60 });
const { ask, database } = server;
const { superuser } = database;
const secondsPass = await stopAttemptClock(superuser);

const setUp = {
  code: SET_UP_CODE,
  ground: 'QĐ 01/QĐ-UBND',
  first: { login: 'An.Tran', displayName: 'Trần Văn An', password: PASSWORD },
  second: { login: 'binh.le', displayName: 'Lê Thị Bình' },
};
let an: string;
let binh: string;

async function signedIn(login: string, password = PASSWORD): Promise<string> {
  const reply = await ask('post', '/api/v1/session', { body: { login, password } });
  expect(reply.status).toBe(201);
  return cookieOf(reply.headers, 'session') ?? '';
}

beforeAll(async () => {
  expect((await ask('get', '/api/v1/setup')).body).toEqual({
    isSetUp: false,
    password: { shortest: 14, takesFourKinds: true },
    sampleSeconds: null,
  });
  const wrong = await ask('post', '/api/v1/setup', { body: { ...setUp, code: 'AAAA-AAAA-AAAA-AAAA' } });
  expect(wrong.body.code).toBe('account.wrong-set-up-code');
  const weak = await ask('post', '/api/v1/setup', {
    body: { ...setUp, first: { ...setUp.first, password: 'antran2026' } },
  });
  expect([weak.status, weak.body.errors?.[0]?.pointer]).toEqual([422, '/first/password']);
  const made = await ask('post', '/api/v1/setup', { body: setUp });
  expect(made.status).toBe(201);
  const activation = { login: 'binh.le', code: made.body.code, password: PASSWORD };
  expect((await ask('post', '/api/v1/activation', { body: activation })).status).toBe(204);
  an = await signedIn('an.tran');
  binh = await signedIn('binh.le');
});

describe('the first set-up', () => {
  it('makes two administrators, each with a password only they know, and happens once', async () => {
    expect((await ask('get', '/api/v1/setup')).body).toMatchObject({ isSetUp: true });
    const again = await ask('post', '/api/v1/setup', { body: setUp });
    expect([again.status, again.body.code]).toEqual([409, 'account.already-set-up']);
    const me = await ask('get', '/api/v1/session', { as: binh });
    expect(me.body).toMatchObject({ name: 'Lê Thị Bình', roles: [{ role: 'administrator', unit: null }] });
  });

  it('A22 - a code of activation works once', async () => {
    const { body } = await ask('post', '/api/v1/accounts', {
      as: an,
      body: { login: 'once', displayName: 'Một Lần' },
    });
    const activation = { login: 'once', code: String(body.code).toLowerCase(), password: PASSWORD };
    expect((await ask('post', '/api/v1/activation', { body: activation })).status).toBe(204);
    const again = await ask('post', '/api/v1/activation', { body: activation });
    expect([again.status, again.body.code]).toEqual([403, 'account.wrong-activation']);
  });
});

describe('a session', () => {
  it('is a cookie that scripts cannot read and other sites cannot send', async () => {
    const reply = await ask('post', '/api/v1/session', { body: { login: 'an.tran', password: PASSWORD } });
    const cookie = reply.headers.getSetCookie().find((line) => line.includes('session')) ?? '';
    expect(cookie).toMatch(/^__Host-congtam-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
    const kept = await superuser.query('select 1 from congtam.session where encode(token_hash, $1) like $2', [
      'escape',
      `%${cookieOf(reply.headers, 'session')}%`,
    ]);
    expect(kept.rowCount).toBe(0);
  });

  it('A22 - ends at once when its owner signs out', async () => {
    const token = await signedIn('an.tran');
    const out = await ask('delete', '/api/v1/session', { as: token });
    expect([out.status, out.headers.get('clear-site-data')]).toEqual([204, '"cache", "storage"']);
    expect((await ask('get', '/api/v1/session', { as: token })).status).toBe(401);
  });

  it('ends when it is not used, and in the end even when it is', async () => {
    const [idle, old] = [await signedIn('an.tran'), await signedIn('an.tran')];
    const { rows } = await superuser.query('select distinct idle_limit::text as limit from congtam.session');
    expect(rows).toContainEqual({ limit: '00:05:00' });
    await superuser.query("update congtam.session set seen_at = now() - interval '6 minutes'");
    expect((await ask('get', '/api/v1/session', { as: idle })).status).toBe(401);
    await superuser.query("update congtam.session set seen_at = now(), expires_at = now() - interval '1 s'");
    expect((await ask('get', '/api/v1/session', { as: old })).status).toBe(401);
    an = await signedIn('an.tran');
    binh = await signedIn('binh.le');
  });
});

describe('a call that comes twice', () => {
  const invite = (login: string, key: string) =>
    ask('post', '/api/v1/accounts', {
      as: an,
      body: { login, displayName: 'Hai Lần' },
      headers: { 'idempotency-key': key },
    });

  it('A22 - with one key is one act with one answer, also when both come at once', async () => {
    const both = await Promise.all([
      invite('twice', 'key-00001-000000000001'),
      invite('twice', 'key-00001-000000000001'),
    ]);
    const third = await invite('twice', 'key-00001-000000000001');
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(both[1]?.body).toEqual(both[0]?.body);
    expect(third.body).toEqual(both[0]?.body);
    const { rows } = await superuser.query(
      "select count(*)::int as n from audit.event where action = 'account.invite' and subject_id = $1",
      [third.body.account],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('A22 - with the key of another body is refused, and a refusal is not kept', async () => {
    expect((await invite('other', 'key-00001-000000000001')).body.code).toBe('http.idempotency-key-used');
    expect((await invite('twice', 'key-00002-000000000002')).body.code).toBe('account.login-taken');
    await superuser.query(
      "delete from congtam.kept_answer; update congtam.account set login = 'once.more' where login = 'twice'",
    );
    expect((await invite('twice', 'key-00002-000000000002')).status).toBe(201);
    expect((await invite('twice', 'x')).body.code).toBe('http.idempotency-key');
  });
});

describe('one’s own password', () => {
  it('is changed with the present one, and ends every other session', async () => {
    const made = await ask('post', '/api/v1/accounts', {
      as: an,
      body: { login: 'lan', displayName: 'Lan' },
    });
    const activation = { login: 'lan', code: made.body.code, password: PASSWORD };
    expect((await ask('post', '/api/v1/activation', { body: activation })).status).toBe(204);
    const [here, elsewhere] = [await signedIn('lan'), await signedIn('lan')];
    const next = 'Đường-về-xã-Bắc-8?';
    const change = (current: string, wanted: string) =>
      ask('put', '/api/v1/session/password', { as: here, body: { current, next: wanted } });
    expect((await change('wrong', next)).status).toBe(401);
    expect((await change(PASSWORD, 'short')).status).toBe(422);
    expect((await change(PASSWORD, next)).status).toBe(204);
    expect((await ask('get', '/api/v1/session', { as: here })).status).toBe(200);
    expect((await ask('get', '/api/v1/session', { as: elsewhere })).status).toBe(401);
    expect(
      (await ask('post', '/api/v1/session', { body: { login: 'lan', password: PASSWORD } })).status,
    ).toBe(401);
    await signedIn('lan', next);
  });
});

describe('signing in', () => {
  it('A32 - says the same for a login that does not exist', async () => {
    const wrong = { login: 'an.tran', password: 'x' };
    const nobody = { login: 'no.body', password: 'x' };
    const [one, other] = [
      await ask('post', '/api/v1/session', { body: wrong, address: '198.51.100.1' }),
      await ask('post', '/api/v1/session', { body: nobody, address: '198.51.100.1' }),
    ];
    const { traceId: _, ...said } = one.body;
    expect(other.body).toMatchObject(said);
    expect(one.status).toBe(401);
  });

  it('A46 - a stranger who guesses slows down themself, and locks out neither owner nor address', async () => {
    const stranger = '203.0.113.9';
    const guess = () =>
      ask('post', '/api/v1/session', { body: { login: 'binh.le', password: 'wrong' }, address: stranger });
    for (let at = 0; at < 3; at += 1) expect((await guess()).status).toBe(401);
    const slowed = await guess();
    expect([slowed.status, slowed.body.code]).toEqual([429, 'account.slow-down']);
    expect(slowed.headers.get('retry-after')).toBe('1');
    // The right password does not help the stranger's address, until the wait is over.
    const right = { login: 'binh.le', password: PASSWORD };
    expect((await ask('post', '/api/v1/session', { body: right, address: stranger })).status).toBe(429);
    // The owner elsewhere, and the owner behind the very same address in their own browser, get in.
    const elsewhere = await ask('post', '/api/v1/session', { body: right, address: '192.0.2.77' });
    expect(elsewhere.status).toBe(201);
    const device = cookieOf(elsewhere.headers, 'device') ?? '';
    const own = { cookie: `__Host-congtam-device=${device}` };
    const here = await ask('post', '/api/v1/session', { body: right, address: stranger, headers: own });
    expect(here.status).toBe(201);
    // Once it is over, the right password helps there too.
    await secondsPass(1);
    expect((await ask('post', '/api/v1/session', { body: right, address: stranger })).status).toBe(201);
    // Somebody else at that address is not held up by it.
    const colleague = { login: 'an.tran', password: PASSWORD };
    expect((await ask('post', '/api/v1/session', { body: colleague, address: stranger })).status).toBe(201);
  });

  it('A46 - twenty attempts at once are twenty, not one', async () => {
    const guess = () =>
      ask('post', '/api/v1/session', { body: { login: 'many', password: 'wrong' }, address: '203.0.113.50' });
    const guesses = Array.from({ length: 20 }, guess);
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(3);
    expect(statuses.filter((status) => status === 429)).toHaveLength(17);
    // Each one more costs twice the wait of the one before.
    for (const wait of [1, 2, 4, 8]) {
      await secondsPass(wait - 0.1);
      expect((await guess()).status).toBe(429);
      await secondsPass(0.1);
      expect((await guess()).status).toBe(401);
    }
  });
});

describe('roles', () => {
  const propose = (as: string, account: string, role = 'administrator') =>
    ask('post', '/api/v1/role-grants', {
      as,
      body: { account, role, from: '2026-01-01', ground: 'QĐ 02/QĐ-UBND' },
    });
  const confirm = (as: string, grant: string) =>
    ask('post', `/api/v1/role-grants/${grant}/confirmation`, { as });

  it('A04 - take two persons, and neither is who gets them', async () => {
    const chau = await anAccount(superuser);
    const asChau = await server.session(chau);
    const { body: grant } = await propose(an, chau);
    expect(grant).toMatchObject({ state: 'proposed', confirmedBy: null });
    expect((await ask('get', '/api/v1/session', { as: asChau })).body.roles).toEqual([]);
    expect((await confirm(an, grant.id!)).body.code).toBe('role.needs-second-person');
    expect((await confirm(asChau, grant.id!)).body.code).toBe('access.not-allowed');
    expect((await confirm(binh, grant.id!)).body).toMatchObject({ state: 'confirmed' });
    expect((await confirm(binh, grant.id!)).status).toBe(409);
    const self = await ask('get', '/api/v1/session', { as: an });
    expect((await propose(an, self.body.account!)).body.code).toBe('access.not-to-yourself');
  });

  it('A04 - what the routes refuse, the database refuses too', async () => {
    const me = await ask('get', '/api/v1/session', { as: an });
    const client = await database.as('congtam_app');
    const tries = [
      `insert into congtam.role_grant (id, account_id, role, valid_from, ground, proposed_by)
        values (gen_random_uuid(), '${me.body.account}', 'administrator', now(), 'x', '${me.body.account}')`,
      `update congtam.role_grant set confirmed_by = '${me.body.account}', confirmed_at = now()
        where proposed_by = '${me.body.account}' and confirmed_at is null`,
    ];
    const other = await anAccount(superuser);
    await propose(an, other);
    for (const statement of tries) {
      await client.query("select set_config('congtam.actor', $1, false)", [me.body.account]);
      await expect(client.query(statement)).rejects.toThrow(/row-level security|by_two_persons/);
    }
  });

  it('A25 - taken away, they are gone at the next request', async () => {
    const dung = await anAccount(superuser);
    const grant = await aGrant(superuser, { account: dung, role: 'administrator' });
    const asDung = await server.session(dung);
    expect((await ask('get', '/api/v1/accounts', { as: asDung })).status).toBe(200);
    expect((await ask('post', `/api/v1/role-grants/${grant}/end`, { as: an })).status).toBe(201);
    expect((await ask('get', '/api/v1/accounts', { as: asDung })).body.code).toBe('access.not-allowed');
  });

  it('A05 - hold within their days only', async () => {
    const giang = await anAccount(superuser);
    await aGrant(superuser, { account: giang, role: 'administrator', from: '2020-01-01', to: '2020-12-31' });
    await aGrant(superuser, { account: giang, role: 'administrator', from: '2199-01-01' });
    const as = await server.session(giang);
    expect((await ask('get', '/api/v1/accounts', { as })).status).toBe(403);
  });
});

describe('administrators', () => {
  it('A21 - start a new activation, and never choose or see a password', async () => {
    const hoa = await anAccount(superuser, 'hoa');
    const before = await server.session(hoa);
    const reset = await ask('post', `/api/v1/accounts/${hoa}/activation`, { as: an });
    expect(Object.keys(reset.body).sort()).toEqual(['account', 'code', 'isHalf', 'login']);
    const chosen = await ask('put', `/api/v1/accounts/${hoa}/status`, {
      as: an,
      body: { status: 'active', ground: 'x', password: 'Mật-khẩu-của-An-1' },
    });
    expect(chosen.body.errors?.[0]?.code).toBe('unknown-field');
    expect((await ask('get', '/api/v1/session', { as: before })).status).toBe(200);
    const activation = { login: 'hoa', code: reset.body.code, password: PASSWORD };
    expect((await ask('post', '/api/v1/activation', { body: activation })).status).toBe(204);
    expect((await ask('get', '/api/v1/session', { as: before })).status).toBe(401);
  });

  it('A26 - end all sessions of an account by disabling it, and it cannot sign in', async () => {
    const kha = await anAccount(superuser, 'kha');
    const as = await server.session(kha);
    const disabled = await ask('put', `/api/v1/accounts/${kha}/status`, {
      as: an,
      body: { status: 'disabled', ground: 'QĐ 15/2026: nghỉ hưu' },
    });
    expect(disabled.body).toMatchObject({ id: kha, status: 'disabled' });
    expect((await ask('get', '/api/v1/session', { as })).status).toBe(401);
  });

  it('A26 - an account in which nobody signs in for 46 days is disabled, but never the last two administrators', async () => {
    const [used, idle] = [await anAccount(superuser), await anAccount(superuser)];
    const as = await server.session(idle);
    const months =
      "update congtam.account set created_at = now() - interval '1 year', last_sign_in_at = now() - ";
    await superuser.query(`${months} interval '44 days' where id = $1`, [used]);
    await superuser.query(`${months} interval '46 days' where id <> $1`, [used]);
    const disabled = await sweepAccounts(database);
    expect(disabled).toContain(idle);
    expect(disabled).not.toContain(used);
    expect((await ask('get', '/api/v1/session', { as })).status).toBe(401);
    const { rows } = await superuser.query(
      `select count(*)::int as left from congtam.account a where status = 'active'
       and exists (select 1 from access.grants_of(a.id) g where g.role = 'administrator')`,
    );
    expect(rows[0].left).toBe(2);
    const { rows: events } = await superuser.query(
      "select 1 from audit.event where action = 'account.disable' and subject_id = $1 and actor is null",
      [idle],
    );
    expect(events).toHaveLength(1);
    await superuser.query("update congtam.account set status = 'active', last_sign_in_at = now()");
    an = await signedIn('an.tran');
    binh = await signedIn('binh.le');
  });

  it('get a receipt for what they did, that anybody can check', async () => {
    const { headers } = await ask('post', '/api/v1/accounts', {
      as: an,
      body: { login: 'receipt', displayName: 'Biên Nhận' },
    });
    const promise = JSON.parse(
      Buffer.from(headers.get('congtam-receipt') ?? '', 'base64url').toString('utf8'),
    );
    const { body } = await ask('get', `/api/v1/events/${promise.event}/receipt`, { as: an });
    expect(body.promise).toMatchObject({ event: promise.event, hash: promise.hash });
    expect(standingOf({ promise: { ...promise, hash: '00' } }, [{ key: server.publicKey }])).toBe('false');
    expect(standingOf({ promise }, [{ key: server.publicKey }])).toBe('promised');
    const events = await ask('get', '/api/v1/events?limit=1', { as: an });
    expect(events.body.events?.[0]).toMatchObject({ action: 'account.invite' });
  });
});

it('A33 - neither the log of the server nor the events hold names, logins or passwords', async () => {
  const lines = JSON.stringify(server.log);
  const events = JSON.stringify((await superuser.query('select canonical from audit.event')).rows);
  for (const canary of ['An', 'Bình', 'binh.le', 'an.tran', PASSWORD, SET_UP_CODE, '203.0.113.9']) {
    expect(lines.includes(canary)).toBe(false);
    if (canary.length > 3) expect(events.includes(canary)).toBe(false);
  }
  expect(server.faults).toEqual([]);
});
