import { beforeEach, describe, expect, it } from 'vitest';
import { account as actorOf } from '../../database/as-actor.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { anEntry } from '../../testing/registers.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { predecessorCodes } from './units.queries.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
const ground = 'NQ 01/NQ-HĐND';
const PAST = '2025-01-01';
const LATER = '2025-06-01';
const FUTURE = '2190-01-01';

let province: string;
let homeAffairs: string;
let homeAffairsAccount: string;

const withRole = async (role: string, unit?: string) => {
  const account = await anAccount(superuser);
  await aGrant(superuser, { account, role, ...(unit === undefined ? {} : { unit }) });
  return { account, as: await server.session(account) };
};
const below = (parent: string, name = 'Phòng') => aUnit(superuser, { name, parent });
const change = async (as: string, unit: string, body: object): Promise<Reply> =>
  ask('post', `/api/v1/units/${unit}/versions`, {
    as,
    body: { ground, ...body },
    headers: {
      'if-match': (await ask('get', `/api/v1/units/${unit}`, { as })).headers.get('etag') ?? '"none"',
    },
  });
const merge = (as: string, body: object): Promise<Reply> =>
  ask('post', '/api/v1/unit-mergers', { as, body: { ground, ...body } });
const sees = async (as: string, person: string) =>
  (await ask('get', `/api/v1/people/${person}`, { as })).status === 200;
const asSql = async (account: string) => {
  const client = await database.as('congtam_app');
  await client.query("select set_config('congtam.actor', $1, false)", [account]);
  return client;
};
const VERSION = `insert into congtam.unit_version (unit_id, valid_from, revision, name, kind, role, parent_id, ground, recorded_by)
  values ($1, $2, 7, 'x', 'other', 'usingBody', $3, 'x', $4)`;

beforeEach(async () => {
  province = await aUnit(superuser, { name: 'Tỉnh' });
  ({ as: homeAffairs, account: homeAffairsAccount } = await withRole('homeAffairs', province));
});

describe('the tree of units', () => {
  it('closes no circle on any day, though each change is allowed on its own', async () => {
    const [one, two] = [await below(province), await below(province)];
    expect((await change(homeAffairs, two, { parent: one, from: LATER })).status).toBe(201);
    const back = await change(homeAffairs, one, { parent: two, from: PAST });
    expect([back.status, back.body.code, back.body.title]).toEqual([
      409,
      'unit.circle',
      expect.stringContaining('01/06/2025'),
    ]);
    // Nothing of it is kept, and both are still in reach.
    expect((await change(homeAffairs, one, { name: 'Một', from: PAST })).status).toBe(201);
    await expect(superuser.query(VERSION, [one, PAST, two, homeAffairsAccount])).rejects.toThrow(/circle/);
  });

  it('hangs nothing below what is dissolved on a later day', async () => {
    const [gone, stays] = [await below(province), await below(province)];
    expect((await merge(homeAffairs, { predecessors: [gone], successors: [], on: FUTURE })).status).toBe(201);
    const moved = await change(homeAffairs, stays, { parent: gone, from: PAST });
    expect([moved.body.code, moved.body.title]).toEqual([
      'unit.parent-dissolved',
      expect.stringContaining('01/01/2190'),
    ]);
    const under = await ask('post', '/api/v1/units', {
      as: homeAffairs,
      body: { code: 'DUOI', name: 'Tổ', kind: 'other', role: 'usingBody', parent: gone, from: PAST, ground },
    });
    expect(under.body.code).toBe('unit.parent-dissolved');
    await expect(superuser.query(VERSION, [stays, PAST, gone, homeAffairsAccount])).rejects.toThrow(/broken/);
  });

  it('leaves every unit a way to the top on every day, whatever was accepted', async () => {
    const units: string[] = [];
    for (let n = 0; n < 5; n += 1) units.push(await below(province));
    let at = 7;
    const draw = (most: number) => {
      at = (at * 1103515245 + 12345) % 2147483648;
      return at % most;
    };
    const days = ['2024-01-01', PAST, LATER, '2026-01-01', FUTURE];
    let accepted = 0;
    for (let round = 0; round < 40; round += 1) {
      const [unit, parent, from] = [units[draw(5)], [...units, province][draw(6)], days[draw(5)]];
      const { status } =
        draw(9) === 0
          ? await merge(homeAffairs, { predecessors: [unit], successors: [], on: from })
          : await change(homeAffairs, String(unit), { parent, from });
      expect([201, 403, 404, 409, 422]).toContain(status);
      if (status === 201) accepted += 1;
      for (const day of days) {
        const { rows } = await superuser.query(
          `with recursive tree as materialized (select * from access.units_on($1)),
           reached as (select unit_id from tree where parent_id is null
             union select t.unit_id from tree t join reached r on r.unit_id = t.parent_id)
           select unit_id from tree where unit_id not in (select unit_id from reached)`,
          [day],
        );
        expect(rows).toEqual([]);
      }
    }
    expect(accepted).toBeGreaterThan(5);
    expect(server.faults).toEqual([]);
  });
});

describe('who moves a unit', () => {
  it('A21 - is no administrator alone, once somebody answers for either side', async () => {
    const [mine, theirs] = [await below(province, 'Xã A'), await below(province, 'Xã B')];
    const { as: officer } = await withRole('personnelOfficer', mine);
    const { as: admin, account } = await withRole('administrator');
    const person = await aPerson(superuser, { name: 'Phan Thị Giữ', unit: theirs });
    expect((await change(admin, theirs, { parent: mine, from: PAST })).body.code).toBe(
      'unit.moved-by-officers',
    );
    expect(
      (await merge(admin, { predecessors: [await below(province)], successors: [mine], on: PAST })).body.code,
    ).toBe('unit.moved-by-officers');
    const client = await asSql(account);
    await expect(client.query(VERSION, [theirs, PAST, mine, account])).rejects.toThrow(/row-level security/);
    expect(await sees(officer, person)).toBe(false);
    expect((await change(admin, theirs, { name: 'Xã B mới', from: PAST })).status).toBe(201);
    expect((await change(homeAffairs, theirs, { parent: mine, from: PAST })).status).toBe(201);
    expect(await sees(officer, person)).toBe(true);
    const free = await aUnit(superuser, { name: 'Gốc khác' });
    expect((await change(admin, await below(free), { parent: await below(free), from: PAST })).status).toBe(
      201,
    );
  });

  it('A27 - reaches it and where it goes: nobody draws a foreign unit to themself, also not in SQL', async () => {
    const [mine, theirs] = [await below(province, 'Xã A'), await below(province, 'Xã B')];
    const { account } = await withRole('personnelOfficer', mine);
    const client = await asSql(account);
    await expect(client.query(VERSION, [theirs, PAST, mine, account])).rejects.toThrow(/row-level security/);
    const own = await below(mine);
    await expect(client.query(VERSION, [own, PAST, theirs, account])).rejects.toThrow(/row-level security/);
    await client.query(VERSION, [own, PAST, mine, account]);
  });

  it('A27 - has the right today as well: a day of the past widens nothing', async () => {
    const [mine, theirs] = [await below(province, 'Xã A'), await below(province, 'Xã B')];
    const moved = await below(mine);
    expect((await change(homeAffairs, moved, { parent: theirs, from: LATER })).status).toBe(201);
    const { as: officer } = await withRole('personnelOfficer', mine);
    expect((await change(officer, moved, { parent: await below(mine), from: PAST })).status).toBe(404);
  });
});

describe('a unit that is no more', () => {
  it('comes into sight of its successor on the day of the merger, not before', async () => {
    const [old, next] = [await below(province), await below(province)];
    const { as: officer } = await withRole('personnelOfficer', next);
    const person = await aPerson(superuser, { name: 'Đinh Văn Sau', unit: old, to: '2189-12-31' });
    expect((await merge(homeAffairs, { predecessors: [old], successors: [next], on: FUTURE })).status).toBe(
      201,
    );
    expect(await sees(officer, person)).toBe(false);
    const [gone, heir] = [await below(province), await below(province)];
    const past = await aPerson(superuser, { name: 'Đinh Văn Nay', unit: gone, to: '2024-12-31' });
    const { as: heirs } = await withRole('personnelOfficer', heir);
    expect((await merge(homeAffairs, { predecessors: [gone], successors: [heir], on: PAST })).status).toBe(
      201,
    );
    expect(await sees(heirs, past)).toBe(true);
  });

  it('stays in reach of those above it when nothing came in its place, with what its registers say', async () => {
    const commune = await below(province, 'Xã');
    const office = await below(commune);
    const { as: officer } = await withRole('personnelOfficer', commune);
    const { as: foreign } = await withRole('personnelOfficer', await below(province));
    const entry = await anEntry(superuser, { unit: office });
    expect((await merge(officer, { predecessors: [office], successors: [], on: '2026-06-01' })).status).toBe(
      201,
    );
    expect(todayInVietnam() > '2026-06-01').toBe(true);
    const path = `/api/v1/units/${office}/register-entries`;
    const read = await ask('get', path, { as: officer });
    expect([read.status, read.body.entries?.map(({ id }) => id)]).toEqual([200, [entry]]);
    expect((await ask('get', `/api/v1/units/${office}`, { as: officer })).status).toBe(200);
    expect((await ask('get', path, { as: foreign })).status).toBe(404);
  });

  it('has its entries corrected by who came in its place', async () => {
    const [old, next] = [await below(province), await below(province)];
    const entry = await anEntry(superuser, { unit: old });
    const { as: heir } = await withRole('personnelOfficer', next);
    expect(
      (await merge(homeAffairs, { predecessors: [old], successors: [next], on: '2026-06-01' })).status,
    ).toBe(201);
    const content = { task: 'Số hóa', source: 'law', assignedBy: 'Luật', deadline: '2026-05-01' };
    const corrected = await ask('post', `/api/v1/registers/unitTasks/${entry}/corrections`, {
      as: heir,
      body: { content, reason: ground },
      headers: { 'if-match': '"v1"' },
    });
    expect(corrected.status).toBe(201);
  });
});

describe('a dissolution recorded wrongly', () => {
  const restore = async (as: string, unit: string) =>
    ask('post', `/api/v1/units/${unit}/restoration`, {
      as,
      body: { ground },
      headers: {
        'if-match': (await ask('get', `/api/v1/units/${unit}`, { as })).headers.get('etag') ?? '"none"',
      },
    });
  const existsOn = async (unit: string, day: string) => {
    const { body } = await ask('get', `/api/v1/units?on=${day}`, { as: homeAffairs });
    return (body.units ?? []).some(({ id }) => id === unit);
  };

  /** As lists of units and rosters say it to whoever takes them out. */
  const predecessorsOf = (unit: string) =>
    database.asActor(
      actorOf(homeAffairsAccount),
      async (tx) => (await predecessorCodes(tx, '2026-01-01')).get(unit) ?? [],
      { isReadOnly: true },
    );
  const codeOf = async (unit: string): Promise<string> =>
    (await superuser.query('select code from congtam.unit where id = $1', [unit])).rows[0].code;

  it('is taken back with who came in its place, and made again with the right day, earlier or later', async () => {
    const [gone, wrong, right] = [await below(province), await below(province), await below(province)];
    const person = await aPerson(superuser, { name: 'Hồ Thị Trả', unit: gone, to: '2024-06-30' });
    const { as: wrongly } = await withRole('personnelOfficer', wrong);
    expect((await restore(homeAffairs, gone)).body.code).toBe('access.not-in-this-state');
    expect((await merge(homeAffairs, { predecessors: [gone], successors: [wrong], on: LATER })).status).toBe(
      201,
    );
    expect(await sees(wrongly, person)).toBe(true);
    expect(await predecessorsOf(wrong)).toEqual([await codeOf(gone)]);
    expect((await restore(homeAffairs, gone)).status).toBe(201);
    expect(await predecessorsOf(wrong)).toEqual([]);
    expect(await sees(wrongly, person)).toBe(false);
    expect(await existsOn(gone, '2026-01-01')).toBe(true);
    const again = await merge(homeAffairs, { predecessors: [gone], successors: [right], on: PAST });
    expect(again.status).toBe(201);
    expect(await existsOn(gone, '2024-12-31')).toBe(true);
    for (const day of [PAST, LATER, '2026-01-01'])
      expect([day, await existsOn(gone, day)]).toEqual([day, false]);
    const { body } = await ask('get', `/api/v1/units/${gone}`, { as: homeAffairs });
    expect(body.successions).toEqual([{ predecessor: gone, successor: right, on: PAST }]);
    // The same merger may be made again after it was taken back.
    expect((await restore(homeAffairs, gone)).status).toBe(201);
    expect((await merge(homeAffairs, { predecessors: [gone], successors: [wrong], on: LATER })).status).toBe(
      201,
    );
    expect(server.faults).toEqual([]);
  });

  it('is not taken back by who has no right there, nor into a place that is gone', async () => {
    const [home, foreign] = [await below(province), await below(province)];
    const gone = await below(home);
    const { as: other } = await withRole('personnelOfficer', foreign);
    await merge(homeAffairs, { predecessors: [gone], successors: [], on: LATER });
    expect((await restore(other, gone)).status).toBe(404);
    await merge(homeAffairs, { predecessors: [home], successors: [], on: LATER });
    expect((await restore(homeAffairs, gone)).body.code).toBe('unit.parent-dissolved');
  });
});

describe('in SQL', () => {
  it('A27 - a foreign person is given no post at home, by which their file would be opened', async () => {
    const [mine, theirs] = [await below(province), await below(province)];
    const { account } = await withRole('personnelOfficer', mine);
    const client = await asSql(account);
    const give = (person: string) =>
      client.query(
        `insert into congtam.post (id, person_id, unit_id, title, leads, service, is_main, valid_from, ground)
         values (gen_random_uuid(), $1, $2, 'Kiêm', 'none', 'civilServant', false, '2024-01-01', 'x')`,
        [person, mine],
      );
    const foreign = await aPerson(superuser, { name: 'Bùi Văn Lạ', unit: theirs });
    await expect(give(foreign)).rejects.toThrow(/row-level security/);
    await give(await aPerson(superuser, { name: 'Bùi Văn Nhà', unit: mine }));
  });

  it('A27 - nobody who has not said who they are disables accounts', async () => {
    const client = await database.as('congtam_app');
    await expect(client.query('select access.disable_leavers()')).rejects.toThrow(/nobody disables/);
    await client.query("select set_config('congtam.actor', $1, false)", [homeAffairsAccount]);
    await client.query('select access.disable_leavers()');
  });

  it('A04 - a role that was confirmed is not confirmed anew, in another name or on another day', async () => {
    const { account } = await withRole('administrator');
    const grant = await aGrant(superuser, {
      account: await anAccount(superuser),
      role: 'head',
      unit: province,
    });
    const client = await asSql(account);
    const update = (set: string) =>
      client.query(`update congtam.role_grant set ${set} where id = $1`, [grant]);
    await expect(update(`confirmed_by = '${account}', confirmed_at = '2020-01-01'`)).rejects.toThrow(
      /confirmed once/,
    );
    await update(`ended_by = '${account}', ended_at = '2020-01-01'`);
    const { rows } = await superuser.query(
      "select ended_at > now() - interval '1 hour' as is_now from congtam.role_grant where id = $1",
      [grant],
    );
    expect(rows).toEqual([{ is_now: true }]);
  });
});
