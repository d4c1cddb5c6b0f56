import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../database/embedded/start-embedded.ts';
import { migrate } from '../database/migrate.ts';
import { type Logins, prepareRoles } from '../database/roles.ts';
import type { ServerAddress } from '../database/server-address.ts';
import { POSTGRES_FOLDER } from './postgres-folder.ts';
import { testFolder } from './test-folder.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: TestCluster;
  }
}

/** What a test file needs to have a database of its own. */
export interface TestCluster {
  readonly superuser: ServerAddress;
  readonly logins: Logins;
}

export const TEMPLATE = 'congtam_template';

/** One PostgreSQL for the whole run, with a migrated template. Losing it in a power cut would not matter: no fsync. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = testFolder('congtam-pg-');
  const postgres = await startEmbedded({
    dataFolder: folder,
    ...POSTGRES_FOLDER,
    settings: { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '120' },
  });
  const tearDown = async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await postgres.makeDatabase(TEMPLATE);
    const logins = await prepareRoles({ ...postgres.superuser, database: TEMPLATE });
    await migrate(logins.congtam_migrate);
    project.provide('cluster', { superuser: postgres.superuser, logins });
    return tearDown;
  } catch (error) {
    await tearDown();
    throw error;
  }
}
