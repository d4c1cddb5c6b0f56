import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../database/new-id.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { aComputedCycle, type ComputedCycle } from '../../testing/computed-cycle.ts';
import { said } from '../../testing/cycles.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';
import { todayInVietnam } from '../../vietnam-day.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
const R = 'nd-335-2025';
const DAY = 24 * 3600 * 1000;
const yesterday = () => todayInVietnam(new Date(Date.now() - DAY));
let [commune, office, next, aside] = ['', '', '', ''];
let [officer, authority, second, headOfNext, headAside, own] = ['', '', '', '', '', ''];
let year: ComputedCycle;

const withRole = async (role: string, unit: string) => {
  const account = await anAccount(superuser);
  await aGrant(superuser, { account, role, unit });
  return server.session(account);
};
/** Nobody serves in the office any more: they were moved before it ends. */
async function movedOn(people: readonly string[]): Promise<void> {
  await superuser.query('set session_replication_role = replica');
  await superuser.query('update congtam.post set valid_to = $2 where unit_id = $1', [office, yesterday()]);
  for (const person of people)
    await superuser.query(
      `insert into congtam.post (id, person_id, unit_id, title, leads, service, is_main, valid_from, ground)
       values ($1, $2, $3, 'Chuyên viên', 'none', 'civilServant', true, $4, 'QĐ 9')`,
      [newId(), person, next, todayInVietnam()],
    );
  await superuser.query('reset session_replication_role');
}
/** The office ends: what came in its place, if anything did. */
const ends = async (successors: readonly string[]): Promise<void> => {
  const body = { predecessors: [office], successors, on: todayInVietnam(), ground: 'NQ 5' };
  const reply = await ask('post', '/api/v1/unit-mergers', { as: officer, body });
  expect(said(reply)).toEqual([201, undefined]);
};
const at = (code = year.code) => `/api/v1/cycles/${year.cycle}/levels/${R}/${code}`;
const read = (as: string): Promise<Reply> => ask('get', at(), { as });
const decide = async (as: string): Promise<Reply> =>
  ask('post', `${at()}/decision`, {
    as,
    body: { level: 'good', reason: 'theo kết quả', document: 'QĐ 12' },
    headers: { 'if-match': (await read(as)).headers.get('etag') ?? '"v0"' },
  });

beforeEach(async () => {
  commune = await aUnit(superuser, { name: 'UBND xã' });
  office = await aUnit(superuser, { name: 'Văn phòng cũ', parent: commune });
  next = await aUnit(superuser, { name: 'Văn phòng mới', parent: commune });
  aside = await aUnit(superuser, { name: 'Phòng Kinh tế', parent: commune });
  const people = [
    await aPerson(superuser, { name: 'An', unit: office }),
    await aPerson(superuser, { name: 'Bình', unit: office }),
  ];
  officer = await withRole('personnelOfficer', commune);
  [authority, second] = [await withRole('authority', commune), await withRole('authority', commune)];
  [headOfNext, headAside] = [await withRole('head', next), await withRole('head', aside)];
  own = await server.session(await anAccount(superuser, { person: people[0] ?? '' }));
  year = await aComputedCycle(superuser, { unit: commune, places: 5, about: people, servesIn: office });
  await movedOn(people);
});

describe('A50 - results in a unit that has ended since', () => {
  it('are those of the unit that came in its place: seen, decided and published by who answers there', async () => {
    await ends([next]);
    const levels = await ask('get', `/api/v1/cycles/${year.cycle}/levels`, { as: authority });
    expect(levels.body.levels?.length).toBe(2);
    expect([(await read(officer)).status, (await read(headOfNext)).status]).toEqual([200, 200]);
    expect((await read(headAside)).status).not.toBe(200);
    expect(said(await decide(headAside))[0]).not.toBe(201);
    expect(said(await decide(authority))).toEqual([201, undefined]);
    const drafted = await ask('post', `/api/v1/cycles/${year.cycle}/decisions`, {
      as: officer,
      body: { regulation: R, unit: commune, basis: 'NĐ', items: [{ subject: year.codes[1], level: 'good' }] },
    });
    expect(said(drafted)).toEqual([201, undefined]);
  });

  it('are those of the unit above, where nothing came in its place', async () => {
    await ends([]);
    expect(said(await decide(authority))).toEqual([201, undefined]);
    expect((await read(headOfNext)).status).not.toBe(200);
  });

  it('are petitioned against, and the petition is taken up by another than who decided', async () => {
    await ends([next]);
    expect((await decide(authority)).status).toBe(201);
    const filed = await ask('post', `/api/v1/cycles/${year.cycle}/petitions`, {
      as: own,
      body: { contested: 'Không nhất trí mức xếp loại' },
    });
    expect(said(filed)).toEqual([201, undefined]);
    const seen = await ask('get', '/api/v1/petitions', { as: second });
    expect(seen.body.petitions?.map(({ id }) => id)).toEqual([filed.body.id]);
    const taken = await ask('post', `/api/v1/petitions/${filed.body.id}/taking`, { as: second, body: {} });
    expect(said(taken)).toEqual([201, undefined]);
  });
});
