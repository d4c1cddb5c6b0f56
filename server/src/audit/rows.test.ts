import type { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { account, ChangeWithoutEvidence } from '../database/as-actor.ts';
import { newId } from '../database/new-id.ts';
import { aDelegation, aGrant, anAccount, anActingHead } from '../testing/accounts.ts';
import { aComputedCycle, aStatement } from '../testing/computed-cycle.ts';
import { smallCommune } from '../testing/cycles.ts';
import { findingsOver } from '../testing/findings.ts';
import { anEntry } from '../testing/registers.ts';
import { aPack } from '../testing/regulations.ts';
import { testKey } from '../testing/test-database.ts';
import { testServer } from '../testing/test-server.ts';
import { aPerson, aUnit } from '../testing/units.ts';
import { aProduct } from '../testing/work.ts';
import { sealFoundRows } from './found-rows.ts';
import { type Act, record } from './record.ts';
import { sealWaiting } from './sealer.ts';

const server = await testServer();
const { ask, database } = server;
const { asActor, superuser } = database;
const commune = await smallCommune(server);
const place = await aUnit(superuser, { name: 'Sở' });
const person = await aPerson(superuser, { name: 'Dung', unit: place });
const administrator = await anAccount(superuser);
await aGrant(superuser, { account: administrator, role: 'administrator' });
const confirmer = await anAccount(superuser);
await aGrant(superuser, { account: confirmer, role: 'administrator' });
const officer = await anAccount(superuser);
await aGrant(superuser, { account: officer, role: 'personnelOfficer', unit: place });
const delegate = await anAccount(superuser, { person });
await aDelegation(superuser, { by: officer, to: delegate, person, role: 'head', unit: place });
await anActingHead(superuser, { unit: place, person });
await anEntry(superuser, { unit: place, person });
await anEntry(superuser, { unit: place, concerned: person });
await aPack(superuser, { unit: place, regulation: 'thu', states: ['draft', 'pilot'] });
await aProduct(superuser, {
  unit: place,
  person,
  isHandedTo: await aPerson(superuser, { name: 'Giang', unit: place }),
});
await aStatement(superuser, { unit: place, person });
await aComputedCycle(superuser, { unit: place, places: 1 });
const free = await anAccount(superuser, { person: await aPerson(superuser, { name: 'Hà', unit: place }) });
const began = await sealFoundRows(database);
const [asOfficer, asAdministrator, asConfirmer] = [
  await server.session(officer),
  await server.session(administrator),
  await server.session(confirmer),
];

const findings = () => findingsOver(superuser);

/** What a database administrator does, past every guard; looked at in the same transaction, and undone. */
async function tampered(...statements: readonly string[]): Promise<readonly string[]> {
  await superuser.query("begin; set local session_replication_role = 'replica'");
  try {
    for (const statement of statements) await superuser.query(statement);
    const inside = {
      query: async (text: string) => (/^(begin|rollback)/.test(text) ? { rows: [] } : superuser.query(text)),
    };
    return await findingsOver(inside as unknown as Client);
  } finally {
    await superuser.query('rollback');
  }
}

/** The same, and kept. */
async function kept(statement: string): Promise<void> {
  await superuser.query("begin; set local session_replication_role = 'replica'");
  await superuser.query(statement);
  await superuser.query('commit');
}

const eventOf = async (action: string) =>
  (
    await superuser.query('select id from audit.event where action = $1 order by number desc limit 1', [
      action,
    ])
  ).rows[0].id;

/** Somebody recorded as the program does it. */
async function aRecordedPerson(fullName: string): Promise<string> {
  const post = {
    unit: place,
    title: 'Chuyên viên',
    service: 'civilServant',
    from: '2024-01-01',
    ground: 'QĐ 01',
  };
  const staffCode = `R-${newId().slice(-9)}`;
  const { status, body } = await ask('post', '/api/v1/people', {
    as: asOfficer,
    body: { staffCode, fullName, post },
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return String(body.id);
}

const etagOf = async (of: string) =>
  (await ask('get', `/api/v1/people/${of}`, { as: asOfficer })).headers.get('etag') ?? '';

describe('the history of a server', () => {
  it('says once of each table what stood there when it began to be sealed', async () => {
    expect(began.length).toBeGreaterThan(50);
    expect(await sealFoundRows(database)).toEqual([]);
    expect(await findings()).toEqual([]);
  });

  it('on which many work at once on the same files raises no false alarm', async () => {
    const people = await Promise.all(['Lan', 'Mai', 'Nga'].map(aRecordedPerson));
    const rush = () =>
      Promise.all(
        Array.from({ length: 48 }, async (_, at) => {
          const of = people[at % people.length] ?? '';
          if (at % 4 === 0) await sealWaiting(database, { key: testKey });
          const headers = { 'if-match': await etagOf(of) };
          const [path, body] =
            at % 2 === 0
              ? ['corrections', { fullName: `Người thứ ${at}`, ground: 'QĐ 04' }]
              : [
                  'posts',
                  {
                    unit: place,
                    title: `Việc ${at}`,
                    service: 'civilServant',
                    from: '2025-01-01',
                    ground: 'QĐ 05',
                  },
                ];
          return (await ask('post', `/api/v1/people/${of}/${path}`, { as: asOfficer, headers, body })).status;
        }),
      );
    // Done, too late for the version, too late for the lock: rushed again until each of them has been met.
    const met = new Set<number>();
    for (let rushes = 0; rushes < 20 && met.size < 3; rushes += 1)
      for (const status of await rush()) met.add(status);
    expect(met).toEqual(new Set([201, 409, 412]));
    await sealWaiting(database, { key: testKey });
    expect(await findings()).toEqual([]);
  });

  it('in which a cycle was opened, closed and counted raises none', async () => {
    const cycle = await commune.cycle();
    const body = { ground: 'KH 01' };
    expect((await ask('post', `/api/v1/cycles/${cycle}/closing`, { as: commune.officer, body })).status).toBe(
      201,
    );
    await commune.work();
    const asked = await ask('post', `/api/v1/cycles/${cycle}/runs`, {
      as: commune.officer,
      body: { asOf: '2026-12-31' },
    });
    expect(asked.status).toBeLessThan(300);
    await commune.work();
    const { rows } = await superuser.query(
      'select count(*)::int as lines from congtam.evaluation_result where run_id = $1',
      [asked.body.id],
    );
    expect(rows[0].lines).toBeGreaterThan(0);
    expect(await findings()).toEqual([]);
  });

  it('takes nothing in that was written after the last event of a transaction', async () => {
    const unit = { id: newId(), code: 'SAU' };
    const act: Act = { action: 'unit.found', subject: { kind: 'unit', id: unit.id } };
    const insert = (isLate: boolean) =>
      asActor(account(administrator), async (tx) => {
        const write = () => tx.db.insertInto('congtam.unit').values(unit).execute();
        if (!isLate) await write();
        await record(tx, act);
        if (isLate) await write();
      });
    await expect(insert(true)).rejects.toThrow(ChangeWithoutEvidence);
    await expect(insert(true)).rejects.toThrow('congtam.unit');
    // Positive control: written before its event, it is kept.
    await insert(false);
    expect(await findings()).toEqual([]);
  });
});

describe('A16 - rows that count', () => {
  it('changed or taken out past the program are found, in every table, with the event that wrote them', async () => {
    const { rows: tables } = await superuser.query<{ name: string; column: string; type: string }>(`
      select s.table_name as name, quote_ident(a.attname) as column, format_type(a.atttypid, null) as type
      from audit.row_seal s, lateral (
        select a.attname, a.atttypid from pg_attribute a
        where a.attrelid = s.table_name::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
          and a.attidentity = '' and a.atttypid in ('text'::regtype, 'uuid'::regtype, 'date'::regtype, 'timestamptz'::regtype, 'bytea'::regtype)
          and a.attname <> all (s.excluded) and not exists (
            select 1 from pg_constraint k where k.conrelid = a.attrelid and k.contype in ('p', 'u') and a.attnum = any (k.conkey))
        order by a.attnotnull desc, a.attnum desc limit 1) a
      where s.unsealed_because is null order by 1`);
    const other: { readonly [type: string]: string } = {
      text: "'khác'",
      uuid: 'gen_random_uuid()',
      bytea: "sha256('khác')",
      date: "'2001-01-01'",
    };
    const looked: string[] = [];
    const missed: string[] = [];
    for (const { name, column, type } of tables) {
      const one = `ctid = (select ctid from ${name} limit 1)`;
      const { rowCount } = await superuser.query(`select 1 from ${name} limit 1`);
      if (rowCount === 0) continue;
      looked.push(name);
      const checks = await superuser.query<{ drop: string }>(
        `select format('alter table %s drop constraint %I cascade', conrelid::regclass, conname) as drop
         from pg_constraint where conrelid = $1::regclass and contype in ('c', 'x')`,
        [name],
      );
      const change = `update ${name} set ${column} = ${other[type] ?? "now() - interval '9 years'"} where ${one}`;
      const changed = await tampered(...checks.rows.map(({ drop }) => drop), change);
      const removed = await tampered(`delete from ${name} where ${one}`);
      const found = new RegExp(`^row-(altered|missing) ${name} \\[.+\\] \\([-0-9a-f]{36}\\)$`);
      for (const said of [changed, removed])
        if (said.length !== 1 || !found.test(said[0] ?? '')) missed.push(`${name} ${said}`);
    }
    expect(missed).toEqual([]);
    expect(looked).toEqual(
      expect.arrayContaining(
        'role_grant post person unit_version register_revision local_pack local_pack_step delegation acting_head work_product_revision statement cycle_step evaluation_result'
          .split(' ')
          .map((table) => `congtam.${table}`),
      ),
    );
    // Positive control: undone, all is as it was.
    expect(await findings()).toEqual([]);
  });

  it('a role that nobody proposed, and a role made another one, are named with their table, row and event', async () => {
    const forged = newId();
    expect(
      await tampered(`insert into congtam.role_grant
        (id, account_id, role, valid_from, ground, proposed_by, confirmed_by, confirmed_at)
        values ('${forged}', '${delegate}', 'administrator', '2020-01-01', 'x', '${administrator}', '${confirmer}', now())`),
    ).toEqual([`row-unsealed congtam.role_grant ["${forged}"]`]);
    const body = { account: free, role: 'head', unit: place, from: '2026-01-01', ground: 'QĐ 02' };
    const { body: grant } = await ask('post', '/api/v1/role-grants', { as: asAdministrator, body });
    const path = `/api/v1/role-grants/${grant.id}/confirmation`;
    expect((await ask('post', path, { as: asConfirmer })).status).toBe(201);
    expect(await findings()).toEqual([]);
    const event = await eventOf('role.confirm');
    expect(
      await tampered(`update congtam.role_grant set role = 'authority' where id = '${grant.id}'`),
    ).toEqual([`row-altered congtam.role_grant ["${grant.id}"] (${event})`]);
    expect(await tampered(`update audit.event set written = null where id = '${event}'`)).toContain(
      `rows-altered ${event}`,
    );
  });

  it('a post changed past the program stays found after an officer has ended it', async () => {
    const somebody = await aRecordedPerson('Khang');
    const event = await eventOf('person.record');
    const { rows } = await superuser.query('select id from congtam.post where person_id = $1', [somebody]);
    const honest = rows[0].id;
    await kept(`update congtam.post set title = 'Giám đốc' where id = '${honest}'`);
    const ended = await ask('post', `/api/v1/people/${somebody}/posts/${honest}/end`, {
      as: asOfficer,
      headers: { 'if-match': await etagOf(somebody) },
      body: { on: '2026-06-30', ground: 'QĐ 03' },
    });
    expect(ended.status).toBe(201);
    const later = await eventOf('person.endPost');
    expect(await findings()).toEqual([`row-altered-before congtam.post ["${honest}"] (${event} → ${later})`]);
    await kept(`delete from congtam.post where id = '${honest}'`);
    expect(await findings()).toContain(`row-missing congtam.post ["${honest}"] (${later})`);
  });
});
