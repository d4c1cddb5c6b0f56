import { open } from 'node:fs/promises';
import { Client } from 'pg';
import { readHistory } from './audit/history.ts';
import type { Config } from './config/config.ts';
import { loginOf } from './database/roles.ts';
import { driverSettings, type ServerAddress } from './database/server-address.ts';
import { reachDatabase } from './operations/reach-database.ts';

/**
 * Writes the whole history, one event a line, then one row a line, and a last line with their numbers, for `congtam-verify`. It is read as
 * `congtam_backup`.
 *
 * @returns how many events were written
 */
export const exportHistory = (config: Config, file: string): Promise<number> =>
  reachDatabase(config, ({ setUp, secret }) => writeHistory(loginOf(setUp, 'congtam_backup', secret), file));

async function writeHistory(login: ServerAddress, file: string): Promise<number> {
  const client = new Client(driverSettings(login));
  await client.connect();
  const out = await open(file, 'w', 0o600);
  try {
    const counted = { end: 0, rows: 0 };
    for await (const entry of readHistory(client)) {
      await out.write(`${JSON.stringify(entry)}\n`);
      counted['table' in entry ? 'rows' : 'end'] += 1;
    }
    await out.write(`${JSON.stringify(counted)}\n`);
    await out.sync();
    return counted.end;
  } finally {
    await out.close();
    await client.end();
  }
}
