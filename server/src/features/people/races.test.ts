import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { anEntry } from '../../testing/registers.ts';
import { type Ask, type Reply, testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;

const CLIENTS = 6;
const ROUNDS = Number(process.env.CONGTAM_RACE_ROUNDS ?? 4);
const ground = 'QĐ 40/QĐ-UBND';

let unit: string;
let officer: string;
let person: string;
let post: string;

beforeAll(async () => {
  unit = await aUnit(superuser, { name: 'Xã' });
  const account = await anAccount(superuser);
  await aGrant(superuser, { account, role: 'personnelOfficer', unit });
  officer = await server.session(account);
});
const somebody = async () => {
  person = await aPerson(superuser, { name: 'Võ Thị Đua', unit });
  const { rows } = await superuser.query('select id from congtam.post where person_id = $1', [person]);
  post = rows[0].id;
};
beforeEach(somebody);

const seen = async () => ({
  'if-match': (await ask('get', `/api/v1/people/${person}`, { as: officer })).headers.get('etag') ?? '"none"',
});
/** What several clients get who ask at the same moment; none of it is a fault. */
async function atOnce(calls: readonly (() => Promise<Reply>)[]): Promise<readonly number[]> {
  const replies = await Promise.all(calls.map((call) => call()));
  expect(server.faults).toEqual([]);
  return replies.map(({ status }) => status).sort();
}
const times = (call: (client: number) => Promise<Reply>) =>
  Array.from({ length: CLIENTS }, (_, client) => () => call(client));
const onFile = (path: string, given: Ask) =>
  ask('post', `/api/v1/people/${person}${path}`, { as: officer, ...given });
const posts = async () =>
  (
    await superuser.query(
      'select unit_id as unit, title, valid_to::text as "to" from congtam.post where person_id = $1',
      [person],
    )
  ).rows;
const work = { title: 'Kế toán', service: 'civilServant', isMain: false, from: '2024-01-01', ground };
const ONE_OF_ALL = [201, ...Array.from({ length: CLIENTS - 1 }, () => 412)];

describe.each(Array.from({ length: ROUNDS }, (_, round) => round))('A10 - at the same moment (%s)', () => {
  it('one correction of a file is made, and the others are told that it has changed', async () => {
    const headers = await seen();
    const statuses = await atOnce(
      times((client) => onFile('/corrections', { headers, body: { bornOn: `198${client}-01-01`, ground } })),
    );
    expect(statuses).toEqual(ONE_OF_ALL);
  });

  it('one change of a post is made: none is silently undone', async () => {
    const headers = await seen();
    const statuses = await atOnce(
      times((client) =>
        onFile(`/posts/${post}/changes`, {
          headers,
          body: { from: '2020-01-01', title: `T${client}`, ground },
        }),
      ),
    );
    expect(statuses).toEqual(ONE_OF_ALL);
  });

  it('one post follows the one that ends', async () => {
    const headers = await seen();
    const next = { unit, title: 'Trưởng phòng', leads: 'head', service: 'civilServant' };
    const statuses = await atOnce(
      times(() => onFile(`/posts/${post}/end`, { headers, body: { on: '2025-01-01', ground, next } })),
    );
    expect(statuses).toEqual(ONE_OF_ALL);
    expect(await posts()).toHaveLength(2);
  });

  it('the same further post is given once', async () => {
    const headers = await seen();
    expect(await atOnce(times(() => onFile('/posts', { headers, body: { ...work, unit } })))).toEqual(
      ONE_OF_ALL,
    );
  });

  it('somebody joins the Party once', async () => {
    const headers = await seen();
    const statuses = await atOnce(
      times((client) =>
        onFile('/party-membership', {
          headers,
          body: { isMember: true, from: `2011-01-0${client + 1}`, ground },
        }),
      ),
    );
    expect(statuses).toEqual(ONE_OF_ALL);
  });

  it('somebody retires or is given a post, never both', async () => {
    const headers = await seen();
    const body = { lastDay: '2026-01-31', reason: 'retired', ground };
    const statuses = await atOnce([
      () => onFile('/retirement', { headers, body }),
      () => onFile('/posts', { headers, body: { ...work, unit } }),
      () => onFile('/retirement', { headers, body }),
    ]);
    expect(statuses).toEqual([201, 412, 412]);
  });

  it('a post is ended by its unit or taken over by the next, never both', async () => {
    const next = await aUnit(superuser, { name: 'Xã bên' });
    const account = await anAccount(superuser);
    await aGrant(superuser, { account, role: 'personnelOfficer', unit: next });
    const taker = await server.session(account);
    const { rows } = await superuser.query('select code from congtam.unit where id = $1', [next]);
    const handed = await onFile(`/posts/${post}/hand-over`, {
      body: { kind: 'transfer', toUnitCode: rows[0].code, on: '2026-11-01', ground },
    });
    const headers = await seen();
    await atOnce([
      () =>
        ask('post', `/api/v1/transfers/${handed.body.id}/take`, {
          as: taker,
          body: { title: 'Kế toán', service: 'civilServant' },
        }),
      () => onFile(`/posts/${post}/end`, { headers, body: { on: '2026-12-01', ground } }),
    ]);
    const held = await posts();
    const elsewhere = held.some((one) => one.unit === next);
    expect(held.find((one) => one.unit === unit)?.to).toBe(elsewhere ? '2026-10-31' : '2026-11-30');
  });

  it('a unit decides on duty groups once from what was seen', async () => {
    const office = await aUnit(superuser, { name: 'Phòng', parent: unit });
    const decide = (groups: readonly string[], headers = {}) =>
      ask('post', `/api/v1/units/${office}/duty-groups`, {
        as: officer,
        headers,
        body: { from: '2026-01-01', quotaScope: 'unit', groups, ground },
      });
    const first = await atOnce(times((client) => decide([`N${client}`])));
    expect(first).toEqual([201, ...Array.from({ length: CLIENTS - 1 }, () => 428)]);
    const later = await atOnce(times((client) => decide([`S${client}`], { 'if-match': '"v1"' })));
    expect(later).toEqual(ONE_OF_ALL);
  });

  it('an entry of a register is corrected once from what was seen', async () => {
    const path = `/api/v1/registers/unitTasks/${await anEntry(superuser, { unit })}/corrections`;
    const content = { task: 'Số hóa', source: 'law', assignedBy: 'Luật', deadline: '2026-05-01' };
    const statuses = await atOnce(
      times((client) =>
        ask('post', path, {
          as: officer,
          headers: { 'if-match': '"v1"' },
          body: { content: { ...content, task: `Số hóa ${client}` }, reason: ground },
        }),
      ),
    );
    expect(statuses).toEqual(ONE_OF_ALL);
  });

  it('a unit is dissolved or somebody is put into it, never both', async () => {
    const office = await aUnit(superuser, { name: 'Phòng', parent: unit });
    const headers = await seen();
    const on = '2026-01-01';
    const body = { predecessors: [office], successors: [], on, ground };
    const statuses = await atOnce([
      () => onFile('/posts', { headers, body: { ...work, unit: office, from: on } }),
      () => ask('post', '/api/v1/unit-mergers', { as: officer, body }),
    ]);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
  });
});

describe('the database by itself', () => {
  it('raises the version of a file with every post and membership', async () => {
    const before = (await seen())['if-match'];
    await superuser.query(
      "insert into congtam.party_membership (person_id, valid_from) values ($1, '2010-01-01')",
      [person],
    );
    expect((await seen())['if-match']).not.toBe(before);
  });

  it('refuses memberships that overlap, a post twice, and a post after the end of service', async () => {
    const join = (from: string) =>
      superuser.query('insert into congtam.party_membership (person_id, valid_from) values ($1, $2)', [
        person,
        from,
      ]);
    await join('2010-01-01');
    await expect(join('2011-01-01')).rejects.toThrow(/party_membership_one_a_day/);
    const give = (title: string) =>
      superuser.query(
        `insert into congtam.post (id, person_id, unit_id, title, leads, service, is_main, valid_from, ground)
         values (gen_random_uuid(), $1, $2, $3, 'none', 'civilServant', false, '2024-01-01', 'x')`,
        [person, unit, title],
      );
    await give('Kế toán');
    await expect(give('Kế toán')).rejects.toThrow(/post_once_a_day/);
    await superuser.query(
      "update congtam.person set service_to = '2026-01-31', service_end = 'retired' where id = $1",
      [person],
    );
    await expect(give('Thủ quỹ')).rejects.toThrow(/beyond the end of service/);
  });
});
