import { say } from '@congtam/engine';
import { Client } from 'pg';
import { StartRefusal } from '../start-refusal.ts';
import { type Migration, readMigrations } from './migrations.ts';
import { driverSettings, type ServerAddress } from './server-address.ts';

/** What a run did, or would do. */
export interface MigrationReport {
  readonly applied: readonly string[];
  readonly standing: readonly string[];
}

/**
 * Brings the database forward to the schema of this program. One at a time, each in a transaction: killed in between,
 * the next start goes on where it was. A dry run tries what is missing in one transaction that is rolled back.
 *
 * @param migrator how `congtam_migrate` logs in
 * @throws StartRefusal when the database has a migration that this program lacks, or another text of one
 */
export async function migrate(
  migrator: ServerAddress,
  { isDryRun = false, migrations = readMigrations() } = {},
): Promise<MigrationReport> {
  const client = new Client(driverSettings(migrator));
  await client.connect();
  try {
    await client.query('set role congtam_owner');
    // Held by the session, over all transactions; other servers that start wait here.
    await client.query("select pg_advisory_lock(hashtext('congtam.migrations'))");
    const ledger = await readLedger(client);
    refuseStrange(ledger, migrations);
    const missing = migrations.filter(({ number }) => !ledger.has(number));
    if (isDryRun) await tryOut(client, missing);
    else for (const migration of missing) await apply(client, migration);
    return {
      applied: missing.map(titleOf),
      standing: migrations.filter(({ number }) => ledger.has(number)).map(titleOf),
    };
  } finally {
    await client.end();
  }
}

const titleOf = ({ number, name }: Migration) => `${String(number).padStart(4, '0')}-${name}`;

async function apply(client: Client, migration: Migration): Promise<void> {
  const { number, name, sql, checksum } = migration;
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into congtam.migration (number, name, checksum) values ($1, $2, $3)', [
      number,
      name,
      checksum,
    ]);
    await client.query('commit');
  } catch (cause) {
    throw failedAt(migration, cause);
  }
}

/** Waits for nobody who works in the database meanwhile. */
async function tryOut(client: Client, missing: readonly Migration[]): Promise<void> {
  await client.query("begin; set local lock_timeout = '5s'");
  for (const migration of missing) {
    await client.query(migration.sql).catch((cause: unknown) => {
      throw failedAt(migration, cause);
    });
  }
  await client.query('rollback');
}

function failedAt(migration: Migration, cause: unknown): StartRefusal {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new StartRefusal(
    'database.migration-failed',
    say(
      `không nâng cấp được cơ sở dữ liệu ở bước ${titleOf(migration)}: ${reason}`,
      `the database could not be brought forward, at ${titleOf(migration)}: ${reason}`,
    ),
    say(
      'cơ sở dữ liệu vẫn như trước bước đó; gửi thông báo này cho người bảo trì',
      'the database is as it was before that step; send this to the maintainers',
    ),
    { cause },
  );
}

type Ledger = ReadonlyMap<number, { readonly name: string; readonly checksum: Buffer }>;

async function readLedger(client: Client): Promise<Ledger> {
  const { rows: exists } = await client.query("select to_regclass('congtam.migration') as ledger");
  if (exists[0]?.ledger === null) return new Map();
  const { rows } = await client.query('select number, name, checksum from congtam.migration order by number');
  return new Map(rows.map((row) => [row.number, row]));
}

function refuseStrange(ledger: Ledger, migrations: readonly Migration[]): void {
  for (const [number, { name, checksum }] of ledger) {
    const ours = migrations.find((m) => m.number === number);
    if (ours === undefined) {
      throw new StartRefusal(
        'database.newer-than-program',
        say(
          `cơ sở dữ liệu đã qua bước ${number} (${name}) mà bản Công Tâm này chưa biết`,
          `the database has step ${number} (${name}), which this Công Tâm does not know`,
        ),
        say('chạy bản Công Tâm mới hơn; không có đường lùi', 'run a newer Công Tâm; there is no way back'),
      );
    }
    if (!ours.checksum.equals(checksum)) {
      throw new StartRefusal(
        'database.migration-changed',
        say(
          `bước ${titleOf(ours)} trong cơ sở dữ liệu khác với tệp của chương trình`,
          `the step ${titleOf(ours)} in the database differs from the file of the program`,
        ),
        say(
          'dùng đúng bản phát hành; một bước đã chạy thì không sửa, chỉ thêm bước mới',
          'use a released version; a step that has run is not edited, a new one is added',
        ),
      );
    }
  }
}
