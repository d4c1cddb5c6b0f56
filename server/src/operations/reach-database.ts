import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '@congtam/engine';
import { Client } from 'pg';
import type { Config } from '../config/config.ts';
import { cannotReach } from '../database/cannot-reach.ts';
import { runningCluster } from '../database/embedded/running-cluster.ts';
import { startEmbedded } from '../database/embedded/start-embedded.ts';
import { roleSecret } from '../database/role-secret.ts';
import { driverSettings, type ServerAddress } from '../database/server-address.ts';
import { StartRefusal } from '../start-refusal.ts';

/** How a command enters the database of the product. */
export interface Entrance {
  /** The login that may make roles. */
  readonly setUp: ServerAddress;
  /** What the passwords of the roles follow from. */
  readonly secret: string;
}

export type ReachedConfig = Pick<Config, 'database' | 'dataFolder' | 'postgresFolder'>;

/**
 * Enters the database beside a server that runs or, when none does, an embedded PostgreSQL started for this one command.
 *
 * @throws StartRefusal when there is none
 */
export async function reachDatabase<T>(
  config: ReachedConfig,
  work: (entrance: Entrance) => Promise<T>,
): Promise<T> {
  const { database, dataFolder, postgresFolder } = config;
  if (database !== undefined) {
    await enter(database).catch(cannotReach);
    return work({ setUp: database, secret: roleSecret(database, dataFolder) });
  }
  const running = runningCluster(dataFolder);
  if (running !== undefined)
    return work({ setUp: { ...running, database: 'congtam' }, secret: running.password });
  if (!existsSync(join(dataFolder, 'database'))) throw noDatabase(dataFolder);
  const postgres = await startEmbedded({ dataFolder, postgresFolder });
  try {
    await postgres.makeDatabase('congtam');
    const setUp = { ...postgres.superuser, database: 'congtam' };
    return await work({ setUp, secret: setUp.password });
  } finally {
    await postgres.stop();
  }
}

async function enter(address: ServerAddress): Promise<void> {
  const client = new Client(driverSettings(address));
  await client.connect();
  await client.end();
}

const noDatabase = (folder: string) =>
  new StartRefusal(
    'database.none-here',
    say(`chưa có cơ sở dữ liệu trong ${folder}`, `there is no database in ${folder}`),
    say(
      'đặt CONGTAM_DATA hoặc DATABASE_URL như khi chạy máy chủ',
      'set CONGTAM_DATA or DATABASE_URL as for the server',
    ),
  );
