import { beforeAll, describe, expect, it } from 'vitest';
import { aGrant, anAccount } from '../testing/accounts.ts';
import { type Reply, testServer } from '../testing/test-server.ts';
import { aPerson, aUnit } from '../testing/units.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
const ground = 'QĐ 01';
const NOBODY = '01890000-0000-7000-8000-000000000000';

let unit: string;
let other: string;
let officer: string;
let taker: string;
let person: string;

const officerAt = async (where: string) => {
  const account = await anAccount(superuser);
  await aGrant(superuser, { account, role: 'personnelOfficer', unit: where });
  return server.session(account);
};
const postOf = async (id: string) =>
  String((await superuser.query('select id from congtam.post where person_id = $1', [id])).rows[0].id);
const seen = async (id: string) => ({
  'if-match': (await ask('get', `/api/v1/people/${id}`, { as: officer })).headers.get('etag') ?? '',
});

beforeAll(async () => {
  unit = await aUnit(superuser, { name: 'Xã' });
  other = await aUnit(superuser, { name: 'Xã bên' });
  officer = await officerAt(unit);
  taker = await officerAt(other);
  person = await aPerson(superuser, { name: 'Lê Văn Thử', unit });
});

const DAYS = ['0000-01-01', '0001-01-01', '1899-12-31', '2201-01-01', '9999-12-31'];
const TEXTS = ['a\u0000bc', 'a\ud800bc'];
const work = { title: 'Chuyên viên', service: 'civilServant', ground };

/** Calls with a place for a day or for a text. */
const TAKES_DAY: { readonly [call: string]: (day: string) => Promise<Reply> } = {
  'the tree of a day': (day) => ask('get', `/api/v1/units?on=${day}`, { as: officer }),
  'duty groups of a day': (day) => ask('get', `/api/v1/units/${unit}/duty-groups?on=${day}`, { as: officer }),
  'a birthday': (bornOn) =>
    ask('post', '/api/v1/people', {
      as: officer,
      body: { staffCode: 'P1', fullName: 'Một', bornOn, post: { ...work, unit, from: '2024-01-01' } },
    }),
  'the first day of a post': (from) =>
    ask('post', '/api/v1/people', {
      as: officer,
      body: { staffCode: 'P1', fullName: 'Một', post: { ...work, unit, from } },
    }),
  'the day of a unit': (from) =>
    ask('post', '/api/v1/units', {
      as: officer,
      body: { code: 'X1', name: 'Phòng', kind: 'other', role: 'usingBody', parent: unit, from, ground },
    }),
  'the day of a roster': (on) =>
    ask('post', `/api/v1/rosters?${new URLSearchParams({ unit, on, ground })}`, {
      as: officer,
      file: { kind: 'csv', bytes: Buffer.from('Mã người\n1') },
    }),
};
const TAKES_TEXT: { readonly [call: string]: (text: string) => Promise<Reply> } = {
  'a login': (login) => ask('post', '/api/v1/session', { body: { login, password: 'x' } }),
  'a login to activate': (login) =>
    ask('post', '/api/v1/activation', { body: { login, code: 'x', password: 'Một mật khẩu 7!' } }),
  'a search': (text) =>
    ask('get', `/api/v1/people?search=${encodeURIComponent(text.toWellFormed())}`, { as: officer }),
  'a code of a unit': (toUnitCode) =>
    postOf(person).then((post) =>
      ask('post', `/api/v1/people/${person}/posts/${post}/hand-over`, {
        as: officer,
        body: { kind: 'transfer', toUnitCode, on: '2026-11-01', ground },
      }),
    ),
  'content of a register': (task) =>
    ask('post', '/api/v1/registers/unitTasks', {
      as: officer,
      body: { unit, content: { task, source: 'law', assignedBy: 'Luật', deadline: '2026-05-01' } },
    }),
  'a name of a field': (name) => ask('post', '/api/v1/units', { as: officer, body: { [name]: 1 } }),
};

describe('A44 - what no database stores is the fault of who sends it, never of the server', () => {
  it.each(Object.entries(TAKES_DAY))('%s lies between 1900 and 2200', async (_, call) => {
    for (const day of DAYS) expect([day, (await call(day)).status]).toEqual([day, 400]);
    expect((await call('2026-01-01')).status).toBeLessThan(300);
    expect(server.faults).toEqual([]);
    await superuser.query(
      "update congtam.person set staff_code = 'old-' || right(id::text, 8) where staff_code = 'P1'",
    );
  });

  it.each(Object.entries(TAKES_TEXT))('%s holds no NUL and no half of a character', async (_, call) => {
    for (const text of TEXTS) {
      const { status } = await call(text);
      expect([400, 200]).toContain(status);
    }
    expect(server.faults).toEqual([]);
  });

  it('an unknown sending unit, or the unit itself, is told as such', async () => {
    const give = async (secondedFrom: string) =>
      ask('post', `/api/v1/people/${person}/posts`, {
        as: officer,
        body: { ...work, title: 'Kiêm', unit, isMain: false, from: '2024-01-01', secondedFrom },
        headers: await seen(person),
      });
    expect((await give(NOBODY)).status).toBe(404);
    expect((await give(unit)).body.code).toBe('person.seconded-from-here');
    expect(server.faults).toEqual([]);
  });

  it('a unit is named once in a merger', async () => {
    const [one, two] = [
      await aUnit(superuser, { name: 'A', parent: unit }),
      await aUnit(superuser, { name: 'B', parent: unit }),
    ];
    const merge = (predecessors: readonly string[], successors: readonly string[]) =>
      ask('post', '/api/v1/unit-mergers', {
        as: officer,
        body: { predecessors, successors, on: '2026-01-01', ground },
      });
    expect((await merge([one], [two, two])).status).toBe(400);
    expect((await merge([one, one], [two])).status).toBe(400);
    expect((await merge([one], [two])).status).toBe(201);
  });

  it('a secondment ends within the years that are taken, and the file stays readable', async () => {
    const { rows } = await superuser.query('select code from congtam.unit where id = $1', [other]);
    const post = await postOf(person);
    const handOver = (until: string) =>
      ask('post', `/api/v1/people/${person}/posts/${post}/hand-over`, {
        as: officer,
        body: { kind: 'secondment', toUnitCode: rows[0].code, on: '2026-01-01', until, ground },
      });
    expect((await handOver('9999-12-31')).status).toBe(400);
    expect((await handOver('2200-12-31')).status).toBe(400);
    const handed = await handOver('2200-12-30');
    const body = { title: 'Biệt phái', service: 'civilServant' };
    expect((await ask('post', `/api/v1/transfers/${handed.body.id}/take`, { as: taker, body })).status).toBe(
      201,
    );
    expect((await ask('get', `/api/v1/people/${person}`, { as: officer })).status).toBe(200);
    await expect(
      superuser.query("update congtam.post set valid_to = '9999-12-31' where valid_to is not null"),
    ).rejects.toThrow(/post_days_known/);
    expect(server.faults).toEqual([]);
  });
});
