import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StartRefusal } from '../start-refusal.ts';
import { POSTGRES_FOLDER } from '../testing/postgres-folder.ts';
import { testFolder } from '../testing/test-folder.ts';
import { nobody } from './as-actor.ts';
import { databaseAddress } from './database-url.ts';
import { type EmbeddedPostgres, startEmbedded } from './embedded/start-embedded.ts';
import { migrate } from './migrate.ts';
import { readMigrations } from './migrations.ts';
import { openDatabase } from './open-database.ts';
import { type Logins, prepareRoles } from './roles.ts';
import { driverSettings, type ServerAddress } from './server-address.ts';

// Roles belong to a whole cluster, so this file has one of its own, entered as an operator's server would be.
const folder = testFolder('ct-x-');
let postgres: EmbeddedPostgres;
let superuser: Client;
const dba: ServerAddress = {
  host: join(folder, 'run'),
  port: 5432,
  user: 'dba',
  password: 'secret',
  database: 'hr',
};

beforeAll(async () => {
  postgres = await startEmbedded({ dataFolder: folder, ...POSTGRES_FOLDER, settings: { fsync: 'off' } });
  superuser = new Client(driverSettings(postgres.superuser));
  await superuser.connect();
  await superuser.query("create role dba login password 'secret'");
  await superuser.query("create database hr template template0 encoding 'UTF8'");
});
afterAll(async () => {
  await superuser.end();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function refusalOf(work: Promise<unknown>): Promise<StartRefusal> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof StartRefusal)) throw error ?? new Error('it was not refused');
  return error;
}

describe('a PostgreSQL of the operator', () => {
  it('is told every single thing it does not grant, as statements to run', async () => {
    const { problem } = await refusalOf(openDatabase(dba));
    expect(problem.code).toBe('database.not-granted');
    const { rows } = await superuser.query("select current_setting('server_version_num')::int as version");
    const bypassing =
      rows[0].version >= 160000
        ? ['ALTER ROLE "dba" BYPASSRLS;']
        : ['CREATE ROLE congtam_owner BYPASSRLS;', 'CREATE ROLE congtam_backup BYPASSRLS;'];
    const statements = ['ALTER ROLE "dba" CREATEROLE;', ...bypassing, 'ALTER DATABASE "hr" OWNER TO "dba";'];
    for (const statement of statements) {
      expect(problem.message.en).toContain(statement);
      await superuser.query(statement);
    }
  });

  it('needs no superuser once these are granted, and two servers may start at once', async () => {
    const [one, two] = await Promise.all([openDatabase(dba), openDatabase(dba)]);
    const count = readMigrations().length;
    expect([...one.migrated.applied, ...two.migrated.applied]).toHaveLength(count);
    const ask = () =>
      one.asActor(nobody, ({ db }) => db.selectFrom('congtam.account').select('id').execute(), {
        isReadOnly: true,
      });
    expect(await ask()).toEqual([]);
    await Promise.all([one.close(), two.close()]);
    const again = await openDatabase(dba);
    expect(again.migrated.applied).toEqual([]);
    await again.close();
  });

  it('in another encoding is refused', async () => {
    await superuser.query("create database old template template0 encoding 'SQL_ASCII' owner dba");
    const { problem } = await refusalOf(openDatabase({ ...dba, database: 'old' }));
    expect(problem.message.en).toContain('encoding UTF8 (SQL_ASCII)');
  });
});

describe('migrations', () => {
  let logins: Logins;
  const inDatabase = async (name: string) => {
    await superuser.query(`create database ${name} template template0 encoding 'UTF8' owner dba`);
    logins = await prepareRoles({ ...dba, database: name });
    return logins.congtam_migrate;
  };

  it('can be tried without being kept, so that one which would fail is known before', async () => {
    const migrator = await inDatabase('dry');
    const report = await migrate(migrator, { isDryRun: true });
    expect(report.applied[0]).toBe('0001-foundation');
    expect((await migrate(migrator, { isDryRun: true })).applied).toEqual(report.applied);
    const broken = readMigrations().map((m, at, { length }) =>
      at === length - 1 ? { ...m, sql: 'select 1/0' } : m,
    );
    const tried = await refusalOf(migrate(migrator, { isDryRun: true, migrations: broken }));
    expect(tried.problem.code).toBe('database.migration-failed');
    expect((await migrate(migrator)).applied).toEqual(report.applied);
    expect(await migrate(migrator)).toEqual({ applied: [], standing: report.applied });
  });

  it('T9 - killed or failing at a step leave the steps before, and go on from there', async () => {
    const migrator = await inDatabase('half');
    const all = readMigrations();
    // In the short run every tenth and the newest; in the long one each of them.
    const isTried = (at: number) =>
      process.env.CONGTAM_FULL === '1' || at % 10 === 0 || at === all.length - 1;
    for (const [before, next] of all.entries()) {
      if (!isTried(before)) continue;
      if (before > 0) await migrate(migrator, { migrations: all.slice(0, before) });
      const broken = all.map((m) => (m === next ? { ...m, sql: `${m.sql}\nselect 1/0;` } : m));
      const { problem } = await refusalOf(migrate(migrator, { migrations: broken }));
      expect(problem.code).toBe('database.migration-failed');
      const { standing } = await migrate(migrator, { isDryRun: true });
      expect(standing).toHaveLength(before);
      await migrate(migrator, { migrations: all.slice(0, before + 1) });
    }
    expect((await migrate(migrator)).applied).toEqual([]);
  });

  it('that have run are not edited, and a database newer than the program is left alone', async () => {
    const migrator = await inDatabase('edited');
    await migrate(migrator);
    const all = readMigrations();
    const edited = all.map((m) => (m.number === 2 ? { ...m, checksum: Buffer.alloc(32) } : m));
    expect((await refusalOf(migrate(migrator, { migrations: edited }))).problem.code).toBe(
      'database.migration-changed',
    );
    expect((await refusalOf(migrate(migrator, { migrations: all.slice(0, -1) }))).problem.code).toBe(
      'database.newer-than-program',
    );
  });
});

describe('DATABASE_URL', () => {
  it('says where, as whom and, to another machine, always encrypted', () => {
    expect(databaseAddress('postgres://dba:s%40c@db.example:5433/hr')).toEqual({
      host: 'db.example',
      port: 5433,
      user: 'dba',
      password: 's@c',
      database: 'hr',
      tls: {},
    });
    expect(databaseAddress('postgresql://dba@/hr?host=/run/postgresql')).toEqual({
      host: '/run/postgresql',
      port: 5432,
      user: 'dba',
      password: '',
      database: 'hr',
    });
    expect(databaseAddress('postgres://dba@localhost/hr').tls).toBeUndefined();
  });

  it.each([
    ['mysql://a@b/c', 'config.database-url'],
    ['postgres://b/c', 'config.database-url'],
    ['postgres://a@b', 'config.database-url'],
    ['nonsense', 'config.database-url'],
    ['postgres://a@db.example/c?sslmode=disable', 'config.database-not-encrypted'],
  ])('%s is refused', async (url, code) => {
    expect((await refusalOf((async () => databaseAddress(url))())).problem.code).toBe(code);
  });
});
