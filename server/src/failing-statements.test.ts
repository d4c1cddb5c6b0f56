import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { makeAsActor } from './database/as-actor.ts';
import { newId } from './database/new-id.ts';
import { openPool } from './database/pool.ts';
import { identityProvider } from './features/accounts/identity-provider.ts';
import { aDelegation, aGrant, anAccount, anActingHead } from './testing/accounts.ts';
import { type Fault, faultyPool } from './testing/faulty-pool.ts';
import { anEntry } from './testing/registers.ts';
import { aPack } from './testing/regulations.ts';
import { anApp, enrolled } from './testing/second-factor.ts';
import { testSigner } from './testing/test-database.ts';
import { type Ask, type Reply, testServer } from './testing/test-server.ts';
import { aPerson, aUnit } from './testing/units.ts';

/** Never reached: whose an identity is, is said without asking the provider. */
const provider = identityProvider({
  issuer: new URL('https://id.example'),
  clientId: 'congtam',
  loginClaim: 'email',
  returnTo: new URL('https://congtam.example/sign-in/return'),
  otherOrigins: [],
  bindsAtFirstSignIn: false,
});
const server = await testServer({}, provider);
const { superuser, logins } = server.database;
const real = openPool(logins.congtam_app, 4);
afterAll(() => real.end());
const faulty = faultyPool(real);
const ask = server.over(makeAsActor(faulty.pool, testSigner));

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

const ground = 'QĐ 01';
const LAYER = readFileSync(
  new URL('../../regulations/src/testing/organisation-points/rules.yaml', import.meta.url),
  'utf8',
);
const described = { kind: 'other', role: 'usingBody', from: '2024-01-01', ground };
const post = { unit: top, title: 'Chuyên viên', service: 'civilServant', from: '2024-01-01', ground };
type Command = readonly ['post' | 'put' | 'delete', string, Ask];

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
  'confirm a role': async () => {
    const grant = await aGrant(superuser, { account: await anAccount(superuser), role: 'head', unit: top });
    await superuser.query(
      'update congtam.role_grant set confirmed_by = null, confirmed_at = null where id = $1',
      [grant],
    );
    return ['post', `/api/v1/role-grants/${grant}/confirmation`, { as: admin }];
  },
  'take a second factor': async () => {
    const as = await server.session(await anAccount(superuser));
    const { body } = await server.ask('post', '/api/v1/me/second-factor/offer', { as });
    return ['post', '/api/v1/me/second-factor', { as, body: { code: anApp(String(body.secret))(1) } }];
  },
  'give up a second factor': async () => {
    const as = await server.session(await anAccount(superuser));
    await enrolled(server.ask, as);
    return ['delete', '/api/v1/me/second-factor', { as }];
  },
  'remove a second factor that was lost': async () => {
    const account = await anAccount(superuser);
    await enrolled(server.ask, await server.session(account));
    return ['post', `/api/v1/accounts/${account}/second-factor-removal`, { as: admin, body: { ground } }];
  },
  'say where notices go': async () => [
    'put',
    '/api/v1/me/mail',
    { as: await server.session(await anAccount(superuser)), body: { mail: 'lan@xa.example' } },
  ],
  'end other sessions': async () => {
    const account = await anAccount(superuser);
    await server.session(account);
    return ['post', '/api/v1/me/sessions/end-others', { as: await server.session(account) }];
  },
  'propose whose account an identity is': async () => [
    'post',
    `/api/v1/accounts/${await anAccount(superuser)}/sign-on-subjects`,
    { as: admin, body: { subject: newId(), ground } },
  ],
  'confirm whose account an identity is': async () => [
    'post',
    `/api/v1/sign-on-subjects/${await aProposedSubject()}/confirmation`,
    { as: admin },
  ],
  'end an identity': async () => [
    'post',
    `/api/v1/sign-on-subjects/${await aProposedSubject()}/end`,
    { as: admin },
  ],
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
  'propose a delegation': async () => {
    const { person } = await somebodyWithAccount();
    const days = { from: '2026-01-01', to: '2026-12-31', document: ground, documentDay: '2026-01-01' };
    return [
      'post',
      '/api/v1/delegations',
      { as: authority, body: { unit: top, role: 'authority', person, ...days } },
    ];
  },
  'accept a delegation': async () => {
    const { account, delegation } = await somebodyDelegated(false);
    return ['post', `/api/v1/delegations/${delegation}/acceptance`, { as: await server.session(account) }];
  },
  'end a delegation': async () => {
    const { delegation } = await somebodyDelegated(true);
    return ['post', `/api/v1/delegations/${delegation}/end`, { as: authority, body: { reason: ground } }];
  },
  'record an acting head': async () => {
    const { person } = await somebodyWithAccount();
    const body = { person, kind: 'acting', from: '2026-01-01', document: ground, documentDay: '2026-01-01' };
    return ['post', `/api/v1/units/${top}/acting-heads`, { as: officer, body }];
  },
  'confirm an acting head': async () => {
    const unit = await aUnit(superuser, { name: 'Phòng', parent: top });
    const { person } = await somebodyWithAccount();
    const acting = await anActingHead(superuser, { unit, person, isConfirmed: false });
    return ['post', `/api/v1/acting-heads/${acting}/confirmation`, { as: authority }];
  },
  'end an acting head': async () => {
    const unit = await aUnit(superuser, { name: 'Phòng', parent: top });
    const { person } = await somebodyWithAccount();
    const acting = await anActingHead(superuser, { unit, person });
    return ['post', `/api/v1/acting-heads/${acting}/end`, { as: officer, body: { document: ground } }];
  },
  'found units from a list': async () => {
    const head = 'Mã đơn vị,Tên đơn vị,Loại đơn vị,Vai trò đối với công chức,Mã đơn vị cấp trên';
    const [one, two] = [`L${newId()}`, `L${newId()}`];
    const rows = [`${one},Một,other,usingBody,${two}`, `${two},Hai,other,usingBody,`];
    const file = { kind: 'csv', bytes: Buffer.from([head, ...rows].join('\n')) } as const;
    const query = new URLSearchParams({ under: top, on: '2025-01-01' });
    const seen = await server.ask('post', `/api/v1/unit-lists/check?${query}`, { as: officer, file });
    const more = new URLSearchParams({ under: top, on: '2025-01-01', ground, plan: String(seen.body.plan) });
    return ['post', `/api/v1/unit-lists?${more}`, { as: officer, file }];
  },
  'put in an attachment': async () => ['post', '/api/v1/attachments', { as: officer, file: aScan() }],
  'enter a paper for somebody': async () => {
    const person = await aPerson(superuser, { name: 'Không dùng máy', unit: top });
    const { body: scan } = await server.ask('post', '/api/v1/attachments', { as: officer, file: aScan() });
    const body = { unit: top, title: 'Phiếu', signedOn: '2026-03-02', attachment: scan.id };
    return ['post', `/api/v1/people/${person}/papers`, { as: officer, body }];
  },
  'call off a job': async () => {
    const id = newId();
    await superuser.query(
      "insert into congtam.job (id, kind, payload, requested_by) values ($1, 'none', '{}', $2)",
      [id, officerAccount],
    );
    return ['post', `/api/v1/jobs/${id}/cancellation`, { as: officer }];
  },
  'put in a roster': async () => [
    'post',
    `/api/v1/rosters?${new URLSearchParams({ unit: top, on: '2025-01-01', ground })}`,
    { as: officer, file: { kind: 'csv', bytes: Buffer.from(`Mã người\n${newId()}`) } },
  ],
};

async function aProposedSubject(): Promise<string> {
  const id = newId();
  await superuser.query(
    `insert into congtam.sign_on_subject (id, account_id, issuer, subject, proposed_by)
     values ($1::uuid, $2, $3, $1::text, $4)`,
    [id, await anAccount(superuser), provider.issuer, await anAccount(superuser)],
  );
  return id;
}

const aScan = () => ({ kind: 'pdf', bytes: Buffer.from(`%PDF-1.7 ${newId()}`) }) as const;

async function somebodyWithAccount() {
  const person = await aPerson(superuser, { name: 'Có tài khoản', unit: top });
  return { person, account: await anAccount(superuser, { person }) };
}

async function somebodyDelegated(isAccepted: boolean) {
  const { person, account } = await somebodyWithAccount();
  const given = { by: authorityAccount, to: account, person, role: 'authority', unit: top, isAccepted };
  return { account, delegation: await aDelegation(superuser, given) };
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
  // In an order of its own: of many tables, several may be read at once.
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
