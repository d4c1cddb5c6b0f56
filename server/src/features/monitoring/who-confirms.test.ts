import { beforeAll, describe, expect, it } from 'vitest';
import { aDelegation, aGrant, anAccount, anActingHead } from '../../testing/accounts.ts';
import { type SmallCommune, said, smallCommune } from '../../testing/cycles.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
let c: SmallCommune;
let cycle: string;
/** A second office of the commune, with a head of its own. */
let other: { unit: string; head: string };
const CRITERIA = {
  ...{ rater: 'self', 'I.1': '5', 'I.2': '5', 'II.1': '2.5', 'II.2': '2.5', 'II.3': '2.5', 'II.4': '2.5' },
  ...{ 'III.1': '2.5', 'III.2': '2.5', 'III.3': '2.5', 'III.4': '2.5' },
};
const WORK = {
  assigned: '10',
  completed: '9',
  meetingQuality: '9',
  onTime: '9',
  product: 'x',
  coefficient: '1',
};
const ROWS = [
  { sheet: 'general-criteria', cells: CRITERIA },
  { sheet: 'work-products', key: '1', cells: WORK },
];

const withRole = async (role: string | null, unit: string, person?: string) => {
  const account = await anAccount(superuser, person === undefined ? {} : { person });
  if (role !== null) await aGrant(superuser, { account, role, unit });
  return { account, session: await server.session(account) };
};
const place = (of: string, person: string, period: string) =>
  `/api/v1/cycles/${of}/people/${person}/monitoring/${period}`;
const act = async (at: string, path: string, as: string, body: object = {}): Promise<Reply> => {
  const seen = (await ask('get', at, { as })).headers.get('etag') ?? '"v0"';
  const headers = { 'if-match': seen };
  return ask(path === 'self' ? 'put' : 'post', `${at}/${path}`, { as, body, headers });
};
const handedIn = async (at: string, as: string): Promise<void> => {
  expect((await act(at, 'self', as, { rows: ROWS })).status).toBe(200);
  expect((await act(at, 'submission', as)).status).toBe(201);
};
const listed = async (unit: string, period: string) => {
  const query = new URLSearchParams({ unit, period });
  return (await ask('get', `/api/v1/cycles/${cycle}/monitoring?${query}`, { as: c.officer })).body;
};
/** Moves somebody with the day on which they begin elsewhere. */
const moves = async (person: string, to: string, on: string): Promise<void> => {
  await superuser.query('update congtam.post set valid_to = $2::date - 1 where person_id = $1', [person, on]);
  await superuser.query(
    `insert into congtam.post (id, person_id, unit_id, title, leads, service, is_main, valid_from, ground)
     values (gen_random_uuid(), $1, $2, 'Chuyên viên', 'none', 'civilServant', true, $3, 'QĐ 02')`,
    [person, to, on],
  );
};

beforeAll(async () => {
  c = await smallCommune(server);
  cycle = await c.cycle();
  const unit = await aUnit(superuser, { name: 'Phòng Kinh tế', parent: c.commune });
  const person = await aPerson(superuser, { name: 'Dung', unit });
  other = { unit, head: (await withRole('head', unit, person)).session };
});

describe('where the files of a period stand', () => {
  it('waits only for whom a regulation of the cycle asks: not for a cadre, of whom it is not', async () => {
    const cadre = await aPerson(superuser, { name: 'Bí thư', unit: c.office });
    await superuser.query("update congtam.post set service = 'cadre' where person_id = $1", [cadre]);
    const { people } = await listed(c.office, '2026-01');
    const why = new Map(people?.map(({ person, whyNotAsked }) => [String(person), whyNotAsked]));
    expect(why.get(cadre)).toMatchObject({ vi: expect.stringMatching(/^không thuộc đối tượng của /) });
    expect(why.get(c.an)).toBeNull();
  });

  it('is told as recorded where the office recorded it from paper', async () => {
    await superuser.query(
      `insert into congtam.statement
         (cycle_id, sheet, unit_id, person_id, period, row_key, step, cells, is_late, said_by)
       values ($1, 'general-criteria', $2, $3, '2026-01', '', 'office', '{}', false, $4)`,
      [cycle, c.office, c.binh, await anAccount(superuser)],
    );
    const recorded = async (period: string) =>
      (await listed(c.office, period)).people
        ?.filter(({ isRecorded }) => String(isRecorded) === 'true')
        .map(({ person }) => String(person));
    expect([await recorded('2026-01'), await recorded('2026-02')]).toEqual([[c.binh], []]);
  });
});

describe('the file of somebody who moves within the body', () => {
  let mover: { id: string; session: string };
  beforeAll(async () => {
    const id = await aPerson(superuser, { name: 'Giang', unit: c.office });
    mover = { id, session: (await withRole(null, c.office, id)).session };
    await moves(id, other.unit, '2026-03-16');
  });

  it('is confirmed by whoever heads the unit of that month, before and after', async () => {
    for (const [period, head, stranger] of [
      ['2026-02', c.head, other.head],
      ['2026-04', other.head, c.head],
    ] as const) {
      const at = place(cycle, mover.id, period);
      await handedIn(at, mover.session);
      expect([403, 404]).toContain((await act(at, 'confirmation', stranger)).status);
      expect((await act(at, 'confirmation', head)).body.state).toBe('confirmed');
    }
  });

  it('is closed in the middle of a month by the office for the unit they leave, and stays there', async () => {
    const at = place(cycle, mover.id, '2026-03');
    await act(at, 'self', mover.session, { rows: ROWS });
    const closed = await act(at, 'leaver', c.officer, { reason: 'chuyển phòng từ 16/3' });
    expect(closed.body.state).toBe('submitted');
    expect([403, 404, 409]).toContain((await act(at, 'confirmation', other.head)).status);
    expect((await act(at, 'confirmation', c.head)).body.state).toBe('confirmed');
    const there = await listed(c.office, '2026-03');
    expect((there.people ?? []).map(({ person }) => person)).toContain(mover.id);
    const here = await listed(other.unit, '2026-03');
    expect((here.people ?? []).map(({ person }) => person)).not.toContain(mover.id);
  });
});

describe('where the head is gone', () => {
  it('nobody near confirms, and that is shown; an acting head does, from their day on', async () => {
    const unit = await aUnit(superuser, { name: 'Phòng Văn hóa', parent: c.commune });
    const person = await aPerson(superuser, { name: 'Hà', unit });
    const deputy = await aPerson(superuser, { name: 'Khánh', unit });
    const { session } = await withRole(null, unit, person);
    const acting = await withRole(null, unit, deputy);
    const at = place(cycle, person, '2026-05');
    await handedIn(at, session);
    const waits = async () => (await ask('get', at, { as: c.officer })).body.waitsFor;
    expect(await waits()).toEqual({ step: 'manager', by: [] });
    expect([403, 404]).toContain((await act(at, 'confirmation', acting.session)).status);
    await anActingHead(superuser, { unit, person: deputy });
    expect((await waits())?.by).toMatchObject([{ at: unit, through: 'acting' }]);
    expect((await act(at, 'confirmation', acting.session)).body.state).toBe('confirmed');
    // Their own is confirmed by somebody else.
    const own = place(cycle, deputy, '2026-05');
    await handedIn(own, acting.session);
    expect(said(await act(own, 'confirmation', acting.session))).toEqual([403, 'access.not-to-yourself']);
    expect((await ask('get', own, { as: c.officer })).body.waitsFor?.by).toEqual([]);
  });

  it('for a while, whom they delegated confirms, but never for who delegated it', async () => {
    const unit = await aUnit(superuser, { name: 'Phòng Tư pháp', parent: c.commune });
    const [boss, person, deputy] = [
      await aPerson(superuser, { name: 'Lan', unit }),
      await aPerson(superuser, { name: 'Minh', unit }),
      await aPerson(superuser, { name: 'Nga', unit }),
    ];
    const head = await withRole('head', unit, boss);
    const { session } = await withRole(null, unit, person);
    const delegate = await withRole(null, unit, deputy);
    const given = { by: head.account, to: delegate.account, person: deputy, role: 'head', unit };
    await aDelegation(superuser, given);
    const at = place(cycle, person, '2026-05');
    await handedIn(at, session);
    const { holders } = await listed(unit, '2026-05');
    expect((holders ?? []).flatMap(({ confirm }) => confirm ?? []).map(({ through }) => through)).toEqual([
      'delegation',
      'grant',
    ]);
    expect((await act(at, 'confirmation', delegate.session)).body.state).toBe('confirmed');
    const own = place(cycle, boss, '2026-05');
    await handedIn(own, head.session);
    expect(said(await act(own, 'confirmation', delegate.session))).toEqual([
      403,
      'access.not-for-who-delegated',
    ]);
    expect((await ask('get', own, { as: c.officer })).body.waitsFor?.by).toEqual([]);
  });

  it('their own months are closed by the office and confirmed from above', async () => {
    const unit = await aUnit(superuser, { name: 'Phòng Nội vụ', parent: c.commune });
    const gone = await aPerson(superuser, { name: 'Oanh', unit, to: '2026-06-30' });
    await withRole('head', unit, gone);
    const above = await withRole('head', c.commune);
    const at = place(cycle, gone, '2026-06');
    expect((await act(at, 'leaver', c.officer, { reason: 'nghỉ hưu từ 01/7' })).body.state).toBe('submitted');
    const next = (await ask('get', at, { as: c.officer })).body.waitsFor;
    expect(next?.by).toMatchObject([{ at: c.commune, through: 'grant' }]);
    expect((await act(at, 'confirmation', above.session)).body.state).toBe('confirmed');
  });
});

describe('the results of somebody who goes to another body', () => {
  it('travel with its document, fill the periods before they came, and reach the level of the year there', async () => {
    const xa = await aUnit(superuser, { name: 'UBND xã bên' });
    const phong = await aUnit(superuser, { name: 'Văn phòng xã bên', parent: xa });
    const officer = await withRole('personnelOfficer', xa);
    const head = await withRole('head', phong);
    const person = await aPerson(superuser, { name: 'Phúc', unit: c.office });
    const { session } = await withRole(null, c.office, person);
    for (const quarter of ['2026-Q1', '2026-Q2']) {
      await handedIn(place(cycle, person, quarter), session);
      if (quarter === '2026-Q1') await act(place(cycle, person, quarter), 'confirmation', c.head);
    }
    await moves(person, phong, '2026-07-01');
    const send = (as: string) =>
      ask('post', `/api/v1/cycles/${cycle}/people/${person}/results-sent`, {
        as,
        body: { document: 'CV 5' },
      });
    expect([403, 404]).toContain((await send(officer.session)).status);
    // Only what somebody has answered for is sent.
    expect((await send(c.officer)).body.results).toMatchObject([{ period: '2026-Q1', measure: 'score' }]);
    expect((await act(place(cycle, person, '2026-Q2'), 'confirmation', c.head)).body.state).toBe('confirmed');
    const sent = (await send(c.officer)).body.results ?? [];
    expect(sent.map(({ period, body, document }) => [period, body, document])).toEqual([
      ['2026-Q1', 'Văn phòng', 'CV 5'],
      ['2026-Q2', 'Văn phòng', 'CV 5'],
    ]);
    const path = `/api/v1/people/${person}/results-sent`;
    for (const as of [session, officer.session])
      expect((await ask('get', path, { as })).body.results).toHaveLength(2);
    expect((await ask('get', path, { as: other.head })).body.results).toEqual([]);

    const plan = {
      unit: xa,
      kind: 'year',
      period: '2026',
      ground: 'KH 2',
      regulations: [{ regulation: 'nd-335-2025' }],
    };
    const planned = await ask('post', '/api/v1/cycles', { as: officer.session, body: plan });
    const there = String(planned.body.id);
    await ask('post', `/api/v1/cycles/${there}/open`, { as: officer.session, body: { ground: 'KH 2' } });
    for (const quarter of ['2026-Q3', '2026-Q4']) {
      await handedIn(place(there, person, quarter), session);
      expect((await act(place(there, person, quarter), 'confirmation', head.session)).status).toBe(201);
    }
    const own = (await ask('get', place(there, person, '2026-Q3'), { as: session })).body.scores?.[0]?.score;
    expect(sent[0]?.value).toBe(own);
    const asked = await ask('post', `/api/v1/cycles/${there}/runs`, {
      as: officer.session,
      body: { asOf: '2026-12-31' },
    });
    await c.work();
    const { body } = await ask('get', `/api/v1/runs/${asked.body.id}/results?limit=50`, {
      as: officer.session,
    });
    const row = (body.results ?? []).find((one) => one.kind === ('person' as string) && one.score !== null);
    expect(row).toMatchObject({ outcome: 'decided', score: own });
  }, 60_000);
});
