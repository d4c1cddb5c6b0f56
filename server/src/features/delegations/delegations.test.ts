import { beforeAll, describe, expect, it } from 'vitest';
import { aDelegation, aGrant, anAccount, anActingHead } from '../../testing/accounts.ts';
import { anEntry } from '../../testing/registers.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';
import { todayInVietnam } from '../../vietnam-day.ts';

const server = await testServer();
const { ask } = server;
const { superuser, as: connectedAs } = server.database;

const inDays = (days: number): string =>
  new Date(Date.parse(todayInVietnam()) + days * 86_400_000).toISOString().slice(0, 10);
const ground = 'QĐ 01';

let top: string;
let commune: string;
let office: string;
let aside: string;
let head: Someone;
let deputy: Someone;
let officer: Someone;
let authority: Someone;

interface Someone {
  readonly account: string;
  readonly person: string;
  readonly session: string;
}

async function somebody(name: string, unit: string, role?: string, at = unit): Promise<Someone> {
  const person = await aPerson(superuser, { name, unit });
  const account = await anAccount(superuser, { person });
  if (role !== undefined) await aGrant(superuser, { account, role, unit: at });
  return { account, person, session: await server.session(account) };
}

const delegate = (by: Someone, to: Someone, more: object = {}): Promise<Reply> =>
  ask('post', '/api/v1/delegations', {
    as: by.session,
    body: {
      ...{ unit: commune, role: 'head', person: to.person, from: inDays(-1), to: inDays(1) },
      ...{ document: '12/UQ-UBND', documentDay: inDays(-1) },
      ...more,
    },
  });
const accept = (by: Someone, id: unknown): Promise<Reply> =>
  ask('post', `/api/v1/delegations/${id}/acceptance`, { as: by.session });
const end = (by: Someone, id: unknown): Promise<Reply> =>
  ask('post', `/api/v1/delegations/${id}/end`, { as: by.session, body: { reason: 'đã về' } });
/** A concern to be confirmed in the commune: what a head may do. */
const decide = async (by: Someone, person?: string): Promise<Reply> => {
  const concerned = person ?? (await aPerson(superuser, { name: 'Người liên quan', unit: office }));
  const entry = await anEntry(superuser, { unit: office, concerned });
  return ask('post', `/api/v1/register-entries/${entry}/concerned/${concerned}/decision`, {
    as: by.session,
    body: { decision: 'confirmed', ground },
  });
};

beforeAll(async () => {
  top = await aUnit(superuser, { name: 'Tỉnh' });
  commune = await aUnit(superuser, { name: 'Xã', parent: top });
  office = await aUnit(superuser, { name: 'Văn phòng', parent: commune });
  aside = await aUnit(superuser, { name: 'Xã khác', parent: top });
  head = await somebody('Chủ tịch', commune, 'head');
  deputy = await somebody('Phó Chủ tịch', commune);
  officer = await somebody('Tổ chức', top, 'personnelOfficer');
  authority = await somebody('Thẩm quyền', top, 'authority');
});

describe('a delegation', () => {
  it('gives the role once it is accepted, until it is ended, at the next request', async () => {
    expect((await decide(deputy)).status).toBe(403);
    const made = await delegate(head, deputy);
    expect([made.status, made.body.state]).toEqual([201, 'proposed']);
    expect((await decide(deputy)).status).toBe(403);
    expect((await accept(head, made.body.id)).status).toBe(403);
    expect((await accept(deputy, made.body.id)).body.state).toBe('accepted');
    expect((await decide(deputy)).status).toBe(201);
    const { body } = await ask('get', '/api/v1/session', { as: deputy.session });
    expect(body.roles).toEqual([
      {
        role: 'head',
        unit: commune,
        through: { kind: 'delegation', id: made.body.id, actions: null, onBehalfOf: head.person },
      },
    ]);
    expect(body.rights).toContainEqual({
      ...{ action: 'register.decideConcerned', relation: 'within', role: 'head', units: [commune] },
      ...{ states: ['proposed'], neverToThemself: true, byTwo: true },
    });
    expect((await end(head, made.body.id)).body.state).toBe('ended');
    expect((await decide(deputy)).status).toBe(403);
    expect((await accept(deputy, made.body.id)).body.code).toBe('access.not-in-this-state');
  });

  it('says in each event which role it was and through which delegation', async () => {
    const made = await delegate(head, deputy);
    await accept(deputy, made.body.id);
    expect((await decide(deputy)).status).toBe(201);
    await end(deputy, made.body.id);
    const { rows } = await superuser.query(
      "select canonical::jsonb as said from audit.event where action = 'register.decideConcerned' order by id desc limit 1",
    );
    expect(rows[0].said).toMatchObject({ role: 'head', delegation: made.body.id, actor: deputy.account });
    expect((await decide(head)).status).toBe(201);
    const own = await superuser.query(
      "select canonical::jsonb as said from audit.event where action = 'register.decideConcerned' order by id desc limit 1",
    );
    expect(own.rows[0].said).toMatchObject({ role: 'head', actor: head.account });
    expect(own.rows[0].said.delegation).toBeUndefined();
  });

  it('of named actions gives these and no others, in the database too', async () => {
    const other = await somebody('Trưởng phòng', office);
    const made = await delegate(head, other, { actions: ['register.decideConcerned'] });
    await accept(other, made.body.id);
    expect((await decide(other)).status).toBe(201);
    const seen = await ask('get', `/api/v1/people/${deputy.person}`, { as: other.session });
    expect(seen.status).toBe(404);
    expect((await ask('get', `/api/v1/people/${deputy.person}`, { as: head.session })).status).toBe(200);
    const registers = `/api/v1/units/${commune}/register-entries`;
    expect((await ask('get', registers, { as: other.session })).status).toBe(403);
    expect((await ask('get', registers, { as: head.session })).status).toBe(200);
  });

  it('A05 - outside its dates, before it is accepted or after who gave it lost the role, gives nothing', async () => {
    const client = await connectedAs('congtam_app');
    const reach = async (account: string) => {
      await client.query('begin');
      await client.query("select set_config('congtam.actor', $1, true)", [account]);
      const { rows } = await client.query("select access.units_within('{head}') as units");
      await client.query('rollback');
      return rows[0].units;
    };
    const giver = await somebody('Đứng đầu', commune);
    const grant = await aGrant(superuser, { account: giver.account, role: 'head', unit: commune });
    const given = { by: giver.account, role: 'head', unit: commune };
    const cases = {
      'in its days': {},
      'from today to today': { from: inDays(0), until: inDays(0) },
      'from tomorrow': { from: inDays(1), until: inDays(9) },
      'until yesterday': { from: inDays(-9), until: inDays(-1) },
      'not accepted': { isAccepted: false },
    };
    const takers: Someone[] = [];
    const said: Record<string, unknown> = {};
    for (const [name, days] of Object.entries(cases)) {
      const taker = await somebody('Phó', commune);
      await aDelegation(superuser, { ...given, to: taker.account, person: taker.person, ...days });
      said[name] = [(await decide(taker)).status, (await reach(taker.account)).length > 0];
      takers.push(taker);
    }
    expect(said).toEqual({
      'in its days': [201, true],
      'from today to today': [201, true],
      'from tomorrow': [403, false],
      'until yesterday': [403, false],
      'not accepted': [403, false],
    });
    await superuser.query(
      'update congtam.role_grant set ended_at = now(), ended_by = proposed_by where id = $1',
      [grant],
    );
    for (const taker of takers) {
      expect([(await decide(taker)).status, await reach(taker.account)]).toEqual([403, []]);
    }
  });

  it('A05 - serves neither who gets it nor who gave it', async () => {
    const made = await delegate(head, deputy);
    await accept(deputy, made.body.id);
    expect((await decide(deputy)).status).toBe(201);
    expect((await decide(deputy, deputy.person)).body.code).toBe('access.not-to-yourself');
    expect((await decide(deputy, head.person)).body.code).toBe('access.not-for-who-delegated');
    // The database says so by itself: the statement is tried as the app role, without the program.
    const client = await connectedAs('congtam_app');
    const tried = async (person: string) => {
      const entry = await anEntry(superuser, { unit: office, concerned: person });
      await client.query('begin');
      await client.query("select set_config('congtam.actor', $1, true)", [deputy.account]);
      const done = client.query(
        `insert into congtam.register_concern_decision (entry_id, person_id, decision, ground, decided_by)
         values ($1, $2, 'confirmed', 'x', $3)`,
        [entry, person, deputy.account],
      );
      const result = await done.then(
        () => 'done',
        (error: Error) => (/row-level security/.test(error.message) ? 'refused' : error.message),
      );
      await client.query('rollback');
      return result;
    };
    const another = await aPerson(superuser, { name: 'Khác', unit: office });
    expect([await tried(another), await tried(deputy.person), await tried(head.person)]).toEqual([
      'done',
      'refused',
      'refused',
    ]);
    expect((await delegate(head, head)).body.code).toBe('access.not-to-yourself');
    await end(head, made.body.id);
  });

  it('is never delegated on, nor given where the role is not held', async () => {
    const made = await delegate(head, deputy);
    await accept(deputy, made.body.id);
    const third = await somebody('Người thứ ba', commune);
    expect((await delegate(deputy, third)).body.code).toBe('access.not-allowed');
    await end(head, made.body.id);
    expect((await delegate(head, third, { unit: aside })).status).toBe(404);
    expect((await delegate(head, third, { unit: top })).status).toBe(403);
    expect((await delegate(head, third, { role: 'authority' })).status).toBe(403);
    expect((await delegate(head, third, { unit: office })).status).toBe(201);
    const never = await delegate(head, third, { actions: ['delegation.propose', 'roster.import'] });
    expect(never.body.code).toBe('delegation.action-not-delegable');
    const nobodys = await aPerson(superuser, { name: 'Không tài khoản', unit: commune });
    expect((await delegate(head, { ...third, person: nobodys })).body.code).toBe('delegation.no-account');
  });

  it('A27, A31 - of another body answers as one that is not there, and is in no list', async () => {
    const [chair, vice] = [await somebody('Chủ tịch', aside, 'head'), await somebody('Phó', aside)];
    const before = (await ask('get', '/api/v1/delegations', { as: head.session })).bytes;
    const foreign = await delegate(chair, vice, { unit: aside });
    expect(foreign.status).toBe(201);
    const unknown = '01890000-0000-7000-8000-000000000000';
    for (const act of [accept, end]) {
      const { traceId: _, ...said } = (await act(head, foreign.body.id)).body;
      const { traceId: __, ...absent } = (await act(head, unknown)).body;
      expect([said.code, said]).toEqual(['delegation.unknown', absent]);
    }
    expect((await ask('get', '/api/v1/delegations', { as: head.session })).bytes.equals(before)).toBe(true);
    expect(before.includes(commune)).toBe(true);
  });
});

describe('an acting head', () => {
  const record = (unit: string, person: string, more: object = {}): Promise<Reply> =>
    ask('post', `/api/v1/units/${unit}/acting-heads`, {
      as: officer.session,
      body: {
        person,
        kind: 'takingCharge',
        from: inDays(-40),
        document: '3/QĐ-UBND',
        documentDay: inDays(-41),
        ...more,
      },
    });
  const confirm = (by: Someone, id: unknown) =>
    ask('post', `/api/v1/acting-heads/${id}/confirmation`, { as: by.session });
  const stop = (by: Someone, id: unknown, more: object = {}) =>
    ask('post', `/api/v1/acting-heads/${id}/end`, {
      as: by.session,
      body: { document: '4/QĐ-UBND', ...more },
    });

  it('has the rights of the head once a second person confirms, and the months are known', async () => {
    const taking = await somebody('Phụ trách', office);
    const made = await record(office, taking.person);
    expect([made.status, made.body.state, made.body.months]).toEqual([201, 'proposed', []]);
    expect((await decide(taking)).status).toBe(403);
    expect((await confirm(officer, made.body.id)).body.code).toBe('acting-head.second-person-needed');
    const confirmed = await confirm(authority, made.body.id);
    expect(confirmed.body.state).toBe('confirmed');
    const months = [inDays(-40), inDays(-20), inDays(0)].map((day) => day.slice(0, 7));
    expect(confirmed.body.months).toEqual([...new Set(months)]);
    expect((await decide(taking)).status).toBe(201);
    expect((await decide(taking, taking.person)).body.code).toBe('access.not-to-yourself');
    const { body } = await ask('get', '/api/v1/session', { as: taking.session });
    expect(body.roles?.[0]?.through?.kind).toBe('acting');

    const next = await record(office, (await somebody('Khác', office)).person);
    expect((await confirm(authority, next.body.id)).body.code).toBe('acting-head.another-then');
    expect((await stop(authority, made.body.id)).body.state).toBe('ended');
    expect((await decide(taking)).status).toBe(403);
    const { rows } = await superuser.query(
      "select canonical::jsonb as said from audit.event where action = 'register.decideConcerned' and actor = $1",
      [taking.account],
    );
    expect(rows[0].said).toMatchObject({ role: 'head', actingHead: made.body.id });
  });

  it('may delegate as a head does, and what was delegated ends with the acting', async () => {
    const taking = await somebody('Quyền trưởng', aside);
    const acting = await anActingHead(superuser, { unit: aside, person: taking.person });
    const vice = await somebody('Phó', aside);
    const made = await delegate(taking, vice, { unit: aside });
    await accept(vice, made.body.id);
    const held = async () => (await ask('get', '/api/v1/session', { as: vice.session })).body.roles?.length;
    expect(await held()).toBe(1);
    await stop(officer, acting);
    expect(await held()).toBe(0);
  });

  it('is recorded by an officer of the unit, never for themself', async () => {
    expect((await record(office, officer.person)).body.code).toBe('access.not-to-yourself');
    const other = await somebody('Tổ chức xã', commune, 'personnelOfficer');
    const said = await ask('post', `/api/v1/units/${top}/acting-heads`, {
      as: other.session,
      body: { person: deputy.person, kind: 'acting', from: inDays(0), document: 'x', documentDay: inDays(0) },
    });
    expect(said.status).toBe(403);
  });
});

it('A25 - a head who is transferred keeps an open session and none of the rights', async () => {
  const moved = await somebody('Sẽ điều động', commune);
  const grant = await aGrant(superuser, { account: moved.account, role: 'head', unit: commune });
  const path = `/api/v1/people/${deputy.person}`;
  expect((await ask('get', path, { as: moved.session })).status).toBe(200);
  expect((await decide(moved)).status).toBe(201);
  await superuser.query('update congtam.role_grant set valid_to = $2 where id = $1', [grant, inDays(-1)]);
  expect((await ask('get', '/api/v1/session', { as: moved.session })).status).toBe(200);
  expect((await ask('get', path, { as: moved.session })).status).toBe(404);
  expect((await decide(moved)).status).toBe(403);
  expect(server.faults).toEqual([]);
});
