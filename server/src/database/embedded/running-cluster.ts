import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ServerAddress } from '../server-address.ts';
import { superuserOf } from './cluster-folder.ts';
import { runningPostmaster } from './orphan.ts';
import { EMBEDDED_PORT } from './start-embedded.ts';

/** The embedded PostgreSQL that another process of ours runs on this data folder, entered beside it. */
export function runningCluster(dataFolder: string): ServerAddress | undefined {
  const databaseFolder = join(resolve(dataFolder), 'database');
  if (!existsSync(databaseFolder)) return undefined;
  const folder = readdirSync(databaseFolder)
    .filter((name) => /^\d+$/.test(name))
    .map((name) => join(databaseFolder, name))
    .find((each) => runningPostmaster(join(each, 'pgdata')) !== undefined);
  if (folder === undefined) return undefined;
  const host = join(resolve(dataFolder), 'run');
  return { host, port: EMBEDDED_PORT, database: 'postgres', ...superuserOf(folder) };
}
