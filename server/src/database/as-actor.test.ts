import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { record } from '../audit/record.ts';
import { overloadOf } from '../http/problem.ts';
import { aGrant, anAccount } from '../testing/accounts.ts';
import { testDatabase, testSigner } from '../testing/test-database.ts';
import { account, ChangeWithoutEvidence, makeAsActor, nobody, type Tx } from './as-actor.ts';
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
        await superuser.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'congtam_app' and state = 'idle in transaction' and datname = current_database()",
        );
        return accountsSeen(tx);
      }),
    ).rejects.toThrow();
    expect(await alone(nobody, accountsSeen)).toEqual([]);
    await pool.end();
  });

  it('that stood still for too long is told so by PostgreSQL itself, which is no fault of the program', async () => {
    const stoodStill = asActor(account(admin), async (tx) => {
      await sql`set local idle_in_transaction_session_timeout = '20ms'`.execute(tx.db);
      const { rows } = await superuser.query('select pg_backend_pid() as ours');
      for (let left = 1; left > 0; ) {
        const { rowCount } = await superuser.query(
          `select 1 from pg_stat_activity where usename = 'congtam_app' and state like 'idle in transaction%'
           and datname = current_database() and pid <> $1`,
          [rows[0].ours],
        );
        left = rowCount ?? 0;
      }
      return accountsSeen(tx);
    });
    const why = await stoodStill.catch((error: unknown) => error);
    expect(why).toMatchObject({ code: '25P03' });
    expect(overloadOf(why)?.code).toBe('server.too-slow');
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
    const act = { action: 'account.invite', subject: { kind: 'account', id: 'x' } };
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
