import { beforeAll, describe, expect, it } from 'vitest';
import { record } from '../../audit/record.ts';
import { account } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { testServer } from '../../testing/test-server.ts';
import { aUnit } from '../../testing/units.ts';
import { useDecision } from './duty-groups.queries.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;

let commune: string;
let office: string;
let officer: string;
let officerAccount: string;

const decide = async (unit: string, body: object, as = officer) =>
  ask('post', `/api/v1/units/${unit}/duty-groups`, {
    as,
    body: {
      from: '2026-01-01',
      quotaScope: 'withBelow',
      groups: ['Lãnh đạo phòng', 'Chuyên viên'],
      ground: 'QĐ 5/QĐ-UBND',
      ...body,
    },
    headers: {
      'if-match': (await ask('get', `/api/v1/units/${unit}/duty-groups`, { as })).headers.get('etag') ?? '',
    },
  });
const inForce = async (unit: string, on: string) => {
  const { body } = await ask('get', `/api/v1/units/${unit}/duty-groups?on=${on}`, { as: officer });
  return body.decision;
};

beforeAll(async () => {
  commune = await aUnit(superuser, { name: 'Xã' });
  office = await aUnit(superuser, { name: 'Văn phòng', parent: commune });
  officerAccount = await anAccount(superuser);
  await aGrant(superuser, { account: officerAccount, role: 'personnelOfficer', unit: commune });
  officer = await server.session(officerAccount);
});

describe('duty groups', () => {
  it('hold from the day of the decision, for all below that have none of their own', async () => {
    expect((await decide(commune, {})).status).toBe(201);
    expect(await inForce(office, '2025-12-31')).toBeNull();
    expect(await inForce(office, '2026-01-01')).toMatchObject({ unit: commune, quotaScope: 'withBelow' });
    expect(
      (await decide(office, { from: '2026-03-01', quotaScope: 'unit', groups: ['Một cửa'] })).status,
    ).toBe(201);
    expect(await inForce(office, '2026-02-28')).toMatchObject({ unit: commune });
    expect(await inForce(office, '2026-03-01')).toMatchObject({ unit: office, groups: ['Một cửa'] });
  });

  it('have names of their own', async () => {
    expect((await decide(commune, { groups: ['Chuyên viên', 'chuyên viên'] })).body.code).toBe(
      'duty-group.doubled',
    );
  });

  it('are corrected until a cycle counts by them, then only followed by a later decision', async () => {
    const { body: second } = await decide(commune, { from: '2026-06-01', groups: ['A', 'B'] });
    expect((await decide(commune, { from: '2026-06-01', groups: ['A'] })).body.revision).toBe(2);
    const { id } = (await inForce(commune, '2026-06-01')) ?? second;
    await database.asActor(account(officerAccount), async (tx) => {
      const cycle = newId();
      await useDecision(tx, { decision: String(id), cycle, by: officerAccount });
      await record(tx, { action: 'cycle.freeze', subject: { kind: 'cycle', id: cycle } });
    });
    expect((await inForce(commune, '2026-06-01'))?.isFrozen).toBe(true);
    for (const from of ['2026-06-01', '2026-05-01']) {
      expect((await decide(commune, { from })).body.code).toBe('duty-group.frozen');
    }
    expect((await decide(commune, { from: '2026-12-01' })).status).toBe(201);
    const client = await database.as('congtam_app');
    await client.query("select set_config('congtam.actor', $1, false)", [officerAccount]);
    await expect(
      client.query(
        `insert into congtam.duty_group_decision (id, unit_id, valid_from, revision, quota_scope, groups, ground, recorded_by)
         values (gen_random_uuid(), $1, '2026-06-01', 9, 'unit', '{}', 'x', $2)`,
        [commune, officerAccount],
      ),
    ).rejects.toThrow(/counts by these groups/);
  });

  it('are decided by the personnel officer of the unit, and a foreign unit does not exist', async () => {
    const other = await aUnit(superuser, { name: 'Xã khác' });
    expect((await decide(other, {})).body.code).toBe('duty-group.unknown-unit');
    const head = await anAccount(superuser);
    await aGrant(superuser, { account: head, role: 'head', unit: commune });
    expect((await decide(commune, {}, await server.session(head))).status).toBe(403);
    expect(server.faults).toEqual([]);
  });
});
