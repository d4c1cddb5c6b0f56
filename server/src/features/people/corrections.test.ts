import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { sweepLeavers } from './roster.jobs.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;

let unit: string;
let officer: string;
let person: string;
const ground = 'QĐ 40/QĐ-UBND';
const ID = '001099012345';

const open = () => ask('get', `/api/v1/people/${person}`, { as: officer });
const correct = async (body: object, version?: string) =>
  ask('post', `/api/v1/people/${person}/corrections`, {
    as: officer,
    body: { ground, ...body },
    headers: version === undefined ? await seen() : { 'if-match': version },
  });
/** Of the file as it is now. */
const seen = async () => ({ 'if-match': (await open()).headers.get('etag') ?? '' });
const member = async (isMember: boolean, from: string) =>
  ask('post', `/api/v1/people/${person}/party-membership`, {
    as: officer,
    body: { isMember, from, ground },
    headers: await seen(),
  });
const account = (login: string | null) =>
  ask('put', `/api/v1/people/${person}/account`, { as: officer, body: { login, ground } });
const retire = async (lastDay: string) =>
  ask('post', `/api/v1/people/${person}/retirement`, {
    as: officer,
    body: { lastDay, reason: 'retired', ground },
    headers: await seen(),
  });
const change = async (body: object) => {
  const [post] = ((await open()).body.posts ?? []).map(({ id }) => id).reverse();
  return ask('post', `/api/v1/people/${person}/posts/${post}/changes`, {
    as: officer,
    body: { ground, ...body },
    headers: await seen(),
  });
};
const statusOf = async (id: string) =>
  (await superuser.query('select status from congtam.account where id = $1', [id])).rows[0].status;

beforeAll(async () => {
  unit = await aUnit(superuser, { name: 'Xã' });
  const officerAccount = await anAccount(superuser);
  await aGrant(superuser, { account: officerAccount, role: 'personnelOfficer', unit });
  officer = await server.session(officerAccount);
});
beforeEach(async () => {
  person = await aPerson(superuser, { name: 'Võ Thị Sửa', unit });
});

describe('a correction', () => {
  it('of a name keeps the name as it was, with its document; searches find the new one', async () => {
    const { body } = await correct({ fullName: ' Võ  Thị  Sữa ' });
    expect(body.fullName).toBe('Võ Thị Sữa');
    const { rows } = await superuser.query(
      'select full_name, ground from congtam.person_name where person_id = $1',
      [person],
    );
    expect(rows).toEqual([{ full_name: 'Võ Thị Sửa', ground }]);
    const event = await superuser.query(
      "select canonical from audit.event where action = 'person.correct' and person_id = $1",
      [person],
    );
    expect(event.rows[0].canonical).not.toMatch(/Sữa|Sửa/);
  });

  it('A10 - is of the file as it was last seen', async () => {
    const version = (await open()).headers.get('etag') ?? '';
    expect((await correct({ bornOn: '1980-02-29' }, version)).status).toBe(201);
    expect((await correct({ bornOn: '1981-01-01' }, version)).body.code).toBe('http.version-outdated');
    expect(
      (await ask('post', `/api/v1/people/${person}/corrections`, { as: officer, body: { ground } })).body
        .code,
    ).toBe('http.version-needed');
  });

  it('of the sex that a file says stands in the file, not in the log, and can be taken out again', async () => {
    expect((await open()).body.sex).toBeNull();
    expect((await correct({ sex: 'female' })).body.sex).toBe('female');
    expect((await correct({ sex: 'other' })).status).toBe(400);
    const { rows } = await superuser.query(
      "select canonical from audit.event where action = 'person.correct' and person_id = $1",
      [person],
    );
    expect(rows.map(({ canonical }) => canonical).join()).not.toContain('female');
    expect((await correct({ sex: null })).body.sex).toBeNull();
  });

  it('A33 - of an ID number shows its last four digits only, here, in the log, and in SQL', async () => {
    const { body } = await correct({ idNumber: ID });
    expect(body.idNumberEnd).toBe('2345');
    expect(JSON.stringify([body, (await open()).body, server.log])).not.toContain(ID);
    const { rows } = await superuser.query('select string_agg(canonical, $1) as text from audit.event', [
      '\n',
    ]);
    expect(rows[0].text).not.toContain(ID);
    const client = await database.as('congtam_app');
    await expect(client.query('select id_number from congtam.person')).rejects.toThrow(/permission denied/);
    const twin = await aPerson(superuser, { name: 'Người Khác', unit });
    const before = person;
    person = twin;
    expect((await correct({ idNumber: ID })).body.code).toBe('person.id-number-taken');
    person = before;
  });
});

describe('a post', () => {
  it('changes from a day on, its former self kept; from its first day it is corrected', async () => {
    expect((await change({ from: '2025-01-01', title: 'Phó Trưởng phòng', leads: 'deputy' })).status).toBe(
      201,
    );
    expect((await change({ from: '2025-01-01', title: 'Phó Chánh Văn phòng' })).body).toMatchObject({
      leads: 'deputy',
      from: '2025-01-01',
    });
    expect((await open()).body.posts?.map(({ title, from, to }) => [title, from, to])).toEqual([
      ['Chuyên viên', '2020-01-01', '2024-12-31'],
      ['Phó Chánh Văn phòng', '2025-01-01', null],
    ]);
    expect((await change({ from: '2024-01-01', title: 'x' })).body.code).toBe('person.days-out-of-order');
    expect((await change({ from: '2025-02-01', contractKind: 'definite' })).body.code).toBe(
      'person.contract-of-employees',
    );
  });

  it('is in a duty group that has been decided', async () => {
    expect((await change({ from: '2025-01-01', dutyGroup: 'Một cửa' })).body.code).toBe(
      'person.no-duty-groups',
    );
    await ask('post', `/api/v1/units/${unit}/duty-groups`, {
      as: officer,
      body: { from: '2025-01-01', quotaScope: 'unit', groups: ['Chuyên viên'], ground },
    });
    const refused = await change({ from: '2025-01-01', dutyGroup: 'Một cửa' });
    expect([refused.body.code, refused.body.detail]).toEqual([
      'person.unknown-duty-group',
      expect.stringContaining('Chuyên viên'),
    ]);
    expect((await change({ from: '2025-01-01', dutyGroup: 'Chuyên viên' })).status).toBe(201);
  });
});

describe('membership of the Party', () => {
  it('begins and ends on days', async () => {
    expect((await member(true, '2010-05-19')).status).toBe(201);
    expect((await member(true, '2011-01-01')).body.code).toBe('person.membership-unchanged');
    expect((await member(false, '2024-01-01')).body.partyMemberships).toEqual([
      { from: '2010-05-19', to: '2023-12-31' },
    ]);
    expect((await member(true, '2009-01-01')).body.code).toBe('person.days-out-of-order');
  });
});

describe('an account', () => {
  it('is bound to a person by login, once, and taken back', async () => {
    const theirs = await anAccount(superuser, 'vo.thi.sua');
    expect((await account('khong.co')).body.code).toBe('person.account-not-free');
    expect((await account('vo.thi.sua')).status).toBe(200);
    const as = await server.session(theirs);
    expect((await ask('get', '/api/v1/people', { as })).body.people?.map(({ id }) => id)).toEqual([person]);
    await anAccount(superuser, 'tai.khoan.hai');
    expect((await account('tai.khoan.hai')).body.code).toBe('person.account-not-free');
    expect((await account(null)).status).toBe(200);
    expect((await ask('get', '/api/v1/people', { as })).status).toBe(401);
    expect((await account(null)).body.code).toBe('person.no-account');
  });
});

describe('retirement', () => {
  it('A26 - ends every post and disables the account, at once when the day has passed', async () => {
    const theirs = await anAccount(superuser, 've.huu');
    await account('ve.huu');
    const { body } = await retire('2026-01-31');
    expect(body.posts?.map(({ to }) => to)).toEqual(['2026-01-31']);
    expect(await statusOf(theirs)).toBe('disabled');
    // The file stays with the unit where they last worked.
    expect((await open()).body.serviceEnd).toBe('retired');
  });

  it('that lies ahead disables the account after its day', async () => {
    const theirs = await anAccount(superuser, 've.sau');
    await account('ve.sau');
    expect((await retire('2099-12-31')).body.serviceEnd).toBe('retired');
    expect((await retire('2099-12-31')).body.code).toBe('person.has-left');
    expect(await sweepLeavers(database)).toEqual([]);
    expect(await statusOf(theirs)).toBe('active');
    await superuser.query('update congtam.person set service_to = access.today() - 1 where id = $1', [
      person,
    ]);
    expect(await sweepLeavers(database)).toEqual([theirs]);
    expect(await statusOf(theirs)).toBe('disabled');
  });

  it('waits for posts elsewhere, which end there', async () => {
    const other = await aUnit(superuser, { name: 'Xã khác' });
    await superuser.query(
      `insert into congtam.post (id, person_id, unit_id, title, leads, service, is_main, valid_from, ground)
       values (gen_random_uuid(), $1, $2, 'Kiêm', 'none', 'civilServant', false, '2024-01-01', 'x')`,
      [person, other],
    );
    expect((await retire(todayInVietnam())).body.code).toBe('person.posts-elsewhere');
    await superuser.query(
      'update congtam.post set valid_to = access.today() where person_id = $1 and unit_id = $2',
      [person, other],
    );
    expect((await retire(todayInVietnam())).status).toBe(201);
    expect(server.faults).toEqual([]);
  });
});
