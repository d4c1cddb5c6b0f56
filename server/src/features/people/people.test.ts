import { beforeAll, describe, expect, it } from 'vitest';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';
import { aUnit } from '../../testing/units.ts';
import { foldedName, givenName, tidyName } from './names.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;

let north: string;
let south: string;
let officer: string;
let officerAccount: string;
let officerSouth: string;
let officerBoth: string;
let codes = 0;

const withRole = async (role: string, unit?: string) => {
  const account = await anAccount(superuser);
  await aGrant(superuser, { account, role, ...(unit === undefined ? {} : { unit }) });
  return { account, as: await server.session(account) };
};
const post = (unit: string, more: object = {}) => ({
  unit,
  title: 'Chuyên viên',
  service: 'civilServant',
  from: '2024-01-01',
  ground: 'QĐ 10/QĐ-UBND',
  ...more,
});
const recordIn = (as: string, unit: string, fullName: string, more: object = {}): Promise<Reply> =>
  ask('post', '/api/v1/people', {
    as,
    body: { staffCode: `CB-${String(++codes).padStart(4, '0')}`, fullName, post: post(unit), ...more },
  });
const seen = async (as: string, person: unknown) => ({
  'if-match': (await ask('get', `/api/v1/people/${person}`, { as })).headers.get('etag') ?? '',
});
const namesSeen = async (as: string, query = ''): Promise<string[]> => {
  const { body } = await ask('get', `/api/v1/people${query}`, { as });
  return (body.people ?? []).map((person) => String(person.fullName));
};

beforeAll(async () => {
  const province = await aUnit(superuser, { name: 'Tỉnh' });
  north = await aUnit(superuser, { name: 'Xã Bắc', parent: province });
  south = await aUnit(superuser, { name: 'Xã Nam', parent: province });
  ({ as: officer, account: officerAccount } = await withRole('personnelOfficer', north));
  ({ as: officerSouth } = await withRole('personnelOfficer', south));
  ({ as: officerBoth } = await withRole('personnelOfficer', province));
  for (const name of ['Đặng Văn Ánh', 'Nguyễn Thị Ân', 'Dương Văn An', 'Trần Thị Ổn']) {
    expect((await recordIn(officer, north, name)).status).toBe(201);
  }
  await recordIn(officerSouth, south, 'Lê Văn Nam');
});

it('A30 - a list of people with their names is one event: where, how many, and whether a name was looked for', async () => {
  const place = await aUnit(superuser, { name: 'Xã kê danh' });
  const { account, as } = await withRole('personnelOfficer', place);
  for (const name of ['Lê Thị Một', 'Lê Thị Hai']) expect((await recordIn(as, place, name)).status).toBe(201);
  expect(await namesSeen(as, `?unit=${place}&search=hai`)).toEqual(['Lê Thị Hai']);
  expect(await namesSeen(as)).toHaveLength(2);
  const { rows } = await superuser.query(
    "select unit_id as unit, canonical::jsonb -> 'facts' as facts from audit.event where action = 'people.read' and actor = $1 order by id",
    [account],
  );
  expect(rows).toEqual([
    { unit: place, facts: { search: true, count: 1 } },
    { unit: null, facts: { search: false, count: 2 } },
  ]);
});

describe('names', () => {
  it('are kept in one form, ordered by the given name, and found without marks', () => {
    expect(tidyName('  Ứng  Hòa '.normalize('NFD'))).toBe('Ứng Hòa'.normalize('NFC'));
    expect(givenName('Nguyễn Thị Minh Khai')).toBe('Khai');
    expect(foldedName('Đặng Thị Ứng')).toBe('dang thi ung');
  });
});

describe('the list of people', () => {
  it('is in Vietnamese order of given names, and in scope only', async () => {
    expect(await namesSeen(officer)).toEqual([
      'Dương Văn An',
      'Đặng Văn Ánh',
      'Nguyễn Thị Ân',
      'Trần Thị Ổn',
    ]);
  });

  it('says who holds which post where, and of a unit also who is below it when asked', async () => {
    const place = await aUnit(superuser, { name: 'Xã có phòng' });
    const room = await aUnit(superuser, { name: 'Phòng của xã', parent: place });
    const { as } = await withRole('personnelOfficer', place);
    expect((await recordIn(as, room, 'Hà Văn Phòng')).status).toBe(201);
    const listed = async (query: string) =>
      (await ask('get', `/api/v1/people?unit=${place}${query}`, { as })).body.people;
    expect(await listed('')).toEqual([]);
    expect(await listed('&below=yes')).toEqual([
      expect.objectContaining({ fullName: 'Hà Văn Phòng', unit: room, title: expect.any(String) }),
    ]);
  });

  it('A43 - is searched by name with or without marks, or by code; % and _ mean themselves', async () => {
    expect(await namesSeen(officer, '?search=ang%20van')).toEqual(['Đặng Văn Ánh']);
    expect(await namesSeen(officer, `?search=${encodeURIComponent('ĐẶNG')}`)).toEqual(['Đặng Văn Ánh']);
    const { rows } = await superuser.query(
      "select staff_code as code from congtam.person where full_name = 'Đặng Văn Ánh'",
    );
    for (const code of [rows[0].code, rows[0].code.toLowerCase()])
      expect(await namesSeen(officer, `?search=${encodeURIComponent(code)}`)).toEqual(['Đặng Văn Ánh']);
    expect(await namesSeen(officer, '?search=%25')).toEqual([]);
    expect(await namesSeen(officer, '?search=_')).toEqual([]);
    expect((await ask('get', "/api/v1/people?search=x'%20or%201=1--", { as: officer })).body.people).toEqual(
      [],
    );
  });

  it('leaves out who has an account when an officer of theirs asks for the others, and tells nobody else', async () => {
    const { rows } = await superuser.query("select id from congtam.person where full_name = 'Dương Văn An'");
    const bound = await anAccount(superuser);
    await superuser.query('update congtam.account set person_id = $2 where id = $1', [bound, rows[0].id]);
    const query = `?unit=${north}&account=none`;
    expect(await namesSeen(officer, query)).not.toContain('Dương Văn An');
    expect(await namesSeen(officer, query)).toContain('Trần Thị Ổn');
    expect(await namesSeen(officer, `?unit=${north}`)).toContain('Dương Văn An');
    const { as: head } = await withRole('head', north);
    expect(await namesSeen(head, query)).toEqual(await namesSeen(head, `?unit=${north}`));
  });

  it('A31 - is the same, byte by byte, whether or not there are others elsewhere', async () => {
    const before = JSON.stringify((await ask('get', '/api/v1/people?limit=3', { as: officer })).body);
    for (const name of ['An An', 'Bùi Ánh', 'Cao Ân']) await recordIn(officerSouth, south, name);
    expect(JSON.stringify((await ask('get', '/api/v1/people?limit=3', { as: officer })).body)).toBe(before);
  });

  it('is empty for administrators: they see no files', async () => {
    const { as } = await withRole('administrator');
    expect(await namesSeen(as)).toEqual([]);
  });
});

describe('the file of a person', () => {
  it('A27 - of another unit does not exist, as far as one can tell', async () => {
    const { body } = await recordIn(officerSouth, south, 'Phạm Văn Lạ');
    const foreign = await ask('get', `/api/v1/people/${body.id}`, { as: officer });
    const absent = await ask('get', '/api/v1/people/01890000-0000-7000-8000-000000000000', { as: officer });
    const { traceId: _, ...said } = absent.body;
    expect(foreign.body).toMatchObject(said);
    expect(foreign.status).toBe(404);
    const given = await ask('post', `/api/v1/people/${body.id}/posts`, {
      as: officer,
      body: post(north, { isMain: false }),
    });
    expect(given.status).toBe(404);
  });

  it('tells its owner who read it, and in which role', async () => {
    const { body: person } = await recordIn(officer, north, 'Võ Thị Đọc');
    const owner = await anAccount(superuser);
    await superuser.query('update congtam.account set person_id = $1 where id = $2', [person.id, owner]);
    const as = await server.session(owner);
    expect(await namesSeen(as)).toEqual(['Võ Thị Đọc']);
    expect((await ask('get', `/api/v1/people/${person.id}`, { as: officer })).status).toBe(200);
    const { body } = await ask('get', '/api/v1/events', { as });
    expect(body.events?.map(({ action, role, actor }) => [action, role, actor])).toEqual([
      ['person.read', 'personnelOfficer', undefined],
      ['person.record', 'personnelOfficer', undefined],
    ]);
    const { rows } = await superuser.query(
      "select canonical::jsonb ->> 'role' as role from audit.event where action = 'person.read'",
    );
    expect(rows).toEqual([{ role: 'personnelOfficer' }]);
  });

  it('A03 - is not changed by its owner, even when they are the personnel officer', async () => {
    const { body: person } = await recordIn(officerBoth, north, 'Hồ Tự Sửa');
    await superuser.query('update congtam.account set person_id = $1 where id = $2', [
      person.id,
      officerAccount,
    ]);
    const own = await ask('post', `/api/v1/people/${person.id}/posts`, {
      as: officer,
      body: post(north, { isMain: false, title: 'Trưởng phòng', leads: 'head' }),
      headers: await seen(officer, person.id),
    });
    expect(own.body.code).toBe('access.not-to-yourself');
    const client = await database.as('congtam_app');
    await client.query("select set_config('congtam.actor', $1, false)", [officerAccount]);
    const sql = `insert into congtam.post (id, person_id, unit_id, title, leads, service, is_main, valid_from, ground)
      values (gen_random_uuid(), $1, $2, 'x', 'head', 'civilServant', false, '2024-01-01', 'x')`;
    await expect(client.query(sql, [person.id, north])).rejects.toThrow(/row-level security/);
    await superuser.query('update congtam.account set person_id = null where id = $1', [officerAccount]);
  });
});

describe('posts', () => {
  it('of which one a day is the main one, with others beside it', async () => {
    const { body } = await recordIn(officer, north, 'Ngô Kiêm Nhiệm');
    const give = async (more: object) =>
      ask('post', `/api/v1/people/${body.id}/posts`, {
        as: officer,
        body: post(north, more),
        headers: await seen(officer, body.id),
      });
    expect((await give({ title: 'Kế toán', isMain: false })).status).toBe(201);
    expect((await give({ title: 'Kế toán', isMain: true })).body.code).toBe('person.second-main-post');
    expect((await recordIn(officer, north, 'Trùng Mã', { staffCode: 'CB-0001' })).body.code).toBe(
      'person.code-taken',
    );
  });

  it('A25 - a transfer ends one the day before the other begins, and takes the file along', async () => {
    const { body: person } = await recordIn(officerBoth, north, 'Mai Điều Động');
    const old = person.posts?.[0];
    const end = async (body: object) =>
      ask('post', `/api/v1/people/${person.id}/posts/${old?.id}/end`, {
        as: officerBoth,
        body: { ground: 'QĐ 20/QĐ-UBND', ...body },
        headers: await seen(officerBoth, person.id),
      });
    const { from: _, ground: __, ...next } = post(south);
    expect((await end({ on: '2023-06-01', next })).body.code).toBe('person.days-out-of-order');
    const moved = await end({ on: '2025-03-01', next });
    expect(moved.status).toBe(201);
    expect(moved.body.posts?.map(({ unit, from, to }) => [unit, from, to])).toEqual([
      [north, '2024-01-01', '2025-02-28'],
      [south, '2025-03-01', null],
    ]);
    expect(await namesSeen(officer)).not.toContain('Mai Điều Động');
    expect(await namesSeen(officerSouth)).toContain('Mai Điều Động');
  });

  it('are not given where the officer has no right, nor half a transfer made', async () => {
    const { body: person } = await recordIn(officer, north, 'Đỗ Nửa Chừng');
    const { from: _, ground: __, ...next } = post(south);
    const refused = await ask('post', `/api/v1/people/${person.id}/posts/${person.posts?.[0]?.id}/end`, {
      as: officer,
      body: { on: '2025-03-01', ground: 'QĐ 21', next },
      headers: await seen(officer, person.id),
    });
    expect(refused.status).toBe(404);
    const { body } = await ask('get', `/api/v1/people/${person.id}`, { as: officer });
    expect(body.posts?.map(({ to }) => to)).toEqual([null]);
    expect(server.faults).toEqual([]);
  });
});
