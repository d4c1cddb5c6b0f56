import { beforeEach, describe, expect, it } from 'vitest';
import { account } from '../../database/as-actor.ts';
import { SOURCES } from '../../routes.ts';
import { type SmallCommune, said, smallCommune } from '../../testing/cycles.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';
import { afterAct, CYCLE_ACTS, CYCLE_STATES, endOfDay, isAfter } from './cycles.states.ts';
import { freezeCycle } from './cycles.ts';
import { dossierDay } from './deadlines.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
let c: SmallCommune;
const ground = 'KH 02/KH-UBND';
const step = (cycle: string, path: string, as: string): Promise<Reply> =>
  ask('post', `/api/v1/cycles/${cycle}/${path}`, { as, body: { ground } });
const stateOf = async (cycle: string) =>
  (await ask('get', `/api/v1/cycles/${cycle}`, { as: c.officer })).body.state;

// Each plans the year of a commune of its own: two of one commune would overlap.
beforeEach(async () => {
  c = await smallCommune(server);
});

describe('a cycle', () => {
  it('fixes its regulations as of its period, with the hash of each part', async () => {
    const { body } = await ask('get', `/api/v1/cycles/${await c.cycle()}`, { as: c.officer });
    expect(body.regulations).toEqual([
      {
        regulation: 'nd-335-2025',
        version: '2026-01-01',
        parts: expect.arrayContaining([expect.objectContaining({ name: 'rules' })]),
      },
    ]);
    const plan = {
      unit: c.commune,
      kind: 'year',
      period: '2025',
      ground,
      regulations: [{ regulation: 'nd-335-2025' }],
    };
    expect(said(await ask('post', '/api/v1/cycles', { as: c.officer, body: plan }))).toEqual([
      422,
      'cycle.unknown-regulation',
    ]);
  });

  it('takes no text that has ended before the last day of the period, in whatever version', async () => {
    const plan = { unit: c.commune, kind: 'year', period: '2026', ground };
    for (const regulation of [
      { regulation: 'qd-124-2023' },
      { regulation: 'nd-90-2020', version: '2020-08-20' },
    ])
      expect(
        said(
          await ask('post', '/api/v1/cycles', {
            as: c.officer,
            body: { ...plan, regulations: [regulation] },
          }),
        ),
      ).toEqual([422, 'cycle.unknown-regulation']);
  });

  it('names each of its regulations once', async () => {
    const regulations = [{ regulation: 'nd-335-2025' }, { regulation: 'nd-335-2025', version: '2026-01-01' }];
    const body = { unit: c.commune, kind: 'year', period: '2026', ground, regulations };
    const planned = await ask('post', '/api/v1/cycles', { as: c.officer, body });
    expect([...said(planned), planned.body.errors?.[0]?.pointer]).toEqual([
      422,
      'http.named-twice',
      '/regulations/1/regulation',
    ]);
  });

  it('runs over a period of its kind; before an appointment it names who is to be appointed', async () => {
    const plan = {
      unit: c.commune,
      kind: 'month',
      period: '2026-Q1',
      ground,
      regulations: [{ regulation: 'nd-335-2025' }],
    };
    const post = (body: object) => ask('post', '/api/v1/cycles', { as: c.officer, body });
    expect(said(await post(plan))).toEqual([422, 'cycle.wrong-period']);
    expect((await post({ ...plan, period: '2026-03' })).status).toBe(201);
    const appointment = { ...plan, kind: 'beforeAppointment', period: '2026' };
    expect(said(await post(appointment))).toEqual([422, 'cycle.wrong-period']);
    expect((await post({ ...appointment, people: [c.an] })).status).toBe(201);
  });

  it('is planned by whoever has the right there, and is seen by whom it is about', async () => {
    const plan = {
      unit: c.commune,
      kind: 'year',
      period: '2026',
      ground,
      regulations: [{ regulation: 'nd-335-2025' }],
    };
    expect(said(await ask('post', '/api/v1/cycles', { as: c.head, body: plan }))).toEqual([
      403,
      'access.not-allowed',
    ]);
    const cycle = await c.cycle();
    expect((await ask('get', `/api/v1/cycles/${cycle}`, { as: c.anSession })).status).toBe(200);
    const other = await aUnit(superuser, { name: 'Xã khác' });
    const stranger = await aPerson(superuser, { name: 'Lạ', unit: other });
    const { rows } = await superuser.query(
      `insert into congtam.account (id, login, display_name, kind, status, person_id)
       values (gen_random_uuid(), 'stranger', 'Lạ', 'person', 'active', $1) returning id`,
      [stranger],
    );
    const as = await server.session(rows[0].id);
    expect(said(await ask('get', `/api/v1/cycles/${cycle}`, { as }))).toEqual([404, 'cycle.unknown']);
  });

  it('A08 - takes each step from where it may be taken, and from nowhere else', () => {
    const moves = CYCLE_STATES.flatMap((state) =>
      CYCLE_ACTS.flatMap((act) => {
        const to = afterAct(state, act);
        return to === undefined ? [] : [`${state} ${act} ${to}`];
      }),
    );
    expect(moves).toEqual([
      'planned open open',
      'open close closing',
      'closing freeze closed',
      'closed askReopening reopening',
      'reopening agreeReopening open',
      'reopening declineReopening closed',
    ]);
  });

  it('is opened again by two, of whom neither is the other', async () => {
    const cycle = await c.cycle();
    expect(said(await step(cycle, 'reopening-request', c.officer))).toEqual([
      409,
      'access.not-in-this-state',
    ]);
    expect((await step(cycle, 'closing', c.officer)).status).toBe(201);
    await c.work();
    expect(await stateOf(cycle)).toBe('closed');
    expect((await step(cycle, 'reopening-request', c.officer)).status).toBe(201);
    expect(said(await step(cycle, 'reopening', c.second))).toEqual([403, 'access.not-allowed']);
    expect((await step(cycle, 'reopening', c.authority)).status).toBe(201);
    expect(await stateOf(cycle)).toBe('open');
  });

  it('A01 - is not opened again in the database either by who asked for it', async () => {
    const cycle = await c.cycle();
    await step(cycle, 'closing', c.officer);
    await c.work();
    await step(cycle, 'reopening-request', c.officer);
    await expect(
      superuser.query(
        `insert into congtam.cycle_step (cycle_id, step, state, ground, taken_by)
         select $1, step + 1, 'open', 'x', taken_by from congtam.cycle_step where cycle_id = $1 order by step desc limit 1`,
        [cycle],
      ),
    ).rejects.toThrow(/reopening takes two/);
  });
});

describe('the calendar of a cycle', () => {
  it('is what its regulations say, each day with its article', async () => {
    const { body } = await ask('get', `/api/v1/cycles/${await c.cycle()}`, { as: c.officer });
    const people = (body.deadlines ?? []).filter(({ rule }) => String(rule).startsWith('people-'));
    expect(people.map(({ of, lastDay, articles }) => [of, lastDay, articles])).toEqual([
      ['level', '2026-12-14', ['Điều 19']],
      ['level', '2027-01-14', ['Điều 19']],
    ]);
  });

  it('has two days of its own for a unit: of entry and of levels, the latter never beyond the law', async () => {
    const cycle = await c.cycle({ entryUntil: '2026-12-05' });
    const lastDays = async (unit: string) =>
      (await ask('get', `/api/v1/cycles/${cycle}/last-days?unit=${unit}`, { as: c.officer })).body;
    expect(await lastDays(c.office)).toMatchObject({ entryUntil: '2026-12-05', levelUntil: '2026-12-14' });
    const except = (more: object) =>
      ask('post', `/api/v1/cycles/${cycle}/exceptions`, {
        as: c.officer,
        body: { unit: c.office, ground, ...more },
      });
    expect(said(await except({ levelUntil: '2027-01-15' }))).toEqual([422, 'cycle.beyond-calendar']);
    expect((await except({})).status).toBe(400);
    expect((await except({ entryUntil: '2026-12-28', levelUntil: '2027-01-14' })).status).toBe(201);
    expect(await lastDays(c.office)).toMatchObject({ entryUntil: '2026-12-28', levelUntil: '2027-01-14' });
    expect(await lastDays(c.commune)).toMatchObject({ entryUntil: '2026-12-05', levelUntil: '2026-12-14' });
  });

  it('ends entry with the day by which dossiers are in, where a regulation names one for everybody', () => {
    const day = (of: 'level' | 'dossier', lastDay: string, isForSome = false) => ({ of, lastDay, isForSome });
    const some = day('dossier', '2026-12-01', true);
    expect(dossierDay([some, day('dossier', '2026-12-04'), day('level', '2026-12-14')])).toBe('2026-12-04');
    expect(dossierDay([some, day('level', '2026-12-14')])).toBeNull();
  });
});

describe('A48 - the edge of a last day', () => {
  it('is 23:59:59.999 in Vietnam, wherever the server and whoever sends stand', () => {
    expect(new Date(endOfDay('2026-06-30')).toISOString()).toBe('2026-06-30T16:59:59.999Z');
    expect(isAfter('2026-06-30', Date.parse('2026-06-30T16:59:59.999Z'))).toBe(false);
    expect(isAfter('2026-06-30', Date.parse('2026-06-30T17:00:00.000Z'))).toBe(true);
    expect(isAfter(null, Date.parse('2099-01-01T00:00:00Z'))).toBe(false);
  });

  it('what comes later is taken, marked, and asks for the reason; a unit with a day of its own is not late', async () => {
    const cycle = await c.cycle({ entryUntil: '2026-01-31' });
    const body = {
      rows: [
        {
          subject: c.anCode,
          period: '',
          key: 'a',
          cells: { kind: 'sick', from: '2026-04-01', document: 'GCN 1' },
        },
      ],
    };
    const put = (more: object = {}) =>
      ask('put', `/api/v1/cycles/${cycle}/sheets/leave`, { as: c.officer, body: { ...body, ...more } });
    expect(said(await put())).toEqual([422, 'cycle.late-needs-reason']);
    expect((await put({ reason: 'mạng hỏng' })).body).toMatchObject({ added: 1, isLate: true });
    const exception = { unit: c.office, entryUntil: '2099-12-31', ground };
    const given = await ask('post', `/api/v1/cycles/${cycle}/exceptions`, { as: c.officer, body: exception });
    expect(given.status).toBe(201);
    const another = { rows: [{ ...body.rows[0], subject: c.binhCode }] };
    expect((await put(another)).body).toMatchObject({ added: 1, isLate: false });
  });

  it('the day that is sent is never the day that counts: there is no such field', async () => {
    const cycle = await c.cycle();
    const body = { rows: [{ subject: c.anCode, cells: {} }], saidAt: '2020-01-01' };
    const reply = await ask('put', `/api/v1/cycles/${cycle}/sheets/leave`, { as: c.officer, body });
    expect(reply.body.errors).toContainEqual(
      expect.objectContaining({ pointer: '/saidAt', code: 'unknown-field' }),
    );
  });
});

describe('closing', () => {
  it('A49 - done twice, or on two servers at once, is done once with one event', async () => {
    const cycle = await c.cycle();
    await step(cycle, 'closing', c.officer);
    const close = () =>
      database.asActor(account(c.officerAccount), (tx) => freezeCycle(tx, c.officerAccount, SOURCES, cycle));
    const done = await Promise.all(Array.from({ length: 8 }, close));
    expect(done.filter(Boolean)).toHaveLength(1);
    await c.work();
    const { rows } = await superuser.query(
      "select count(*)::int as n from audit.event where action = 'cycle.freeze' and canonical like $1",
      [`%${cycle}%`],
    );
    expect(rows[0].n).toBe(1);
    expect(await stateOf(cycle)).toBe('closed');
  });

  it('A49 - two who close at once: one closes, the other is told', async () => {
    const cycle = await c.cycle();
    const both = await Promise.all([step(cycle, 'closing', c.officer), step(cycle, 'closing', c.second)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  it('A12 - keeps who was where: people moved afterwards enlarge no base', async () => {
    const cycle = await c.cycle();
    const headcount = async () => {
      const { bytes } = await ask('get', `/api/v1/cycles/${cycle}/evidence`, { as: c.officer });
      return bytes.length;
    };
    await step(cycle, 'closing', c.officer);
    await c.work();
    const { body } = await ask('get', `/api/v1/cycles/${cycle}`, { as: c.officer });
    expect(body.freezes).toEqual([expect.objectContaining({ people: 3, units: 2 })]);
    const before = await headcount();
    await aPerson(superuser, { name: 'Thêm', unit: c.office, from: '2026-01-01' });
    expect(await headcount()).toBe(before);
    const open = await c.cycle({ isPilot: true });
    const live = await ask('get', `/api/v1/cycles/${open}/evidence`, { as: c.officer });
    expect(live.bytes.length).toBeGreaterThan(before);
  });
});

describe('what is said in a cycle', () => {
  it('is of a cycle, a unit, a person and an account that are there, whoever writes it', async () => {
    const cycle = await c.cycle();
    const right = { cycle, unit: c.office, person: c.an, by: c.officerAccount };
    const write = ({ cycle, unit, person, by }: typeof right) =>
      superuser.query(
        `insert into congtam.statement (cycle_id, sheet, unit_id, person_id, period, row_key, step, cells, is_late, said_by)
         select $1, 'leave', $2, $3, '2026-01', key, 'office', '{}', false, $4 from unnest('{a,b}'::text[]) key`,
        [cycle, unit, person, by],
      );
    const nowhere = '00000000-0000-7000-8000-000000000000';
    const told = { cycle: 'cycle', unit: 'unit', person: 'person', by: 'account' };
    for (const [name, what] of Object.entries(told))
      await expect(write({ ...right, [name]: nowhere })).rejects.toThrow(`there is no ${what} ${nowhere}`);
    expect((await write(right)).rowCount).toBe(2);
  });
});
