import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { runningCluster } from './database/embedded/running-cluster.ts';
import { startEmbedded } from './database/embedded/start-embedded.ts';
import type { ServerAddress } from './database/server-address.ts';

/**
 * Work of a command on the database of an installation: beside a server that runs or, when none does, on an embedded
 * PostgreSQL started for it.
 *
 * @param work gets the login that made the roles
 */
export async function onStoredDatabase<T>(
  { database, dataFolder, postgresFolder }: Config,
  work: (setUp: ServerAddress) => Promise<T>,
): Promise<T> {
  if (database !== undefined) return work(database);
  const running = runningCluster(dataFolder);
  if (running !== undefined) return work({ ...running, database: 'congtam' });
  if (!existsSync(join(dataFolder, 'database'))) throw new Error(`there is no database in ${dataFolder}`);
  const postgres = await startEmbedded({ dataFolder, postgresFolder });
  try {
    return await work({ ...postgres.superuser, database: 'congtam' });
  } finally {
    await postgres.stop();
  }
}
