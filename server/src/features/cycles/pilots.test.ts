import { beforeAll, describe, expect, it } from 'vitest';
import { account } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { aComputedCycle, type ComputedCycle } from '../../testing/computed-cycle.ts';
import { said } from '../../testing/cycles.ts';
import { makePilot } from '../../testing/pilots.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
const PILOT = [409, 'cycle.pilot'];
const R = 'nd-335-2025';
let office: string;
let person: string;
let tried: ComputedCycle;
let real: ComputedCycle;
let [officer, authority, own] = ['', '', ''];

const withRole = async (role: string) => {
  const holder = await anAccount(superuser);
  await aGrant(superuser, { account: holder, role, unit: office });
  return server.session(holder);
};
const draft = ({ cycle, code }: ComputedCycle): Promise<Reply> =>
  ask('post', `/api/v1/cycles/${cycle}/decisions`, {
    as: officer,
    body: { regulation: R, unit: office, basis: 'NĐ 335', items: [{ subject: code, level: 'good' }] },
  });
const decideLevel = async ({ cycle, code }: ComputedCycle): Promise<void> => {
  const at = `/api/v1/cycles/${cycle}/levels/${R}/${code}`;
  const { headers } = await ask('get', at, { as: authority });
  const reply = await ask('post', `${at}/decision`, {
    as: authority,
    body: { level: 'good', reason: 'theo kết quả', document: 'QĐ 12' },
    headers: { 'if-match': headers.get('etag') ?? '' },
  });
  expect(said(reply)).toEqual([201, undefined]);
};

beforeAll(async () => {
  office = await aUnit(superuser, { name: 'Sở' });
  person = await aPerson(superuser, { name: 'An', unit: office });
  [officer, authority] = [await withRole('personnelOfficer'), await withRole('authority')];
  own = await server.session(await anAccount(superuser, { person }));
  tried = await aComputedCycle(superuser, { unit: office, places: 5, about: [person] });
  real = await aComputedCycle(superuser, { unit: office, places: 5, about: [person], period: '2025' });
  await makePilot(superuser, tried.cycle);
  for (const one of [tried, real]) await decideLevel(one);
});

describe('what is tried in a pilot', () => {
  it('is drafted into no decision, and one drafted before goes no further than being taken away', async () => {
    expect(said(await draft(tried))).toEqual(PILOT);
    const before = await aComputedCycle(superuser, { unit: office, places: 5 });
    const drafted = await draft(before);
    expect(drafted.status).toBe(201);
    await makePilot(superuser, before.cycle);
    const path = `/api/v1/decisions/${drafted.body.id}`;
    expect(said(await ask('post', `${path}/submission`, { as: officer, body: {} }))).toEqual(PILOT);
    const away = await ask('post', `${path}/withdraw`, { as: officer, body: { reason: 'chỉ làm thử' } });
    expect(away.status).toBe(201);
  });

  it('is no result of anybody: not among their own, and not counted before an appointment', async () => {
    const results = await ask('get', '/api/v1/me/results', { as: own });
    expect(results.body.results?.map(({ cycle, level }) => [cycle, level])).toEqual([[real.cycle, 'good']]);
    const check = await ask('get', `/api/v1/people/${person}/staffing-check?until=2026`, { as: authority });
    expect(check.body.years?.map(({ year, levels }) => [year, levels?.length])).toEqual([
      ['2026', 0],
      ['2025', 1],
      ['2024', 0],
    ]);
    expect(check.body.unknown).toEqual(['2026', '2024']);
  });

  it('counts nothing as brought, whatever paper was put down in it', async () => {
    await superuser.query(
      `insert into congtam.answer (cycle_id, question, unit_id, person_id, subject_code, period, option, by_whom, on_day,
         document, reason, is_brought, round, recorded_by)
       values ($1, 'level', $2, $3, $4, '2024', 'excellent', 'Chủ tịch', '2024-12-20', '9/QĐ', 'thử', true, 1, $5)`,
      [tried.cycle, office, person, tried.code, await anAccount(superuser)],
    );
    const check = await ask('get', `/api/v1/people/${person}/staffing-check?until=2024`, { as: authority });
    expect(check.body.years?.[0]).toEqual({ year: '2024', levels: [] });
  });

  it('is used for nothing: no commendation, nothing to follow up, no income', async () => {
    const lists = [`commendation?regulation=${R}&from=good`, 'follow-ups', 'payouts'];
    for (const list of lists) {
      const at = (cycle: string) => ask('get', `/api/v1/cycles/${cycle}/${list}`, { as: authority });
      expect([list, said(await at(tried.cycle))]).toEqual([list, PILOT]);
      expect([list, (await at(real.cycle)).status]).toEqual([list, 200]);
    }
    const commended = await ask('post', `/api/v1/cycles/${tried.cycle}/commendation/${R}/${tried.code}`, {
      as: authority,
      body: { isPutForward: true },
    });
    expect(said(commended)).toEqual(PILOT);
  });

  it('goes out on no paper, alone or for many, in no dossier, and gives no measure against a shortcoming', async () => {
    const given = {
      signatory: { capacity: ['CHỦ TỊCH'] },
      recipients: ['Lưu: VT'],
      issuer: { place: 'Bình An', numberSigns: 'TB-S' },
      petitionTo: 'Giám đốc Sở',
    };
    const on = (path: string, body: object) =>
      ask('post', `/api/v1/cycles/${tried.cycle}/${path}`, { as: officer, body });
    const form = 'personal-notice';
    expect(said(await on('issued-papers', { form, subject: tried.code, given }))).toEqual(PILOT);
    expect(said(await on('paper-batches', { form, given }))).toEqual(PILOT);
    expect(said(await on('dossiers', { subject: tried.code, recipient: office }))).toEqual(PILOT);
    const remedy = await ask('post', `/api/v1/units/${office}/remedies`, {
      as: officer,
      body: {
        ...{ shortcoming: 'Trễ hạn', measure: 'Rút ngắn', dueOn: '2030-06-30', ground: 'KH 5' },
        ...{ owner: person, follower: await aPerson(superuser, { name: 'B', unit: office }) },
        cycle: tried.cycle,
      },
    });
    expect(said(remedy)).toEqual(PILOT);
  });

  it('is shown marked where the pilot itself is looked at', async () => {
    const { body } = await ask('get', '/api/v1/cycles', { as: officer });
    const marked = (body.cycles ?? []).filter(({ isPilot }) => isPilot).map(({ id }) => id);
    expect(marked).toContain(tried.cycle);
    expect(marked).not.toContain(real.cycle);
    expect((await ask('get', `/api/v1/cycles/${tried.cycle}`, { as: officer })).body.isPilot).toBe(true);
    const levels = await ask('get', `/api/v1/cycles/${tried.cycle}/levels`, { as: authority });
    expect(levels.body.levels?.length).toBe(1);
    expect(server.faults).toEqual([]);
  });
});

it('the database itself keeps no decision of a pilot', async () => {
  const by = await anAccount(superuser);
  await aGrant(superuser, { account: by, role: 'personnelOfficer', unit: office });
  const put = (cycle: string) =>
    database.asActor(account(by), async ({ db }) => {
      await db
        .insertInto('congtam.decision')
        .values({
          ...{ id: newId(), cycle_id: cycle, regulation: R, unit_id: office, kind: 'first' },
          ...{ basis: 'NĐ 335', drafted_by: by },
        })
        .execute();
      throw new Error('it would be kept');
    });
  await expect(put(tried.cycle)).rejects.toThrow(/row-level security/);
  await expect(put(real.cycle)).rejects.toThrow('it would be kept');
});
