import { describe, expect, it } from 'vitest';
import { MATRIX } from '../../access/matrix.ts';
import { roleNames } from '../../access/roles.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { anEntry } from '../../testing/registers.ts';
import { aPack } from '../../testing/regulations.ts';
import { testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
const unit = await aUnit(superuser, { name: 'Xã' });
const [one, two] = [await anAccount(superuser), await anAccount(superuser)];
for (const account of [one, two]) await aGrant(superuser, { account, role: 'administrator' });
const [asOne, asTwo] = [await server.session(one), await server.session(two)];

const propose = (account: string, role: string, from = '2026-01-01', to: string | null = null) =>
  ask('post', '/api/v1/role-grants', {
    as: asOne,
    body: { account, role, unit: role === 'administrator' ? null : unit, from, to, ground: 'QĐ 1' },
  });
const confirm = (grant: unknown) => ask('post', `/api/v1/role-grants/${grant}/confirmation`, { as: asTwo });

describe('who administers the system', () => {
  const business = roleNames.filter((role) => role !== 'administrator');

  it.each(business)('holds no role of the business at the same time: %s', async (role) => {
    const [held, administrating] = [await anAccount(superuser), await anAccount(superuser)];
    await aGrant(superuser, { account: held, role, unit });
    await aGrant(superuser, { account: administrating, role: 'administrator' });
    expect((await propose(held, 'administrator')).body.code).toBe('role.not-together');
    expect((await propose(administrating, role)).body.code).toBe('role.not-together');
    // Two roles of the business, or one kind after the other, are nothing strange.
    expect((await propose(held, role === 'head' ? 'authority' : 'head')).status).toBe(201);
    const later = await anAccount(superuser);
    await aGrant(superuser, { account: later, role, unit, from: '2020-01-01', to: '2025-12-31' });
    expect((await propose(later, 'administrator', '2026-01-01')).status).toBe(201);
    expect((await propose(await anAccount(superuser), role)).status).toBe(201);
  });

  it('is not even proposed for one beside the other, of two proposals at once one stands, and ending frees', async () => {
    const account = await anAccount(superuser);
    const both = await Promise.all([propose(account, 'administrator'), propose(account, 'head')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const standing = both.find(({ status }) => status === 201)?.body;
    const opposite = standing?.role === 'head' ? 'administrator' : 'head';
    expect((await propose(account, opposite)).body.code).toBe('role.not-together');
    expect((await ask('post', `/api/v1/role-grants/${standing?.id}/end`, { as: asOne })).status).toBe(201);
    expect((await propose(account, opposite)).status).toBe(201);
    expect(server.faults).toEqual([]);
  });

  it('is kept apart by the database, whoever writes', async () => {
    const account = await anAccount(superuser);
    await aGrant(superuser, { account, role: 'head', unit });
    await expect(aGrant(superuser, { account, role: 'administrator' })).rejects.toThrow(/role_grant_apart/);
    const client = await database.as('congtam_app');
    await client.query("select set_config('congtam.actor', $1, false)", [one]);
    await expect(
      client.query(
        `insert into congtam.role_grant (id, account_id, role, valid_from, ground, proposed_by)
         values (gen_random_uuid(), $1, 'administrator', now(), 'x', $2)`,
        [account, one],
      ),
    ).rejects.toThrow(/role_grant_apart/);
    await superuser.query('update congtam.account set person_id = $2 where id = $1', [
      account,
      await aPerson(superuser, { name: 'Lê Văn Gắn', unit }),
    ]);
    // A confirmation cannot get past it either: what is confirmed had to stand apart as a proposal.
    const { body: grant } = await propose(account, 'authority');
    await expect(
      superuser.query("update congtam.role_grant set role = 'administrator', unit_id = null where id = $1", [
        grant.id,
      ]),
    ).rejects.toThrow(/role_grant_apart/);
    expect((await confirm(grant.id)).status).toBe(201);
  });

  it('sees no evaluation data: every question of the business is refused, unknown or empty', async () => {
    const person = await aPerson(superuser, { name: 'Nguyễn Văn Kín', unit });
    const entry = await anEntry(superuser, { unit, person });
    const pack = await aPack(superuser, { unit, regulation: 'a-draft', states: ['draft'] });
    const { rows } = await superuser.query('select id from congtam.post where person_id = $1', [person]);
    const ids: { readonly [name: string]: string } = { unit, person, entry, pack, post: rows[0].id };
    const reader = await anAccount(superuser);
    for (const role of business) await aGrant(superuser, { account: reader, role, unit });
    const asReader = await server.session(reader);

    const ofAdministrators = new Set(
      MATRIX.filter(({ by }) => by === 'administrator').map(({ action }) => action),
    );
    const ofOneself = /^(session|notice|account|secondFactor|event|unit|dutyGroup)\./;
    const questions = server.endpoints.filter(
      ({ method, access }) =>
        method === 'get' &&
        access.kind === 'session' &&
        !ofAdministrators.has(access.action) &&
        !ofOneself.test(access.action),
    );
    expect(questions.length).toBeGreaterThan(10);
    let answered = 0;
    for (const { path } of questions) {
      const asked = path.replaceAll(/\{(\w+)\}/g, (_, name) =>
        name === 'register' ? 'unitTasks' : (ids[name] ?? '01890000-0000-7000-8000-000000000000'),
      );
      const mine = await ask('get', asked, { as: asOne });
      const text = JSON.stringify(mine.body);
      expect(`${path} ${mine.status}`).toMatch(/ (200|400|403|404)$/);
      for (const secret of ['Kín', person, entry]) {
        expect(`${path} ${mine.status < 300 && text.includes(secret)}`).toBe(`${path} false`);
      }
      const theirs = await ask('get', asked, { as: asReader });
      if (theirs.status === 200 && theirs.bytes.toString('utf8') !== mine.bytes.toString('utf8'))
        answered += 1;
    }
    // Whoever has the roles is told something by the very same questions.
    expect(answered).toBeGreaterThan(4);
  });
});

describe('A03 - a role in a unit', () => {
  it('is somebody’s, but for the first officer; nobody says alone whose an account with a role is; released, it rests', async () => {
    const free = await anAccount(superuser, 'chua.gan');
    const { body: grant } = await propose(free, 'authority');
    expect((await confirm(grant.id)).body.code).toBe('role.account-is-nobodys');
    const client = await database.as('congtam_app');
    await client.query("select set_config('congtam.actor', $1, false)", [two]);
    await expect(
      client.query('update congtam.role_grant set confirmed_by = $2, confirmed_at = now() where id = $1', [
        grant.id,
        two,
      ]),
    ).rejects.toThrow(/row-level security/);
    // The first officer records the people; once one is known, none is nobody's.
    await superuser.query(
      "update congtam.role_grant set ended_by = proposed_by, ended_at = now() where role = 'personnelOfficer' and ended_at is null",
    );
    const first = await anAccount(superuser);
    expect((await confirm((await propose(first, 'personnelOfficer')).body.id)).status).toBe(201);
    const known = await anAccount(superuser, {
      person: await aPerson(superuser, { name: 'Lê Thị Biết', unit }),
    });
    expect((await confirm((await propose(known, 'personnelOfficer')).body.id)).status).toBe(201);
    const late = await propose(await anAccount(superuser), 'personnelOfficer');
    expect((await confirm(late.body.id)).body.code).toBe('role.account-is-nobodys');

    const person = await aPerson(superuser, { name: 'Lê Văn Chờ', unit });
    const asKnown = await server.session(known);
    const bind = (login: string | null) =>
      ask('put', `/api/v1/people/${person}/account`, { as: asKnown, body: { login, ground: 'QĐ 2' } });
    expect((await bind('chua.gan')).body.code).toBe('person.account-not-free');
    expect((await ask('post', `/api/v1/role-grants/${grant.id}/end`, { as: asOne })).status).toBe(201);
    expect((await bind('chua.gan')).status).toBe(200);
    const again = (await propose(free, 'authority')).body;
    expect(again).toMatchObject({ login: 'chua.gan', personName: 'Lê Văn Chờ' });
    expect((await confirm(again.id)).status).toBe(201);
    const roles = async () =>
      (await ask('get', '/api/v1/session', { as: await server.session(free) })).body.roles;
    expect(await roles()).toHaveLength(1);
    expect((await bind(null)).status).toBe(200);
    expect(await roles()).toEqual([]);
  });
});

describe('A04 - what was done within a day of a role', () => {
  it('is listed for who oversees the unit, and nothing that was done later', async () => {
    const person = await aPerson(superuser, { name: 'Lê Văn Mới', unit });
    const [fresh, old] = [await anAccount(superuser, { person }), await anAccount(superuser)];
    const { body: grant } = await propose(fresh, 'personnelOfficer');
    expect((await confirm(grant.id)).status).toBe(201);
    const before = await aGrant(superuser, { account: old, role: 'personnelOfficer', unit });
    await superuser.query(
      "update congtam.role_grant set confirmed_at = now() - interval '25 hours' where id = $1",
      [before],
    );
    const below = await aUnit(superuser, { name: 'Phòng', parent: unit });
    const decide = async (account: string, name: string, where = unit) =>
      ask('post', `/api/v1/units/${where}/duty-groups`, {
        as: await server.session(account),
        body: { from: '2025-01-01', quotaScope: 'unit', groups: [name], ground: 'QĐ 9' },
      });
    expect((await decide(fresh, 'Một cửa')).status).toBe(201);
    expect((await decide(old, 'Hai cửa', below)).status).toBe(201);
    const inspector = await anAccount(superuser);
    await aGrant(superuser, { account: inspector, role: 'inspector', unit });
    const acts = async (as: string) =>
      (await ask('get', '/api/v1/role-grants/fresh-acts', { as })).body.acts ?? [];
    const seen = await acts(await server.session(inspector));
    const decisions = seen.filter(({ action }) => action === 'dutyGroup.decide');
    expect(decisions).toEqual([expect.objectContaining({ account: fresh, role: 'personnelOfficer', unit })]);
    expect(decisions.map(({ words }) => words?.vi)).toEqual([
      'ghi quyết định nhóm nhiệm vụ, phạm vi tính tỷ lệ',
    ]);
    // Overseen elsewhere, it is not seen; who administers sees the acts of administration only.
    const elsewhere = await anAccount(superuser);
    await aGrant(superuser, {
      account: elsewhere,
      role: 'inspector',
      unit: await aUnit(superuser, { name: 'Khác' }),
    });
    expect(await acts(await server.session(elsewhere))).toEqual([]);
    const administered = await acts(asOne);
    expect(administered.map(({ action }) => String(action))).not.toContain('dutyGroup.decide');
    const third = await anAccount(superuser);
    const { body: more } = await propose(third, 'administrator');
    await confirm(more.id);
    const asThird = await server.session(third);
    await ask('post', '/api/v1/accounts', { as: asThird, body: { login: 'soon.after', displayName: 'Sớm' } });
    expect(await acts(asOne)).toContainEqual(
      expect.objectContaining({ account: third, role: 'administrator', action: 'account.invite' }),
    );
    const nobody = await server.session(await anAccount(superuser));
    expect((await ask('get', '/api/v1/role-grants/fresh-acts', { as: nobody })).status).toBe(403);
  });
});
