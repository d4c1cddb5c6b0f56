import { describe, expect, it } from 'vitest';
import { aGrant, anAccount, stopAttemptClock } from '../../testing/accounts.ts';
import { cookieOf, PASSWORD, testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';

const server = await testServer({ freeAttempts: 2, longestWaitSeconds: 60 });
const { ask, database } = server;
const { superuser } = database;
await stopAttemptClock(superuser);
const unit = await aUnit(superuser, { name: 'Xã' });
const person = () => aPerson(superuser, { name: 'Nguyễn Văn Lành', unit });

const admins: { readonly id: string; readonly as: string; readonly login: string }[] = [];
for (const login of ['quan.mot', 'quan.hai', 'quan.ba']) {
  const id = await anAccount(superuser, login);
  await aGrant(superuser, { account: id, role: 'administrator' });
  admins.push({ id, login, as: await server.session(id) });
}
const [one, two, three] = admins as [(typeof admins)[0], (typeof admins)[0], (typeof admins)[0]];

const reset = (as: string, account: string) => ask('post', `/api/v1/accounts/${account}/activation`, { as });
const secondHalf = (as: string, account: string) =>
  ask('post', `/api/v1/accounts/${account}/activation/confirmation`, { as });
const activate = (login: string, code: unknown, address = '192.0.2.5', password = PASSWORD) =>
  ask('post', '/api/v1/activation', { body: { login, code, password }, address });
const signIn = async (login: string) => {
  const reply = await ask('post', '/api/v1/session', { body: { login, password: PASSWORD } });
  return cookieOf(reply.headers, 'session') ?? '';
};
const rolesOf = async (as: string) => (await ask('get', '/api/v1/session', { as })).body.roles;
const propose = (as: string, account: string, role: string) =>
  ask('post', '/api/v1/role-grants', {
    as,
    body: { account, role, unit: role === 'administrator' ? null : unit, from: '2026-01-01', ground: 'QĐ 1' },
  });
const confirm = (as: string, grant: unknown) =>
  ask('post', `/api/v1/role-grants/${grant}/confirmation`, { as });

describe('A21 - one administrator cannot confirm their own proposal by way of a reset', () => {
  it('of the other administrator: what they are given opens nothing alone', async () => {
    const accomplice = await anAccount(superuser);
    const { body: grant } = await propose(one.as, accomplice, 'administrator');
    const { body: half } = await reset(one.as, two.id);
    expect(half.isHalf).toBe(true);
    expect((await activate(two.login, half.code)).body.code).toBe('account.wrong-activation');
    expect((await activate(two.login, `${half.code}${half.code}`)).status).toBe(403);
    // Neither who asked nor who is reset is the second person.
    expect((await secondHalf(one.as, two.id)).body.code).toBe('role.needs-second-person');
    expect((await secondHalf(two.as, two.id)).body.code).toBe('access.not-to-yourself');
    expect((await ask('get', '/api/v1/session', { as: two.as })).body.account).toBe(two.id);
    // With a third administrator it goes, and only with both halves in the order in which they were given.
    const { body: rest } = await secondHalf(three.as, two.id);
    expect((await secondHalf(three.as, two.id)).body.code).toBe('account.no-half-to-confirm');
    expect((await activate(two.login, rest.code)).status).toBe(403);
    expect((await activate(two.login, `${half.code} ${rest.code}`)).status).toBe(204);
    const asTwo = await signIn(two.login);
    expect(await rolesOf(asTwo)).toEqual([{ role: 'administrator', unit: null }]);
    expect((await confirm(asTwo, grant.id)).status).toBe(201);
  });

  it('of an officer, or of whom a role is only proposed for', async () => {
    for (const role of ['personnelOfficer', undefined]) {
      const account = await anAccount(superuser, { person: await person() });
      if (role === undefined) expect((await propose(two.id, account, 'head')).status).toBe(401);
      if (role === undefined) expect((await propose(three.as, account, 'head')).status).toBe(201);
      else await aGrant(superuser, { account, role, unit });
      const { body } = await reset(one.as, account);
      expect(body.isHalf).toBe(true);
      expect((await activate(String(body.login), body.code)).status).toBe(403);
    }
    // Of who has no role one is enough: there is nothing to gain but their own.
    const plain = await anAccount(superuser);
    const { body } = await reset(one.as, plain);
    expect(body.isHalf).toBe(false);
    expect((await activate(String(body.login), body.code)).status).toBe(204);
  });

  it('nor through an account they invited and opened themself: its roles rest until two have opened it', async () => {
    const invite = { login: 'tay.trong', displayName: 'Tay Trong' };
    const { body: made } = await ask('post', '/api/v1/accounts', { as: one.as, body: invite });
    expect((await activate('tay.trong', made.code)).status).toBe(204);
    const account = String(made.account);
    const { body: grant } = await propose(one.as, account, 'administrator');
    const confirmed = await confirm(three.as, grant.id);
    expect(confirmed.body).toMatchObject({ state: 'confirmed', isResting: true });
    const asPuppet = await signIn('tay.trong');
    expect(await rolesOf(asPuppet)).toEqual([]);
    expect((await ask('get', '/api/v1/accounts', { as: asPuppet })).status).toBe(403);
    const client = await database.as('congtam_app');
    await client.query("select set_config('congtam.actor', $1, false)", [account]);
    expect((await client.query("select access.has_role('administrator') as has")).rows).toEqual([
      { has: false },
    ]);
    const [{ body: half }, { body: rest }] = [
      await reset(three.as, account),
      await secondHalf(one.as, account),
    ];
    expect(
      (await activate('tay.trong', `${half.code} ${rest.code}`, '192.0.2.5', 'Đường-về-xã-Bắc-8?')).status,
    ).toBe(204);
    const own = { login: 'tay.trong', password: 'Đường-về-xã-Bắc-8?' };
    const signedIn = await ask('post', '/api/v1/session', { body: own });
    expect(await rolesOf(cookieOf(signedIn.headers, 'session') ?? '')).toHaveLength(1);
  });

  it('nor with a code kept from the time before the role', async () => {
    const invite = { login: 'cho.vai', displayName: 'Chờ Vai' };
    const { body: made } = await ask('post', '/api/v1/accounts', { as: one.as, body: invite });
    const { body: grant } = await propose(one.as, String(made.account), 'administrator');
    expect((await confirm(three.as, grant.id)).status).toBe(201);
    expect((await activate('cho.vai', made.code)).status).toBe(204);
    expect(await rolesOf(await signIn('cho.vai'))).toEqual([]);
  });

  it('who is to hold a role is invited by two from the start', async () => {
    const body = { login: 'moi.hai', displayName: 'Mời Hai', byTwo: true };
    const { body: half } = await ask('post', '/api/v1/accounts', { as: one.as, body });
    const { body: rest } = await secondHalf(three.as, String(half.account));
    const { body: grant } = await propose(one.as, String(half.account), 'administrator');
    expect((await activate('moi.hai', half.code)).status).toBe(403);
    expect((await activate('moi.hai', `${half.code} ${rest.code}`)).status).toBe(204);
    expect((await confirm(three.as, grant.id)).body).toMatchObject({ isResting: false });
    expect(await rolesOf(await signIn('moi.hai'))).toHaveLength(1);
  });

  it('and the database refuses a whole code, a half made whole by one, and a pardon, whoever writes', async () => {
    const officer = await anAccount(superuser);
    await aGrant(superuser, { account: officer, role: 'head', unit });
    const client = await database.as('congtam_app');
    await client.query("select set_config('congtam.actor', $1, false)", [one.id]);
    const insert = (takesTwo: boolean) =>
      client.query(
        `insert into congtam.activation (account_id, code_hash, expires_at, takes_two, started_by)
         values ($1, sha256('x'), now() + interval '1 day', $2, $3)`,
        [officer, takesTwo, one.id],
      );
    await expect(insert(false)).rejects.toThrow(/row-level security/);
    await insert(true);
    const own = await client.query(
      "update congtam.activation set second_hash = sha256('y'), confirmed_by = $2 where account_id = $1",
      [officer, one.id],
    );
    expect(own.rowCount).toBe(0);
    await expect(client.query('update congtam.account set opened_by_one = false')).rejects.toThrow(/denied/);
  });
});

describe('A46 - an activation without a good code', () => {
  it('costs no work on a password, and at one address ends in waiting, where a good code still opens', async () => {
    const lan = await anAccount(superuser, 'lan.kich');
    const { body } = await reset(one.as, lan);
    const statuses: number[] = [];
    for (let at = 0; at < 42; at += 1) {
      statuses.push((await activate('lan.kich', 'AAAA-AAAA-AAAA-AAAA', '203.0.113.7')).status);
    }
    expect(statuses.filter((status) => status === 403)).toHaveLength(40);
    expect(statuses.slice(-2)).toEqual([429, 429]);
    expect((await activate('lan.kich', 'AAAA-AAAA-AAAA-AAAA', '203.0.113.8')).status).toBe(403);
    expect((await activate('lan.kich', body.code, '203.0.113.7')).status).toBe(204);
  });
});
