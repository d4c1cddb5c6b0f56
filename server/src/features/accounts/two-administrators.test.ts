import { describe, expect, it } from 'vitest';
import { aGrant, anAccount, stopAttemptClock } from '../../testing/accounts.ts';
import { PASSWORD, testServer } from '../../testing/test-server.ts';
import { aUnit } from '../../testing/units.ts';
import { sweepAccounts } from './accounts.jobs.ts';
import { restoreAdministrator } from './restore-administrator.ts';

const server = await testServer({ freeAttempts: 3, longestWaitSeconds: 60 });
const { ask, database } = server;
const { superuser } = database;
await stopAttemptClock(superuser);
const unit = await aUnit(superuser, { name: 'Xã' });
const anAdministrator = async (login: string) => {
  const account = await anAccount(superuser, login);
  const grant = await aGrant(superuser, { account, role: 'administrator' });
  return { account, grant, as: await server.session(account) };
};
const one = await anAdministrator('quan.mot');
const two = await anAdministrator('quan.hai');
const end = (as: string, grant: string) => ask('post', `/api/v1/role-grants/${grant}/end`, { as });
const setStatus = (as: string, account: string, status: string) =>
  ask('put', `/api/v1/accounts/${account}/status`, { as, body: { status, ground: 'QĐ 3' } });
const invite = (login: string) =>
  ask('post', '/api/v1/accounts', { as: one.as, body: { login, displayName: 'Trần Văn Mời' } });

describe('two who administer', () => {
  it('always stay: neither ending the role nor disabling the account leaves one alone', async () => {
    expect((await end(one.as, two.grant)).body.code).toBe('account.two-administrators-stay');
    expect((await setStatus(one.as, two.account, 'disabled')).body.code).toBe(
      'account.two-administrators-stay',
    );
    const three = await anAdministrator('quan.ba');
    expect((await setStatus(one.as, three.account, 'disabled')).status).toBe(200);
    expect((await setStatus(one.as, three.account, 'active')).status).toBe(200);
    // Of three, two end each other at once: one is let.
    const both = await Promise.all([end(one.as, two.grant), end(two.as, one.grant)]);
    // The other is refused, or is no administrator any more when asking.
    expect(both.filter(({ status }) => status === 201)).toHaveLength(1);
    const { rows } = await superuser.query('select access.administrators_but(null) as left');
    expect(rows).toEqual([{ left: 2 }]);
    await superuser.query(
      'update congtam.role_grant set ended_by = null, ended_at = null where id = any($1)',
      [[one.grant, two.grant]],
    );
    expect((await end(one.as, three.grant)).status).toBe(201);
    expect(server.faults).toEqual([]);
  });

  it('are two again by a command of whoever runs the machine, which the log tells', async () => {
    const { asSystem } = database;
    const given = { login: 'quan.moi', displayName: 'Quản Mới', document: 'QĐ 12' };
    expect(await restoreAdministrator(asSystem, given)).toBeUndefined();
    await superuser.query('alter table congtam.account disable trigger account_leaves_two');
    await superuser.query("update congtam.account set status = 'disabled' where id = $1", [two.account]);
    const made = await restoreAdministrator(asSystem, given);
    const activation = { login: 'quan.moi', code: made?.code, password: PASSWORD };
    expect((await ask('post', '/api/v1/activation', { body: activation })).status).toBe(204);
    const as = await server.session(String(made?.account));
    expect((await ask('get', '/api/v1/accounts', { as })).status).toBe(200);
    expect(await restoreAdministrator(asSystem, { ...given, login: 'quan.nua' })).toBeUndefined();
    const { rows } = await superuser.query(
      "select canonical::jsonb -> 'facts' as facts from audit.event where action = 'account.restoreAdministrator'",
    );
    expect(rows).toHaveLength(1);
    await superuser.query("update congtam.account set status = 'active'");
    await superuser.query('alter table congtam.account enable trigger account_leaves_two');
  });
});

describe('an account', () => {
  it('whose login looks like another is refused', async () => {
    expect((await invite('admin1')).status).toBe(201);
    for (const login of ['admln1', 'admin.1', 'adminl', 'admin-1']) {
      expect(`${login} ${(await invite(login)).body.code}`).toBe(`${login} account.login-looks-like-another`);
    }
    expect((await invite('admin1')).body.code).toMatch(/account\.login-/);
    expect((await invite('admin2')).status).toBe(201);
  });

  it('enabled again after long has the days of everybody from then on', async () => {
    const account = await anAccount(superuser);
    await superuser.query(
      `update congtam.account set status = 'disabled', created_at = now() - interval '1 year',
         last_sign_in_at = now() - interval '90 days' where id = $1`,
      [account],
    );
    expect((await setStatus(one.as, account, 'active')).status).toBe(200);
    expect(await sweepAccounts(database)).not.toContain(account);
    await superuser.query(
      "update congtam.account set enabled_at = now() - interval '46 days' where id = $1",
      [account],
    );
    expect(await sweepAccounts(database)).toContain(account);
  });

  it('is given no role at a unit that is no more', async () => {
    const gone = await aUnit(superuser, { name: 'Đã giải thể' });
    const account = await anAccount(superuser);
    const propose = (at: string) =>
      ask('post', '/api/v1/role-grants', {
        as: one.as,
        body: { account, role: 'head', unit: at, from: '2026-01-01', ground: 'QĐ 1' },
      });
    expect((await propose(gone)).body).toMatchObject({ login: expect.any(String), personName: null });
    await superuser.query(
      `insert into congtam.unit_version
         (unit_id, valid_from, revision, name, kind, role, parent_id, is_dissolved, ground, recorded_by)
       select unit_id, '2026-02-01', 1, name, kind, role, parent_id, true, ground, recorded_by
       from congtam.unit_version where unit_id = $1 limit 1`,
      [gone],
    );
    expect((await propose(gone)).body.code).toBe('role.unknown-unit');
    expect((await propose(unit)).status).toBe(201);
  });
});

describe('signing in', () => {
  it('right many times at once is right each time, and the oldest sessions end', async () => {
    expect((await invite('nhieu.lan')).status).toBe(201);
    const { rows } = await superuser.query("select id from congtam.account where login = 'nhieu.lan'");
    const { body } = await ask('post', `/api/v1/accounts/${rows[0].id}/activation`, { as: one.as });
    const given = { login: 'nhieu.lan', password: PASSWORD };
    expect((await ask('post', '/api/v1/activation', { body: { ...given, code: body.code } })).status).toBe(
      204,
    );
    const all = await Promise.all(
      Array.from({ length: 12 }, () => ask('post', '/api/v1/session', { body: given })),
    );
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 201));
    const sessions = await superuser.query('select 1 from congtam.session where account_id = $1', [
      rows[0].id,
    ]);
    expect(sessions.rowCount).toBe(10);
  });

  it('A46 - wrong for many logins from one address ends in waiting there, and fills no log', async () => {
    const address = '203.0.113.99';
    const guess = (login: string) =>
      ask('post', '/api/v1/session', { body: { login, password: 'wrong' }, address });
    const before = await superuser.query('select count(*)::int as n from audit.event');
    const statuses: number[] = [];
    for (let at = 0; at < 62; at += 1) statuses.push((await guess(`khong.ai.${at}`)).status);
    expect(statuses.slice(0, 60).every((status) => status === 401)).toBe(true);
    expect(statuses.slice(60)).toEqual([429, 429]);
    const after = await superuser.query('select count(*)::int as n from audit.event');
    expect(after.rows).toEqual(before.rows);
    await superuser.query("update congtam.stranger_refused set hour = hour - interval '1 hour'");
    await sweepAccounts(database);
    await sweepAccounts(database);
    const told = await superuser.query(
      "select canonical::jsonb #> '{facts,times}' as times from audit.event where action = 'session.refuseStrangers'",
    );
    expect(told.rows).toEqual([{ times: 60 }]);
    // Elsewhere, and for who is right, nothing has changed.
    expect((await ask('post', '/api/v1/session', { body: { login: 'x', password: 'y' } })).status).toBe(401);
  });
});
