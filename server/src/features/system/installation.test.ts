import { expect, it } from 'vitest';
import { effectiveSettings } from '../../config/config.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { said } from '../../testing/cycles.ts';
import { testServer } from '../../testing/test-server.ts';
import { aUnit } from '../../testing/units.ts';

const { ask, database, session } = await testServer();
const { superuser } = database;

it('an administrator sees the settings in force and that the last backup is too old; nobody else does', async () => {
  const unit = await aUnit(superuser, { name: 'Xã' });
  const administrator = await anAccount(superuser);
  await aGrant(superuser, { account: administrator, role: 'administrator' });
  const { status, body } = await ask('get', '/api/v1/installation', { as: await session(administrator) });
  expect([status, body.isBackupDue]).toEqual([200, true]);
  expect(body.settings).toMatchObject([{ name: 'PORT', value: '8443', isByDefault: false }]);
  expect(body.backups).toMatchObject([{ file: '/sao-luu/2026-01-06.age' }]);
  for (const role of ['personnelOfficer', 'authority', 'inspector']) {
    const account = await anAccount(superuser);
    await aGrant(superuser, { account, role, unit });
    const refused = await ask('get', '/api/v1/installation', { as: await session(account) });
    expect(said(refused)).toEqual([403, 'access.not-allowed']);
  }
});

it('nothing secret is among the settings', () => {
  const shown = effectiveSettings({
    DATABASE_URL: 'postgres://congtam:mat-khau-that@db.example/ct',
    CONGTAM_SMTP_URL: 'smtps://gui:thu-bi-mat@mail.example',
    CONGTAM_METRICS_TOKEN: 'ma-giam-sat-rat-la-dai',
    PORT: '8443',
  });
  const text = JSON.stringify(shown);
  for (const secret of ['mat-khau-that', 'thu-bi-mat', 'ma-giam-sat-rat-la-dai'])
    expect(text).not.toContain(secret);
  expect(shown.find(({ name }) => name === 'PORT')).toMatchObject({ value: '8443', isByDefault: false });
});
