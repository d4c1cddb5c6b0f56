import { beforeAll, describe, expect, it } from 'vitest';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { said } from '../../testing/cycles.ts';
import { daysFromToday } from '../../testing/days.ts';
import { type DecidedCycle, decidedCycle } from '../../testing/decided-cycle.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';
import { aUnit } from '../../testing/units.ts';
import { afterPointAct, POINT_ACTS, POINT_STATES } from './review-points.states.ts';

const server = await testServer();
const { ask, database, session } = server;
const { superuser } = database;
let year: DecidedCycle;
let homeAffairs: string;
let inspector: string;

const withRole = async (role: string, unit: string) => {
  const account = await anAccount(superuser);
  await aGrant(superuser, { account, role, unit });
  return session(account);
};
const search = (as: string, answerBy = daysFromToday(5)): Promise<Reply> =>
  ask('post', `/api/v1/cycles/${year.cycleId}/review-searches`, { as, body: { answerBy } });
const points = async (as: string): Promise<{ [name: string]: unknown }[]> => {
  const { body } = await ask('get', `/api/v1/review-points?cycle=${year.cycleId}`, { as });
  return JSON.parse(JSON.stringify(body.points));
};
const step = (as: string, id: unknown, what: string): Promise<Reply> =>
  ask('post', `/api/v1/review-points/${id}/${what}`, { as, body: { words: 'Đã đối chiếu sổ giao việc' } });

beforeAll(async () => {
  year = await decidedCycle(server);
  homeAffairs = await withRole('homeAffairs', year.commune);
  inspector = await withRole('inspector', year.commune);
  // Two people whose rows came after the last day: what a search finds without a province around it.
  for (const person of [year.an, year.headPerson])
    for (const key of ['a', 'b', 'c', 'd', 'e'])
      await superuser.query(
        `insert into congtam.statement (cycle_id, sheet, unit_id, person_id, period, row_key, step, cells, reason, is_late,
           said_by)
         values ($1, 'leave', $2, $3, '', $4, 'office', '{"kind": "sick", "from": "2026-02-02", "to": "2026-02-03"}',
           'muộn', true, (select planned_by from congtam.cycle where id = $1))`,
        [year.cycleId, year.office, person, key],
      );
}, 120_000);

describe('points to review', () => {
  it('are looked for by who oversees, who is told how many and not what', async () => {
    expect(said(await search(year.head))[0]).toBe(403);
    expect(said(await search(inspector))[0]).toBe(403);
    expect(said(await search(homeAffairs, daysFromToday(0)))).toEqual([422, 'review-point.answer-day-past']);
    const { status, body } = await search(homeAffairs);
    expect([status, body.found]).toEqual([201, [{ kind: 'lateEdits', points: 2 }]]);
    expect(JSON.stringify(body)).not.toContain(year.an);
    // What was raised is not raised again.
    expect((await search(homeAffairs)).body.found).toEqual([]);
  });

  it('are seen by the unit and by whom they are about first, and by who oversees only after the answer', async () => {
    expect(await points(homeAffairs)).toEqual([]);
    expect(await points(inspector)).toEqual([]);
    const [own] = await points(year.anSession);
    expect(own).toMatchObject({ person: year.an, numbers: { edits: 5 }, state: 'withUnit' });
    // A head sees those of the unit and their own, and answers none about themself.
    const seen = await points(year.head);
    expect(seen).toHaveLength(2);
    const [ofAn, ofHead] = [year.an, year.headPerson].map((one) => seen.find(({ person }) => person === one));
    expect(said(await step(year.head, ofHead?.id, 'answer'))).toEqual([403, 'access.not-to-yourself']);
    expect(said(await step(year.binhSession, ofAn?.id, 'answer'))[0]).toBe(403);
    expect(said(await step(homeAffairs, ofAn?.id, 'closing'))).toEqual([404, 'review-point.unknown']);
    const answered = await step(year.head, ofAn?.id, 'answer');
    expect([answered.status, answered.body.state]).toEqual([201, 'answered']);
    expect((await points(homeAffairs)).map(({ person }) => person)).toEqual([year.an]);
    expect((await points(inspector)).map(({ person }) => person)).toEqual([year.an]);
    expect((await step(homeAffairs, ofAn?.id, 'asking')).body.state).toBe('withUnit');
    await step(year.head, ofAn?.id, 'answer');
    expect((await step(homeAffairs, ofAn?.id, 'closing')).body.state).toBe('closed');
    expect(said(await step(year.head, ofAn?.id, 'answer'))).toEqual([409, 'access.not-in-this-state']);
  });

  it('change no level and no score, whatever is found', async () => {
    const { rows } = await superuser.query(
      'select count(*)::int as n from congtam.level_act where taken_at > (select max(searched_at) from congtam.review_search)',
    );
    expect(rows[0].n).toBe(0);
  });

  it('stand on thresholds of the nearest body that set any, by document, else on those stated', async () => {
    const path = (unit: string) => `/api/v1/units/${unit}/review-thresholds`;
    const read = async (unit: string) => (await ask('get', path(unit), { as: homeAffairs })).body;
    expect(await read(year.office)).toMatchObject({ setBy: null, thresholds: { lateEdits: 4 } });
    const set = (as: string, unit: string) =>
      ask('put', path(unit), { as, body: { thresholds: { lateEdits: 9 }, document: 'HD 3/SNV' } });
    expect(said(await set(year.officer, year.commune))[0]).toBe(403);
    expect((await set(homeAffairs, year.commune)).body).toMatchObject({
      setBy: year.commune,
      thresholds: { lateEdits: 9, likeness: 0.5 },
    });
    expect(await read(year.office)).toMatchObject({ setBy: year.commune, document: 'HD 3/SNV' });
    const other = await aUnit(superuser, { name: 'Ngoài' });
    expect(said(await set(homeAffairs, other))[0]).toBe(403);
  });

  it('go from each state only where the table of acts says', () => {
    const no = POINT_STATES.flatMap((state) =>
      POINT_ACTS.filter((act) => afterPointAct(state, act) === undefined).map((act) => `${state} ${act}`),
    );
    expect(no).toEqual(['withUnit askAgain', 'closed answer', 'closed close', 'closed askAgain']);
  });
});
