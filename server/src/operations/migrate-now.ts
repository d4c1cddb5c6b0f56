import { Client } from 'pg';
import type { Config } from '../config/config.ts';
import { type MigrationReport, migrate } from '../database/migrate.ts';
import { readMigrations } from '../database/migrations.ts';
import { loginOf, prepareRoles } from '../database/roles.ts';
import { driverSettings } from '../database/server-address.ts';
import { type Entrance, reachDatabase } from './reach-database.ts';

/**
 * Brings the database forward, or tries whether it could be.
 *
 * @throws StartRefusal as a start of the server would
 */
export const migrateNow = (
  config: Pick<Config, 'database' | 'dataFolder' | 'postgresFolder'>,
  { isDryRun }: { readonly isDryRun: boolean },
): Promise<MigrationReport> =>
  reachDatabase(config, async (entrance) => {
    const { setUp, secret } = entrance;
    if (!isDryRun) return migrate((await prepareRoles(setUp, secret)).congtam_migrate);
    // Making the roles would be a change as well: where there are none, nothing can be tried, and all is to be done.
    if (!(await hasRoles(entrance))) {
      const all = readMigrations().map(({ number, name }) => `${String(number).padStart(4, '0')}-${name}`);
      return { applied: all, standing: [] };
    }
    return migrate(loginOf(setUp, 'congtam_migrate', secret), { isDryRun });
  });

async function hasRoles({ setUp }: Entrance): Promise<boolean> {
  const client = new Client(driverSettings(setUp));
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_roles where rolname = 'congtam_migrate'");
    return rowCount === 1;
  } finally {
    await client.end();
  }
}
