import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { workOnce } from '../../jobs/worker.ts';
import { noMail, type SendMail } from '../../mail.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { cookieOf, PASSWORD, testServer } from '../../testing/test-server.ts';
import { accountJobs, NOTICE_MAIL } from './accounts.jobs.ts';
import { hashPassword } from './secrets.ts';

const server = await testServer({ freeAttempts: 100 });
const { ask, database } = server;
const { superuser } = database;
const [admin, second] = [await anAccount(superuser, 'admin.one'), await anAccount(superuser, 'admin.two')];
for (const account of [admin, second]) await aGrant(superuser, { account, role: 'administrator' });
const [asAdmin, asSecond] = [await server.session(admin), await server.session(second)];

const noticesOf = async (as: string): Promise<string[]> => {
  const { body } = await ask('get', '/api/v1/me/notices', { as });
  return (body.notices ?? []).map(({ kind, by }) => `${kind} by ${by}`);
};

/** Works until nothing is left to do; what was sent comes back. */
async function mailed(send?: SendMail): Promise<string[]> {
  const sent: string[] = [];
  const keep: SendMail = async ({ to, subject, text }) => void sent.push(`${to}|${subject}|${text}`);
  const settings = { leaseSeconds: 60, mostAttempts: 8, onFailure: () => {} };
  while (await workOnce(database, accountJobs(send ?? keep), settings)) await superuser.query('select 1');
  return sent;
}

describe('one’s own sessions', () => {
  it('are listed, ended one by one or all others at once, and never those of somebody else', async () => {
    const [me, other] = [await anAccount(superuser), await anAccount(superuser)];
    const [here, phone, old] = [await server.session(me), await server.session(me), await server.session(me)];
    const theirs = await server.session(other);
    const list = async (as: string) => (await ask('get', '/api/v1/me/sessions', { as })).body.sessions ?? [];
    const mine = await list(here);
    expect(mine.map(({ isThis }) => String(isThis)).sort()).toEqual(['false', 'false', 'true']);
    expect(JSON.stringify(mine)).not.toContain(here);
    const [foreign] = await list(theirs);
    const end = (id: unknown) => ask('delete', `/api/v1/me/sessions/${id}`, { as: here });
    expect((await end(foreign?.id)).body.code).toBe('session.unknown');
    const onPhone = (await list(phone)).find(({ isThis }) => String(isThis) === 'true');
    expect((await end(onPhone?.id)).status).toBe(204);
    expect((await ask('get', '/api/v1/session', { as: phone })).status).toBe(401);
    const others = await ask('post', '/api/v1/me/sessions/end-others', { as: here });
    expect(Number(others.body.ended)).toBe(1);
    expect((await ask('get', '/api/v1/session', { as: old })).status).toBe(401);
    for (const as of [here, theirs]) expect((await ask('get', '/api/v1/session', { as })).status).toBe(200);
  });

  it('A34 - leave nothing in the browser when they end, and no answer in any cache', async () => {
    const as = await server.session(await anAccount(superuser));
    const read = await ask('get', '/api/v1/me/notices', { as });
    expect(read.headers.get('cache-control')).toBe('no-store');
    const out = await ask('delete', '/api/v1/session', { as });
    expect(out.headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(out.headers.getSetCookie()[0]).toMatch(/^__Host-congtam-session=;.*Max-Age=0/);
    expect(out.headers.get('cache-control')).toBe('no-store');
  });
});

describe('A21 - whose account it is, is told', () => {
  it('of a reset, of the password, of roles, of being disabled, whoever did it', async () => {
    const me = await anAccount(superuser, 'told');
    const as = await server.session(me);
    expect(await noticesOf(as)).toEqual([]);
    const reset = await ask('post', `/api/v1/accounts/${me}/activation`, { as: asAdmin });
    expect(await noticesOf(as)).toEqual(['activation by somebodyElse']);
    await ask('post', '/api/v1/activation', {
      body: { login: 'told', code: reset.body.code, password: PASSWORD },
    });
    const again = await server.session(me);
    expect((await noticesOf(again))[0]).toBe('password by system');
    const grant = await ask('post', '/api/v1/role-grants', {
      as: asAdmin,
      body: { account: me, role: 'administrator', from: '2026-01-01', ground: 'QĐ 1' },
    });
    await ask('post', `/api/v1/role-grants/${grant.body.id}/confirmation`, { as: asSecond });
    expect((await noticesOf(again))[0]).toBe('role by somebodyElse');
    const status = (to: string) =>
      ask('put', `/api/v1/accounts/${me}/status`, { as: asAdmin, body: { status: to, ground: 'QĐ 2' } });
    await status('disabled');
    await status('active');
    const back = await server.session(me);
    expect((await noticesOf(back)).slice(0, 2)).toEqual(['status by somebodyElse', 'status by somebodyElse']);
    expect(await noticesOf(asAdmin)).toEqual([]);
  });

  it('even of what is changed past the program, in the database', async () => {
    const me = await anAccount(superuser);
    const hash = await hashPassword(PASSWORD);
    await superuser.query('insert into congtam.credential (account_id, password_hash) values ($1, $2)', [
      me,
      hash,
    ]);
    expect(await noticesOf(await server.session(me))).toEqual(['password by system']);
  });

  it('and no route lets an administrator choose a password or sign in as somebody', () => {
    const takes = (body: z.ZodType | undefined) =>
      body !== undefined &&
      JSON.stringify(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' })).includes('"password"');
    const offers = server.endpoints.filter(({ body }) => takes(body));
    expect(offers.map(({ path, access }) => `${path} ${access.kind}`).sort()).toEqual([
      '/api/v1/activation public',
      '/api/v1/session public',
      '/api/v1/setup public',
    ]);
    const ways = server.endpoints.filter(({ id }) => /session\.begin|signOn\.finish/.test(id));
    expect(ways.map(({ access, id }) => `${id} ${access.kind}`)).toEqual([
      'session.begin public',
      'signOn.finish public',
    ]);
    const named = server.endpoints.filter(({ path }) => /impersonat|sudo|login-as|as-user|become/.test(path));
    expect(named).toEqual([]);
  });
});

describe('A35 - a mail says only that something was changed', () => {
  it('goes to the address of its owner, and to the one of before for a week', async () => {
    await mailed();
    const me = await anAccount(superuser, 'mailed');
    const as = await server.session(me);
    const setMail = (mail: string | null) => ask('put', '/api/v1/me/mail', { as, body: { mail } });
    expect((await setMail('lan@xa.example')).status).toBe(204);
    await mailed();
    await ask('post', `/api/v1/accounts/${me}/activation`, { as: asAdmin });
    const said = `${NOTICE_MAIL.subject}|${NOTICE_MAIL.text}`;
    expect(await mailed()).toEqual([`lan@xa.example|${said}`]);
    expect(said).toContain('Có thay đổi tài khoản, đăng nhập để xem');
    expect((await setMail('thief@evil.example')).status).toBe(204);
    expect(await mailed()).toEqual([`lan@xa.example|${said}`, `thief@evil.example|${said}`]);
    await superuser.query(
      "update congtam.account set mail_changed_at = now() - interval '8 days' where id = $1",
      [me],
    );
    await ask('post', `/api/v1/accounts/${me}/activation`, { as: asAdmin });
    expect(await mailed()).toEqual([`thief@evil.example|${said}`]);
    for (const mail of ['a b@x.example', 'x@y@z', 'a@b\r\nBcc: c@d', 'nobody']) {
      expect((await setMail(mail)).status).toBe(400);
    }
  });

  it('is tried again when the mail server is away, and is no matter where none is set up', async () => {
    await mailed();
    const me = await anAccount(superuser);
    await superuser.query("update congtam.account set mail = 'me@xa.example' where id = $1", [me]);
    await mailed(async () => {
      throw new Error('away');
    });
    const jobs = async () =>
      (
        await superuser.query(
          "select state, attempts from congtam.job where kind = 'account.mailNotice' and state <> 'done'",
        )
      ).rows;
    expect(await jobs()).toEqual([{ state: 'waiting', attempts: 1 }]);
    await superuser.query("update congtam.job set run_at = now() where state = 'waiting'");
    expect(await mailed()).toHaveLength(1);
    await ask('post', `/api/v1/accounts/${me}/activation`, { as: asAdmin });
    await mailed(noMail);
    expect(await jobs()).toEqual([]);
  });
});

describe('passwords of before', () => {
  it('are not taken again, the last ten of them, neither by their owner nor with an activation code', async () => {
    const me = await anAccount(superuser, 'before');
    const code = async () =>
      (await ask('post', `/api/v1/accounts/${me}/activation`, { as: asAdmin })).body.code;
    const activate = async (password: string) =>
      ask('post', '/api/v1/activation', { body: { login: 'before', code: await code(), password } });
    const nth = (n: number) => `Đường-về-xã-số-${n}-xa!`;
    for (let n = 0; n < 11; n += 1) expect((await activate(nth(n))).status).toBe(204);
    const again = await activate(nth(1));
    expect([again.status, again.body.errors?.[0]?.code]).toEqual([422, 'used-before']);
    const signedIn = await ask('post', '/api/v1/session', { body: { login: 'before', password: nth(10) } });
    const as = cookieOf(signedIn.headers, 'session') ?? '';
    const change = (next: string) =>
      ask('put', '/api/v1/session/password', { as, body: { current: nth(10), next } });
    for (const n of [10, 5, 1]) expect((await change(nth(n))).body.errors?.[0]?.code).toBe('used-before');
    expect((await change(nth(0))).status).toBe(204);
  });

  it('are read by nobody: the app asks for its own, or with a good code', async () => {
    const client = await database.as('congtam_app');
    await expect(client.query('select password_hash from congtam.password_history')).rejects.toThrow(
      /denied/,
    );
    const asked = await client.query(
      "select * from access.passwords_of_activation('before', sha256('guess'), null, 10)",
    );
    expect(asked.rows).toEqual([]);
  });
});
