import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { readHistory } from './audit/history.ts';
import type { Config } from './config.ts';
import { runningCluster } from './database/embedded/running-cluster.ts';
import { startEmbedded } from './database/embedded/start-embedded.ts';
import { loginOf } from './database/roles.ts';
import { driverSettings, type ServerAddress } from './database/server-address.ts';

/**
 * Writes the whole history, one event a line and a last line with their number, for `congtam-verify`. It is read as
 * `congtam_backup`, beside a server that runs or, when none does, from an embedded PostgreSQL started for it.
 *
 * @returns how many events were written
 */
export async function exportHistory(config: Config, file: string): Promise<number> {
  const { database, dataFolder, postgresFolder } = config;
  if (database !== undefined) return writeHistory(database, file);
  const running = runningCluster(dataFolder);
  if (running !== undefined) return writeHistory({ ...running, database: 'congtam' }, file);
  if (!existsSync(join(dataFolder, 'database'))) throw new Error(`there is no database in ${dataFolder}`);
  const postgres = await startEmbedded({ dataFolder, postgresFolder });
  try {
    return await writeHistory({ ...postgres.superuser, database: 'congtam' }, file);
  } finally {
    await postgres.stop();
  }
}

async function writeHistory(setUp: ServerAddress, file: string): Promise<number> {
  const client = new Client(driverSettings(loginOf(setUp, 'congtam_backup')));
  await client.connect();
  const out = await open(file, 'w', 0o600);
  try {
    let count = 0;
    for await (const event of readHistory(client)) {
      await out.write(`${JSON.stringify(event)}\n`);
      count += 1;
    }
    await out.write(`${JSON.stringify({ end: count })}\n`);
    await out.sync();
    return count;
  } finally {
    await out.close();
    await client.end();
  }
}
