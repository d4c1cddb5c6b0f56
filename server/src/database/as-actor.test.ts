import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { type Act, record } from '../audit/record.ts';
import { overloadOf } from '../http/problem.ts';
import { aGrant, anAccount } from '../testing/accounts.ts';
import { testDatabase, testSigner } from '../testing/test-database.ts';
import { account, ChangeWithoutEvidence, LineBroken, makeAsActor, nobody, type Tx } from './as-actor.ts';
import { newId } from './new-id.ts';
import { openPool } from './pool.ts';

const database = await testDatabase();
const { asActor, superuser } = database;
const admin = await anAccount(superuser);
await aGrant(superuser, { account: admin, role: 'administrator' });
const other = await anAccount(superuser);

const accountsSeen = (tx: Tx) => tx.db.selectFrom('congtam.account').select('id').execute();
const invite = (tx: Tx, login: string) =>
  tx.db
    .insertInto('congtam.account')
    .values({ id: newId(), login, display_name: 'Lê Thị Mới', kind: 'person', status: 'invited' })
    .execute();
const exists = async (login: string) =>
  (await superuser.query('select 1 from congtam.account where login = $1', [login])).rowCount === 1;

describe('a transaction in somebody’s name', () => {
  it('sees what they may see, and nobody sees nothing', async () => {
    expect(await asActor(account(other), accountsSeen)).toEqual([{ id: other }]);
    expect((await asActor(account(admin), accountsSeen)).length).toBeGreaterThan(3);
    expect(await asActor(nobody, accountsSeen)).toEqual([]);
  });

  it('leaves nobody on the connection, whether it went well or not', async () => {
    const pool = openPool(database.logins.congtam_app, 1);
    const alone = makeAsActor(pool, testSigner);
    await alone(account(admin), accountsSeen);
    expect(await alone(nobody, accountsSeen)).toEqual([]);
    await expect(
      alone(account(admin), async () => {
        throw new Error('refused');
      }),
    ).rejects.toThrow('refused');
    expect(await alone(nobody, accountsSeen)).toEqual([]);
    await pool.end();
  });

  it('whose connection breaks is not answered by another’s', async () => {
    const pool = openPool(database.logins.congtam_app, 1);
    const alone = makeAsActor(pool, testSigner);
    await expect(
      alone(account(admin), async (tx) => {
        await accountsSeen(tx);
        await superuser.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'congtam_app' and state = 'idle in transaction' and datname = current_database()",
        );
        return accountsSeen(tx);
      }),
    ).rejects.toBeInstanceOf(LineBroken);
    expect(await alone(nobody, accountsSeen)).toEqual([]);
    await pool.end();
  });

  it('that stood still for too long is told so by PostgreSQL itself, which is no fault of the program', async () => {
    const pool = openPool(database.logins.congtam_app, 1);
    const client = await pool.connect();
    const ended = once(client, 'error');
    const stoodStill = makeAsActor({ connect: async () => client }, testSigner)(
      account(admin),
      async (tx) => {
        await sql`set local idle_in_transaction_session_timeout = '20ms'`.execute(tx.db);
        await ended;
        return accountsSeen(tx);
      },
    );
    const why = await stoodStill.catch((error: unknown) => error);
    expect(why).toMatchObject({ code: '25P03' });
    expect(overloadOf(why)?.code).toBe('server.too-slow');
    await pool.end();
  });

  it('whose line breaks while it asks has stored nothing and may be tried again', async () => {
    const asking = asActor(account(admin), async () => {
      throw Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    });
    const why = await asking.catch((error: unknown) => error);
    expect(why).toBeInstanceOf(LineBroken);
    expect(overloadOf(why)?.code).toBe('server.no-database');
  });

  it('for which PostgreSQL is not there has stored nothing and may be tried again', async () => {
    const held = createServer();
    await once(held.listen(0, '127.0.0.1'), 'listening');
    const { port } = held.address() as AddressInfo;
    await new Promise((closed) => held.close(closed));
    const pool = new pg.Pool({ host: '127.0.0.1', port, max: 1 });
    const why = await makeAsActor(pool, testSigner)(account(admin), accountsSeen).catch(
      (error: unknown) => error,
    );
    expect(why).toBeInstanceOf(LineBroken);
    expect(overloadOf(why)?.status).toBe(503);
    await pool.end();
  });

  it('takes only an id for an actor', async () => {
    await expect(asActor(account("x', true); drop table congtam.account; --"), accountsSeen)).rejects.toThrow(
      'an actor is an id',
    );
  });
});

describe('no evidence, no change', () => {
  it('a change that records no event is not kept', async () => {
    await expect(asActor(account(admin), (tx) => invite(tx, 'unrecorded'))).rejects.toThrow(
      ChangeWithoutEvidence,
    );
    expect(await exists('unrecorded')).toBe(false);
  });

  it('a change with its event is kept, and both go when the work fails afterwards', async () => {
    const act: Act = { action: 'account.invite', subject: { kind: 'account', id: 'x' } };
    await asActor(account(admin), async (tx) => {
      await invite(tx, 'recorded');
      await record(tx, act);
    });
    expect(await exists('recorded')).toBe(true);
    const before = (await superuser.query('select count(*)::int as n from audit.event')).rows[0].n;
    await expect(
      asActor(account(admin), async (tx) => {
        await invite(tx, 'failed-later');
        await record(tx, act);
        throw new Error('too late');
      }),
    ).rejects.toThrow('too late');
    expect(await exists('failed-later')).toBe(false);
    expect((await superuser.query('select count(*)::int as n from audit.event')).rows[0].n).toBe(before);
  });

  it('reading needs no event, and what only reads cannot write', async () => {
    await asActor(account(admin), accountsSeen);
    await expect(
      asActor(account(admin), (tx) => invite(tx, 'while-reading'), { isReadOnly: true }),
    ).rejects.toThrow(/read-only/);
  });

  it('nobody writes an event in the name of another', async () => {
    const id = newId();
    const client = await database.as('congtam_app');
    await client.query('begin');
    await client.query("select set_config('congtam.actor', $1, true)", [other]);
    const canonical = JSON.stringify({
      action: 'a',
      actor: admin,
      at: 'now',
      id,
      subject: { id: 'x', kind: 'y' },
    });
    const insert = `insert into audit.event (id, canonical, hash)
      values ($1, $2, sha256('\\x00'::bytea || convert_to($2, 'UTF8')))`;
    await expect(client.query(insert, [id, canonical])).rejects.toThrow(/row-level security/);
    await client.query('rollback');
  });
});

describe('one statement of nobody', () => {
  it('is a transaction of its own, and no second one', async () => {
    const alone = { isOneStatement: true };
    expect(await asActor(nobody, accountsSeen, alone)).toEqual([]);
    const twice = async (tx: Tx) => [await accountsSeen(tx), await accountsSeen(tx)];
    await expect(asActor(nobody, twice, alone)).rejects.toThrow('is two');
    await expect(asActor(account(admin), accountsSeen, alone)).rejects.toThrow('in a transaction');
    const writing = (tx: Tx) =>
      record(tx, { action: 'account.invite', subject: { kind: 'account', id: admin } });
    await expect(asActor(nobody, writing, alone)).rejects.toThrow();
  });
});

describe('what somebody reaches, asked once in a transaction', () => {
  const UNITS = 'select access.units_in_sight() as units';
  const units = async (): Promise<string[]> => (await superuser.query(UNITS)).rows[0].units;
  const isAdministrator = async (): Promise<boolean> =>
    (await superuser.query("select access.has_role('administrator') as is")).rows[0].is;
  const unit = newId();

  it('is worked out anew as soon as what it comes from changes, and taken back with it', async () => {
    await superuser.query("insert into congtam.unit (id, code) values ($1, 'REACH')", [unit]);
    await superuser.query('begin');
    await superuser.query("select set_config('congtam.actor', $1, true)", [other]);
    expect(await units()).toEqual([]);
    await superuser.query('savepoint before');
    await aGrant(superuser, { account: other, role: 'head', unit });
    expect(await units()).toEqual([unit]);
    await superuser.query("update congtam.account set status = 'disabled' where id = $1", [other]);
    expect(await units()).toEqual([]);
    await superuser.query('rollback to savepoint before');
    expect(await units()).toEqual([]);
    await aGrant(superuser, { account: other, role: 'head', unit });
    const below = newId();
    await superuser.query("insert into congtam.unit (id, code) values ($1, 'REACH-1')", [below]);
    expect(await units()).toEqual([unit]);
    await superuser.query(
      `insert into congtam.unit_version (unit_id, valid_from, name, kind, role, parent_id, ground, recorded_by)
       values ($1, '2020-01-01', 'Dưới', 'other', 'directUnit', $2, 'x', $3)`,
      [below, unit, admin],
    );
    expect((await units()).sort()).toEqual([unit, below].sort());
    await superuser.query('rollback');
  });

  it('is of one actor: it serves nobody who acts after them, and no other transaction', async () => {
    await superuser.query('begin');
    await superuser.query("select set_config('congtam.actor', $1, true)", [admin]);
    expect(await isAdministrator()).toBe(true);
    await superuser.query("select set_config('congtam.actor', $1, true)", [other]);
    expect(await isAdministrator()).toBe(false);
    await superuser.query("select set_config('congtam.actor', $1, true)", [admin]);
    expect(await isAdministrator()).toBe(true);
    await superuser.query('commit');
    expect(await isAdministrator()).toBe(false);
  });

  it('is forgotten when any table changes that says who holds what, who serves where and what lies below what', async () => {
    const { rows } = await superuser.query(
      `select distinct c.relname as name from pg_class c, pg_proc p, pg_namespace n
       where c.relnamespace = 'congtam'::regnamespace and c.relkind = 'r' and n.oid = p.pronamespace
         and n.nspname = 'access' and p.proname = any ($1) and (
           p.prosrc ~ ('congtam\\.' || c.relname || '\\M') or exists (
             select 1 from pg_depend d where d.objid = p.oid and d.refobjid = c.oid))
         and not exists (select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'aa_reach_forgotten')`,
      [
        [
          ...[
            'grants_of',
            'roles_in_person',
            'roles_of',
            'inspections_of',
            'inspects',
            'lines_today',
            'line_above',
          ],
          ...[
            'units_above',
            'units_of_mine',
            'units_otherwise',
            'units_reached',
            'cycles_in_sight',
            'my_person',
          ],
        ],
      ],
    );
    expect(rows).toEqual([]);
  });
});

describe('the app, even when its SQL is not its own', () => {
  it.each([
    'set role congtam_owner',
    'set session authorization congtam_superuser',
    'select * from congtam.credential',
    'select code_hash from congtam.activation',
    'select * from congtam.sign_in_attempt',
    "update audit.event set canonical = ''",
    'delete from audit.leaf',
    'insert into audit.checkpoint (size, note) values (1, $$x$$)',
    'alter table congtam.account disable row level security',
    'drop policy account_own on congtam.account',
    'create table congtam.mine (id int)',
    'create table public.mine (id int)',
    "copy congtam.account to program 'cat'",
    "select pg_read_file('postgresql.conf')",
    'select access.units_on(current_date)',
  ])('is refused: %s', async (statement) => {
    const client = await database.as('congtam_app');
    await client.query("select set_config('congtam.actor', $1, false)", [admin]);
    await expect(client.query(statement)).rejects.toThrow(
      /denied|must be owner|must be superuser|security policy/,
    );
    await client.end();
  });
});

it('T3 - a connection that breaks before anybody listens to it does not end the process', async () => {
  const pool = openPool(database.logins.congtam_app, 1);
  const client = await pool.connect();
  expect(client.emit('error', new Error('terminating connection due to unexpected postmaster exit'))).toBe(
    true,
  );
  client.release(true);
  await pool.end();
});
