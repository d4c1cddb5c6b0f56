import { expect, it } from 'vitest';
import { aGrant, anAccount } from '../testing/accounts.ts';
import { enrolled } from '../testing/second-factor.ts';
import { testServer } from '../testing/test-server.ts';
import type { Holder } from './roles.ts';
import { administratorUnproven, unprovenFor } from './step-up.ts';

const { ask, database, session } = await testServer({}, undefined, administratorUnproven);

it('where administrators need a second factor, they do nothing as such before they have shown one', async () => {
  const admin = await anAccount(database.superuser);
  await aGrant(database.superuser, { account: admin, role: 'administrator' });
  const as = await session(admin);
  const list = () => ask('get', '/api/v1/accounts', { as });
  expect((await list()).body.code).toBe('access.second-factor-needed');
  expect((await ask('get', '/api/v1/session', { as })).status).toBe(200);
  await enrolled(ask, as);
  expect((await list()).status).toBe(200);
  const elsewhere = await session(admin);
  expect((await ask('get', '/api/v1/accounts', { as: elsewhere })).status).toBe(403);
});

it('a second factor counts for as long as is asked, and not when it was never shown', () => {
  const shown = (secondFactorAge?: number | null): Holder => ({
    account: 'me',
    name: '',
    person: null,
    roles: [],
    ...(secondFactorAge === undefined ? {} : { secondFactorAge }),
  });
  expect(unprovenFor(shown(0), 5)).toBeUndefined();
  expect(unprovenFor(shown(300), 5)).toBeUndefined();
  for (const age of [301, null, undefined]) {
    expect(unprovenFor(shown(age), 5)?.code).toBe('access.second-factor-needed');
  }
});
