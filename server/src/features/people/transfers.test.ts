import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;

let north: string;
let south: string;
let southCode: string;
let giver: string;
let giverAccount: string;
let taker: string;
let person: string;
let post: string;

const officerAt = async (...units: string[]) => {
  const account = await anAccount(superuser);
  for (const unit of units) await aGrant(superuser, { account, role: 'personnelOfficer', unit });
  return { account, as: await server.session(account) };
};
const handOver = (more: object = {}, as = giver) =>
  ask('post', `/api/v1/people/${person}/posts/${post}/hand-over`, {
    as,
    body: { kind: 'transfer', toUnitCode: southCode, on: '2026-03-01', ground: 'QĐ 30/QĐ-UBND', ...more },
  });
const take = (transfer: unknown, as = taker, more: object = {}) =>
  ask('post', `/api/v1/transfers/${transfer}/take`, {
    as,
    body: { title: 'Phó Trưởng phòng', leads: 'deputy', service: 'civilServant', ...more },
  });
const posts = async () =>
  (
    await superuser.query(
      `select unit_id as unit, title, is_main as main, valid_from::text as "from", valid_to::text as "to", seconded_from as sender
       from congtam.post where person_id = $1 order by valid_from, is_main`,
      [person],
    )
  ).rows;

beforeAll(async () => {
  const province = await aUnit(superuser, { name: 'Tỉnh' });
  north = await aUnit(superuser, { name: 'Sở Bắc', parent: province });
  south = await aUnit(superuser, { name: 'Sở Nam', parent: province });
  const { rows } = await superuser.query('select code from congtam.unit where id = $1', [south]);
  southCode = rows[0].code;
  ({ as: giver, account: giverAccount } = await officerAt(north));
  ({ as: taker } = await officerAt(south));
});

beforeEach(async () => {
  person = await aPerson(superuser, { name: 'Mai Điều Động', unit: north });
  const { rows } = await superuser.query('select id from congtam.post where person_id = $1', [person]);
  post = rows[0].id;
});

describe('a transfer', () => {
  it('takes two officers: nothing changes until the new unit has taken the person over', async () => {
    expect((await ask('get', `/api/v1/people/${person}`, { as: taker })).status).toBe(404);
    const handed = await handOver();
    expect(handed.body).toMatchObject({ state: 'handedOver', toUnit: south });
    expect(await posts()).toHaveLength(1);
    const { body } = await ask('get', '/api/v1/transfers?state=handedOver', { as: taker });
    // From where they come is told although that unit is out of sight.
    expect(body.transfers?.find(({ id }) => id === handed.body.id)).toMatchObject({
      ...{ fullName: 'Mai Điều Động', fromUnitName: 'Sở Bắc', toUnitName: 'Sở Nam' },
    });

    const taken = await take(handed.body.id);
    expect(taken.status).toBe(201);
    expect(await posts()).toEqual([
      { unit: north, title: 'Chuyên viên', main: true, from: '2020-01-01', to: '2026-02-28', sender: null },
      { unit: south, title: 'Phó Trưởng phòng', main: true, from: '2026-03-01', to: null, sender: null },
    ]);
    expect((await ask('get', `/api/v1/people/${person}`, { as: giver })).status).toBe(404);
    expect((await ask('get', `/api/v1/people/${person}`, { as: taker })).status).toBe(200);
    expect((await take(handed.body.id)).body.code).toBe('access.not-in-this-state');
    expect(server.faults).toEqual([]);
  });

  it('is offered to whoever can settle it: not to who handed over, and not to the unit that only waits', async () => {
    const handed = await handOver();
    const offered = async (as: string) => {
      const { body } = await ask('get', '/api/v1/transfers', { as });
      const found = body.transfers?.find(({ id }) => id === handed.body.id);
      return (
        found && { maySettle: found.maySettle, mayWithdraw: found.mayWithdraw, why: found.settledGround }
      );
    };
    const { as: ofBoth } = await officerAt(north, south);
    expect(await offered(giver)).toEqual({ maySettle: false, mayWithdraw: true, why: null });
    expect(await offered(taker)).toEqual({ maySettle: true, mayWithdraw: false, why: null });
    expect(await offered(ofBoth)).toEqual({ maySettle: true, mayWithdraw: true, why: null });
    const { as: own, account } = await officerAt(north, south);
    await superuser.query('update congtam.transfer set handed_by = $2 where id = $1', [
      handed.body.id,
      account,
    ]);
    expect(await offered(own)).toEqual({ maySettle: false, mayWithdraw: true, why: null });
    // Sent back: whoever let them go reads why.
    const back = { as: taker, body: { ground: 'CV 7/SN: chưa có vị trí' } };
    expect((await ask('post', `/api/v1/transfers/${handed.body.id}/refuse`, back)).status).toBe(201);
    const why = 'CV 7/SN: chưa có vị trí';
    expect(await offered(giver)).toEqual({ maySettle: false, mayWithdraw: false, why });
    // To those who sent them back, the person is nobody again.
    expect(await offered(taker)).toBeUndefined();
  });

  it('A25 - of a secondment keeps the post beside it, and gives it back after the last day', async () => {
    const handed = await handOver({ kind: 'secondment', until: '2027-02-28' });
    expect((await take(handed.body.id)).status).toBe(201);
    expect(await posts()).toEqual([
      { unit: north, title: 'Chuyên viên', main: true, from: '2020-01-01', to: '2026-02-28', sender: null },
      { unit: north, title: 'Chuyên viên', main: false, from: '2026-03-01', to: '2027-02-28', sender: null },
      {
        unit: south,
        title: 'Phó Trưởng phòng',
        main: true,
        from: '2026-03-01',
        to: '2027-02-28',
        sender: north,
      },
      { unit: north, title: 'Chuyên viên', main: true, from: '2027-03-01', to: null, sender: null },
    ]);
    for (const as of [giver, taker]) {
      expect((await ask('get', `/api/v1/people/${person}`, { as })).status).toBe(200);
    }
  });

  it('is not taken by who handed over, whatever roles they hold, at the route and in SQL', async () => {
    const both = await officerAt(north, south);
    const handed = await handOver({}, both.as);
    expect((await take(handed.body.id, both.as)).body.code).toBe('transfer.second-officer');
    const client = await database.as('congtam_app');
    await client.query("select set_config('congtam.actor', $1, false)", [both.account]);
    const { rows } = await client.query(
      'select access.take_transfer($1, gen_random_uuid(), gen_random_uuid()) as taken',
      [handed.body.id],
    );
    expect(rows).toEqual([{ taken: false }]);
    await expect(
      client.query(
        "update congtam.transfer set state = 'taken', settled_by = $2, settled_at = now() where id = $1",
        [handed.body.id, both.account],
      ),
    ).rejects.toThrow(/transfer_by_two/);
    expect((await take(handed.body.id)).status).toBe(201);
  });

  it('A03 - is neither handed over nor taken by the person themself', async () => {
    await superuser.query('update congtam.account set person_id = $1 where id = $2', [person, giverAccount]);
    expect((await handOver()).body.code).toBe('access.not-to-yourself');
    await superuser.query('update congtam.account set person_id = null where id = $1', [giverAccount]);
  });

  it('is sent back or withdrawn, and can be made again; one at a time', async () => {
    const first = await handOver();
    expect((await handOver()).body.code).toBe('transfer.under-way');
    const callOff = (id: unknown, how: string, as: string) =>
      ask('post', `/api/v1/transfers/${id}/${how}`, { as, body: { ground: 'CV 7' } });
    expect((await callOff(first.body.id, 'withdraw', taker)).status).toBe(403);
    expect((await callOff(first.body.id, 'refuse', taker)).body.state).toBe('refused');
    expect(await posts()).toHaveLength(1);
    const second = await handOver();
    expect((await callOff(second.body.id, 'withdraw', giver)).body.state).toBe('withdrawn');
    expect((await take(second.body.id)).body.code).toBe('transfer.unknown');
    expect(server.faults).toEqual([]);
  });

  it('tells what does not fit', async () => {
    expect((await handOver({ toUnitCode: 'KHONG-CO' })).body.code).toBe('transfer.unknown-receiver');
    expect((await handOver({ on: '2020-01-01' })).body.code).toBe('person.days-out-of-order');
    expect((await handOver({ until: '2026-05-01' })).body.code).toBe('transfer.until-of-secondment');
    const handed = await handOver();
    expect((await take(handed.body.id, taker, { contractKind: 'definite' })).body.code).toBe(
      'person.contract-of-employees',
    );
    expect(await posts()).toHaveLength(1);
    await superuser.query("update congtam.post set valid_to = '2025-12-31' where id = $1", [post]);
    expect((await take(handed.body.id)).body.code).toBe('transfer.outdated');
    expect(server.faults).toEqual([]);
  });
});
