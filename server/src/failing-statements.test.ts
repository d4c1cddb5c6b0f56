import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { makeAsActor } from './database/as-actor.ts';
import { newId } from './database/new-id.ts';
import { openPool } from './database/pool.ts';
import { aGrant, anAccount } from './testing/accounts.ts';
import { aComputedCycle, aCycle } from './testing/computed-cycle.ts';
import { type Fault, faultyPool } from './testing/faulty-pool.ts';
import { anEntry } from './testing/registers.ts';
import { aPack } from './testing/regulations.ts';
import { type Ask, type Reply, testServer } from './testing/test-server.ts';
import { aPerson, aUnit } from './testing/units.ts';

const server = await testServer();
const { superuser, logins } = server.database;
const real = openPool(logins.congtam_app, 4);
afterAll(() => real.end());
const faulty = faultyPool(real);
const ask = server.over(makeAsActor(faulty.pool));

const administrator = await anAccount(superuser);
await aGrant(superuser, { account: administrator, role: 'administrator' });
const top = await aUnit(superuser, { name: 'Tỉnh' });
const officerAccount = await anAccount(superuser);
await aGrant(superuser, { account: officerAccount, role: 'personnelOfficer', unit: top });
const authorityAccount = await anAccount(superuser);
await aGrant(superuser, { account: authorityAccount, role: 'authority', unit: top });
const admin = await server.session(administrator);
const authority = await server.session(authorityAccount);
const officer = await server.session(officerAccount);

const secondAccount = await anAccount(superuser);
await aGrant(superuser, { account: secondAccount, role: 'personnelOfficer', unit: top });
const second = await server.session(secondAccount);

const headAccount = await anAccount(superuser);
await aGrant(superuser, { account: headAccount, role: 'head', unit: top });
const head = await server.session(headAccount);

const ground = 'QĐ 01';
const LAYER = readFileSync(
  new URL('../../regulations/src/testing/organisation-points/rules.yaml', import.meta.url),
  'utf8',
);
const described = { kind: 'other', role: 'usingBody', from: '2024-01-01', ground };
const post = { unit: top, title: 'Chuyên viên', service: 'civilServant', from: '2024-01-01', ground };
type Command = readonly ['post' | 'put', string, Ask];

/** Every command, each time on things of its own. */
const COMMANDS: { readonly [name: string]: () => Promise<Command> } = {
  'invite an account': async () => [
    'post',
    '/api/v1/accounts',
    { as: admin, body: { login: `l-${newId()}`, displayName: 'Mời' } },
  ],
  'reset an account': async () => [
    'post',
    `/api/v1/accounts/${await anAccount(superuser)}/activation`,
    { as: admin },
  ],
  'disable an account': async () => [
    'put',
    `/api/v1/accounts/${await anAccount(superuser)}/status`,
    { as: admin, body: { status: 'disabled', ground } },
  ],
  'propose a role': async () => [
    'post',
    '/api/v1/role-grants',
    {
      as: admin,
      body: { account: await anAccount(superuser), role: 'head', unit: top, from: '2024-01-01', ground },
    },
  ],
  'end a role': async () => {
    const grant = await aGrant(superuser, { account: await anAccount(superuser), role: 'head', unit: top });
    return ['post', `/api/v1/role-grants/${grant}/end`, { as: admin }];
  },
  'found a unit': async () => [
    'post',
    '/api/v1/units',
    { as: officer, body: { ...described, code: `C${newId()}`, name: 'Phòng', parent: top } },
  ],
  'change a unit': async () => [
    'post',
    `/api/v1/units/${await aUnit(superuser, { name: 'Phòng', parent: top })}/versions`,
    {
      as: officer,
      body: { name: 'Phòng mới', from: '2025-01-01', ground },
      headers: { 'if-match': '"v1"' },
    },
  ],
  'merge units': async () => {
    const [one, two, whole] = [
      await aUnit(superuser, { name: 'Một', parent: top }),
      await aUnit(superuser, { name: 'Hai', parent: top }),
      await aUnit(superuser, { name: 'Cả', parent: top }),
    ];
    const body = { predecessors: [one, two], successors: [whole], on: '2025-07-01', ground };
    return ['post', '/api/v1/unit-mergers', { as: officer, body }];
  },
  'record a person': async () => [
    'post',
    '/api/v1/people',
    { as: officer, body: { staffCode: `P${newId()}`, fullName: 'Nguyễn Văn Ghi', post } },
  ],
  'transfer a person': async () => {
    const [from, to] = [
      await aUnit(superuser, { name: 'Từ', parent: top }),
      await aUnit(superuser, { name: 'Đến', parent: top }),
    ];
    const person = await aPerson(superuser, { name: 'Đi', unit: from });
    const { rows } = await superuser.query('select id from congtam.post where person_id = $1', [person]);
    const { unit: _, from: __, ground: ___, ...next } = post;
    const body = { on: '2025-01-01', ground, next: { ...next, unit: to } };
    return ['post', `/api/v1/people/${person}/posts/${rows[0].id}/end`, { as: officer, body }];
  },
  'record in a register': async () => [
    'post',
    '/api/v1/registers/initiatives',
    {
      as: officer,
      body: {
        unit: top,
        person: await aPerson(superuser, { name: 'Người', unit: top }),
        content: { title: 'Một cửa', proposedOn: '2026-02-01' },
      },
    },
  ],
  'correct an entry': async () => {
    const content = { task: 'Số hóa', source: 'law', assignedBy: 'Luật', deadline: '2026-05-01' };
    const path = `/api/v1/registers/unitTasks/${await anEntry(superuser, { unit: top })}/corrections`;
    return [
      'post',
      path,
      { as: officer, body: { content, reason: ground }, headers: { 'if-match': '"v1"' } },
    ];
  },
  'name somebody as concerned': async () => {
    const [entry, person] = [
      await anEntry(superuser, { unit: top }),
      await aPerson(superuser, { name: 'Người', unit: top }),
    ];
    return ['post', `/api/v1/register-entries/${entry}/concerned`, { as: officer, body: { person, ground } }];
  },
  'confirm who is concerned': async () => {
    const person = await aPerson(superuser, { name: 'Người', unit: top });
    const entry = await anEntry(superuser, { unit: top, concerned: person });
    const path = `/api/v1/register-entries/${entry}/concerned/${person}/decision`;
    return ['post', path, { as: authority, body: { decision: 'confirmed', ground } }];
  },
  'upload a pack': async () => [
    'post',
    `/api/v1/units/${top}/local-packs`,
    {
      as: officer,
      body: { source: LAYER.replace('regulation: organisation-points', `regulation: p-${newId()}`) },
    },
  ],
  'let a pack pilot': async () => {
    const pack = await aPack(superuser, { unit: top, regulation: `p-${newId()}`, states: ['draft'] });
    return ['post', `/api/v1/local-packs/${pack}/pilot`, { as: officer, body: { on: '2026-02-01', ground } }];
  },
  'choose a reading': async () => {
    const unit = await aUnit(superuser, { name: 'Phòng', parent: top });
    const body = {
      ...{ regulation: 'nd-335-2025', version: '2026-01-01', kind: 'reading', name: 'quota-base' },
      ...{ option: 'rated-good', from: '2026-03-01', document: ground, documentDay: '2026-02-01' },
    };
    const path = `/api/v1/units/${unit}/regulation-choices`;
    return ['post', path, { as: authority, body, headers: { 'if-match': '"v0"' } }];
  },
  'hand a person over': async () => {
    const { person, held, code } = await somebodyLeaving();
    return [
      'post',
      `/api/v1/people/${person}/posts/${held}/hand-over`,
      { as: officer, body: { kind: 'secondment', toUnitCode: code, on: '2025-01-01', ground } },
    ];
  },
  'take a person over': async () => {
    const { person, held, code } = await somebodyLeaving();
    const { body } = await server.ask('post', `/api/v1/people/${person}/posts/${held}/hand-over`, {
      as: officer,
      body: { kind: 'secondment', toUnitCode: code, on: '2025-01-01', until: '2025-12-31', ground },
    });
    const described = { title: 'Chuyên viên', service: 'civilServant' };
    return ['post', `/api/v1/transfers/${body.id}/take`, { as: second, body: described }];
  },
  'correct a person': async () => [
    'post',
    `/api/v1/people/${await aPerson(superuser, { name: 'Sửa', unit: top })}/corrections`,
    { as: officer, body: { fullName: 'Sữa', ground }, headers: { 'if-match': '"v1"' } },
  ],
  'retire a person': async () => [
    'post',
    `/api/v1/people/${await aPerson(superuser, { name: 'Hưu', unit: top })}/retirement`,
    { as: officer, body: { lastDay: '2099-12-31', reason: 'retired', ground } },
  ],
  'decide duty groups': async () => [
    'post',
    `/api/v1/units/${top}/duty-groups`,
    { as: officer, body: { from: '2025-01-01', quotaScope: 'unit', groups: ['Một cửa'], ground } },
  ],
  'put in a roster': async () => [
    'post',
    `/api/v1/rosters?${new URLSearchParams({ unit: top, on: '2025-01-01', ground })}`,
    { as: officer, file: { kind: 'csv', bytes: Buffer.from(`Mã người\n${newId()}`) } },
  ],
  'plan a cycle': async () => [
    'post',
    '/api/v1/cycles',
    {
      as: officer,
      body: { unit: top, kind: 'year', period: '2026', regulations: [{ regulation: 'nd-335-2025' }], ground },
    },
  ],
  'close a cycle': async () => {
    const cycle = await aCycle(superuser, { unit: top, states: ['planned', 'open'] });
    return ['post', `/api/v1/cycles/${cycle}/closing`, { as: officer, body: { ground } }];
  },
  'give a unit another last day': async () => {
    const cycle = await aCycle(superuser, { unit: top, states: ['planned', 'open'] });
    const body = { unit: top, entryUntil: '2027-01-15', ground };
    return ['post', `/api/v1/cycles/${cycle}/exceptions`, { as: officer, body }];
  },
  'record a sheet': async () => {
    const { cycle, code } = await openCycle();
    const cells = { kind: 'sick', from: '2026-04-01', document: ground };
    const body = { rows: [{ subject: code, key: 'a', cells }] };
    return ['put', `/api/v1/cycles/${cycle}/sheets/leave`, { as: officer, body }];
  },
  'save what one says of oneself': async () => {
    const { cycle, person, own } = await openCycle();
    const body = { rows: [SAID] };
    const headers = { 'if-match': '"v0"' };
    return [
      'put',
      `/api/v1/cycles/${cycle}/people/${person}/monitoring/2026-03/self`,
      { as: own, body, headers },
    ];
  },
  'confirm a month': async () => {
    const { cycle, person, own } = await openCycle();
    const path = `/api/v1/cycles/${cycle}/people/${person}/monitoring/2026-03`;
    await server.ask('put', `${path}/self`, {
      as: own,
      body: { rows: [SAID] },
      headers: { 'if-match': '"v0"' },
    });
    await server.ask('post', `${path}/submission`, { as: own, body: {}, headers: { 'if-match': '"v1"' } });
    return ['post', `${path}/confirmation`, { as: head, body: {}, headers: { 'if-match': '"v2"' } }];
  },
  'compute a cycle': async () => {
    const cycle = await aCycle(superuser, { unit: top, states: ['planned', 'open'] });
    return ['post', `/api/v1/cycles/${cycle}/runs`, { as: officer, body: {} }];
  },
  'bring decisions': async () => {
    const { cycle, code } = await openCycle();
    const row = {
      ...{ question: 'excellent-place', subject: code, period: '2026', option: 'given' },
      ...{ by: 'Chủ tịch', on: '2026-12-11', document: ground },
    };
    return ['put', `/api/v1/cycles/${cycle}/decisions`, { as: authority, body: { rows: [row] } }];
  },
  'choose for a place': async () => {
    const { cycle, code } = await aComputedCycle(superuser, { unit: await anOffice(), places: 1 });
    const body = { ...PLACE, subject: code, isGiven: true, reason: ground };
    return ['post', `/api/v1/cycles/${cycle}/quota-places`, { as: authority, body }];
  },
  'decide a level': async () => {
    const { cycle, code } = await aComputedCycle(superuser, { unit: await anOffice(), places: 1 });
    const path = `/api/v1/cycles/${cycle}/levels/nd-335-2025/${code}/decision`;
    return ['post', path, { as: authority, body: { level: 'good' }, headers: { 'if-match': '"v0"' } }];
  },
  'ask for an exception above the quota': async () => {
    const { cycle, code } = await aComputedCycle(superuser, { unit: await anOffice(), places: 0 });
    const body = { ...PLACE, subject: code, ground, document: ground };
    return ['post', `/api/v1/cycles/${cycle}/quota-exceptions`, { as: authority, body }];
  },
  'settle what a discipline touches': async () => {
    const unit = await anOffice();
    const { cycle, person } = await aComputedCycle(superuser, { unit, places: 1 });
    const entry = await anEntry(superuser, { unit, person });
    const body = { touched: 'level:nd-335-2025', outcome: 'upheld', ground };
    return ['post', `/api/v1/cycles/${cycle}/touched-by/${entry}`, { as: authority, body }];
  },
};

const PLACE = { regulation: 'nd-335-2025', quota: 'excellent-people' };
const SAID = { sheet: 'general-criteria', cells: { rater: 'self', 'I.1': '5' } };
const anOffice = () => aUnit(superuser, { name: 'Phòng', parent: top });

/** An open cycle of an office with one person, who has an account. */
async function openCycle() {
  const unit = await anOffice();
  const cycle = await aCycle(superuser, { unit, states: ['planned', 'open'] });
  const person = await aPerson(superuser, { name: 'Người', unit });
  const account = await anAccount(superuser);
  await superuser.query('update congtam.account set person_id = $2 where id = $1', [account, person]);
  const { rows } = await superuser.query('select staff_code from congtam.person where id = $1', [person]);
  return { cycle, person, code: String(rows[0].staff_code), own: await server.session(account) };
}

async function somebodyLeaving() {
  const [from, to] = [
    await aUnit(superuser, { name: 'Từ', parent: top }),
    await aUnit(superuser, { name: 'Đến', parent: top }),
  ];
  const person = await aPerson(superuser, { name: 'Đi', unit: from });
  const { rows } = await superuser.query(
    'select p.id as held, u.code from congtam.post p, congtam.unit u where p.person_id = $1 and u.id = $2',
    [person, to],
  );
  return { person, held: String(rows[0].held), code: String(rows[0].code) };
}

/** Everything that is stored, as one text. */
async function stored(): Promise<string> {
  const { rows } = await superuser.query<{ table: string }>(
    `select c.oid::regclass::text as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('congtam', 'audit') and c.relkind = 'r' and c.relname <> 'session' order by 1`,
  );
  const hashes = rows.map(
    ({ table }) =>
      `select '${table}' as t, count(*) as n, md5(coalesce(string_agg(r::text, '' order by r::text), '')) as h from ${table} r`,
  );
  return JSON.stringify((await superuser.query(`${hashes.join(' union all ')} order by t`)).rows);
}

const eventCount = async (): Promise<number> =>
  (await superuser.query('select count(*)::int as n from audit.event')).rows[0].n;

async function tried(command: Command, fault: Fault, key: string): Promise<Reply> {
  faulty.arm(fault);
  const [method, path, given] = command;
  return ask(method, path, { ...given, headers: { ...given.headers, 'idempotency-key': key } });
}

describe.each(Object.entries(COMMANDS))('T2 - to %s', (_, prepare) => {
  it.each([false, true])(
    'with each statement failing (its answer lost: %s) is done or not done, and once when tried again',
    async (isAnswerLost) => {
      let statement = 1;
      for (; ; statement += 1) {
        const command = await prepare();
        const key = newId();
        const [before, events] = [await stored(), await eventCount()];
        const first = await tried(command, { at: statement, isAnswerLost }, key);
        const hasFailed = faulty.hasFailed();
        const isStored = (await stored()) !== before;
        // Acknowledged means stored; a change has its event, and an event its change.
        if (first.status < 300) expect(isStored).toBe(true);
        expect((await eventCount()) > events).toBe(isStored);
        if (hasFailed) expect([500, 401, 201, 200]).toContain(first.status);
        const again = await tried(command, { at: 0, isAnswerLost }, key);
        expect(again.status).toBeLessThan(300);
        const done = await stored();
        const third = await tried(command, { at: 0, isAnswerLost }, key);
        expect(third.body).toEqual(again.body);
        expect(await stored()).toBe(done);
        if (!hasFailed) break;
      }
      expect(statement).toBeGreaterThan(8);
    },
  );
});
