import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { anAccount } from '../../testing/accounts.ts';
import { PASSWORD, testServer } from '../../testing/test-server.ts';
import * as secrets from './secrets.ts';

const isPassword = vi.spyOn(secrets, 'isPassword');
afterAll(() => isPassword.mockRestore());

const { ask, database } = await testServer({ freeAttempts: 100 });
const { superuser } = database;
const known = await anAccount(superuser, 'known');
const disabled = await anAccount(superuser, 'disabled');
await anAccount(superuser, 'without.password');
const hash = await secrets.hashPassword(PASSWORD);
for (const id of [known, disabled]) {
  await superuser.query('insert into congtam.credential (account_id, password_hash) values ($1, $2)', [
    id,
    hash,
  ]);
}
await superuser.query("update congtam.account set status = 'disabled' where id = $1", [disabled]);

beforeEach(() => {
  isPassword.mockClear();
});

it.each(['known', 'disabled', 'without.password', 'nobody.at.all', 'not a login', ''.padEnd(200, 'x')])(
  'A32 - a wrong password is worked on as much for “%s” as for anybody, and refused in the same words',
  async (login) => {
    const { status, body } = await ask('post', '/api/v1/session', { body: { login, password: 'wrong' } });
    expect([status, body.code]).toEqual([401, 'account.wrong-credentials']);
    expect(isPassword).toHaveBeenCalledTimes(1);
    // The hash it is held against costs as much, too.
    const [, against] = isPassword.mock.calls[0] ?? [];
    expect(String(against)).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  },
);

it('A32 - the right password of a disabled account is refused in the same words', async () => {
  const right = (login: string) => ask('post', '/api/v1/session', { body: { login, password: PASSWORD } });
  expect((await right('disabled')).body.code).toBe('account.wrong-credentials');
  expect((await right('known')).status).toBe(201);
});
