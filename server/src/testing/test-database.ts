import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, inject } from 'vitest';
import { eventSigner } from '../audit/receipts.ts';
import { type Database, enterDatabase } from '../database/open-database.ts';
import type { LoginRole, Logins } from '../database/roles.ts';
import { driverSettings, type ServerAddress } from '../database/server-address.ts';
import { TEMPLATE } from './cluster.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');

/** The key of the log in tests that look at no key of their own. */
export const testKey = { origin: 'congtam/test', privateKey, publicKey, keys: [{ key: publicKey }] };
export const testSigner = eventSigner(testKey);

/** A database of its own for a test file, entered as the product enters it. */
export interface TestDatabase extends Omit<Database, 'migrated'> {
  /** The superuser: for what a database administrator could do, and for looking under the hood. */
  readonly superuser: Client;
  readonly logins: Logins;
  /** A raw connection as a role, without asActor. */
  as(role: LoginRole): Promise<Client>;
  /** Another connection of the superuser, for what goes on beside. */
  beside(): Promise<Client>;
}

export async function testDatabase(): Promise<TestDatabase> {
  const { superuser: server, logins: of } = inject('cluster');
  const name = `t_${randomBytes(6).toString('hex')}`;
  const main = await connected(server);
  await main.query(`create database ${name} template ${TEMPLATE} strategy file_copy`);
  await main.query(`grant connect on database ${name} to public`);
  const logins = Object.fromEntries(
    Object.entries(of).map(([role, address]) => [role, { ...address, database: name }]),
  ) as unknown as Logins;
  const superuser = await connected({ ...server, database: name });
  const database = enterDatabase(logins, { app: 12, jobs: 4 });
  database.signEventsWith(testSigner);
  const opened: Client[] = [];
  const open = async (address: ServerAddress) => {
    const client = await connected(address);
    opened.push(client);
    return client;
  };
  afterAll(async () => {
    for (const client of opened) await client.end().catch(() => {});
    await database.close();
    await superuser.end();
    await main.query(`drop database ${name} with (force)`);
    await main.end();
  });
  return {
    ...database,
    superuser,
    logins,
    as: (role) => open(logins[role]),
    beside: () => open({ ...server, database: name }),
  };
}

async function connected(address: ServerAddress): Promise<Client> {
  const client = new Client(driverSettings(address));
  client.on('error', () => {});
  await client.connect();
  return client;
}
