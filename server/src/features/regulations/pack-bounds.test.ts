import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { aPack } from '../../testing/regulations.ts';
import { testServer } from '../../testing/test-server.ts';
import { aUnit } from '../../testing/units.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;

const LAYER = readFileSync(
  new URL('../../../../regulations/src/testing/organisation-points/rules.yaml', import.meta.url),
  'utf8',
);

let unit: string;
let officer: string;

beforeEach(async () => {
  unit = await aUnit(superuser, { name: 'Xã' });
  const account = await anAccount(superuser);
  await aGrant(superuser, { account, role: 'personnelOfficer', unit });
  officer = await server.session(account);
});
const upload = (source: string) =>
  ask('post', `/api/v1/units/${unit}/local-packs`, { as: officer, body: { source } });
const installed = async () =>
  (await ask('get', '/api/v1/regulations', { as: officer })).body.regulations?.map(
    ({ regulation }) => regulation,
  );

describe('A43 - packs of a unit', () => {
  it('larger than any regulation is are not parsed', async () => {
    const many = `${LAYER}\nmore:\n${Array.from({ length: 16_000 }, (_, n) => `  k${n}: 1`).join('\n')}`;
    expect((await upload(many)).body.code).toBe('regulation.too-large');
    expect((await upload(`${LAYER}\n# ${'x'.repeat(300_000)}`)).body.code).toBe('regulation.too-large');
    expect((await upload(LAYER)).status).toBe(201);
  });

  it('wait as drafts up to a number, which another step makes free', async () => {
    const first = await aPack(superuser, { unit, regulation: 'd-0', states: ['draft'] });
    for (let n = 1; n < 20; n += 1) await aPack(superuser, { unit, regulation: `d-${n}`, states: ['draft'] });
    expect((await upload(LAYER)).body.code).toBe('regulation.too-many-drafts');
    await ask('post', `/api/v1/local-packs/${first}/pilot`, {
      as: officer,
      body: { on: '2026-02-01', ground: 'QĐ 01' },
    });
    expect((await upload(LAYER)).status).toBe(201);
  });

  it('are read once: who asks what is installed does not have every draft read again', async () => {
    expect((await upload(LAYER)).status).toBe(201);
    expect(await installed()).toContain('organisation-points');
    // As if the text were another: whoever reads it again would find no pack.
    await superuser.query(
      `begin; alter table congtam.local_pack drop constraint local_pack_hash_is_of_its_source;
       set local session_replication_role = replica; update congtam.local_pack set source = 'no pack'; commit`,
    );
    expect(await installed()).toContain('organisation-points');
    expect(server.faults).toEqual([]);
  });
});
