import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerAddress } from './server-address.ts';

/**
 * What the passwords of the roles follow from: the password of whoever sets up or, for a server that knows its user by
 * the socket, a secret of our own in the data folder, made when it is first needed.
 */
export function roleSecret({ password }: ServerAddress, dataFolder: string): string {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  if (password !== '') return password;
  const file = join(dataFolder, 'role-secret');
  if (!existsSync(file))
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8');
}
